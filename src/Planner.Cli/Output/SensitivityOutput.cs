using Planner.Analysis.Sensitivity;
using Planner.Cli.Arguments;
using Planner.Cli.Commands;
using Planner.Cli.Words;
using Planner.Reporting.Charts.Figures;
using Planner.Reporting.Charts.Model;
using Planner.Reporting.Charts.Svg;
using Planner.Reporting.Charts.Terminal;
using Planner.Reporting.Documents;
using Planner.Reporting.Tables;
using Planner.Reporting.Text;
using Planner.Simulation.Faults;
using Planner.Simulation.Storing;

namespace Planner.Cli.Output;

/// <summary>Shows a study of sensitivity: sentences, table and chart on standard output, or JSON; files where they are asked for.</summary>
internal sealed class SensitivityOutput
{
    private readonly CommandCall call;
    private readonly SensitivitySpace space;
    private readonly long seed;

    /// <param name="call">The call.</param>
    /// <param name="space">Scenario and factors.</param>
    /// <param name="seed">Seed.</param>
    public SensitivityOutput(CommandCall call, SensitivitySpace space, long seed)
    {
        this.call = call;
        this.space = space;
        this.seed = seed;
    }

    /// <summary>Shows a tornado.</summary>
    /// <param name="results">Results by target.</param>
    /// <param name="replicates">Replicates.</param>
    /// <param name="wanted">Wanted probability.</param>
    /// <param name="complete">Whether all was done.</param>
    /// <param name="factors">Factors done.</param>
    /// <param name="faults">Faults of numbers of the runs done.</param>
    public void Show(IReadOnlyList<TornadoResult> results, int replicates, double wanted, bool complete, int factors, FaultSummary faults)
    {
        SensitivityFrame frame = Frame(replicates, replicates, wanted, complete, faults);
        var text = new SensitivityText(call.Texts.Language, frame);
        Show(
            frame,
            complete ? null : call.Texts.Format(Phrase.TornadoInterrupted, factors, space.Single.Count),
            SensitivityDocument.Write(frame, results),
            SensitivityDocument.Table(frame, results),
            [.. results.Select(r => new Part(r.Target.Id, text.Sentences(r), text.Table(r, call.Host.Width), SensitivityFigure.Tornado(frame, r, call.Texts.Language)))]);
    }

    /// <summary>Shows a screening.</summary>
    /// <param name="results">Results by target.</param>
    /// <param name="points">Base points done.</param>
    /// <param name="asked">Base points asked for.</param>
    /// <param name="complete">Whether all was done.</param>
    /// <param name="faults">Faults of numbers of the runs done.</param>
    public void Show(IReadOnlyList<ScreeningResult> results, int points, int asked, bool complete, FaultSummary faults)
    {
        SensitivityFrame frame = Frame(points, asked, null, complete, faults);
        var text = new SensitivityText(call.Texts.Language, frame);
        Show(
            frame,
            complete ? null : call.Texts.Format(Phrase.RowsInterrupted, points, asked),
            SensitivityDocument.Write(frame, results),
            SensitivityDocument.Table(frame, results),
            [.. results.Select(r => new Part(r.Target.Id, text.Sentences(r), text.Table(r, call.Host.Width), SensitivityFigure.Screening(frame, r, call.Texts.Language)))]);
    }

    /// <summary>Shows shares of variance.</summary>
    /// <param name="results">Results by target.</param>
    /// <param name="rows">Rows done.</param>
    /// <param name="asked">Rows asked for.</param>
    /// <param name="complete">Whether all was done.</param>
    /// <param name="faults">Faults of numbers of the runs done.</param>
    public void Show(IReadOnlyList<VarianceResult> results, int rows, int asked, bool complete, FaultSummary faults)
    {
        SensitivityFrame frame = Frame(rows, asked, null, complete, faults);
        var text = new SensitivityText(call.Texts.Language, frame);
        Show(
            frame,
            complete ? null : call.Texts.Format(Phrase.RowsInterrupted, rows, asked),
            SensitivityDocument.Write(frame, results),
            SensitivityDocument.Table(frame, results),
            [.. results.Select(r => new Part(r.Target.Id, text.Sentences(r), text.Table(r, call.Host.Width), SensitivityFigure.Variance(frame, r, call.Texts.Language)))]);
    }

    private SensitivityFrame Frame(int runs, int asked, double? wanted, bool complete, FaultSummary faults) =>
        new(space.Model.Locality, space.Model.Pack, space.Scenario.Scenario, seed, runs, asked, wanted, complete) { Faults = faults };

    private void Show(SensitivityFrame frame, string? interrupted, string document, string table, IReadOnlyList<Part> parts)
    {
        if (interrupted is not null)
        {
            call.Say(interrupted);
        }

        bool charts = !call.Has(SharedOptions.NoCharts);
        if (call.Has(SharedOptions.Json))
        {
            call.Host.Out.Write(document);
        }
        else
        {
            Print(parts, charts);
        }

        RunCall.SayFaults(call, frame.Faults);
        if (call.Value(SharedOptions.Out) is { } folder)
        {
            using var files = new OutputFiles(folder);
            files.Add("sensitivity.json", document);
            files.Add("sensitivity.csv", table);
            var renderer = new SvgRenderer();
            foreach (Part part in parts.Where(p => charts && p.Figure is not null))
            {
                files.Add(Path.Combine("charts", "sensitivity-" + SafeFileName.Of(part.Target) + ".svg"), renderer.Render(part.Figure!));
            }

            files.Commit();
            call.Say(call.Texts.Format(Phrase.FilesWritten, folder, files.Names.Count, files.Names[0]));
        }
    }

    private void Print(IReadOnlyList<Part> parts, bool charts)
    {
        var printer = new PanelPrinter(call.Host);
        TerminalRenderer renderer = new(call.Host.Colours ? TerminalStyle.Colour : TerminalStyle.Plain, Math.Min(call.Host.Width, 120));
        foreach (Part part in parts)
        {
            foreach (string sentence in part.Sentences)
            {
                foreach (string line in call.Host.OutIsTerminal ? DisplayWidth.Wrap(sentence, call.Host.Width) : [sentence])
                {
                    call.Host.Out.WriteLine(line);
                }
            }

            call.Host.Out.WriteLine();
            if (charts && call.Host.OutIsTerminal && part.Figure is not null)
            {
                call.Host.Out.WriteLine(renderer.Render(part.Figure).TrimEnd('\n'));
                call.Host.Out.WriteLine();
            }

            printer.Print(part.Table);
            call.Host.Out.WriteLine();
        }
    }

    private sealed record Part(string Target, IReadOnlyList<string> Sentences, TextPanel Table, Figure? Figure);
}
