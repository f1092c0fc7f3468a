using System.Globalization;
using Planner.Analysis.Attainment;
using Planner.Analysis.Closing;
using Planner.Analysis.Comparison;
using Planner.Analysis.Decision;
using Planner.Analysis.Sensitivity;
using Planner.Analysis.Standing;
using Planner.Analysis.Tracing;
using Planner.Cli.Arguments;
using Planner.Cli.Hosting;
using Planner.Cli.Output;
using Planner.Cli.Words;
using Planner.Localities.Import.Vocabulary;
using Planner.Localities.Opening;
using Planner.Localities.Scenarios;
using Planner.Reporting.Documents;
using Planner.Reporting.Reports;
using Planner.Rules.Diagnostics;
using Planner.Rules.Pack;
using Planner.Simulation.Closing;
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

    // What a report has room and time for.
    private const int TargetsInDoubt = 3;
    private const int MostSensitivityRuns = 500;

    /// <summary>Runs and gathers.</summary>
    /// <param name="call">The call.</param>
    /// <param name="command">Name of the command with its own options, by which it is made again.</param>
    /// <param name="paths">The scenarios.</param>
    /// <param name="sensitivity">Whether to find out what the targets most in doubt depend on.</param>
    public static ReportContent Of(CommandCall call, IReadOnlyList<string> command, IReadOnlyList<string> paths, bool sensitivity = false)
    {
        ComparisonInputs inputs = RunCall.Read(call, paths, one: false, call.Drafts);
        RunOptions options = RunCall.OptionsOf(call, inputs);
        IReadOnlyList<TracedFigure> figures = InputFiles.Read(call, diagnostics => Trace(inputs, call, diagnostics));
        IReadOnlyList<NeededDecisions> needed = InputFiles.Read(call, diagnostics => Needed(inputs, diagnostics));
        (IReadOnlyList<Outcomes> outcomes, _) = RunCall.Execute(call, inputs, options, new ReplicateRange(0, options.Replicates), clock: null);
        using var progress = new ProgressLine(call.Host.Error, call.Host.ErrorIsTerminal && !call.Quiet, call.Texts);
        return Interruptible.Run(cancel => Content(call, [.. command, .. paths], inputs, options, outcomes, figures, progress, cancel) with
        {
            Needed = needed,
            Sensitivity = sensitivity ? Depends(call, inputs, options, outcomes[0], progress, cancel) : null,
        },
            call.Host.Cancelled);
    }

    private static ReportContent Content(
        CommandCall call,
        IReadOnlyList<string> command,
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
            Vocabulary = ImportVocabularyReader.Read(new OpenedLocality(inputs.Locality, inputs.Model.Pack), new DiagnosticBag()),
            Origin = ReportOrigin.Of(Again(call, command, options), inputs.Identities(options)),
        };
    }

    /// <summary>The command that makes it again, whatever the defaults become.</summary>
    private static string[] Again(CommandCall call, IReadOnlyList<string> command, RunOptions options) =>
    [
        "planner", .. command, "--runs", options.Replicates.ToString(CultureInfo.InvariantCulture), "--seed", options.Seed.ToString(CultureInfo.InvariantCulture),
        "--lang", call.Texts.Language == Language.Vietnamese ? "vi" : "en", .. call.Value(SharedOptions.Drafts) is { } drafts ? new[] { SharedOptions.Drafts.Name, drafts } : [],
    ];

    private static SensitivityFindings Depends(CommandCall call, ComparisonInputs inputs, RunOptions options, Outcomes outcomes, ProgressLine progress, CancellationToken cancel)
    {
        SensitivityRanges ranges = InputFiles.Read(call, diagnostics => TargetCompanions.Sensitivity(inputs.Model.Pack.Folder, inputs.Model.Pack, diagnostics));
        double wanted = Likelihood.LikelyFrom(inputs.Model.Pack.Likelihood);
        var space = SensitivitySpace.Of(inputs.Model, inputs.Reference, ranges, new HashSet<FactorKind> { FactorKind.Assumption, FactorKind.Threshold, FactorKind.Lever });
        IReadOnlyList<int> targets = TargetDoubt.Of(new Ensemble(inputs.Model, inputs.Reference, options.Seed, outcomes), TargetsInDoubt);
        int replicates = Math.Min(options.Replicates, MostSensitivityRuns);
        var study = new TornadoStudy(space, targets, replicates, wanted, options.Seed, options.Threads);
        study.Run(progress.Report, cancel);
        return new SensitivityFindings(new SensitivityFrame(inputs.Locality, inputs.Model.Pack, inputs.Reference, options.Seed, replicates, replicates, wanted, Complete: true), study.Result());
    }

    private static IReadOnlyList<NeededDecisions>? Needed(ComparisonInputs inputs, DiagnosticBag diagnostics)
    {
        IReadOnlyList<DecisionDefinition> decisions = FundingCompanions.Decisions(inputs.Model.Pack.Folder, diagnostics);
        LeverDefinition[] levers = [.. TargetCompanions.Levers(inputs.Model.Pack.Folder, diagnostics).Where(l => l.Locality == inputs.Locality.Id)];
        NeededDecisions?[] needed = [.. inputs.Scenarios.Skip(1).Select(s => NeededDecisions.Of(inputs.Reference, s.Scenario, inputs.Model.Pack, decisions, levers, diagnostics))];
        return diagnostics.HasErrors ? null : [.. needed.OfType<NeededDecisions>()];
    }

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
