using Planner.Localities.Scenarios;
using Planner.Simulation.Preparation;
using Planner.Simulation.Recording;

namespace Planner.Simulation.Faults;

/// <summary>Gathers the faults of numbers of runs of one scenario whose outcomes are not kept: of a study that moves its inputs.</summary>
/// <threadsafety>Not safe for concurrent use.</threadsafety>
public sealed class FaultCounts
{
    private readonly FaultTally tally = new();
    private long replicates;

    /// <summary>Adds the faults of some replicates. Of one run they are the same whatever the parts in which it is added.</summary>
    /// <param name="outcomes">Outcomes of all of their range.</param>
    public void Add(Outcomes outcomes)
    {
        ArgumentNullException.ThrowIfNull(outcomes);
        tally.Add(outcomes.Faults);
        replicates += outcomes.Range.Count;
    }

    /// <summary>Adds the faults of another run; which examples are kept of equal replicates depends on the order of runs.</summary>
    /// <param name="run">The other run's.</param>
    public void Add(FaultCounts run)
    {
        ArgumentNullException.ThrowIfNull(run);
        tally.Add(run.tally);
        replicates += run.replicates;
    }

    /// <summary>What was gathered.</summary>
    /// <param name="model">The model of the runs.</param>
    /// <param name="scenario">Their scenario.</param>
    public FaultSummary Of(PreparedModel model, Scenario scenario) => new(FaultReport.Of(model, scenario, tally), replicates);
}
