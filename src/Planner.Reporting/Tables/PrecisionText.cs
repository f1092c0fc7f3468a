using System.Globalization;
using Planner.Analysis.Comparison;
using Planner.Analysis.Precision;
using Planner.Reporting.Text;
using Planner.Rules.Pack;

namespace Planner.Reporting.Tables;

/// <summary>How the number of replicates of a run of open length was found, for people: what was asked, whether it was reached, what would get there.</summary>
/// <threadsafety>Immutable; safe for concurrent use.</threadsafety>
public sealed class PrecisionText
{
    private const int Named = 6;

    private readonly Language language;
    private readonly Messages messages;
    private readonly NumberText numbers;

    /// <summary>Texts in a language.</summary>
    /// <param name="language">The language.</param>
    public PrecisionText(Language language)
    {
        this.language = language;
        messages = Messages.In(language);
        numbers = new NumberText(language);
    }

    /// <summary>The sentences, the answer first.</summary>
    /// <param name="precision">How it went.</param>
    /// <param name="comparison">The scenarios.</param>
    public IReadOnlyList<string> Sentences(PrecisionResult precision, EnsembleComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(precision);
        ArgumentNullException.ThrowIfNull(comparison);
        PrecisionLook last = precision.Last;
        string what = messages.Say(precision.Aim.Of == PrecisionMeasure.Differences ? "precision.differences" : "precision.probabilities", ("count", numbers.Fixed(last.Widths.Count, 0)));
        (string, string)[] values =
        [
            ("what", what), ("asked", Points(precision.Aim.HalfWidth)), ("runs", numbers.Fixed(last.Replicates, 0)), ("wide", numbers.Fixed(last.Wide.Count, 0)),
            ("all", numbers.Fixed(last.Widths.Count, 0)), ("widest", Points(last.Widest.HalfWidth)), ("where", Where(last.Widest, comparison)),
        ];
        var lines = new List<string>
        {
            messages.Say(
                last.End switch
                {
                    PrecisionEnd.Reached => "precision.reached",
                    PrecisionEnd.Tables => "precision.tables",
                    _ => "precision.most",
                },
                values),
        };
        PrecisionWidth[] byTables = [.. last.Wide.Where(w => w.Needed is null)], byRuns = [.. last.Wide.Where(w => w.Needed is not null)];
        if (byTables.Length > 0)
        {
            lines.Add(messages.Say(
                "precision.byTables",
                ("tables", numbers.Fixed(comparison.Clustering.Tables, 0)),
                ("items", List(byTables, w => messages.Say("precision.byTables.item", ("where", Where(w, comparison)), ("now", Points(w.HalfWidth)), ("best", Points(w.Best))))),
                ("needed", byTables.Max(w => w.TablesNeeded) is { } tables ? Rounded(tables) : NumberText.None),
                ("locality", comparison.Locality.Id)));
        }

        if (byRuns.Length > 0)
        {
            int needed = byRuns.Max(w => w.Needed!.Value);
            lines.Add(messages.Say(
                "precision.byRuns",
                ("items", List(byRuns, w => messages.Say("precision.byRuns.item", ("where", Where(w, comparison)), ("now", Points(w.HalfWidth)), ("needed", numbers.Fixed(w.Needed!.Value, 0))))),
                ("most", needed.ToString(CultureInfo.InvariantCulture))));
        }

        lines.Add(messages.Say(
            "precision.sure",
            ("level", numbers.Fixed(100 * comparison.Level, 0)),
            ("looks", numbers.Fixed(precision.Looks.Count, 0)),
            ("computed", numbers.Fixed(100 * last.Level, 1))));
        return lines;
    }

    private string List(PrecisionWidth[] widths, Func<PrecisionWidth, string> item) =>
        string.Join("; ", widths.Take(Named).Select(item)) + (widths.Length > Named ? messages.Say("precision.more", ("count", numbers.Fixed(widths.Length - Named, 0))) : "");

    private string Where(PrecisionWidth width, EnsembleComparison comparison) => messages.Say(
        comparison.Scenarios.Count == 1 ? "precision.where.one" : "precision.where",
        ("target", comparison.Pack.Targets[width.Target].Id),
        ("scenario", comparison.Scenarios.First(s => s.Scenario.Id == width.Scenario).Scenario.Title.In(language)));

    // Two digits that count: ±9.7, ±0.98, ±0.50 percentage points.
    private string Points(double share) => numbers.Fixed(100 * share, 100 * share >= 1 ? 1 : 2);

    /// <summary>A number of tables that rests on twenty of them: its first digit, rounded up.</summary>
    private string Rounded(int tables)
    {
        int unit = 1;
        while (tables / unit >= 10)
        {
            unit *= 10;
        }

        return numbers.Fixed((tables + unit - 1) / unit * unit, 0);
    }
}
