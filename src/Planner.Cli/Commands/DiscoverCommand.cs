using Planner.Analysis.Discovery;
using Planner.Cli.Arguments;
using Planner.Cli.Hosting;
using Planner.Cli.Output;
using Planner.Cli.Words;
using Planner.Reporting.Charts.Figures;
using Planner.Reporting.Charts.Model;
using Planner.Reporting.Charts.Svg;
using Planner.Reporting.Documents;
using Planner.Reporting.Tables;
using Planner.Reporting.Text;
using Planner.Rules.Diagnostics;
using Planner.Rules.Pack;
using Planner.Simulation.Recording;
using Planner.Simulation.Running;
using Planner.Workbench.Sessions;

namespace Planner.Cli.Commands;

/// <summary><c>planner discover</c>: under which assumptions a target is missed.</summary>
internal static class DiscoverCommand
{
    // Where missing is the rule, what succeeds is the news.
    private const double Rule = 0.75;

    private static readonly ArgumentSpec Place = new("PATH", Many: false, Phrase.ArgumentScenario);
    private static readonly OptionSpec Target = new("--target", "ID", Phrase.OptionDiscoverTarget);
    private static readonly OptionSpec Event = new("--event", "missed|met", Phrase.OptionDiscoverEvent);

    public static readonly CommandSpec Spec = new(
        "discover",
        Phrase.AboutDiscover,
        Phrase.HelpDiscover,
        [Place],
        [
            Target, Event, SharedOptions.Scenario, SharedOptions.Runs, SharedOptions.Seed, SharedOptions.Threads, SharedOptions.Drafts, SharedOptions.Store, SharedOptions.NoStore,
            SharedOptions.Resume, SharedOptions.Out, SharedOptions.NoCharts, SharedOptions.Json,
        ],
        Run);

    private static int Run(CommandCall call)
    {
        string path = call.Values(Place)[0];
        string? scenario = call.Value(SharedOptions.Scenario);
        bool? met = call.Value(Event) switch
        {
            null => null,
            "met" => true,
            "missed" => false,
            string other => throw new UsageException(Phrase.OptionNotOneOf, Event.Name, other, "missed, met"),
        };
        ComparisonInputs inputs = InputFiles.Read(call, diagnostics => OneScenario.Load(path, scenario, call.Drafts, diagnostics));
        IReadOnlyList<TargetDefinition> targets = inputs.Model.Pack.Targets;
        int[] judged = [.. Enumerable.Range(0, targets.Count).Where(t => targets[t].IsSet)];
        if (call.Value(Target) is { } id)
        {
            string[] known = [.. judged.Select(t => targets[t].Id)];
            judged = [.. judged.Where(t => targets[t].Id.Equals(id, StringComparison.OrdinalIgnoreCase))];
            if (judged.Length == 0)
            {
                throw new UsageException(Phrase.UnknownTarget, id, inputs.Locality.Id, NearestName.Of(id, known) ?? known[0]);
            }
        }

        RunOptions options = RunCall.OptionsOf(call, inputs);
        (IReadOnlyList<Outcomes> outcomes, _) = RunCall.Execute(call, inputs, options, new ReplicateRange(0, options.Replicates), clock: null);
        var ensemble = new Ensemble(inputs.Model, inputs.Reference, options.Seed, outcomes[0]);
        (int Target, bool Met, ScenarioDiscovery Found)[] found = Search(call, ensemble, judged, met, options.Threads);
        Language language = call.Texts.Language;
        string json = DiscoveryDocument.Write(found, inputs.Model, ensemble);
        bool one = call.Has(Target);
        Figure? figure = one && found[0].Found.Verdict == DiscoveryVerdict.Found ? PeelingFigure.Make(found[0].Found, targets[judged[0]], found[0].Met, ensemble, language) : null;
        if (call.Has(SharedOptions.Json))
        {
            call.Host.Out.Write(json);
        }
        else
        {
            var text = new DiscoveryText(language, inputs.Model, ensemble);
            if (one)
            {
                foreach (string sentence in text.Sentences(found[0].Found, targets[judged[0]], found[0].Met, met is null && found[0].Met))
                {
                    foreach (string line in call.Host.OutIsTerminal ? DisplayWidth.Wrap(sentence, call.Host.Width) : [sentence])
                    {
                        call.Host.Out.WriteLine(line);
                    }
                }
            }

            var printer = new PanelPrinter(call.Host);
            foreach (TextPanel panel in one ? text.Panels(found[0].Found) : [text.All(found, call.Host.Width)])
            {
                if (one)
                {
                    call.Host.Out.WriteLine();
                }

                printer.Print(panel);
            }
        }

        RunCall.SayFaults(call, [ensemble]);
        WriteFiles(call, json, DiscoveryDocument.TrajectoryCsv(found, ensemble, language), figure);
        return ExitCode.Done;
    }

    private static (int Target, bool Met, ScenarioDiscovery Found)[] Search(CommandCall call, Ensemble ensemble, int[] targets, bool? met, int threads)
    {
        using var progress = new ProgressLine(call.Host.Error, call.Host.ErrorIsTerminal && !call.Quiet, call.Texts);
        return Interruptible.Run(
            cancel =>
            {
                var found = new (int, bool, ScenarioDiscovery)[targets.Length];
                int done = 0;
                Parallel.For(0, targets.Length, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancel }, i =>
                {
                    int target = targets[i];
                    int missed = 0;
                    foreach (bool reached in ensemble.TargetMet(target))
                    {
                        missed += reached ? 0 : 1;
                    }

                    bool asked = met ?? missed > Rule * ensemble.Replicates;
                    found[i] = (target, asked, ScenarioDiscovery.Of(ensemble, target, asked));
                    progress.Report(Interlocked.Increment(ref done), targets.Length);
                });
                return found;
            },
            call.Host.Cancelled);
    }

    private static void WriteFiles(CommandCall call, string json, string trajectory, Figure? figure)
    {
        if (call.Value(SharedOptions.Out) is not { } folder)
        {
            return;
        }

        using var files = new OutputFiles(folder);
        files.Add("result.json", json);
        files.Add("trajectory.csv", trajectory);
        if (figure is not null && !call.Has(SharedOptions.NoCharts))
        {
            files.Add(Path.Combine("charts", "peeling.svg"), new SvgRenderer().Render(figure));
        }

        files.Commit();
        call.Say(call.Texts.Format(Phrase.FilesWritten, folder, files.Names.Count, files.Names[0]));
    }
}
