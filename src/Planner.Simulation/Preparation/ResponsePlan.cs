using Planner.Rules.Pack;
using Planner.Simulation.State;

namespace Planner.Simulation.Preparation;

/// <summary>
/// The response's work of one commune and year, sorted so that nothing is computed twice. Many indicators are bought by the same components at the
/// same emphasis and lag (a <see cref="FundingMix"/>): their cost is one sum, and what money does to them is one exponent. With the same trend and
/// campaign besides (a <see cref="ResponseClass"/>) one factor serves them all.
/// </summary>
internal sealed class ResponsePlan
{
    private readonly IndicatorMotion[] motions;
    private readonly PricedGap[] priced;
    private readonly GapCost[] gaps;

    private ResponsePlan(
        IReadOnlyList<FundingMix> mixes,
        IReadOnlyList<OwnPace> paces,
        IReadOnlyList<ResponseClass> classes,
        IReadOnlyList<(double Keep, double Damage)> wears,
        IndicatorMotion[] motions,
        GapCost[] gaps,
        PricedGap[] priced)
    {
        Mixes = mixes;
        Paces = paces;
        Classes = classes;
        Wears = wears;
        this.motions = motions;
        this.gaps = gaps;
        this.priced = priced;
    }

    /// <summary>Distinct sets of components with emphasis and lag; one is empty where some indicator is bought by none.</summary>
    public IReadOnlyList<FundingMix> Mixes { get; }

    /// <summary>Distinct trends and campaigns.</summary>
    public IReadOnlyList<OwnPace> Paces { get; }

    /// <summary>Distinct pairs of mix and pace.</summary>
    public IReadOnlyList<ResponseClass> Classes { get; }

    /// <summary>Distinct shares kept (1 − depreciation) and damages.</summary>
    public IReadOnlyList<(double Keep, double Damage)> Wears { get; }

    /// <summary>Every commune indicator, in the order in which they lie in memory.</summary>
    public ReadOnlySpan<IndicatorMotion> Motions => motions;

    /// <summary>The sums that gaps are priced in: one for each mix and size measure, those of a mix together.</summary>
    public ReadOnlySpan<GapCost> Gaps => gaps;

    /// <summary>The gaps that cost money, those of a sum together, else in the order in which the indicators lie in memory.</summary>
    public ReadOnlySpan<PricedGap> Priced => priced;

    /// <summary>Sorts the works of components by indicator.</summary>
    /// <param name="indicators">The commune indicators; an indicator's place is its <see cref="PreparedIndicator.Index"/>.</param>
    /// <param name="components">The components.</param>
    public static ResponsePlan Of(IReadOnlyList<PreparedIndicator> indicators, IReadOnlyList<PreparedComponent> components)
    {
        var mixes = new List<FundingMix>();
        var paces = new List<OwnPace>();
        var classes = new List<ResponseClass>();
        var wears = new List<(double Keep, double Damage)>();
        var motions = new List<IndicatorMotion>();
        var gaps = new List<(int Mix, int SizeSlot)>();
        var priced = new List<(int Sum, PricedGap Gap)>();
        foreach (PreparedIndicator indicator in indicators.OrderBy(i => i.Index))
        {
            IndicatorDefinition x = indicator.Definition;
            (int Component, PreparedWork Work)[] works = components
                .SelectMany((c, k) => c.Works.Where(w => w.Indicator == indicator.Index).Select(w => (k, w))).ToArray();
            double price = works.Length == 0 ? 0 : works[0].Work.UnitCost;
            int mix = IndexOf(mixes, new FundingMix(works.Select(w => new MixPart(w.Component, w.Work.Emphasis, w.Work.UnitCost / price, w.Work.Lag)).ToArray()));
            if (works.Length > 0)
            {
                priced.Add((IndexOf(gaps, (mix, works[0].Work.SizeSlot)), new PricedGap(indicator.Index, x.Best >= x.Worst ? price : -price, x.Best)));
            }

            motions.Add(new IndicatorMotion(
                indicator.Index,
                indicator.Group,
                IndexOf(classes, new ResponseClass(mix, IndexOf(paces, new OwnPace(x.Trend, x.Campaign)))),
                IndexOf(wears, (1 - x.Depreciation, x.Damage)),
                GapMotion.Of(x)));
        }

        int[] order = [.. Enumerable.Range(0, gaps.Count).OrderBy(g => gaps[g].Mix)];
        GapCost[] sums =
        [
            .. order.Select((g, i) => new GapCost(
                gaps[g].Mix, gaps[g].SizeSlot, order.Take(i).Sum(before => priced.Count(p => p.Sum == before)), priced.Count(p => p.Sum == g))),
        ];
        return new ResponsePlan(
            mixes,
            paces,
            classes,
            wears,
            motions.ToArray(),
            sums,
            [.. order.SelectMany(g => priced.Where(p => p.Sum == g).Select(p => p.Gap).OrderBy(p => p.Indicator))]);
    }

    private static int IndexOf<T>(List<T> list, T item)
    {
        int index = list.IndexOf(item);
        if (index < 0)
        {
            index = list.Count;
            list.Add(item);
        }

        return index;
    }
}
