using System.Globalization;
using System.Text;
using System.Text.Json;
using Planner.Analysis.Tracing;
using Planner.Reporting.Documents;

namespace Planner.Cli.Output;

/// <summary>Figures and what stands behind them, as JSON and CSV.</summary>
internal static class ProvenanceDocuments
{
    /// <summary>All figures as one JSON document.</summary>
    public static string Json(IReadOnlyList<TracedLocality> localities)
    {
        return MachineDocument.Write(json =>
        {
            json.WriteStartArray("localities");
            foreach (TracedLocality locality in localities)
            {
                json.WriteStartObject();
                json.WriteString("locality", locality.Id);
                json.WriteStartObject("counts");
                foreach (FigureKind kind in Enum.GetValues<FigureKind>())
                {
                    json.WriteNumber(Word(kind), locality.Figures.Count(f => f.Kind == kind));
                }

                json.WriteEndObject();
                json.WriteStartArray("figures");
                foreach (TracedFigure figure in locality.Figures)
                {
                    Write(json, figure);
                }

                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });
    }

    /// <summary>All figures as one table.</summary>
    public static string Csv(IReadOnlyList<TracedLocality> localities)
    {
        var text = new StringBuilder("locality,file,line,figure,value,kind,provenance,url,traced,targets,metrics\n");
        foreach (TracedLocality locality in localities)
        {
            foreach (TracedFigure f in locality.Figures)
            {
                text.AppendJoin(',',
                [
                    locality.Id, Field(f.Place.File), f.Place.Line.ToString(CultureInfo.InvariantCulture), Field(f.Name), Field(f.Value), Word(f.Kind), Field(f.Provenance.En), Field(f.Url ?? ""),
                    f.Traced ? "true" : "false", string.Join(' ', f.Targets), string.Join(' ', f.Metrics),
                ]).Append('\n');
            }
        }

        return text.ToString();
    }

    private static void Write(Utf8JsonWriter json, TracedFigure figure)
    {
        json.WriteStartObject();
        json.WriteString("file", figure.Place.File);
        json.WriteNumber("line", figure.Place.Line);
        json.WriteString("figure", figure.Name);
        json.WriteString("value", figure.Value);
        json.WriteString("kind", Word(figure.Kind));
        json.WriteString("provenance", figure.Provenance.En);
        json.WriteString("url", figure.Url);
        json.WriteBoolean("traced", figure.Traced);
        json.WriteTexts("targets", figure.Targets);
        json.WriteTexts("metrics", figure.Metrics);
        json.WriteEndObject();
    }

    private static string Word(FigureKind kind) => kind.ToString().ToLowerInvariant();

    private static string Field(string text) => text.AsSpan().IndexOfAny(",\"\n\r") < 0 ? text : "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
}
