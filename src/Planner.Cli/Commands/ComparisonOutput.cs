using System.Globalization;
using System.Text;
using Planner.Analysis.Comparison;
using Planner.Analysis.Decision;
using Planner.Analysis.Precision;
using Planner.Cli.Arguments;
using Planner.Cli.Output;
using Planner.Cli.Words;
using Planner.Reporting.Conclusion;
using Planner.Reporting.Documents;
using Planner.Reporting.Tables;
using Planner.Reporting.Text;
using Planner.Rules.Pack;

namespace Planner.Cli.Commands;

/// <summary>Shows a finished comparison: text or JSON on standard output, files in a folder.</summary>
internal sealed class ComparisonOutput
{
    private readonly EnsembleComparison comparison;
    private readonly CommandCall call;
    private readonly Language language;
    private readonly ScenarioChoice? choice;
    private readonly PrecisionResult? precision;

    /// <summary>The output of a comparison.</summary>
    /// <param name="comparison">The comparison.</param>
    /// <param name="call">The call.</param>
    /// <param name="choice">What speaks for which scenario; null where nobody asked.</param>
    /// <param name="precision">How the number of replicates was found; null where it was given.</param>
    public ComparisonOutput(EnsembleComparison comparison, CommandCall call, ScenarioChoice? choice = null, PrecisionResult? precision = null)
    {
        this.comparison = comparison;
        this.call = call;
        this.choice = choice;
        this.precision = precision;
        language = call.Texts.Language;
    }

    /// <summary>Prints the JSON document and nothing else.</summary>
    public void PrintJson() => call.Host.Out.Write(Encoding.UTF8.GetString(Json()));

    /// <summary>Prints the conclusion, then tables, then charts.</summary>
    public void PrintText()
    {
        TextWriter output = call.Host.Out;
        int width = call.Host.Width;
        IReadOnlyList<string> conclusion = new ConclusionWriter(language).Write(comparison);
        for (int i = 0; i < conclusion.Count; i++)
        {
            // A pipe gets exactly five lines; a terminal would break them inside words.
            string number = string.Create(CultureInfo.InvariantCulture, $"{i + 1}. ");
            IReadOnlyList<string> lines = call.Host.OutIsTerminal ? DisplayWidth.Wrap(conclusion[i], width - number.Length) : [conclusion[i]];
            for (int l = 0; l < lines.Count; l++)
            {
                output.WriteLine((l == 0 ? number : new string(' ', number.Length)) + lines[l]);
            }
        }

        IReadOnlyList<string> caveats = new CaveatText(language).Sentences(comparison);
        if (caveats.Count > 0)
        {
            output.WriteLine();
            foreach (string line in caveats.SelectMany(c => DisplayWidth.Wrap(c, width)))
            {
                output.WriteLine(line);
            }
        }

        if (precision is not null)
        {
            output.WriteLine();
            PrecisionLines.Write(call, precision, comparison);
        }

        var text = new ComparisonText(language);
        var printer = new PanelPrinter(call.Host);
        foreach (TextPanel panel in text.Matrix(comparison, width).Concat(text.Differences(comparison, width)))
        {
            output.WriteLine();
            printer.Print(panel);
        }

        if (choice is not null)
        {
            var decision = new DecisionText(language);
            output.WriteLine();
            foreach (string sentence in decision.Sentences(choice, comparison))
            {
                foreach (string line in call.Host.OutIsTerminal ? DisplayWidth.Wrap(sentence, width) : [sentence])
                {
                    output.WriteLine(line);
                }
            }

            foreach (TextPanel panel in decision.Panels(choice, comparison))
            {
                output.WriteLine();
                printer.Print(panel);
            }
        }

        if (!call.Has(SharedOptions.NoCharts))
        {
            foreach (string chart in ComparisonCharts.ForTerminal(comparison, language, call.Host.Colours, width))
            {
                output.WriteLine();
                output.WriteLine(chart);
            }
        }
    }

    /// <summary>Writes every file of the comparison, all or none.</summary>
    /// <param name="folder">Where to.</param>
    public void WriteFiles(string folder)
    {
        using var files = new OutputFiles(folder);
        files.Add("result.json", stream => stream.Write(Json()));
        foreach ((string name, string content) in ComparisonTables.Write(comparison, language))
        {
            files.Add(name, content);
        }

        if (!call.Has(SharedOptions.NoCharts))
        {
            foreach ((string name, string content) in ComparisonCharts.ForFiles(comparison, language))
            {
                files.Add(name, content);
            }
        }

        call.Host.Cancelled.ThrowIfCancellationRequested();
        files.Commit();
        call.Say(call.Texts.Format(Phrase.FilesWritten, folder, files.Names.Count, files.Names[0]));
    }

    private byte[] Json()
    {
        using var stream = new MemoryStream();
        ComparisonDocument.Write(comparison, stream, choice, precision);
        return stream.ToArray();
    }
}
