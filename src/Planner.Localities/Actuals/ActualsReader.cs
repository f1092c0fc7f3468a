using System.Globalization;
using Planner.Localities.Tables;
using Planner.Localities.Units;
using Planner.Rules.Diagnostics;
using Planner.Rules.Pack;

namespace Planner.Localities.Actuals;

/// <summary>Reads <c>actuals.csv</c>: columns <c>id, commune, component, date, value, unit, source</c>.</summary>
public static class ActualsReader
{
    /// <summary>Money approved for a component in the year of the date.</summary>
    public const string Approved = "approved";

    /// <summary>Money of a component disbursed from the year's start to the date.</summary>
    public const string Disbursed = "disbursed";

    private const string Money = "billion VND";
    private static readonly string[] Columns = ["id", "commune", "component", "date", "value", "unit", "source"];

    /// <summary>Fields of a commune besides its indicators, with their units and least and greatest values.</summary>
    private static readonly Dictionary<string, (string Unit, double Most)> Fields = new(StringComparer.Ordinal)
    {
        ["poorHouseholds"] = ("households", int.MaxValue),
        ["poorHouseholdsOldLine"] = ("households", int.MaxValue),
        ["nearPoorHouseholds"] = ("households", int.MaxValue),
        ["level"] = ("none", 3),
        ["income"] = ("million VND per person per year", 1e6),
        ["incomeEthnicMinority"] = ("million VND per person per year", 1e6),
        ["debt"] = ("million VND", 1e9),
    };

    internal static IReadOnlyList<ActualRecord> Read(string path, Locality locality, RulePack pack, DiagnosticBag diagnostics)
    {
        if (TableText.Read(path, diagnostics) is not { } text)
        {
            return [];
        }

        var at = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < text.Header.Count; i++)
        {
            string name = text.Header[i].Text;
            if (!Columns.Contains(name, StringComparer.Ordinal))
            {
                diagnostics.Error("PLN0512", text.Header[i].Span, $"there is no column '{name}'{NearestName.Hint(name, Columns)}");
            }
            else if (!at.TryAdd(name, i))
            {
                diagnostics.Error("PLN0514", text.Header[i].Span, $"the column '{name}' stands twice");
            }
        }

        List<string> missing = [.. Columns.Where(c => !at.ContainsKey(c))];
        if (missing.Count > 0)
        {
            diagnostics.Error("PLN0513", SourceSpan.StartOf(path), $"the table needs the columns {string.Join(", ", missing)}");
            return [];
        }

        var reader = new TableRowReader(at, diagnostics);
        HashSet<string> communes = [.. locality.Tables.Count > 0 ? locality.Tables[0].Communes.Select(c => c.Id) : []];
        var records = new List<ActualRecord>();
        var seen = new HashSet<(string, string, string, DateOnly)>();
        foreach (IReadOnlyList<TableField> row in text.Rows)
        {
            reader.Row = row;
            if (One(reader, communes, locality, pack, diagnostics) is not { } record)
            {
                continue;
            }

            if (!seen.Add((record.Id, record.Commune ?? "", record.Component ?? "", record.Date)))
            {
                diagnostics.Error("PLN0641", record.Span, FormattableString.Invariant($"'{record.Id}' is recorded twice for {record.Date:yyyy-MM-dd}"));
            }

            records.Add(record);
        }

        return records;
    }

    private static ActualRecord? One(TableRowReader reader, HashSet<string> communes, Locality locality, RulePack pack, DiagnosticBag diagnostics)
    {
        int before = diagnostics.Count;
        string id = reader.Text("id");
        TableField commune = reader.Field("commune"), component = reader.Field("component"), date = reader.Field("date");
        string source = reader.Text("source");
        if (!DateOnly.TryParseExact(date.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day)
            || day.Year <= locality.StartYear || day.Year > locality.EndYear)
        {
            diagnostics.Error("PLN0642", date.Span, FormattableString.Invariant(
                $"'date' is '{date.Text}'; expected a day such as {locality.StartYear + 1}-12-31, from {locality.StartYear + 1} to {locality.EndYear}"));
        }

        (string Unit, double Least, double Most) asked = ("none", 0, double.MaxValue);
        if (component.Text.Length > 0)
        {
            List<string> components = [.. pack.Funding.Components.Select(c => c.Id)];
            if (!components.Contains(component.Text, StringComparer.Ordinal))
            {
                diagnostics.Error("PLN0605", component.Span, $"there is no component '{component.Text}'{NearestName.Hint(component.Text, components)}");
            }

            asked = (Money, 0, 1e7);
            if (id is not (Approved or Disbursed))
            {
                diagnostics.Error("PLN0643", reader.Field("id").Span, $"of a component '{Approved}' and '{Disbursed}' are recorded, not '{id}'");
            }
        }
        else if (commune.Text.Length > 0)
        {
            if (!communes.Contains(commune.Text))
            {
                diagnostics.Error("PLN0643", commune.Span, $"there is no commune '{commune.Text}'{NearestName.Hint(commune.Text, communes)}");
            }

            asked = OfCommune(id, reader, pack, diagnostics);
        }
        else if (pack.Metrics.FirstOrDefault(m => m.Id == id) is { } metric)
        {
            asked = (metric.Unit, double.MinValue, double.MaxValue);
        }
        else
        {
            diagnostics.Error("PLN0643", reader.Field("id").Span, $"there is no metric '{id}'{NearestName.Hint(id, pack.Metrics.Select(m => m.Id))}");
        }

        double value = reader.Number("value", asked.Least, asked.Most);
        TableField unit = reader.Field("unit");
        if (diagnostics.Count == before && unit.Text != asked.Unit)
        {
            diagnostics.Error("PLN0644", unit.Span, $"'{id}' is in '{asked.Unit}', not '{unit.Text}'");
        }

        return diagnostics.Count > before
            ? null
            : new ActualRecord(id, Blank(commune), Blank(component), day, value, unit.Text, source, reader.Field("id").Span);
    }

    private static (string Unit, double Least, double Most) OfCommune(string id, TableRowReader reader, RulePack pack, DiagnosticBag diagnostics)
    {
        if (Fields.TryGetValue(id, out (string Unit, double Most) field))
        {
            return (field.Unit, 0, field.Most);
        }

        List<IndicatorDefinition> indicators = [.. pack.Indicators.Where(i => i.Scope == IndicatorScope.Commune)];
        if (indicators.FirstOrDefault(i => i.Id == id) is { } indicator)
        {
            return (indicator.Unit, Math.Min(indicator.Best, indicator.Worst), Math.Max(indicator.Best, indicator.Worst));
        }

        IEnumerable<string> known = Fields.Keys.Concat(indicators.Select(i => i.Id));
        diagnostics.Error("PLN0643", reader.Field("id").Span, $"'{id}' is not recorded of a commune{NearestName.Hint(id, known)}");
        return ("none", 0, double.MaxValue);
    }

    private static string? Blank(TableField field) => field.Text.Length == 0 ? null : field.Text;
}
