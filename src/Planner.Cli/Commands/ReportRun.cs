using Planner.Analysis.Sensitivity;
using Planner.Analysis.Tracing;
using Planner.Cli.Arguments;
using Planner.Cli.Hosting;
using Planner.Cli.Output;
using Planner.Reporting.Reports;
using Planner.Rules.Pack;
using Planner.Simulation.Recording;
using Planner.Simulation.Running;
using Planner.Workbench.Sessions;

namespace Planner.Cli.Commands;

/// <summary>Runs the scenarios that <c>report</c> and <c>export</c> are about, and gathers everything a report is made from.</summary>
internal static class ReportRun
{
    /// <summary>The options that decide what is run.</summary>
    public static readonly IReadOnlyList<OptionSpec> Options =
        [SharedOptions.Runs, SharedOptions.Seed, SharedOptions.Threads, SharedOptions.Out, SharedOptions.Drafts, SharedOptions.Store, SharedOptions.NoStore, SharedOptions.Resume];

    /// <summary>Runs and gathers.</summary>
    /// <param name="call">The call.</param>
    /// <param name="command">Name of the command with its own options, by which it is made again.</param>
    /// <param name="paths">The scenarios.</param>
    /// <param name="sensitivity">Whether to find out what the targets most in doubt depend on.</param>
    public static ReportContent Of(CommandCall call, IReadOnlyList<string> command, IReadOnlyList<string> paths, bool sensitivity = false)
    {
        ComparisonInputs inputs = RunCall.Read(call, paths, one: false, call.Drafts);
        RunOptions options = RunCall.OptionsOf(call, inputs);
        ReportFoundations foundations = InputFiles.Read(call, diagnostics => ComparisonReport.Foundations(inputs, call.Drafts, diagnostics));
        (IReadOnlyList<Outcomes> outcomes, _) = RunCall.Execute(call, inputs, options, new ReplicateRange(0, options.Replicates), clock: null);
        using var progress = new ProgressLine(call.Host.Error, call.Host.ErrorIsTerminal && !call.Quiet, call.Texts);
        IReadOnlyList<string> again =
            [.. ComparisonReport.Again([.. command, .. paths], options, call.Texts.Language), .. call.Value(SharedOptions.Drafts) is { } drafts ? new[] { SharedOptions.Drafts.Name, drafts } : []];
        ReportContent content = Interruptible.Run(cancel => ComparisonReport.Of(inputs, options, outcomes, foundations, again, progress, cancel) with
        {
            Sensitivity = sensitivity ? Depends(call, inputs, options, outcomes[0], progress, cancel) : null,
        },
            call.Host.Cancelled);
        progress.Dispose();
        RunCall.SayFaults(call, [.. content.Comparison.Scenarios.Select(s => s.Ensemble)]);
        return content;
    }

    private static SensitivityFindings Depends(CommandCall call, ComparisonInputs inputs, RunOptions options, Outcomes outcomes, ProgressLine progress, CancellationToken cancel)
    {
        SensitivityRanges ranges = InputFiles.Read(call, diagnostics => TargetCompanions.Sensitivity(inputs.Model.Pack.Folder, inputs.Model.Pack, diagnostics));
        return ComparisonReport.Depends(inputs, options, outcomes, ranges, progress.Report, cancel);
    }
}
