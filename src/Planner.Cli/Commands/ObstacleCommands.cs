using Planner.Analysis.Closing;
using Planner.Cli.Arguments;
using Planner.Cli.Hosting;
using Planner.Cli.Output;
using Planner.Cli.Words;
using Planner.Localities.Units;
using Planner.Reporting.Documents;
using Planner.Reporting.Tables;
using Planner.Rules.Diagnostics;
using Planner.Rules.Pack;
using Planner.Simulation.Closing;
using Planner.Simulation.Recording;
using Planner.Simulation.Running;
using Planner.Workbench.Sessions;

namespace Planner.Cli.Commands;

/// <summary><c>planner bottlenecks</c> and <c>planner paths</c>: what holds communes back, and what closing it would cost.</summary>
internal static class ObstacleCommands
{
    private const int RowsShown = 20;

    private static readonly ArgumentSpec Place = new("PATH", Many: false, Phrase.ArgumentScenario);
    private static readonly OptionSpec Year = new("--year", "Y", Phrase.OptionThresholdYear);
    private static readonly OptionSpec Commune = new("--commune", "ID", Phrase.OptionPathCommune);
    private static readonly OptionSpec OfDistrict = new("--district", "ID", Phrase.OptionDistrict);
    private static readonly OptionSpec Top = new("--top", "N", Phrase.OptionTop);

    private static readonly IReadOnlyList<OptionSpec> Shared =
    [
        SharedOptions.Scenario, Year, SharedOptions.Runs, SharedOptions.Seed, SharedOptions.Threads, SharedOptions.Drafts, SharedOptions.Store, SharedOptions.NoStore,
        SharedOptions.Resume, SharedOptions.Json,
    ];

    public static readonly CommandSpec Bottlenecks =
        new("bottlenecks", Phrase.AboutBottlenecks, Phrase.HelpBottlenecks, [Place], Shared, RunBottlenecks);

    public static readonly CommandSpec Paths =
        new("paths", Phrase.AboutPaths, Phrase.HelpPaths, [Place], [Commune, OfDistrict, Top, SharedOptions.Out, SharedOptions.NoCharts, .. Shared], RunPaths);

    private static int RunBottlenecks(CommandCall call)
    {
        Work work = Prepare(call);
        ShowBottlenecks(call, work);
        RunCall.SayFaults(call, [work.Ensemble]);
        return ExitCode.Done;
    }

    private static void ShowBottlenecks(CommandCall call, Work work)
    {
        Bottlenecks found = Analysis.Closing.Bottlenecks.Of(work.Ensemble, work.Closings, work.Year);
        if (call.Has(SharedOptions.Json))
        {
            call.Host.Out.Write(BottleneckDocument.Write(found, work.Ensemble));
            return;
        }

        var text = new BottleneckText(call.Texts.Language);
        var printer = new PanelPrinter(call.Host);
        foreach (string sentence in text.Sentences(found, work.Ensemble))
        {
            Say(call, sentence);
        }

        call.Host.Out.WriteLine();
        printer.Print(text.Criteria(found, work.Ensemble));
        call.Host.Out.WriteLine();
        printer.Print(text.Districts(found, work.Ensemble, call.Host.Width));
    }

    private static int RunPaths(CommandCall call)
    {
        string? commune = call.Value(Commune), district = call.Value(OfDistrict);
        int top = (int)(call.Integer(Top, 1, int.MaxValue) ?? RowsShown);
        Work work = Prepare(call, locality =>
        {
            Known(commune, [.. locality.Tables[0].Communes.Where(c => !c.Urban).Select(c => c.Id)], Phrase.UnknownCommune, locality.Id);
            Known(district, [.. locality.Districts.Select(d => d.Id)], Phrase.UnknownDistrict, locality.Id);
        });
        ShowPaths(call, work, commune, district, top);
        RunCall.SayFaults(call, [work.Ensemble]);
        return ExitCode.Done;
    }

    private static void ShowPaths(CommandCall call, Work work, string? commune, string? district, int top)
    {
        Locality locality = work.Ensemble.Locality;
        IReadOnlyList<CommunePath> all = CommunePath.Of(work.Ensemble, work.Closings);
        CommunePath[] chosen =
        [
            .. all.Where(p => (commune is null || p.Commune.Id == commune) && (district is null || locality.Districts[p.Commune.District].Id == district))
                .OrderByDescending(p => p.Interval.Estimate).ThenBy(p => p.OpenAtStart.Mean),
        ];
        WriteFiles(call, chosen, work);
        if (call.Has(SharedOptions.Json))
        {
            call.Host.Out.Write(PathDocument.Write(chosen, work.Ensemble, work.Year));
            return;
        }

        var text = new PathText(call.Texts.Language);
        Dictionary<string, LocalizedText> titles = work.Closings.SelectMany(c => c.Criteria).Where(k => k.Title is not null).DistinctBy(k => k.Criterion)
            .ToDictionary(k => k.Criterion, k => k.Title!, StringComparer.Ordinal);
        if (commune is not null)
        {
            foreach (string line in text.Page(chosen[0], work.Ensemble, titles, work.Year))
            {
                Say(call, line);
            }

            if (!call.Has(SharedOptions.NoCharts))
            {
                call.Host.Out.WriteLine();
                call.Host.Out.WriteLine(PathCharts.ForTerminal(chosen[0], work.Ensemble, call.Texts.Language, call.Host.Colours, call.Host.Width));
            }

            return;
        }

        new PanelPrinter(call.Host).Print(text.Table([.. chosen.Take(top)], all.Count, work.Ensemble, titles, work.Year, call.Host.Width));
    }

    /// <summary>Writes the document and the charts where the call names a folder, all or none.</summary>
    private static void WriteFiles(CommandCall call, IReadOnlyList<CommunePath> paths, Work work)
    {
        if (call.Value(SharedOptions.Out) is not { } folder)
        {
            return;
        }

        using var files = new OutputFiles(folder);
        files.Add("paths.json", PathDocument.Write(paths, work.Ensemble, work.Year));
        if (!call.Has(SharedOptions.NoCharts))
        {
            foreach ((string name, string content) in PathCharts.ForFiles(paths, work.Ensemble, call.Texts.Language))
            {
                files.Add(name, content);
            }
        }

        call.Host.Cancelled.ThrowIfCancellationRequested();
        files.Commit();
        call.Say(call.Texts.Format(Phrase.FilesWritten, folder, files.Names.Count, files.Names[0]));
    }

    private static Work Prepare(CommandCall call, Action<Locality>? check = null)
    {
        string path = call.Values(Place)[0];
        string? scenario = call.Value(SharedOptions.Scenario);
        ComparisonInputs inputs = InputFiles.Read(call, diagnostics => OneScenario.Load(path, scenario, call.Drafts, diagnostics));
        check?.Invoke(inputs.Locality);
        int year = (int)(call.Integer(Year, inputs.Locality.StartYear, inputs.Locality.EndYear) ?? inputs.Locality.EndYear);
        RunOptions options = RunCall.OptionsOf(call, inputs);
        (IReadOnlyList<Outcomes> outcomes, _) = RunCall.Execute(call, inputs, options, new ReplicateRange(0, options.Replicates), clock: null);
        var ensemble = new Ensemble(inputs.Model, inputs.Reference, options.Seed, outcomes[0]);
        using var progress = new ProgressLine(call.Host.Error, call.Host.ErrorIsTerminal && !call.Quiet, call.Texts);
        IReadOnlyList<CommuneClosing> closings = Interruptible.Run(
            cancel => StartClosings.Of(
                inputs.Model, inputs.Scenarios[0], year, Math.Min(inputs.Locality.Tables.Count, options.Replicates), options.Threads, progress, cancel),
            call.Host.Cancelled);
        return new Work(ensemble, closings, year);
    }

    private static void Known(string? id, IReadOnlyList<string> known, Phrase fault, string locality)
    {
        if (id is not null && !known.Contains(id, StringComparer.Ordinal))
        {
            throw new UsageException(fault, id, locality, NearestName.Of(id, known) ?? known[0]);
        }
    }

    private static void Say(CommandCall call, string sentence)
    {
        foreach (string line in call.Host.OutIsTerminal ? Reporting.Text.DisplayWidth.Wrap(sentence, call.Host.Width) : [sentence])
        {
            call.Host.Out.WriteLine(line);
        }
    }

    private sealed record Work(Ensemble Ensemble, IReadOnlyList<CommuneClosing> Closings, int Year);
}
