using System.Globalization;
using Planner.Analysis.Tracing;
using Planner.Cli.Words;
using Planner.Reporting.Text;

namespace Planner.Cli.Output;

/// <summary>Figures and what stands behind them, for people.</summary>
internal static class ProvenanceText
{
    /// <summary>Writes counts by file, and figures one by one where they were asked for or have nothing behind them.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="localities">The figures.</param>
    /// <param name="single">Whether each figure is written.</param>
    /// <param name="output">Receives it.</param>
    public static void Write(Texts texts, IReadOnlyList<TracedLocality> localities, bool single, TextWriter output)
    {
        foreach (TracedLocality locality in localities)
        {
            output.WriteLine(texts.Format(
                Phrase.ProvenanceHeading, locality.Title.In(texts.Language), Number(texts, locality.Figures.Count), Count(texts, locality.Figures, FigureKind.Source), Count(texts, locality.Figures, FigureKind.Assumption),
                Count(texts, locality.Figures, FigureKind.Decision), Count(texts, locality.Figures, FigureKind.Missing)));
            if (!single)
            {
                foreach (IGrouping<string, TracedFigure> file in locality.Figures.GroupBy(f => f.Place.File))
                {
                    List<TracedFigure> all = [.. file];
                    output.WriteLine(texts.Format(
                        Phrase.ProvenanceFile, file.Key, Count(texts, all, FigureKind.Source), Count(texts, all, FigureKind.Assumption), Count(texts, all, FigureKind.Decision), Count(texts, all, FigureKind.Missing)));
                }
            }

            foreach (TracedFigure figure in locality.Figures.Where(f => single || f.Kind == FigureKind.Missing))
            {
                Write(texts, figure, output);
            }
        }
    }

    private static string Number(Texts texts, int count) => new NumberText(texts.Language).Fixed(count, 0);

    private static string Count(Texts texts, IReadOnlyList<TracedFigure> figures, FigureKind kind) => Number(texts, figures.Count(f => f.Kind == kind));

    private static void Write(Texts texts, TracedFigure figure, TextWriter output)
    {
        string provenance = figure.Provenance.In(texts.Language);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{figure.Place.File}:{figure.Place.Line}: {figure.Name} = {figure.Value}"));
        output.WriteLine("    " + figure.Kind switch
        {
            FigureKind.Source => texts.Format(Phrase.ProvenanceSource, figure.Url is null ? provenance : $"{provenance} <{figure.Url}>"),
            FigureKind.Assumption => texts.Format(Phrase.ProvenanceAssumption, provenance),
            FigureKind.Decision => texts.Format(Phrase.ProvenanceDecision, provenance),
            _ => texts[Phrase.ProvenanceMissing],
        });
        string touched = !figure.Traced ? texts[Phrase.ProvenanceUntraced]
            : figure.Targets.Count + figure.Metrics.Count == 0 ? texts[Phrase.ProvenanceTouchesNothing]
            : string.Join(", ", figure.Targets.Append(texts.Format(Phrase.ProvenanceMetrics, figure.Metrics.Count)));
        output.WriteLine(texts.Format(Phrase.ProvenanceTouches, touched));
    }
}
