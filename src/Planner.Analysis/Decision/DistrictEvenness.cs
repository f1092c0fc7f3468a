using Planner.Localities.Units;
using Planner.Simulation.Recording;

namespace Planner.Analysis.Decision;

/// <summary>How districts fare under a scenario.</summary>
/// <param name="Scenario">Id of the scenario.</param>
/// <param name="Districts">By district, in the locality's order; districts without communes are left out.</param>
/// <param name="CertifiedGini">Gini's coefficient of the certified share of communes over districts; null where none is certified.</param>
/// <param name="MoneyGini">Gini's coefficient of money per household over districts; null where nothing is spent.</param>
public sealed record DistrictEvenness(string Scenario, IReadOnlyList<DistrictOutcome> Districts, double? CertifiedGini, double? MoneyGini)
{
    /// <summary>Reads it off a run: means over replicates, households of the first table.</summary>
    /// <param name="ensemble">The run.</param>
    public static DistrictEvenness Of(Ensemble ensemble)
    {
        ArgumentNullException.ThrowIfNull(ensemble);
        IReadOnlyList<CommuneStart> communes = ensemble.Locality.Tables[0].Communes;
        var districts = new List<DistrictOutcome>();
        for (int d = 0; d < ensemble.Locality.Districts.Count; d++)
        {
            int[] own = [.. Enumerable.Range(0, communes.Count).Where(c => communes[c].District == d)];
            if (own.Length > 0)
            {
                districts.Add(new DistrictOutcome(
                    ensemble.Locality.Districts[d].Id,
                    own.Length,
                    own.Sum(c => 1 - ((double)ensemble.FirstYear(c, 1, ensemble.Years.Count) / ensemble.Replicates)),
                    own.Sum(c => communes[c].Households),
                    own.Sum(c => Enumerable.Range(0, ensemble.Pack.Funding.Components.Count).Sum(k => Enumerable.Range(1, ensemble.Years.Count - 1).Sum(y => ensemble.MeanSpending(c, k, y))))));
            }
        }

        return new DistrictEvenness(
            ensemble.Scenario.Id,
            districts,
            Inequality.Gini([.. districts.Select(d => (d.Certified, (double)d.Communes))]),
            Inequality.Gini([.. districts.Select(d => (d.Money, (double)d.Households))]));
    }
}
