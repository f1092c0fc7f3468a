using Planner.Analysis.Comparison;
using Planner.Analysis.Decision;
using Planner.Analysis.Precision;
using Planner.Cli.Arguments;
using Planner.Cli.Hosting;
using Planner.Cli.Output;
using Planner.Cli.Words;
using Planner.Localities.Scenarios;
using Planner.Reporting.Tables;
using Planner.Reporting.Text;
using Planner.Rules.Diagnostics;
using Planner.Rules.Drafts;
using Planner.Simulation.Faults;
using Planner.Simulation.Recording;
using Planner.Simulation.Running;
using Planner.Simulation.Storing;
using Planner.Workbench.Sessions;

namespace Planner.Cli.Commands;

/// <summary>What <c>run</c>, <c>compare</c>, <c>merge</c> and <c>submit</c> have in common: reading the inputs, running them, showing a comparison.</summary>
internal static class RunCall
{
    /// <summary>Most workers that can be asked for.</summary>
    public const int MostThreads = 1024;

    /// <summary>Reads the scenarios that paths name.</summary>
    /// <param name="call">The call.</param>
    /// <param name="paths">The paths.</param>
    /// <param name="one">Whether only the first scenario is meant.</param>
    /// <param name="drafts">Which drafts of the rule files hold besides what is in force.</param>
    public static ComparisonInputs Read(CommandCall call, IReadOnlyList<string> paths, bool one, DraftSelection drafts) =>
        InputFiles.Read(call, diagnostics => Load(paths, one, drafts, diagnostics));

    /// <summary>Replicates, seed and threads: what the call says, else the first scenario, else all cores.</summary>
    /// <param name="call">The call.</param>
    /// <param name="inputs">The inputs.</param>
    public static RunOptions OptionsOf(CommandCall call, ComparisonInputs inputs)
    {
        int? runs = (int?)call.Integer(SharedOptions.Runs, 1, EnsembleRunner.MostReplicates);
        long? seed = call.Integer(SharedOptions.Seed, 0, SharedOptions.MostSeed);
        int threads = (int?)call.Integer(SharedOptions.Threads, 1, MostThreads) ?? Environment.ProcessorCount;
        Scenario reference = inputs.Reference;
        return new RunOptions(runs ?? reference.Replicates, seed ?? reference.Seed, threads);
    }

    /// <summary>Runs scenarios, or a slice of them, as far as a store does not have them.</summary>
    /// <param name="call">The call.</param>
    /// <param name="inputs">The inputs.</param>
    /// <param name="options">Replicates of the whole run, seed, threads.</param>
    /// <param name="range">The replicates.</param>
    /// <param name="clock">Counts the time of the stages; null for no timing.</param>
    /// <returns>The outcomes, and the plan they were made by.</returns>
    public static (IReadOnlyList<Outcomes> Outcomes, RunPlan Plan) Execute(CommandCall call, ComparisonInputs inputs, RunOptions options, ReplicateRange range, StageClock? clock)
    {
        MemoryLimit.Check(
            call, EnsembleRunner.EstimateBytes(inputs.Model, options with { Replicates = Math.Max(1, range.Count) }, inputs.Scenarios.Count, inputs.Scenarios.Select(s => s.Model).Distinct().Count()), range.Count, inputs.Scenarios.Count);
        MemoryLimit.SayBlocks(call, EnsembleRunner.EstimateBlocks(inputs.Model, options with { Replicates = Math.Max(1, range.Count) }, inputs.Scenarios.Select(s => s.Model).Distinct().Count()));
        RunKeeping keeping = RunKeepingChoice.Of(call);
        RunPlan plan = Interruptible.Run(_ => ComparisonRun.Plan(inputs, options, range, keeping), call.Host.Cancelled);
        int said = RunKeepingChoice.Say(call, plan.Notes, 0);
        IReadOnlyList<Outcomes> outcomes;
        try
        {
            using var progress = new ProgressLine(call.Host.Error, call.Host.ErrorIsTerminal && !call.Quiet, call.Texts);
            outcomes = Interruptible.Run(cancel => plan.Run(progress.Report, clock, cancel), call.Host.Cancelled);
        }
        catch (OperationCanceledException) when (plan.Kept is > 0 and long kept)
        {
            call.Say(call.Texts.Format(Phrase.StoreInterrupted, kept));
            throw;
        }

        RunKeepingChoice.Say(call, plan.Notes, said);
        return (outcomes, plan);
    }

    /// <summary>Runs scenarios together until the intervals asked for are narrow enough.</summary>
    /// <param name="call">The call.</param>
    /// <param name="inputs">The inputs.</param>
    /// <param name="options">Seed and threads.</param>
    /// <param name="aim">What is asked.</param>
    /// <param name="clock">Counts the time of the stages; null for no timing.</param>
    /// <param name="keep">Whether the runs may be kept: not where they rest on what stands in no file.</param>
    /// <returns>The outcomes, how it went, and the number of replicates that were simulated.</returns>
    public static (IReadOnlyList<Outcomes> Outcomes, PrecisionResult Result, long Simulated) Execute(
        CommandCall call, ComparisonInputs inputs, RunOptions options, PrecisionAim aim, StageClock? clock, bool keep = true)
    {
        int looks = aim.Schedule.Looks;
        MemoryLimit.Check(call, PrecisionRun.EstimateBytes(inputs, options, looks), LookSchedule.Replicates(looks - 1), inputs.Scenarios.Count);
        var notes = new RoundNotes(call);
        var numbers = new NumberText(call.Texts.Language);
        using var progress = new ProgressLine(call.Host.Error, call.Host.ErrorIsTerminal && !call.Quiet, call.Texts);
        var run = new PrecisionRun(inputs, options, aim, keep ? RunKeepingChoice.Of(call) : RunKeeping.Nothing)
        {
            Clock = clock,
            Noted = notes.Add,
            Progress = (done, foreseen, look) => progress.Report(done, foreseen, () => At(done / inputs.Scenarios.Count, look)),
        };
        try
        {
            (IReadOnlyList<Outcomes> outcomes, PrecisionResult result) = Interruptible.Run(run.Run, call.Host.Cancelled);
            progress.Dispose();
            notes.Say();
            return (outcomes, result, run.Simulated);
        }
        catch (OperationCanceledException)
        {
            progress.Dispose();
            notes.Say();
            if (run.Kept is > 0 and long kept)
            {
                call.Say(call.Texts.Format(Phrase.StoreInterrupted, kept));
            }

            throw;
        }

        string At(long replicates, PrecisionLook? look) => call.Texts.Format(
            Phrase.PrecisionProgress, numbers.Fixed(replicates, 0), look is null ? NumberText.None : numbers.Fixed(100 * look.Widest.HalfWidth, 2), numbers.Fixed(100 * aim.HalfWidth, 2));
    }

    /// <summary>Prints a comparison and writes its files, as the call asks for.</summary>
    /// <param name="call">The call.</param>
    /// <param name="inputs">The inputs.</param>
    /// <param name="seed">The seed of the runs.</param>
    /// <param name="outcomes">Outcomes of all replicates.</param>
    /// <param name="objective">What a choice between the scenarios is judged by; null where nobody asked.</param>
    /// <param name="precision">How the number of replicates was found; null where it was given.</param>
    public static void Show(
        CommandCall call, ComparisonInputs inputs, long seed, IReadOnlyList<Outcomes> outcomes, DecisionObjective? objective = null, PrecisionResult? precision = null)
    {
        EnsembleComparison comparison = Interruptible.Run(_ => ComparisonRun.Analyse(inputs, seed, outcomes, precision?.Last.Level), call.Host.Cancelled);
        var output = new ComparisonOutput(comparison, call, objective is null ? null : ScenarioChoice.Of(comparison, objective), precision);
        bool json = call.Has(SharedOptions.Json);
        if (json)
        {
            output.PrintJson();
        }
        else
        {
            output.PrintText();
        }

        SayFaults(call, [.. comparison.Scenarios.Select(s => s.Ensemble)]);
        string? folder = call.Value(SharedOptions.Out);
        if (folder is not null || !json)
        {
            output.WriteFiles(folder ?? Path.Combine("out", comparison.Locality.Id));
        }
    }

    /// <summary>Says on standard error, even to the quiet, that an answer stands on faults of numbers.</summary>
    /// <param name="call">The call.</param>
    /// <param name="ensembles">The runs it stands on.</param>
    public static void SayFaults(CommandCall call, IReadOnlyList<Ensemble> ensembles) => SayFaults(call, new CaveatText(call.Texts.Language).Faults(ensembles));

    /// <summary>The same of an answer that compares no scenarios.</summary>
    /// <param name="call">The call.</param>
    /// <param name="faults">The faults it stands on.</param>
    public static void SayFaults(CommandCall call, FaultSummary faults) => SayFaults(call, new CaveatText(call.Texts.Language).Faults(faults));

    private static void SayFaults(CommandCall call, IReadOnlyList<string> lines)
    {
        foreach (string line in lines)
        {
            call.Host.Error.WriteLine("planner: " + line);
        }
    }

    private static ComparisonInputs? Load(IReadOnlyList<string> paths, bool one, DraftSelection drafts, DiagnosticBag diagnostics)
    {
        IReadOnlyList<ScenarioGroup> groups = ScenarioPaths.Resolve(paths, diagnostics);
        if (diagnostics.HasErrors)
        {
            return null;
        }

        if (groups.Count != 1)
        {
            throw new UsageException(Phrase.SeveralLocalities, string.Join(", ", groups.Select(g => g.LocalityFolder)));
        }

        ScenarioGroup group = one ? groups[0] with { ScenarioFiles = [groups[0].ScenarioFiles[0]] } : groups[0];
        return ComparisonInputs.Load(group, diagnostics, drafts);
    }
}
