using Planner.Analysis.Attainment;
using Planner.Analysis.Intervals;
using Planner.Localities.Scenarios;
using Planner.Simulation.Recording;

namespace Planner.Analysis.Standing;

/// <summary>Where a target stands in the middle of its period: done, planned, and what is left for the years to come.</summary>
/// <threadsafety>Immutable; safe for concurrent use.</threadsafety>
public sealed record TargetStanding
{
    /// <summary>How likely it is, and all that goes with that.</summary>
    public required TargetAttainment Attainment { get; init; }

    /// <summary>The year the standing is of: the last recorded year, or the start year.</summary>
    public required int Year { get; init; }

    /// <summary>The target's metric at the end of that year: mean over replicates; null where the target shows no metric or it is not defined.</summary>
    public required double? Done { get; init; }

    /// <summary>Unit of <see cref="Done"/>: the metric's.</summary>
    public required string Unit { get; init; }

    /// <summary>Whether <see cref="Done"/> is recorded as such; otherwise it follows from the communes as they are carried on.</summary>
    public required bool IsRecorded { get; init; }

    /// <summary>What the plan asks at the end of that year; null without a plan of that year.</summary>
    public required double? Planned { get; init; }

    /// <summary>How far it lies behind the plan in the target's direction, in its unit; 0 where it does not; null without plan or where plan and metric are not the same thing.</summary>
    public double? Behind => Planned is { } planned && Done is { } done && Level
        ? new Requirement(Attainment.Target.Operator, planned).Upwards switch { true => Math.Max(0, planned - done), false => Math.Max(0, done - planned), null => Math.Abs(planned - done) }
        : null;

    /// <summary>The plan, for years to come and districts; null for none.</summary>
    public required PlanPath? Plan { get; init; }

    /// <summary>Whether the target asks for a level of its metric, so that a distance to go is defined.</summary>
    public required bool Level { get; init; }

    /// <summary>Years left until the target's year; ≥ 0.</summary>
    public int YearsLeft => Math.Max(0, Attainment.Target.Year - Year);

    /// <summary>What is left to be done, in the target's unit, never below 0; null where the target is no level of its metric.</summary>
    public double? Remaining => Level && Done is { } done ? Requirement.Of(Attainment.Target).Shortfall(done) : null;

    /// <summary>What is left a year; null where nothing can be said or no year is left.</summary>
    public double? RemainingPace => Remaining is { } left && YearsLeft > 0 ? left / YearsLeft : null;

    /// <summary>How much a year the median moves in the direction asked, from here to the target's year; null as <see cref="RemainingPace"/>.</summary>
    public double? SimulatedPace => Level && Done is { } done && YearsLeft > 0 && Attainment.Median is { } median
        ? (Requirement.Of(Attainment.Target).Upwards == false ? done - median.Estimate : median.Estimate - done) / YearsLeft
        : null;

    /// <summary>Where every target of a scenario stands.</summary>
    /// <param name="ensemble">The scenario's ensemble.</param>
    /// <param name="attainments">Its targets, in the pack's order.</param>
    public static IReadOnlyList<TargetStanding> Of(Ensemble ensemble, IReadOnlyList<TargetAttainment> attainments)
    {
        ArgumentNullException.ThrowIfNull(ensemble);
        ArgumentNullException.ThrowIfNull(attainments);
        int year = ensemble.Scenario.Recorded?.Through(ensemble.Years[0]) ?? ensemble.Years[0];
        int index = year - ensemble.Years[0];
        return
        [
            .. attainments.Select(a =>
            {
                int metric = ensemble.Pack.Metrics.ToList().FindIndex(m => m.Id == a.Target.Metric);
                PlanPath? plan = ensemble.Scenario.Plan.FirstOrDefault(p => p.Target == a.Target.Id);
                return new TargetStanding
                {
                    Attainment = a,
                    Year = year,
                    Done = metric < 0 ? null : MeanInterval.Of(ensemble.Metric(metric, index), Clustering.Of(ensemble))?.Estimate,
                    Unit = metric < 0 ? a.Target.Unit : ensemble.Pack.Metrics[metric].Unit,
                    IsRecorded = ensemble.Scenario.Recorded?.Years.Any(y => y.Year == year && y.Facts.ContainsKey(a.Target.Metric ?? "")) ?? false,
                    Planned = plan is not null && plan.Values.TryGetValue(year, out double planned) ? planned : null,
                    Plan = plan,
                    Level = a.FirstYear is not null,
                };
            }),
        ];
    }

    /// <summary>Probability that several targets are all met, in the same future.</summary>
    /// <param name="ensemble">The ensemble.</param>
    /// <param name="targets">Indices of the targets; at least one.</param>
    /// <param name="level">Level of the interval, 0..1 exclusive.</param>
    public static ProportionInterval Joint(Ensemble ensemble, IReadOnlyList<int> targets, double level = CriticalValue.StandardLevel)
    {
        ArgumentNullException.ThrowIfNull(ensemble);
        ArgumentNullException.ThrowIfNull(targets);
        bool[] all = new bool[ensemble.Replicates];
        Array.Fill(all, true);
        foreach (int target in targets)
        {
            ReadOnlySpan<bool> met = ensemble.TargetMet(target);
            for (int r = 0; r < all.Length; r++)
            {
                all[r] &= met[r];
            }
        }

        return ProportionInterval.Of(all, Clustering.Of(ensemble), level);
    }
}
