using Planner.Localities.Scenarios;
using Planner.Rules.Pack;
using Planner.Simulation.Recording;

namespace Planner.Analysis.Funding;

/// <summary>
/// A scenario's approved money by district, programme, kind and source. What a line approves for a component in a year is shared between districts as the component's spending of that year is, mean over
/// replicates: the model shares out what is spent by the same rule that shares out what is approved. A line of a year in which its component spends nothing anywhere goes to no district.
/// </summary>
/// <param name="From">First year counted.</param>
/// <param name="To">Last year counted.</param>
/// <param name="Rows">Rows with money, programmes in the pack's order, capital first, sources in order.</param>
public sealed record DistrictFunding(int From, int To, IReadOnlyList<FundingRow> Rows)
{
    /// <summary>Million VND in a billion.</summary>
    public const double MillionsInBillion = 1000;

    /// <summary>Approved in all, billion VND.</summary>
    public double Total => Rows.Sum(r => r.Total);

    /// <summary>The rows in whole million VND, districts then what reaches no commune, rounded so that all sums add.</summary>
    public long[][] Rounded => ControlledRounding.Of([.. Rows.Select(r => (IReadOnlyList<double>)[.. r.Districts.Select(d => d * MillionsInBillion), r.Nowhere * MillionsInBillion])]);

    /// <summary>Shares a scenario's budget out.</summary>
    /// <param name="ensemble">The scenario's run; its simulated years are counted.</param>
    public static DistrictFunding Of(Ensemble ensemble)
    {
        ArgumentNullException.ThrowIfNull(ensemble);
        int recorded = ensemble.Scenario.Recorded?.Through(ensemble.Years[0]) ?? ensemble.Years[0], last = ensemble.Years[^1];
        int districts = ensemble.Locality.Districts.Count;
        var communes = ensemble.Locality.Tables[0].Communes;
        var shares = new Dictionary<(int Component, int Year), double[]?>();
        List<string> programmes = [.. ensemble.Pack.Funding.Programmes.Select(p => p.Id)];
        List<ComponentDefinition> components = [.. ensemble.Pack.Funding.Components];
        var rows = new SortedDictionary<(int Order, string Programme, MoneyKind Kind, MoneySource Source), double[]>();
        foreach (BudgetLine line in ensemble.Scenario.Budget.Where(b => b.Year > recorded && b.Year <= last && b.Amount > 0))
        {
            int k = components.FindIndex(c => c.Id == line.Component);
            if (k < 0)
            {
                continue;
            }

            int order = programmes.IndexOf(components[k].Programme);
            (int, string, MoneyKind, MoneySource) key = (order < 0 ? int.MaxValue : order, components[k].Programme, components[k].Kind, line.Source);
            if (!rows.TryGetValue(key, out double[]? row))
            {
                rows[key] = row = new double[districts + 1];
            }

            if (Share(k, line.Year - ensemble.Years[0]) is { } share)
            {
                for (int d = 0; d < districts; d++)
                {
                    row[d] += line.Amount * share[d];
                }
            }
            else
            {
                row[districts] += line.Amount;
            }
        }

        return new DistrictFunding(
            recorded + 1, last, [.. rows.Select(r => new FundingRow(r.Key.Programme, r.Key.Kind, r.Key.Source, r.Value[..districts], r.Value[districts]))]);

        double[]? Share(int component, int year)
        {
            if (shares.TryGetValue((component, year), out double[]? known))
            {
                return known;
            }

            double[] spent = new double[districts];
            for (int c = 0; c < communes.Count; c++)
            {
                spent[communes[c].District] += ensemble.MeanSpending(c, component, year);
            }

            double sum = spent.Sum();
            return shares[(component, year)] = sum > 0 ? [.. spent.Select(s => s / sum)] : null;
        }
    }
}
