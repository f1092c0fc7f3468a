using System.Globalization;
using Planner.Analysis.Closing;
using Planner.Analysis.Comparison;
using Planner.Analysis.Decision;
using Planner.Analysis.Standing;
using Planner.Analysis.Tracing;
using Planner.Cli.Arguments;
using Planner.Cli.Hosting;
using Planner.Cli.Output;
using Planner.Cli.Words;
using Planner.Localities.Opening;
using Planner.Localities.Scenarios;
using Planner.Reporting.Reports;
using Planner.Rules.Diagnostics;
using Planner.Rules.Pack;
using Planner.Simulation.Closing;
using Planner.Simulation.Recording;
using Planner.Simulation.Running;
using Planner.Workbench.Sessions;

namespace Planner.Cli.Commands;

/// <summary><c>planner report</c>: one self-contained page for leadership and for whoever checks it.</summary>
internal static class ReportCommand
{
    private static readonly ArgumentSpec Paths = new("PATH", Many: true, Phrase.ArgumentPaths);

    public static readonly CommandSpec Spec = new(
        "report",
        Phrase.AboutReport,
        Phrase.HelpReport,
        [Paths],
        [SharedOptions.Runs, SharedOptions.Seed, SharedOptions.Threads, SharedOptions.Out, SharedOptions.Drafts, SharedOptions.Store, SharedOptions.NoStore, SharedOptions.Resume],
        Run);

    private static int Run(CommandCall call)
    {
        IReadOnlyList<string> paths = call.Values(Paths);
        ComparisonInputs inputs = RunCall.Read(call, paths, one: false, call.Drafts);
        RunOptions options = RunCall.OptionsOf(call, inputs);
        IReadOnlyList<TracedFigure> figures = InputFiles.Read(call, diagnostics => Trace(inputs, call, diagnostics));
        (IReadOnlyList<Outcomes> outcomes, _) = RunCall.Execute(call, inputs, options, new ReplicateRange(0, options.Replicates), clock: null);
        using var progress = new ProgressLine(call.Host.Error, call.Host.ErrorIsTerminal && !call.Quiet, call.Texts);
        ReportContent content = Interruptible.Run(cancel => Content(call, paths, inputs, options, outcomes, figures, progress, cancel), call.Host.Cancelled);
        string folder = call.Value(SharedOptions.Out) ?? Path.Combine("out", inputs.Locality.Id);
        using var files = new OutputFiles(folder);
        files.Add("report.html", HtmlReport.Write(content, call.Texts.Language));
        call.Host.Cancelled.ThrowIfCancellationRequested();
        files.Commit();
        call.Say(call.Texts.Format(Phrase.FilesWritten, folder, files.Names.Count, files.Names[0]));
        return ExitCode.Done;
    }

    private static ReportContent Content(
        CommandCall call,
        IReadOnlyList<string> paths,
        ComparisonInputs inputs,
        RunOptions options,
        IReadOnlyList<Outcomes> outcomes,
        IReadOnlyList<TracedFigure> figures,
        ProgressLine progress,
        CancellationToken cancel)
    {
        EnsembleComparison comparison = ComparisonRun.Analyse(inputs, options.Seed, outcomes);
        Ensemble reference = comparison.Reference.Ensemble;
        int year = inputs.Locality.EndYear;
        IReadOnlyList<CommuneClosing> closings = StartClosings.Of(
            inputs.Model, inputs.Scenarios[0], year, Math.Min(inputs.Locality.Tables.Count, options.Replicates), options.Threads, progress, cancel);
        int[] judged = [.. Enumerable.Range(0, inputs.Model.Pack.Targets.Count).Where(t => inputs.Model.Pack.Targets[t].IsSet)];
        return new ReportContent
        {
            Comparison = comparison,
            Choice = ScenarioChoice.Of(comparison, DecisionObjective.TargetsMet),
            Standings = TargetStanding.Of(reference, comparison.Reference.Targets),
            Joint = judged.Length > 0 ? TargetStanding.Joint(reference, judged) : null,
            Bottlenecks = Bottlenecks.Of(reference, closings, year),
            Paths = CommunePath.Of(reference, closings),
            CriterionTitles = closings.SelectMany(c => c.Criteria).Where(k => k.Title is not null).DistinctBy(k => k.Criterion)
                .ToDictionary(k => k.Criterion, k => k.Title!, StringComparer.Ordinal),
            Figures = figures,
            Origin = ReportOrigin.Of(Again(call, paths, options), inputs.Identities(options)),
        };
    }

    /// <summary>The command that makes the report again, whatever the defaults become.</summary>
    private static string[] Again(CommandCall call, IReadOnlyList<string> paths, RunOptions options) =>
    [
        "planner", "report", .. paths, "--runs", options.Replicates.ToString(CultureInfo.InvariantCulture), "--seed", options.Seed.ToString(CultureInfo.InvariantCulture),
        "--lang", call.Texts.Language == Language.Vietnamese ? "vi" : "en", .. call.Value(SharedOptions.Drafts) is { } drafts ? new[] { SharedOptions.Drafts.Name, drafts } : [],
    ];

    private static IReadOnlyList<TracedFigure>? Trace(ComparisonInputs inputs, CommandCall call, DiagnosticBag diagnostics)
    {
        if (LocalityFolder.Open(inputs.Locality.Folder, diagnostics, call.Drafts) is not { } opened)
        {
            return null;
        }

        Scenario[] scenarios = [.. inputs.Scenarios.Select(s => s.Scenario)];
        IReadOnlyList<TracedFigure> figures = FigureProvenance.Of(opened, scenarios, diagnostics);
        return diagnostics.HasErrors ? null : figures;
    }
}
