using Planner.Analysis.Precision;
using Planner.Simulation.Recording;
using Planner.Simulation.Running;
using Planner.Simulation.Storing;

namespace Planner.Workbench.Sessions;

/// <summary>
/// Runs the scenarios of a comparison together, over the same replicates, until the intervals asked for are narrow enough. Each round adds replicates to those of the round before; what a
/// round ends with is a run like any other of that many replicates and is kept as such, so that an unchanged run, one asked for more precision and an interrupted one all go on from it.
/// </summary>
public sealed class PrecisionRun
{
    private readonly ComparisonInputs inputs;
    private readonly RunOptions options;
    private readonly PrecisionAim aim;
    private readonly RunKeeping keeping;
    private RunPlan? plan;

    /// <summary>A run of open length.</summary>
    /// <param name="inputs">Model and scenarios.</param>
    /// <param name="options">Seed and threads; how many replicates are run is not taken from here.</param>
    /// <param name="aim">What is asked.</param>
    /// <param name="keeping">How runs are kept.</param>
    public PrecisionRun(ComparisonInputs inputs, RunOptions options, PrecisionAim aim, RunKeeping keeping)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(aim);
        ArgumentNullException.ThrowIfNull(keeping);
        this.inputs = inputs;
        this.options = options;
        this.aim = aim;
        this.keeping = keeping;
    }

    /// <summary>Hears what a store has to say of each round: of the look, from 0, and of the notes.</summary>
    public Action<int, IReadOnlyList<StoreNote>>? Noted { get; init; }

    /// <summary>Hears how far the run is: replicates done and foreseen, over all scenarios, and the last look; from any thread.</summary>
    public Action<long, long, PrecisionLook?>? Progress { get; init; }

    /// <summary>Counts the time of the stages; null for no timing.</summary>
    public StageClock? Clock { get; init; }

    /// <summary>Replicates simulated so far, over all scenarios; the rest came from a store.</summary>
    public long Simulated { get; private set; }

    /// <summary>Replicates of the round in hand that an interruption now would not lose.</summary>
    public long Kept => plan?.Kept ?? 0;

    /// <summary>Memory that the longest run needs, in bytes, the round before it included.</summary>
    /// <param name="inputs">Model and scenarios.</param>
    /// <param name="options">Threads.</param>
    /// <param name="looks">Number of looks; ≥ 1.</param>
    public static long EstimateBytes(ComparisonInputs inputs, RunOptions options, int looks)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(options);
        int last = LookSchedule.Replicates(looks - 1);
        int models = inputs.Scenarios.Select(s => s.Model).Distinct().Count();
        long before = looks == 1 ? 0 : inputs.Scenarios.Count * OutcomeShape.Of(inputs.Model).Bytes(LookSchedule.Replicates(looks - 2));
        return EnsembleRunner.EstimateBytes(inputs.Model, options with { Replicates = last }, inputs.Scenarios.Count, models) + before;
    }

    /// <summary>Looks at the outcomes of a round.</summary>
    /// <param name="inputs">Model and scenarios.</param>
    /// <param name="seed">The seed they were run with.</param>
    /// <param name="aim">What is asked.</param>
    /// <param name="outcomes">All replicates up to the look, in the order of the scenarios.</param>
    /// <param name="number">Which look, from 0.</param>
    public static PrecisionLook LookAt(ComparisonInputs inputs, long seed, PrecisionAim aim, IReadOnlyList<Outcomes> outcomes, int number)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(outcomes);
        return PrecisionRule.Look(aim, [.. outcomes.Select((o, i) => new Ensemble(inputs.Model, inputs.Scenarios[i].Scenario, seed, o))], number);
    }

    /// <summary>Runs.</summary>
    /// <param name="cancel">Ends the run; rounds that had ended, and what was kept of the last one, can be gone on from.</param>
    /// <returns>The outcomes of all replicates run, in the order of the scenarios, and the looks.</returns>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public (IReadOnlyList<Outcomes> Outcomes, PrecisionResult Result) Run(CancellationToken cancel)
    {
        IReadOnlyList<Outcomes>? outcomes = null;
        var looks = new List<PrecisionLook>();
        do
        {
            int number = looks.Count;
            int n = LookSchedule.Replicates(number);
            RunOptions upTo = options with { Replicates = n };
            var round = new RunPlan(inputs.Model, inputs.Scenarios, inputs.Identities(upTo), upTo, new ReplicateRange(0, n), keeping, outcomes);
            plan = round;
            Noted?.Invoke(number, round.Notes);
            int said = round.Notes.Count;
            long before = ((long)n * inputs.Scenarios.Count) - round.Open;
            long foreseen = Math.Max(n, Foreseen(looks.Count > 0 ? looks[^1] : null)) * (long)inputs.Scenarios.Count;
            PrecisionLook? last = looks.Count > 0 ? looks[^1] : null;
            outcomes = round.Run(Progress is null ? null : (done, _) => Progress(before + done, foreseen, last), Clock, cancel);
            Simulated += round.Open;
            if (round.Notes.Count > said)
            {
                Noted?.Invoke(number, [.. round.Notes.Skip(said)]);
            }

            looks.Add(LookAt(inputs, options.Seed, aim, outcomes, number));
        }
        while (looks[^1].End is null);
        return (outcomes, new PrecisionResult(aim, looks));
    }

    private int Foreseen(PrecisionLook? look)
    {
        int cap = LookSchedule.Replicates(aim.Schedule.Looks - 1);
        return look is null
            ? Math.Min(cap, LookSchedule.Replicates(aim.Schedule.Central))
            : Math.Min(cap, look.Wide.Max(w => w.Needed ?? cap));
    }
}
