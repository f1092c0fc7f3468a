using Planner.Analysis.Obstacles;
using Planner.Localities.Units;
using Planner.Rules.Pack;
using Planner.Simulation.Closing;
using Planner.Simulation.Recording;

namespace Planner.Analysis.Closing;

/// <summary>Which criteria hold communes back, and what money could do about it.</summary>
/// <param name="Year">Whose criteria and thresholds judge the start.</param>
/// <param name="Communes">Communes of the locality.</param>
/// <param name="Criteria">The criteria, the one that most communes fail at the end first.</param>
/// <param name="Closable">Communes with open criteria of which works can close every one: over the tables.</param>
/// <param name="Blocked">Communes with an open criterion that no work closes.</param>
/// <param name="Everything">Billion VND that close, in all communes, every open criterion that works can close.</param>
/// <param name="CheapestFirst">
/// Billion VND that bring 1, 2, 3 … more communes to all criteria, the cheapest communes first; as far as every table has such communes.
/// </param>
public sealed record Bottlenecks(
    int Year,
    int Communes,
    IReadOnlyList<CriterionBottleneck> Criteria,
    TableRange Closable,
    TableRange Blocked,
    TableRange Everything,
    IReadOnlyList<TableRange> CheapestFirst)
{
    private const double MillionsInBillion = 1000;

    /// <summary>Joins what a run found at the end with what the start asks for.</summary>
    /// <param name="ensemble">The run.</param>
    /// <param name="closings">Prices of every commune in the same tables, of the same locality.</param>
    /// <param name="year">Whose thresholds the prices were found for.</param>
    public static Bottlenecks Of(Ensemble ensemble, IReadOnlyList<CommuneClosing> closings, int year)
    {
        ArgumentNullException.ThrowIfNull(ensemble);
        ArgumentNullException.ThrowIfNull(closings);
        IReadOnlyList<CommuneStart> communes = ensemble.Locality.Tables[0].Communes;
        int[] candidates = [.. Enumerable.Range(0, communes.Count).Where(c => !communes[c].Urban)];
        closings = [.. closings.Where(c => !communes[c.Commune].Urban)];
        CommuneClosing[][] tables = [.. closings.GroupBy(c => c.Table).OrderBy(g => g.Key).Select(g => g.ToArray())];
        int last = ensemble.Years.Count - 1;
        IReadOnlyList<CriterionClosing> names = closings.Count > 0 ? closings[0].Criteria : [];
        var criteria = new List<CriterionBottleneck>();
        for (int k = 0; k < names.Count; k++)
        {
            int criterion = k;
            int recorded = ensemble.Criteria.ToList().IndexOf(names[k].Criterion);
            TableRange Over(Func<CommuneClosing, double> value) => TableRange.Of([.. tables.Select(t => t.Sum(value))]);
            double Failing(int commune) => recorded < 0 ? 0 : 1 - ((double)ensemble.CriterionPassed(commune, recorded, last) / ensemble.Replicates);
            double Money(CommuneClosing c) => (c.Criteria[criterion].Money ?? 0) / MillionsInBillion;
            double Open(CommuneClosing c) => c.Criteria[criterion].Met ? 0 : 1;
            criteria.Add(new CriterionBottleneck(
                names[k].Criterion,
                names[k].Title ?? new LocalizedText(names[k].Criterion, names[k].Criterion),
                Over(Open),
                Over(c => c.Open == 1 ? Open(c) : 0),
                candidates.Sum(Failing),
                Over(c => c.Criteria[criterion].Buyable ? 1 : 0),
                Over(Money),
                NotBought(closings.Select(c => c.Criteria[criterion])),
                [
                    .. ensemble.Locality.Districts.Select(d =>
                    {
                        CommuneClosing[] own = [.. closings.Where(c => ensemble.Locality.Districts[communes[c.Commune].District] == d)];
                        int[] indices = [.. candidates.Where(c => ensemble.Locality.Districts[communes[c].District] == d)];
                        return new DistrictBottleneck(d.Id, indices.Length, own.Sum(Open) / tables.Length, indices.Sum(Failing), own.Sum(Money) / tables.Length);
                    }),
                ]));
        }

        double[][] prices = [.. tables.Select(t => t.Where(c => c.Open > 0 && c.Criteria.All(k => k.Met || k.Buyable)).Select(WholePrice).Order().ToArray())];
        int common = prices.Length == 0 ? 0 : prices.Min(p => p.Length);
        return new Bottlenecks(
            year,
            candidates.Length,
            [.. criteria.OrderByDescending(c => c.FailingAtEnd).ThenByDescending(c => c.OpenAtStart.Mean)],
            TableRange.Of([.. prices.Select(p => (double)p.Length)]),
            TableRange.Of([.. tables.Select(t => (double)t.Count(c => c.Criteria.Any(k => !k.Met && !k.Buyable)))]),
            TableRange.Of([.. tables.Select(t => t.Sum(WholePrice) / MillionsInBillion)]),
            [.. Enumerable.Range(1, common).Select(n => TableRange.Of([.. prices.Select(p => p.Take(n).Sum() / MillionsInBillion)]))]);
    }

    /// <summary>Million VND that close all open criteria of a commune, changes that serve two criteria paid once.</summary>
    internal static double WholePrice(CommuneClosing commune)
    {
        CheapestClosings cheapest = Cheapest(commune);
        return cheapest.Money(cheapest.Most);
    }

    /// <summary>The cheapest sets of a commune's criteria that works can close.</summary>
    internal static CheapestClosings Cheapest(CommuneClosing commune) => CheapestClosings.Of(
        [.. commune.Criteria.Where(k => k.Buyable).Select(k => k.Changes.Select(c => (c.Turning.Input.Path, c.Turning.Price!.Money!.Value)).ToArray())]);

    private static LocalizedText? NotBought(IEnumerable<CriterionClosing> criterion) => criterion
        .Where(k => !k.Met && !k.Buyable)
        .SelectMany(k => k.Changes.Where(c => c.Turning.Price?.Money is null).Select(c => (c.Turning.Input.Path, c.Title)))
        .GroupBy(x => x.Path, StringComparer.Ordinal)
        .OrderByDescending(g => g.Count())
        .Select(g => g.First().Title)
        .FirstOrDefault();
}
