using Planner.Localities.Actuals;
using Planner.Localities.Decisions;
using Planner.Rules.Pack;

namespace Planner.Localities.Scenarios;

/// <summary>One way of spending, with everything inherited from the scenarios it extends. File: <c>*.scenario.json</c>.</summary>
/// <threadsafety>Immutable; safe for concurrent use.</threadsafety>
public sealed record Scenario
{
    /// <summary>Id: the file name without <c>.scenario.json</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Name.</summary>
    public required LocalizedText Title { get; init; }

    /// <summary>What it is about.</summary>
    public required LocalizedText Description { get; init; }

    /// <summary>Id of the scenario it extends; null for none.</summary>
    public required string? Extends { get; init; }

    /// <summary>Replicates run when the command names no number; ≥ 1.</summary>
    public required int Replicates { get; init; }

    /// <summary>Seed used when the command names none.</summary>
    public required long Seed { get; init; }

    /// <summary>Budget lines, in file order, by year.</summary>
    public required IReadOnlyList<BudgetLine> Budget { get; init; }

    /// <summary>The allocation rule of each component, the scenario's own changes applied: component id → rule.</summary>
    public required IReadOnlyDictionary<string, AllocationRule> Allocations { get; init; }

    /// <summary>Disbursement by kind of money, the scenario's own changes applied.</summary>
    public required IReadOnlyList<DisbursementRule> Disbursement { get; init; }

    /// <summary>Registration for certification.</summary>
    public required RegistrationPlan Registration { get; init; }

    /// <summary>Levers.</summary>
    public required Levers Levers { get; init; }

    /// <summary>Uncertain inputs; an input that is not listed has its neutral value (factor 1, shift 0).</summary>
    public required IReadOnlyList<UncertainAssumption> Assumptions { get; init; }

    /// <summary>Correlations between them.</summary>
    public required IReadOnlyList<AssumptionCorrelation> Correlations { get; init; }

    /// <summary>
    /// Households' status money held: when false, certification and reviews do not take especially-difficult support away. Used to look at the effect
    /// of the switch rule alone; true in every shipped scenario.
    /// </summary>
    public required bool StatusLoss { get; init; }

    /// <summary>What is recorded up to the scenario's date; null where everything after the start is simulated.</summary>
    public RecordedHistory? Recorded { get; init; }

    /// <summary>Planned paths of targets, in file order.</summary>
    public IReadOnlyList<PlanPath> Plan { get; init; } = [];

    /// <summary>Mid-year moves of slow money, at most one a year.</summary>
    public IReadOnlyList<MoneyMove> Moves { get; init; } = [];

    /// <summary>Limits that money must keep where a plan is sought; no run reads them.</summary>
    public IReadOnlyList<MoneyLimit> Limits { get; init; } = [];

    /// <summary>Every file that was read, for the hash of inputs.</summary>
    public required IReadOnlyList<string> Files { get; init; }
}
