using Planner.Analysis.Intervals;
using Planner.Analysis.Obstacles;
using Planner.Localities.Decisions;
using Planner.Simulation.Recording;

namespace Planner.Analysis.Optimisation;

/// <summary>The plan that was found, and what speaks for it: everything here is of replicates that the search has not seen.</summary>
public sealed record PlanAdvice
{
    /// <summary>What the plan was to do best.</summary>
    public required PlanObjective Objective { get; init; }

    /// <summary>What could be decided.</summary>
    public required DecisionSpace Space { get; init; }

    /// <summary>How it was found.</summary>
    public required PlanSearchResult Search { get; init; }

    /// <summary>Seed of the search.</summary>
    public required long Seed { get; init; }

    /// <summary>Its decisions, the one that brings most first; none where no plan was better than the present one.</summary>
    public required IReadOnlyList<PlanStep> Steps { get; init; }

    /// <summary>The present plan's run.</summary>
    public required Ensemble Present { get; init; }

    /// <summary>The plan's run.</summary>
    public required Ensemble Plan { get; init; }

    /// <summary>The plan's chance; null where the objective is no chance.</summary>
    public required ProportionInterval? Chance { get; init; }

    /// <summary>The plan's mean quantity.</summary>
    public required double Mean { get; init; }

    /// <summary>The plan against the present one.</summary>
    public required PlanComparison AgainstPresent { get; init; }

    /// <summary>The plan against the other scenarios of the locality, in their order.</summary>
    public required IReadOnlyList<PlanComparison> AgainstOthers { get; init; }

    /// <summary>Targets outside the objective that the plan makes likelier or less likely, the most harmed first.</summary>
    public required IReadOnlyList<TargetShift> Shifts { get; init; }

    /// <summary>Chance and quantity by money, ascending.</summary>
    public required IReadOnlyList<MoneyPoint> Frontier { get; init; }

    /// <summary>How much money a chance takes; null where nobody asked.</summary>
    public required LeastMoney? LeastMoney { get; init; }

    /// <summary>What a longer registration list would bring; empty where there is no list or it is not full.</summary>
    public required IReadOnlyList<Relaxation> Relaxations { get; init; }

    /// <summary>Criteria that communes fail at the end under the plan, the worst first.</summary>
    public required IReadOnlyList<FailedCriterion> Failing { get; init; }

    /// <summary>What works alone could do with the plan's money; null where it was not asked for.</summary>
    public required WorksChoice? Works { get; init; }
}
