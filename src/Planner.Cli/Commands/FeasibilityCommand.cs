using Planner.Analysis.Comparison;
using Planner.Analysis.Intervals;
using Planner.Analysis.Precision;
using Planner.Analysis.Standing;
using Planner.Cli.Arguments;
using Planner.Cli.Hosting;
using Planner.Cli.Output;
using Planner.Cli.Words;
using Planner.Localities.Scenarios;
using Planner.Rules.Diagnostics;
using Planner.Simulation.Recording;
using Planner.Simulation.Running;
using Planner.Workbench.Sessions;

namespace Planner.Cli.Commands;

/// <summary><c>planner feasibility</c>: where each target stands, how likely it is, what is left to do.</summary>
internal static class FeasibilityCommand
{
    private static readonly ArgumentSpec Place = new("PATH", Many: false, Phrase.ArgumentScenario);
    private static readonly OptionSpec AsOf = new("--as-of", "DATE", Phrase.OptionAsOf);
    private static readonly OptionSpec Targets = new("--targets", "A,B", Phrase.OptionTargets);

    public static readonly CommandSpec Spec = new(
        "feasibility",
        Phrase.AboutFeasibility,
        Phrase.HelpFeasibility,
        [Place],
        [AsOf, Targets, PrecisionChoice.Width, PrecisionChoice.Most, SharedOptions.Runs, SharedOptions.Seed, SharedOptions.Threads, SharedOptions.Store, SharedOptions.NoStore, SharedOptions.Resume, SharedOptions.Drafts, SharedOptions.Json],
        Run);

    private static int Run(CommandCall call)
    {
        string? asOf = call.Value(AsOf);
        string path = call.Values(Place)[0];
        ComparisonInputs inputs = InputFiles.Read(call, diagnostics => Load(path, asOf, call, diagnostics));
        RunOptions options = RunCall.OptionsOf(call, inputs);
        List<string> known = [.. inputs.Model.Pack.Targets.Select(t => t.Id)];
        List<string> chosen = call.Value(Targets) is { } list ? [.. list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)] : known;
        if (chosen.FirstOrDefault(t => !known.Contains(t, StringComparer.Ordinal)) is { } stranger)
        {
            throw new UsageException(Phrase.NoSuchTarget, stranger, NearestName.Of(stranger, known) ?? known[0]);
        }

        PrecisionAim? aim = PrecisionChoice.Read(
            call, inputs, options, call.Has(Targets) ? [.. chosen.Where(c => inputs.Model.Pack.Targets.Any(t => t.Id == c && t.IsSet))] : null);
        (IReadOnlyList<Outcomes> Outcomes, PrecisionResult Result, long _)? precise = aim is null ? null : RunCall.Execute(call, inputs, options, aim, null, keep: asOf is null);
        EnsembleComparison comparison = precise is { } p
            ? ComparisonRun.Analyse(inputs, options.Seed, p.Outcomes, p.Result.Last.Level)
            : asOf is null
            ? ComparisonRun.Analyse(inputs, options.Seed, RunCall.Execute(call, inputs, options, new ReplicateRange(0, options.Replicates), null).Outcomes)
            : Simulated(call, inputs, options);
        ScenarioResult result = comparison.Reference;
        List<TargetStanding> standings = [.. TargetStanding.Of(result.Ensemble, result.Targets).Where(s => chosen.Contains(s.Attainment.Target.Id))];
        int[] judged = [.. Enumerable.Range(0, known.Count).Where(t => chosen.Contains(known[t]) && inputs.Model.Pack.Targets[t].IsSet)];
        ProportionInterval? joint = judged.Length > 0 ? TargetStanding.Joint(result.Ensemble, judged, comparison.ComputedLevel) : null;
        if (call.Has(SharedOptions.Json))
        {
            call.Host.Out.Write(StandingDocument.Write(comparison, standings, joint, precise?.Result));
        }
        else
        {
            new StandingText(call.Texts).Write(comparison, standings, joint, call.Host.Out);
            if (precise is { } how)
            {
                call.Host.Out.WriteLine();
                PrecisionLines.Write(call, how.Result, comparison);
            }
        }

        RunCall.SayFaults(call, [result.Ensemble]);
        return precise is { Result.Reached: false } ? ExitCode.AnswerIsNo : ExitCode.Done;
    }

    private static EnsembleComparison Simulated(CommandCall call, ComparisonInputs inputs, RunOptions options)
    {
        using var progress = new ProgressLine(call.Host.Error, call.Host.ErrorIsTerminal && !call.Quiet, call.Texts);
        return Interruptible.Run(cancel => ComparisonRun.Of(inputs, options, progress.Report, cancel), call.Host.Cancelled);
    }

    private static ComparisonInputs? Load(string path, string? asOf, CommandCall call, DiagnosticBag diagnostics)
    {
        IReadOnlyList<ScenarioGroup> groups = ScenarioPaths.Resolve([path], diagnostics);
        return diagnostics.HasErrors ? null : ComparisonInputs.Load(groups[0] with { ScenarioFiles = [groups[0].ScenarioFiles[0]] }, diagnostics, call.Drafts, asOf);
    }
}
