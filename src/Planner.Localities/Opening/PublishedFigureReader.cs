using System.Globalization;
using Planner.Localities.Units;
using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;
using Planner.Rules.Pack;
using Planner.Rules.Pack.Loading;

namespace Planner.Localities.Opening;

/// <summary>Reads the published aggregates of <c>locality.json</c>.</summary>
internal static class PublishedFigureReader
{
    private static readonly string[] Operators = ["=", ">=", ">"];
    private static readonly string[] Aggregates = [.. Enum.GetNames<Aggregate>().Select(Camel)];

    public static IEnumerable<PublishedFigure> Read(ObjectReader reader, IReadOnlyList<District> districts)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (JsonValue item in reader.OptionalArray("aggregates"))
        {
            var figure = new ObjectReader(item, "an aggregate", reader.Diagnostics);
            string id = figure.RequiredText("id");
            if (!ids.Add(id) && id.Length > 0)
            {
                reader.Diagnostics.Error("PLN0503", figure.Any("id")!.Span, $"the aggregate '{id}' stands twice");
            }

            LocalizedText title = figure.Title();
            string unit = figure.Choice("unit", Rules.Pack.Units.All);
            string date = figure.RequiredText("date");
            if (date.Length > 0 && !DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            {
                reader.Diagnostics.Error("PLN0505", figure.Any("date")!.Span, $"'{date}' is no date; write it as 2020-12-31");
            }

            string @operator = figure.Choice("operator", Operators, "=");
            double value = figure.RequiredNumber("value");
            double tolerance = figure.OptionalNumber("tolerance", 0, 0);
            FigureMeasure? measure = figure.Child("measure", "the measure") is { } child ? Measure(child, districts) : null;
            Provenance provenance = figure.Provenance($"the aggregate '{id}'");
            figure.Finish();
            yield return new PublishedFigure(id, title, unit, date, @operator, value, tolerance, measure, provenance);
        }
    }

    private static FigureMeasure? Measure(ObjectReader reader, IReadOnlyList<District> districts)
    {
        string name = reader.Choice("aggregate", Aggregates);
        RuleText? value = reader.OptionalRule("value");
        reader.Required("value");
        RuleText? weight = reader.OptionalRule("weight");
        RuleText? filter = reader.OptionalRule("filter");
        string? district = reader.OptionalText("district");
        if (district is not null && districts.All(d => d.Id != district))
        {
            reader.Diagnostics.Error("PLN0519", reader.Any("district")!.Span,
                $"there is no district '{district}' in the locality{NearestName.Hint(district, districts.Select(d => d.Id))}");
        }

        reader.Finish();
        return value is null ? null : new FigureMeasure(Enum.Parse<Aggregate>(name, ignoreCase: true), value, weight, filter, district);
    }

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
