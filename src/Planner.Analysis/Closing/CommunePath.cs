using Planner.Analysis.Intervals;
using Planner.Localities.Units;
using Planner.Simulation.Closing;
using Planner.Simulation.Recording;

namespace Planner.Analysis.Closing;

/// <summary>One commune's way to certification: when it gets there, what holds it back, what closing the rest would cost.</summary>
/// <param name="Commune">The commune as it stands in the first table.</param>
/// <param name="CertifiedBy">Share of replicates in which it was recognised by the end of each year of the run, the start year first; ascending.</param>
/// <param name="Interval">The last of them with its interval: Wilson, Monte Carlo error only.</param>
/// <param name="MedianYear">First year in which half of the replicates hold the certificate; null for none.</param>
/// <param name="Binding">Rule name of the criterion it fails most often at the end; null where it passes all in every replicate.</param>
/// <param name="BindingShare">Share of replicates in which it fails that one.</param>
/// <param name="OpenAtStart">Criteria open at the start by the thresholds of the year judged, over the tables.</param>
/// <param name="Money">Million VND that close all criteria which works can close; over the tables.</param>
/// <param name="NotBought">Rule names of criteria that no work closes in at least one table, the most frequent first.</param>
/// <param name="Sets">
/// For 1, 2, 3 … criteria the cheapest set in the first table, each with its price in million VND; as far as works reach.
/// </param>
public sealed record CommunePath(
    CommuneStart Commune,
    IReadOnlyList<double> CertifiedBy,
    ProportionInterval Interval,
    int? MedianYear,
    string? Binding,
    double BindingShare,
    TableRange OpenAtStart,
    TableRange Money,
    IReadOnlyList<string> NotBought,
    IReadOnlyList<(double Money, IReadOnlyList<string> Criteria)> Sets)
{
    /// <summary>Share of replicates in which it was recognised at each level or higher, new-rural, advanced, model, by the end of each year; the first is <see cref="CertifiedBy"/>.</summary>
    public required IReadOnlyList<IReadOnlyList<double>> RecognisedBy { get; init; }

    /// <summary>The paths of all communes of a run.</summary>
    /// <param name="ensemble">The run.</param>
    /// <param name="closings">Prices of every commune, of the same locality.</param>
    /// <returns>In the order of the table, without townships.</returns>
    public static IReadOnlyList<CommunePath> Of(Ensemble ensemble, IReadOnlyList<CommuneClosing> closings)
    {
        ArgumentNullException.ThrowIfNull(ensemble);
        ArgumentNullException.ThrowIfNull(closings);
        ILookup<int, CommuneClosing> byCommune = closings.ToLookup(c => c.Commune);
        return [.. ensemble.Locality.Tables[0].Communes.Select((start, c) => (Start: start, Index: c)).Where(c => !c.Start.Urban).Select(c => One(ensemble, c.Start, c.Index, [.. byCommune[c.Index].OrderBy(x => x.Table)]))];
    }

    /// <summary>
    /// A commune's chance over the synthetic tables at hand, with Wilson's interval. Tables are strata of the sample here, not a sample themselves, so the interval is at least as wide as its level asks.
    /// </summary>
    /// <param name="recognised">Replicates in which it was recognised.</param>
    /// <param name="replicates">All replicates; ≥ 1.</param>
    public static ProportionInterval Chance(int recognised, int replicates)
    {
        double share = (double)recognised / replicates, critical = CriticalValue.Normal(CriticalValue.StandardLevel);
        (double low, double high) = ProportionInterval.Wilson(share, replicates, critical);
        return new ProportionInterval(share, low, high, replicates, new DesignEffect(1, critical));
    }

    private static CommunePath One(Ensemble ensemble, CommuneStart start, int commune, CommuneClosing[] closings)
    {
        int n = ensemble.Replicates, years = ensemble.Years.Count;
        double[][] recognised = [.. Enumerable.Range(1, OutcomeShape.Levels).Select(level =>
        {
            int sum = 0;
            return Enumerable.Range(0, years).Select(y => (double)(sum += ensemble.FirstYear(commune, level, y)) / n).ToArray();
        })];
        double[] certified = recognised[0];
        int half = Array.FindIndex(certified, p => p >= 0.5);
        double[] failing = [.. Enumerable.Range(0, ensemble.Criteria.Count).Select(k => 1 - ((double)ensemble.CriterionPassed(commune, k, years - 1) / n))];
        int worst = failing.Length == 0 ? -1 : Array.IndexOf(failing, failing.Max());
        CommuneClosing first = closings[0];
        CheapestClosings cheapest = Bottlenecks.Cheapest(first);
        string[] buyable = [.. first.Criteria.Where(k => k.Buyable).Select(k => k.Criterion)];
        return new CommunePath(
            start,
            certified,
            Chance(n - ensemble.FirstYear(commune, 1, years), n),
            half < 0 ? null : ensemble.Years[half],
            worst >= 0 && failing[worst] > 0 ? ensemble.Criteria[worst] : null,
            worst < 0 ? 0 : failing[worst],
            TableRange.Of([.. closings.Select(c => (double)c.Open)]),
            TableRange.Of([.. closings.Select(Bottlenecks.WholePrice)]),
            [
                .. closings.SelectMany(c => c.Criteria).Where(k => !k.Met && !k.Buyable).GroupBy(k => k.Criterion, StringComparer.Ordinal)
                    .OrderByDescending(g => g.Count()).Select(g => g.Key),
            ],
            [.. Enumerable.Range(1, cheapest.Most).Select(k => (cheapest.Money(k), (IReadOnlyList<string>)[.. cheapest.Criteria(k).Select(i => buyable[i])]))])
        {
            RecognisedBy = recognised,
        };
    }
}
