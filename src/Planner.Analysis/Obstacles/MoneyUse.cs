using Planner.Rules.Pack;
using Planner.Simulation.Recording;

namespace Planner.Analysis.Obstacles;

/// <summary>Where a scenario's money went over the simulated years, billion VND, nominal.</summary>
/// <param name="Components">By component that has money or spends, in the pack's order.</param>
/// <param name="Unreached">Indices of the communes that no component's money reaches in any replicate.</param>
public sealed record MoneyUse(IReadOnlyList<ComponentMoney> Components, IReadOnlyList<int> Unreached)
{
    /// <summary>Approved in all.</summary>
    public double Approved => Components.Sum(c => c.Approved);

    /// <summary>Spent in all, mean over replicates.</summary>
    public double Spent => Components.Sum(c => c.Spent);

    /// <summary>Approved and not spent, component by component.</summary>
    public double Unspent => Components.Sum(c => c.Unspent);

    /// <summary>Counts an ensemble's money.</summary>
    /// <param name="ensemble">The ensemble.</param>
    public static MoneyUse Of(Ensemble ensemble)
    {
        int communes = ensemble.Locality.Tables[0].Communes.Count;
        IReadOnlyList<ComponentDefinition> components = ensemble.Pack.Funding.Components;
        double[] byCommune = new double[communes];

        // Of recorded years it is not known which commune's money was spent.
        int from = ensemble.Scenario.Recorded?.Through(ensemble.Years[0]) ?? ensemble.Years[0];
        var money = new List<ComponentMoney>();
        for (int component = 0; component < components.Count; component++)
        {
            double spent = 0;
            for (int commune = 0; commune < communes; commune++)
            {
                double here = 0;
                for (int year = 0; year < ensemble.Years.Count; year++)
                {
                    here += ensemble.MeanSpending(commune, component, year);
                }

                byCommune[commune] += here;
                spent += here;
            }

            double approved = ensemble.Scenario.Budget
                .Where(line => line.Component == components[component].Id && line.Year > from && line.Year <= ensemble.Years[^1])
                .Sum(line => line.Amount);
            if (approved > 0 || spent > 0)
            {
                money.Add(new ComponentMoney(components[component], approved, spent));
            }
        }

        return new MoneyUse(money, Enumerable.Range(0, communes).Where(c => byCommune[c] <= 0).ToArray());
    }
}
