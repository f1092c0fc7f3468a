namespace Planner.Simulation.Running;

/// <summary>
/// What each stage may cost: nanoseconds per commune-year on one core. The one place where the budget stands; <c>--timings</c> and docs/performance.md
/// report against it.
/// </summary>
/// <param name="Stage">The stage's name.</param>
/// <param name="Nanoseconds">Its budget per commune-year.</param>
/// <remarks>
/// The sum comes from the aim: 96 communes, 5 years and 10,000 replicates in one second on two cores leave 2 / (96 · 5 · 10,000) s = 416 ns
/// for a commune-year. The shares are set by what a stage has to compute: the criteria have 19 rules, response and poverty draw most numbers.
/// </remarks>
public sealed record StageBudget(string Stage, double Nanoseconds)
{
    /// <summary>What a commune-year may cost on one core, all stages together.</summary>
    public const double Sum = 416;

    /// <summary>The budget by stage, in the order of the year.</summary>
    public static IReadOnlyList<StageBudget> All { get; } =
    [
        new(StageClock.Start, 20),
        new("Parameter", 4),
        new("Shock", 12),
        new("Money", 2),
        new("Registration", 25),
        new("Allocation", 45),
        new("ConstructionDebt", 10),
        new("Response", 90),
        new("Income", 20),
        new("Poverty", 70),
        new("Criteria", 40),
        new("Ladder", 18),
        new("Area", 15),
        new("District", 5),
        new("Record", 25),
        new(StageClock.Keeping, 15),
    ];

    /// <summary>The budget of a stage; null when it has none.</summary>
    /// <param name="stage">The stage's name.</param>
    public static double? Of(string stage) => All.FirstOrDefault(b => b.Stage == stage)?.Nanoseconds;
}
