using System.Globalization;
using Planner.Analysis.Attainment;
using Planner.Analysis.Closing;
using Planner.Analysis.Comparison;
using Planner.Analysis.Decision;
using Planner.Analysis.Sensitivity;
using Planner.Analysis.Standing;
using Planner.Analysis.Tracing;
using Planner.Localities.Import.Vocabulary;
using Planner.Localities.Opening;
using Planner.Localities.Scenarios;
using Planner.Reporting.Documents;
using Planner.Reporting.Reports;
using Planner.Rules.Diagnostics;
using Planner.Rules.Drafts;
using Planner.Rules.Pack;
using Planner.Simulation.Closing;
using Planner.Simulation.Recording;
using Planner.Simulation.Running;

namespace Planner.Workbench.Sessions;

/// <summary>Gathers everything a report of a comparison is made from. The command and the workbench both go this way, so that both write the same page.</summary>
public static class ComparisonReport
{
    // What a report has room and time for.
    private const int TargetsInDoubt = 3;
    private const int MostSensitivityRuns = 500;

    /// <summary>What the report rests on besides the runs: every figure with its provenance, and who would have to decide what.</summary>
    /// <param name="inputs">Model and scenarios.</param>
    /// <param name="drafts">Which drafts of the rule files held when they were read; null for none.</param>
    /// <param name="diagnostics">Receives what cannot be read.</param>
    /// <returns>Null when an error was added.</returns>
    public static ReportFoundations? Foundations(ComparisonInputs inputs, DraftSelection? drafts, DiagnosticBag diagnostics)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(diagnostics);
        if (LocalityFolder.Open(inputs.Locality.Folder, diagnostics, drafts) is not { } opened)
        {
            return null;
        }

        IReadOnlyList<TracedFigure> figures = FigureProvenance.Of(opened, [.. inputs.Scenarios.Select(s => s.Scenario)], diagnostics);
        RulePack pack = inputs.Model.Pack;
        IReadOnlyList<DecisionDefinition> decisions = FundingCompanions.Decisions(pack.Folder, diagnostics);
        LeverDefinition[] levers = [.. TargetCompanions.Levers(pack.Folder, diagnostics).Where(l => l.Locality == inputs.Locality.Id)];
        NeededDecisions?[] needed = [.. inputs.Scenarios.Skip(1).Select(s => NeededDecisions.Of(inputs.Reference, s.Scenario, pack, decisions, levers, diagnostics))];
        return diagnostics.HasErrors ? null : new ReportFoundations(figures, [.. needed.OfType<NeededDecisions>()]);
    }

    /// <summary>The command that makes a report again, whatever the defaults become.</summary>
    /// <param name="command">Name of the command with its own options, then the paths.</param>
    /// <param name="options">Replicates and seed.</param>
    /// <param name="language">Language of the report.</param>
    public static IReadOnlyList<string> Again(IReadOnlyList<string> command, RunOptions options, Language language)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(options);
        return
        [
            "planner", .. command, "--runs", options.Replicates.ToString(CultureInfo.InvariantCulture), "--seed", options.Seed.ToString(CultureInfo.InvariantCulture),
            "--lang", language == Language.Vietnamese ? "vi" : "en",
        ];
    }

    /// <summary>Analyses the runs and gathers.</summary>
    /// <param name="inputs">Model and scenarios.</param>
    /// <param name="options">Replicates, seed, threads.</param>
    /// <param name="outcomes">Outcomes of all replicates, in the order of the scenarios.</param>
    /// <param name="foundations">What the report rests on besides.</param>
    /// <param name="again">The command that makes it again, one argument an entry.</param>
    /// <param name="progress">Told how many of all communes were looked through; from any thread.</param>
    /// <param name="cancel">Cancels.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static ReportContent Of(
        ComparisonInputs inputs,
        RunOptions options,
        IReadOnlyList<Outcomes> outcomes,
        ReportFoundations foundations,
        IReadOnlyList<string> again,
        IProgress<(int Done, int Of)>? progress,
        CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(foundations);
        EnsembleComparison comparison = ComparisonRun.Analyse(inputs, options.Seed, outcomes);
        cancel.ThrowIfCancellationRequested();
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
            Figures = foundations.Figures,
            Vocabulary = ImportVocabularyReader.Read(new OpenedLocality(inputs.Locality, inputs.Model.Pack), new DiagnosticBag()),
            Origin = ReportOrigin.Of(again, inputs.Identities(options)),
            Needed = foundations.Needed,
        };
    }

    /// <summary>Finds out what the targets most in doubt depend on.</summary>
    /// <param name="inputs">Model and scenarios; the first is studied.</param>
    /// <param name="options">Replicates, seed, threads.</param>
    /// <param name="outcomes">Outcomes of the first scenario.</param>
    /// <param name="ranges">How far thresholds are moved.</param>
    /// <param name="progress">Told work done and all work; from any thread.</param>
    /// <param name="cancel">Cancels.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static SensitivityFindings Depends(
        ComparisonInputs inputs, RunOptions options, Outcomes outcomes, SensitivityRanges ranges, Action<long, long>? progress, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(options);
        double wanted = Likelihood.LikelyFrom(inputs.Model.Pack.Likelihood);
        var space = SensitivitySpace.Of(inputs.Model, inputs.Reference, ranges, new HashSet<FactorKind> { FactorKind.Assumption, FactorKind.Threshold, FactorKind.Lever });
        IReadOnlyList<int> targets = TargetDoubt.Of(new Ensemble(inputs.Model, inputs.Reference, options.Seed, outcomes), TargetsInDoubt);
        int replicates = Math.Min(options.Replicates, MostSensitivityRuns);
        var study = new TornadoStudy(space, targets, replicates, wanted, options.Seed, options.Threads);
        study.Run(progress, cancel);
        return new SensitivityFindings(new SensitivityFrame(inputs.Locality, inputs.Model.Pack, inputs.Reference, options.Seed, replicates, replicates, wanted, Complete: true), study.Result());
    }
}
