using System.Globalization;
using System.Text;
using Planner.Analysis.Optimisation;
using Planner.Cli.Arguments;
using Planner.Cli.Hosting;
using Planner.Cli.Output;
using Planner.Cli.Words;
using Planner.Localities.Decisions;
using Planner.Localities.Scenarios;
using Planner.Reporting.Charts.Figures;
using Planner.Reporting.Charts.Model;
using Planner.Reporting.Charts.Svg;
using Planner.Reporting.Charts.Terminal;
using Planner.Reporting.Documents;
using Planner.Reporting.Tables;
using Planner.Reporting.Text;
using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;
using Planner.Rules.Pack;
using Planner.Simulation.Preparation;
using Planner.Simulation.Storing;
using Planner.Workbench.Sessions;

namespace Planner.Cli.Commands;

/// <summary><c>planner optimise</c>: what chosen deciders should change, what it brings, what it costs, whose decision it is.</summary>
internal static class OptimiseCommand
{
    private const string ByOptimiser = "planner optimise";

    private static readonly ArgumentSpec Place = new("PATH", Many: false, Phrase.ArgumentScenario);
    private static readonly OptionSpec LeastMoney = new("--least-money", null, Phrase.OptionLeastMoney);
    private static readonly OptionSpec Chance = new("--chance", "P", Phrase.OptionChance);
    private static readonly OptionSpec Decider = new("--decider", "A,B", Phrase.OptionDecider);
    private static readonly OptionSpec From = new("--from", "Y", Phrase.OptionDecideFrom);
    private static readonly OptionSpec Keep = new("--keep", "A,B", Phrase.OptionKeepTargets);
    private static readonly OptionSpec Plans = new("--plans", "N", Phrase.OptionPlans);
    private static readonly OptionSpec Out = new("--out", "FILE", Phrase.OptionPlanOut);
    private static readonly OptionSpec Chart = new("--chart", "FILE", Phrase.OptionPlanChart);

    public static readonly CommandSpec Spec = new(
        "optimise",
        Phrase.AboutOptimise,
        Phrase.HelpOptimise,
        [Place],
        [
            SharedOptions.Scenario, ObjectiveReading.Maximise, ObjectiveReading.Minimise, ObjectiveReading.Targets, ObjectiveReading.Reach, LeastMoney, Chance, Decider, From, Keep, Plans,
            Out, Chart, SharedOptions.Runs, SharedOptions.Seed, SharedOptions.Threads, SharedOptions.NoCharts, SharedOptions.Drafts, SharedOptions.Json,
        ],
        Run);

    private static int Run(CommandCall call)
    {
        string path = call.Values(Place)[0];
        string? scenario = call.Value(SharedOptions.Scenario);
        ComparisonInputs inputs = InputFiles.Read(call, diagnostics => OneScenario.Load(path, scenario, call.Drafts, diagnostics));
        RulePack pack = inputs.Model.Pack;
        PlanObjective objective = ObjectiveReading.Of(call, pack);
        double? chance = AskedChance(call, objective);
        (string? outFile, string? chartFile) = (OutFile(call, inputs), call.Value(Chart));
        int runs = (int?)call.Integer(SharedOptions.Runs, 100, 1_000_000) ?? PlanInputs.FreshReplicates;
        int plans = (int?)call.Integer(Plans, 0, 1_000_000) ?? SearchBudget.Standard.Plans;
        var options = RunCall.OptionsOf(call, inputs);
        DecisionSpace space = Space(call, inputs);
        IReadOnlyList<PreparedScenario> others = Others(call, inputs);
        var runner = new PlanRunner(inputs.Model, space, options.Threads);
        IReadOnlyList<int> kept = call.Value(Keep) is { } list ? ObjectiveReading.Indices(list, pack) : [];
        var request = new AdviceRequest(objective, kept, others, SearchBudget.Standard with { Plans = plans }, runs, options.Seed, chance);
        PlanAdvice advice;
        using (var progress = new ProgressLine(call.Host.Error, call.Host.ErrorIsTerminal && !call.Quiet, call.Texts))
        {
            var numbers = new NumberText(call.Texts.Language);
            string unit = objective.HasQuantity ? objective.Conditions[0].Unit : "none";

            // Whoever interrupts gets the best plan so far, so the wait is for the search, which ends at the interrupt, and not for the interrupt.
            advice = Interruptible.Run(
                _ => new PlanAdviser(inputs.Model, runner, options.Threads, p => progress.Report(p.Done, p.Total, () => BestSoFar(call, numbers, unit, p))).Advise(request, call.Host.Cancelled),
                CancellationToken.None);
        }

        var text = new AdviceText(call.Texts.Language, advice);
        if (call.Has(SharedOptions.Json))
        {
            call.Host.Out.Write(AdviceDocument.Write(advice));
        }
        else
        {
            Print(call, text, advice);
        }

        RunCall.SayFaults(call, [advice.Present, advice.Plan]);
        WriteFiles(call, advice, text, outFile, chartFile);
        return advice.Search.CutShort ? ExitCode.Cancelled : advice.LeastMoney is { Point: null } || advice.Steps.Count == 0 ? ExitCode.AnswerIsNo : ExitCode.Done;
    }

    private static void Print(CommandCall call, AdviceText text, PlanAdvice advice)
    {
        TextWriter output = call.Host.Out;
        var printer = new PanelPrinter(call.Host);
        foreach (string sentence in text.Sentences())
        {
            foreach (string line in call.Host.OutIsTerminal ? DisplayWidth.Wrap(sentence, call.Host.Width) : [sentence])
            {
                output.WriteLine(line);
            }
        }

        foreach (TextPanel panel in text.Panels(call.Host.Width))
        {
            output.WriteLine();
            printer.Print(panel);
        }

        if (!call.Has(SharedOptions.NoCharts) && MoneyFigure.Make(advice, call.Texts.Language) is { } figure)
        {
            var renderer = new TerminalRenderer(call.Host.Colours ? TerminalStyle.Colour : TerminalStyle.Plain, Math.Min(call.Host.Width, 120));
            output.WriteLine();
            output.WriteLine(renderer.Render(figure).TrimEnd('\n'));
        }

        output.WriteLine();
        foreach (string note in text.Notes())
        {
            foreach (string line in call.Host.OutIsTerminal ? DisplayWidth.Wrap(note, call.Host.Width) : [note])
            {
                output.WriteLine(line);
            }
        }
    }

    private static void WriteFiles(CommandCall call, PlanAdvice advice, AdviceText text, string? outFile, string? chartFile)
    {
        if (outFile is not null && advice.Steps.Count > 0)
        {
            byte[] content = advice.Space.Write(advice.Search.Values, PlanVariation.None, text.Caption());
            AtomicFile.Write(outFile, stream => stream.Write(content));
            call.Say(call.Texts.Format(Phrase.PlanWritten, outFile));
        }

        if (chartFile is not null && MoneyFigure.Make(advice, call.Texts.Language) is { } figure)
        {
            AtomicFile.Write(chartFile, new SvgRenderer().Render(figure));
            call.Say(call.Texts.Format(Phrase.PlanWritten, chartFile));
        }
    }

    private static string BestSoFar(CommandCall call, NumberText numbers, string unit, SearchProgress p) => double.IsNaN(p.Best)
        ? ""
        : call.Texts.Format(Phrase.BestSoFar, numbers.Value(p.Best, unit), numbers.Value(p.Present, unit));

    private static double? AskedChance(CommandCall call, PlanObjective objective)
    {
        if (!call.Has(LeastMoney))
        {
            return call.Has(Chance) ? throw new UsageException(Phrase.OptionNeedsOther, Chance.Name, LeastMoney.Name) : null;
        }

        if (objective.Kind != ObjectiveKind.Chance)
        {
            throw new UsageException(Phrase.LeastMoneyNeedsChance);
        }

        string text = call.Value(Chance) ?? "0.8";
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && value is > 0 and < 1
            ? value
            : throw new UsageException(Phrase.ChanceNotInRange, Chance.Name, text);
    }

    // A scenario extends files of its own folder, so a plan stands beside the scenario it changes.
    private static string? OutFile(CommandCall call, ComparisonInputs inputs)
    {
        if (call.Value(Out) is not { } file)
        {
            return null;
        }

        string folder = Path.GetFullPath(Path.GetDirectoryName(inputs.Reference.Files[0]) is { Length: > 0 } own ? own : ".");
        string target = Path.GetFullPath(Path.GetDirectoryName(file) is { Length: > 0 } named ? named : ".");
        if (!file.EndsWith(ScenarioPaths.Ending, StringComparison.Ordinal) || folder.TrimEnd('/', '\\') != target.TrimEnd('/', '\\'))
        {
            throw new UsageException(Phrase.PlanBesideScenario, file, Path.GetDirectoryName(inputs.Reference.Files[0]) ?? ".", ScenarioPaths.Ending);
        }

        // What a person wrote is not written over; a plan of an earlier search is.
        return File.Exists(file) && !Encoding.UTF8.GetString(BoundedFile.ReadAtMost(file, (int)JsonLimits.Standard.MaxBytes)).Contains(ByOptimiser, StringComparison.Ordinal)
            ? throw new UsageException(Phrase.PlanWouldOverwrite, file)
            : file;
    }

    private static DecisionSpace Space(CommandCall call, ComparisonInputs inputs)
    {
        IReadOnlyList<string> known = FundingCompanions.Deciders;
        string[] deciders = call.Value(Decider) is { } list
            ? list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            : [.. PlanInputs.Deciders];
        if (deciders.FirstOrDefault(d => !known.Contains(d, StringComparer.Ordinal)) is { } stranger)
        {
            throw new UsageException(Phrase.NoSuchDecider, stranger, string.Join(", ", known));
        }

        Scenario present = inputs.Reference;
        int first = PlanInputs.FirstYear(inputs, present);
        int from = (int?)call.Integer(From, first, inputs.Locality.EndYear) ?? first;
        return InputFiles.Read(call, diagnostics => PlanInputs.Space(inputs, present, deciders, from, diagnostics));
    }

    private static IReadOnlyList<PreparedScenario> Others(CommandCall call, ComparisonInputs inputs) =>
        InputFiles.Read(call, diagnostics => PlanInputs.Others(inputs, inputs.Reference, diagnostics));
}
