namespace Planner.Simulation.Running;

/// <summary>
/// What each stage may cost: nanoseconds per commune-year on one core. The one place where the budget stands; <c>--timings</c> and docs/performance.md
/// report against it.
/// </summary>
/// <param name="Stage">The stage's name.</param>
/// <param name="Nanoseconds">Its budget per commune-year.</param>
/// <remarks>
/// The sum comes from the aim: 96 communes, 5 years and 10,000 replicates in one second on two cores leave 2 / (96 · 5 · 10,000) s = 416 ns
/// for a commune-year. The sum has stood since before the first measurement; the shares were set anew when it was known what the arithmetic of each stage takes at
/// the least: response and poverty draw most numbers and take most exponentials, the criteria have 19 rules.
/// </remarks>
public sealed record StageBudget(string Stage, double Nanoseconds)
{
    /// <summary>What a commune-year may cost on one core, all stages together.</summary>
    public const double Sum = 416;

    /// <summary>The budget by stage, in the order of the year.</summary>
    public static IReadOnlyList<StageBudget> All { get; } =
    [
        new(StageClock.Start, 20),
        new("Parameter", 1),
        new("Shock", 14),
        new("Money", 2),
        new("Registration", 15),
        new("Allocation", 20),
        new("ConstructionDebt", 4),
        new("Response", 140),
        new("Income", 2),
        new("Poverty", 115),
        new("Criteria", 30),
        new("Ladder", 8),
        new("Area", 4),
        new("District", 6),
        new("Record", 20),
        new(StageClock.Keeping, 15),
    ];

    /// <summary>The budget of a stage; null when it has none.</summary>
    /// <param name="stage">The stage's name.</param>
    public static double? Of(string stage) => All.FirstOrDefault(b => b.Stage == stage)?.Nanoseconds;
}
