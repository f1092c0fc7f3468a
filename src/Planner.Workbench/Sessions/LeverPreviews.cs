using Planner.Localities.Scenarios;
using Planner.Rules.Diagnostics;
using Planner.Rules.Pack;
using Planner.Simulation.Preparation;
using Planner.Simulation.Recording;
using Planner.Simulation.Running;
using Planner.Workbench.Boards;
using Planner.Workbench.States;
using Planner.Workbench.Words;

namespace Planner.Workbench.Sessions;

/// <summary>
/// Tries levers that were moved, on a thread of its own: a scenario as it would be saved runs beside the one it was made from, on the same random numbers. Nothing is written,
/// and only the last sheet counts.
/// </summary>
/// <threadsafety>Safe for concurrent use.</threadsafety>
internal sealed class LeverPreviews : IDisposable
{
    /// <summary>Replicates of a preview, unless the reference scenario has fewer.</summary>
    public const int Replicates = 1000;

    private readonly string folder;
    private readonly Func<ComparisonInputs?> inputs;
    private readonly int threads;
    private readonly Action<WorkbenchMessage> post;
    private readonly WorkLane work;

    // The lane's thread alone reads and writes it.
    private (PreparedScenario Scenario, Outcomes Outcomes)? known;

    /// <summary>A lane on which nothing runs yet.</summary>
    /// <param name="folder">The locality's folder.</param>
    /// <param name="inputs">The locality as it was read last.</param>
    /// <param name="threads">Workers of a run; ≥ 1.</param>
    /// <param name="post">Receives messages, from any thread.</param>
    /// <param name="failed">Told of faults of the program.</param>
    public LeverPreviews(string folder, Func<ComparisonInputs?> inputs, int threads, Action<WorkbenchMessage> post, Action<Exception> failed)
    {
        this.folder = folder;
        this.inputs = inputs;
        this.threads = threads;
        this.post = post;
        work = new WorkLane("previews", failed);
    }

    /// <summary>Starts a preview in place of the one that may run.</summary>
    /// <param name="levers">The sheet.</param>
    public void Start(LeverSheet levers)
    {
        work.Clear();
        work.Add(cancel => Run(levers, cancel));
    }

    public void Dispose() => work.Dispose();

    private void Run(LeverSheet levers, CancellationToken cancel)
    {
        ComparisonInputs read = inputs()!;
        if (read.Scenarios.FirstOrDefault(s => s.Scenario.Id == levers.Scenario) is not { } start)
        {
            return;
        }

        var diagnostics = new DiagnosticBag();
        string path = Path.Combine(folder, "preview" + ScenarioPaths.Ending).Replace('\\', '/');
        Scenario? scenario = ScenarioLoader.LoadDraft(path, levers.Document("preview", new LocalizedText("preview", "preview"), null), read.Locality, read.Model.Pack, diagnostics);
        PreparedScenario? prepared = scenario is null ? null : PreparedScenario.Prepare(read.Model, scenario, diagnostics);
        if (prepared is null)
        {
            post(new WorkbenchMessage.Previewed(new LeverPreview(levers, 0, [], [.. diagnostics.InFileOrder().Select(d => BoardBuilder.Both(l => d.Code + ": " + MessageWording.Of(d.Code, d.Message, l)))])));
            return;
        }

        var options = new RunOptions(Math.Min(Replicates, read.Reference.Replicates), read.Reference.Seed, threads);

        // Whenever files are read, every scenario is prepared anew.
        if (known is not { } before || !ReferenceEquals(before.Scenario, start))
        {
            known = null;
            before = (start, Outcome(read, start, options, cancel));
            known = before;
        }

        post(new WorkbenchMessage.Previewed(new LeverPreview(levers, options.Replicates, PreviewRow.Of(
            new Ensemble(read.Model, start.Scenario, options.Seed, before.Outcomes),
            new Ensemble(read.Model, prepared.Scenario, options.Seed, Outcome(read, prepared, options, cancel))), [])));
    }

    private static Outcomes Outcome(ComparisonInputs read, PreparedScenario scenario, RunOptions options, CancellationToken cancel)
    {
        var all = new ReplicateRange(0, options.Replicates);
        var outcomes = new Outcomes(OutcomeShape.Of(read.Model), all);
        EnsembleRunner.Run(read.Model, scenario, options, outcomes, [all], RunHooks.None, cancel);
        return outcomes;
    }
}
