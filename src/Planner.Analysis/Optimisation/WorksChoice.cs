using Planner.Analysis.Closing;
using Planner.Localities.Scenarios;
using Planner.Localities.Units;
using Planner.Rules.Pack;
using Planner.Simulation.Closing;

namespace Planner.Analysis.Optimisation;

/// <summary>
/// How many communes works could close with a plan's money, each inside its eligibility, were every đồng directed there: the communes' cheapest closings as a knapsack over
/// the components' money (<see cref="CommuneChoice"/>), in each synthetic table. Each change of an indicator is charged to the component that may spend there and pays
/// least, at prices of 2021. The pooled bound lets any component pay anything at the least price, and counts all approved money whether it is spent in time or not: what lies
/// above it no plan can do by works.
/// </summary>
/// <param name="Communes">Communes that are not at the standard's criteria at the start.</param>
/// <param name="Blocked">Of them those with an open criterion that no works close.</param>
/// <param name="Closable">Communes all of whose works can be paid: found by marginal gain.</param>
/// <param name="Bound">What no choice of communes can exceed while each change is paid by that component.</param>
/// <param name="Pooled">What no choice can exceed whichever component pays.</param>
/// <param name="Curve">Budget–outcome curve: share of the money → communes whose works can be paid.</param>
public sealed record WorksChoice(TableRange Communes, TableRange Blocked, TableRange Closable, TableRange Bound, TableRange Pooled, IReadOnlyList<(double Share, TableRange Communes)> Curve)
{
    private static readonly double[] Shares = [0.05, 0.1, 0.2, 0.3, 0.5, 1];

    /// <summary>Chooses in every table.</summary>
    /// <param name="locality">The locality.</param>
    /// <param name="pack">The rules.</param>
    /// <param name="plan">Whose money is spent.</param>
    /// <param name="closings">Prices of every commune in the same tables.</param>
    public static WorksChoice Of(Locality locality, RulePack pack, Scenario plan, IReadOnlyList<CommuneClosing> closings)
    {
        ArgumentNullException.ThrowIfNull(locality);
        ArgumentNullException.ThrowIfNull(pack);
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(closings);
        IReadOnlyList<CommuneStart> communes = locality.Tables[0].Communes;
        List<string> components = [.. pack.Funding.Components.Select(c => c.Id)];
        double[] money = [.. components.Select(c => 1000 * plan.Budget.Where(l => l.Component == c).Sum(l => l.Amount))];
        CommuneClosing[][] tables =
        [
            .. closings.Where(c => !communes[c.Commune].Urban && c.Open > 0).GroupBy(c => c.Table).OrderBy(g => g.Key).Select(g => g.ToArray()),
        ];
        if (tables.Length == 0)
        {
            TableRange nothing = TableRange.Of([0]);
            return new WorksChoice(nothing, nothing, nothing, nothing, nothing, []);
        }

        CommuneChoice Choose(CommuneClosing[] table, double share) => CommuneChoice.Of(
            [.. table.Select(_ => 1.0)], [.. table.Select(c => Costs(c, components))], [.. money.Select(m => m * share)], wholeValues: true);
        CommuneChoice[] all = [.. tables.Select(t => Choose(t, 1))];
        CommuneChoice[] pooled =
        [
            .. tables.Select(t => CommuneChoice.Of(
                [.. t.Select(_ => 1.0)], [.. t.Select(c => new[] { Costs(c, components).Sum() })], [money.Sum()], wholeValues: true)),
        ];
        return new WorksChoice(
            TableRange.Of([.. tables.Select(t => (double)t.Length)]),
            TableRange.Of([.. tables.Select(t => (double)t.Count(c => c.Criteria.Any(k => !k.Met && !k.Buyable)))]),
            TableRange.Of([.. all.Select(c => c.Value)]),
            TableRange.Of([.. all.Select(c => c.Bound)]),
            TableRange.Of([.. pooled.Select(c => c.Bound)]),
            [.. Shares.Select(s => (s, TableRange.Of([.. tables.Select(t => Choose(t, s).Value)])))]);
    }

    private static double[] Costs(CommuneClosing commune, List<string> components)
    {
        double[] costs = new double[components.Count];
        foreach (var change in commune.Criteria.Where(k => k.Buyable).SelectMany(k => k.Changes).GroupBy(c => c.Turning.Input.Path, StringComparer.Ordinal)
            .Select(g => g.MaxBy(c => c.Turning.Price!.Money!.Value)!))
        {
            int component = components.IndexOf(change.Turning.Price!.Component!.Id);
            costs[component] += change.Turning.Price.Money!.Value;
        }

        return costs;
    }
}
