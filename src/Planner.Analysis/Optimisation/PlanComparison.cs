using Planner.Analysis.Intervals;
using Planner.Localities.Scenarios;
using Planner.Simulation.Recording;

namespace Planner.Analysis.Optimisation;

/// <summary>A plan against another scenario, over replicates that no search has seen.</summary>
/// <param name="Scenario">The other scenario.</param>
/// <param name="SameMoney">Whether it takes no more and no less money than the plan, to half a percent.</param>
/// <param name="Chance">The other's chance of the objective; null where the objective is no chance.</param>
/// <param name="Difference">The plan's chance less the other's, paired; null where the objective is no chance.</param>
/// <param name="Mean">The other's mean quantity.</param>
/// <param name="Gain">The plan's quantity less the other's, paired, turned so that more is better; null where it is not defined in any replicate.</param>
public sealed record PlanComparison(
    Scenario Scenario, bool SameMoney, ProportionInterval? Chance, PairedDifferenceInterval? Difference, double Mean, MeanInterval? Gain)
{
    private const double MoneySlack = 0.005;

    /// <summary>Whether the plan does better by its interval: in chance, or where no chance is told from 0 or 1, in the quantity behind it.</summary>
    public bool Beaten => Difference is { Low: > 0 } || (Difference is not { High: < 0 } && Gain is { Low: > 0 });

    /// <summary>Compares.</summary>
    /// <param name="objective">The objective.</param>
    /// <param name="plan">The plan's run.</param>
    /// <param name="other">The other's run on the same replicates.</param>
    public static PlanComparison Of(PlanObjective objective, Ensemble plan, Ensemble other)
    {
        ArgumentNullException.ThrowIfNull(objective);
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(other);
        var tables = Clustering.Of(plan);
        bool chance = objective.Kind == ObjectiveKind.Chance;
        double[] own = objective.Quantity(plan), theirs = objective.Quantity(other);
        (double mine, double yours) = (Money(plan.Scenario), Money(other.Scenario));
        return new PlanComparison(
            other.Scenario,
            Math.Abs(mine - yours) <= MoneySlack * mine,
            chance ? ProportionInterval.Of(objective.Met(other), tables) : null,
            chance ? PairedDifferenceInterval.Of(objective.Met(other), objective.Met(plan), tables) : null,
            MeanOf(theirs),
            MeanInterval.Of([.. own.Zip(theirs, (a, b) => objective.Upwards ? a - b : b - a)], tables));
    }

    /// <summary>Billion VND of all budget lines.</summary>
    /// <param name="scenario">The scenario.</param>
    public static double Money(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return scenario.Budget.Sum(l => l.Amount);
    }

    internal static double MeanOf(double[] values) => values.Where(double.IsFinite).DefaultIfEmpty(double.NaN).Average();
}
