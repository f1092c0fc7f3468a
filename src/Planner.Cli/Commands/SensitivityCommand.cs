using Planner.Analysis.Attainment;
using Planner.Analysis.Sensitivity;
using Planner.Cli.Arguments;
using Planner.Cli.Hosting;
using Planner.Cli.Output;
using Planner.Cli.Words;
using Planner.Localities.Scenarios;
using Planner.Reporting.Documents;
using Planner.Rules.Diagnostics;
using Planner.Rules.Pack;
using Planner.Simulation.Recording;
using Planner.Simulation.Running;
using Planner.Workbench.Sessions;

namespace Planner.Cli.Commands;

/// <summary><c>planner sensitivity</c>: what a target depends on — assumptions, thresholds of the rules, levers, chance — and what would make it likely.</summary>
internal static class SensitivityCommand
{
    private const int DefaultRows = 4096;
    private const int DefaultPoints = 256;
    private const int MostRows = 1 << 20;

    // Fewer rows tell nothing, and an interruption before them keeps nothing.
    private const int LeastRows = 64;
    private const int TargetsInDoubt = 2;

    private static readonly ArgumentSpec Place = new("PATH", Many: false, Phrase.ArgumentScenario);
    private static readonly OptionSpec Targets = new("--targets", "A,B", Phrase.OptionTargets);
    private static readonly OptionSpec Tornado = new("--tornado", null, Phrase.OptionTornado);
    private static readonly OptionSpec Morris = new("--morris", null, Phrase.OptionMorris);
    private static readonly OptionSpec Sobol = new("--sobol", null, Phrase.OptionSobol);
    private static readonly OptionSpec Only = new("--only", "KINDS", Phrase.OptionOnlyKinds);
    private static readonly OptionSpec Vary = new("--vary", "X=L..H,…", Phrase.OptionVary);
    private static readonly OptionSpec Rows = new("--rows", "N", Phrase.OptionRows);
    private static readonly OptionSpec Likely = new("--likely", "P", Phrase.OptionLikely);

    public static readonly CommandSpec Spec = new(
        "sensitivity",
        Phrase.AboutSensitivity,
        Phrase.HelpSensitivity,
        [Place],
        [
            SharedOptions.Scenario, Targets, Tornado, Morris, Sobol, Only, Vary, Likely, Rows, SharedOptions.Runs, SharedOptions.Seed, SharedOptions.Threads, SharedOptions.Drafts, SharedOptions.Out,
            SharedOptions.NoCharts, SharedOptions.Json,
        ],
        Run);

    private static int Run(CommandCall call)
    {
        OptionSpec[] methods = [.. new[] { Tornado, Morris, Sobol }.Where(call.Has)];
        if (methods.Length > 1)
        {
            throw new UsageException(Phrase.OptionsExclude, methods[0].Name, methods[1].Name);
        }

        OptionSpec method = methods.FirstOrDefault() ?? Tornado;
        if (method == Tornado && call.Has(Rows))
        {
            throw new UsageException(Phrase.OptionsExclude, Rows.Name, Tornado.Name);
        }

        if (method != Tornado && (call.Has(SharedOptions.Runs) || call.Has(Likely)))
        {
            throw new UsageException(Phrase.OptionsExclude, call.Has(SharedOptions.Runs) ? SharedOptions.Runs.Name : Likely.Name, method.Name);
        }

        HashSet<FactorKind> kinds = Kinds(call);
        int? rows = (int?)call.Integer(Rows, LeastRows, MostRows);
        long likely = call.Integer(Likely, 1, 99) ?? -1;
        string path = call.Values(Place)[0];
        string? scenario = call.Value(SharedOptions.Scenario);
        SensitivityRanges ranges = new([], []);
        ComparisonInputs inputs = InputFiles.Read(call, diagnostics =>
        {
            ComparisonInputs? loaded = OneScenario.Load(path, scenario, call.Drafts, diagnostics);
            if (loaded is not null)
            {
                ranges = TargetCompanions.Sensitivity(loaded.Model.Pack.Folder, loaded.Model.Pack, diagnostics);
            }

            return diagnostics.HasErrors ? null : loaded;
        });
        if (call.Value(Vary) is { } varied)
        {
            ranges = VariedRanges.Over(ranges, varied, inputs.Model, inputs.Reference);
        }

        RunOptions options = RunCall.OptionsOf(call, inputs);
        IReadOnlyList<int> targets = Chosen(call, inputs, options);
        double wanted = likely > 0 ? likely / 100.0 : Likelihood.LikelyFrom(inputs.Model.Pack.Likelihood);
        SensitivitySpace space = Interruptible.Run(_ => SensitivitySpace.Of(inputs.Model, inputs.Reference, ranges, kinds), call.Host.Cancelled);
        var output = new SensitivityOutput(call, space, options.Seed);
        if (method == Tornado)
        {
            var study = new TornadoStudy(space, targets, options.Replicates, wanted, options.Seed, options.Threads);
            bool complete = Study(call, study.Run, () => study.FactorsDone > 0);
            output.Show(study.Result(), options.Replicates, wanted, complete, study.FactorsDone, study.Faults);
            return complete ? ExitCode.Done : ExitCode.Cancelled;
        }

        if (method == Morris)
        {
            int points = rows ?? DefaultPoints;
            var study = new ScreeningStudy(space, targets, points, options.Seed, options.Threads);
            bool complete = Study(call, study.Run, () => study.PointsDone >= LeastRows);
            output.Show(study.Result(), study.PointsDone, points, complete, study.Faults);
            return complete ? ExitCode.Done : ExitCode.Cancelled;
        }

        int asked = rows ?? DefaultRows;
        var variance = new VarianceStudy(space, targets, asked, options.Seed, options.Threads);
        bool whole = Study(call, variance.Run, () => variance.RowsDone >= LeastRows);
        IReadOnlyList<VarianceResult> results = variance.Result();
        output.Show(results, results.Count == 0 ? 0 : results[0].Rows, asked, whole, variance.Faults);
        return whole ? ExitCode.Done : ExitCode.Cancelled;
    }

    /// <summary>Runs a study.</summary>
    /// <returns>False where the user interrupted it and what was done is worth showing.</returns>
    private static bool Study(CommandCall call, Action<Action<long, long>?, CancellationToken> run, Func<bool> worthShowing)
    {
        try
        {
            using var progress = new ProgressLine(call.Host.Error, call.Host.ErrorIsTerminal && !call.Quiet, call.Texts);
            Interruptible.Run(
                cancel =>
                {
                    run(progress.Report, cancel);
                    return true;
                },
                call.Host.Cancelled);
            return true;
        }
        catch (OperationCanceledException) when (worthShowing())
        {
            return false;
        }
    }

    private static HashSet<FactorKind> Kinds(CommandCall call)
    {
        (string Name, FactorKind Kind)[] known = [("assumptions", FactorKind.Assumption), ("thresholds", FactorKind.Threshold), ("levers", FactorKind.Lever)];
        if (call.Value(Only) is not { } list)
        {
            return [.. known.Select(k => k.Kind)];
        }

        var kinds = new HashSet<FactorKind>();
        foreach (string name in list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            int at = Array.FindIndex(known, k => k.Name == name);
            kinds.Add(at >= 0 ? known[at].Kind : throw new UsageException(Phrase.NoSuchKind, name, string.Join(", ", known.Select(k => k.Name))));
        }

        return kinds;
    }

    /// <summary>The targets asked for; where none is, those most in doubt: nearest to even chances.</summary>
    private static IReadOnlyList<int> Chosen(CommandCall call, ComparisonInputs inputs, RunOptions options)
    {
        List<string> known = [.. inputs.Model.Pack.Targets.Select(t => t.Id)];
        if (call.Value(Targets) is { } list)
        {
            string[] names = [.. list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)];
            return names.FirstOrDefault(t => !known.Contains(t, StringComparer.Ordinal)) is { } stranger
                ? throw new UsageException(Phrase.NoSuchTarget, stranger, NearestName.Of(stranger, known) ?? known[0])
                : (IReadOnlyList<int>)[.. names.Select(n => known.IndexOf(n)).Order()];
        }

        const int Quick = 512;
        Ensemble quick = Interruptible.Run(
            cancel => EnsembleRunner.Run(inputs.Model, inputs.Scenarios[0], new RunOptions(Math.Min(Quick, options.Replicates), options.Seed, options.Threads), null, cancel), call.Host.Cancelled);
        return TargetDoubt.Of(quick, TargetsInDoubt);
    }
}
