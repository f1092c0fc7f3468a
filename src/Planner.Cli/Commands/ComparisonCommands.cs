using Planner.Analysis.Comparison;
using Planner.Cli.Arguments;
using Planner.Cli.Hosting;
using Planner.Cli.Output;
using Planner.Cli.Words;
using Planner.Localities.Scenarios;
using Planner.Rules.Diagnostics;
using Planner.Simulation.Running;
using Planner.Workbench.Sessions;

namespace Planner.Cli.Commands;

/// <summary><c>planner compare</c> and <c>planner run</c>.</summary>
internal static class ComparisonCommands
{
    private const int MostThreads = 1024;

    private static readonly ArgumentSpec Paths = new("PATH", Many: true, Phrase.ArgumentPaths);
    private static readonly ArgumentSpec ScenarioPath = new("SCENARIO", Many: false, Phrase.ArgumentScenario);

    private static readonly IReadOnlyList<OptionSpec> Options =
        [SharedOptions.Runs, SharedOptions.Seed, SharedOptions.Threads, SharedOptions.Out, SharedOptions.Json, SharedOptions.NoCharts];

    public static readonly CommandSpec Compare = new("compare", Phrase.AboutCompare, Phrase.HelpCompare, [Paths], Options, call => Run(call, call.Values(Paths), one: false));

    public static readonly CommandSpec RunOne = new("run", Phrase.AboutRun, Phrase.HelpRun, [ScenarioPath], Options, call => Run(call, call.Values(ScenarioPath), one: true));

    private static int Run(CommandCall call, IReadOnlyList<string> paths, bool one)
    {
        int? runs = (int?)call.Integer(SharedOptions.Runs, 1, EnsembleRunner.MostReplicates);
        long? seed = call.Integer(SharedOptions.Seed, 0, SharedOptions.MostSeed);
        int threads = (int?)call.Integer(SharedOptions.Threads, 1, MostThreads) ?? Environment.ProcessorCount;
        string? folder = call.Value(SharedOptions.Out);
        ComparisonInputs inputs = InputFiles.Read(call, diagnostics => Load(paths, one, diagnostics));
        Scenario reference = inputs.Reference;
        var options = new RunOptions(runs ?? reference.Replicates, seed ?? reference.Seed, threads);
        MemoryLimit.Check(call, EnsembleRunner.EstimateBytes(inputs.Model, options, inputs.Scenarios.Count), options.Replicates, inputs.Scenarios.Count);

        EnsembleComparison comparison;
        using (var progress = new ProgressLine(call.Host.Error, call.Host.ErrorIsTerminal && !call.Quiet, call.Texts))
        {
            comparison = Interruptible.Run(cancel => ComparisonRun.Of(inputs, options, progress.Report, cancel), call.Host.Cancelled);
        }

        var output = new ComparisonOutput(comparison, call);
        bool json = call.Has(SharedOptions.Json);
        if (json)
        {
            output.PrintJson();
        }
        else
        {
            output.PrintText();
        }

        if (folder is not null || !json)
        {
            output.WriteFiles(folder ?? Path.Combine("out", comparison.Locality.Id));
        }

        return ExitCode.Done;
    }

    private static ComparisonInputs? Load(IReadOnlyList<string> paths, bool one, DiagnosticBag diagnostics)
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
        return ComparisonInputs.Load(group, diagnostics);
    }
}
