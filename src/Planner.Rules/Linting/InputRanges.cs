using System.Globalization;
using Planner.Rules.Language;
using Planner.Rules.Pack;

namespace Planner.Rules.Linting;

/// <summary>The values that inputs can have: indicators between worst and best, percentages 0 to 100, parameters as their tables say.</summary>
internal sealed class InputRanges
{
    private const double HighestLevel = 3;

    private readonly Dictionary<string, ValueRange> fields = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, ParameterDefinition> parameters;
    private readonly Dictionary<string, ValueRange> metrics;

    /// <summary>The ranges of a pack's inputs.</summary>
    public InputRanges(RulePack pack)
    {
        Add("commune", InputFields.Commune);
        Add("district", InputFields.District);
        Add("locality", InputFields.Locality);
        foreach (InputField field in PackLayouts.Household.Fields)
        {
            fields[field.Path] = Natural(field.Type == InputType.Bool, field.Unit);
        }

        foreach (IndicatorDefinition indicator in pack.Indicators)
        {
            string record = indicator.Scope == IndicatorScope.Commune ? "commune" : "district";
            fields[$"{record}.{indicator.Id}"] = new ValueRange(Math.Min(indicator.Best, indicator.Worst), Math.Max(indicator.Best, indicator.Worst));
        }

        fields["commune.level"] = new ValueRange(0, HighestLevel);
        parameters = pack.Parameters.ToDictionary(p => p.Id, StringComparer.OrdinalIgnoreCase);
        metrics = pack.Metrics.ToDictionary(m => m.Id, OfMetric, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The range of an input for one region's column and one year.</summary>
    public ValueRange Of(InputField field, string region, int year)
    {
        if (field.Record.Length == 0)
        {
            return string.Equals(field.Name, "year", StringComparison.OrdinalIgnoreCase) ? ValueRange.Of(year) : Natural(field.Type == InputType.Bool, field.Unit);
        }

        if (field.Record == "p")
        {
            return parameters.TryGetValue(field.Name, out ParameterDefinition? parameter) && parameter.At(region, year) is { } value ? ValueRange.Of(value) : ValueRange.AnyNumber;
        }

        return fields.TryGetValue(field.Path, out ValueRange range) ? range
            : IsYear(field.Record) && metrics.TryGetValue(field.Name, out ValueRange metric) ? metric
            : field.Type == InputType.Bool ? ValueRange.AnyTruth : ValueRange.AnyNumber;
    }

    private static bool IsYear(string record) => record.Length == 5 && record[0] == 'y' && int.TryParse(record.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out _);

    private static ValueRange OfMetric(MetricDefinition metric) =>
        metric.Unit == Units.Percent ? new ValueRange(0, 100)
        : metric.Aggregate == Aggregate.Count && metric.Scope != MetricScope.Locality ? new ValueRange(0, double.PositiveInfinity)
        : ValueRange.AnyNumber;

    // What the model provides is counts, shares, incomes and money: nothing of it is below 0.
    private static ValueRange Natural(bool truth, string? unit) =>
        truth ? ValueRange.AnyTruth : new ValueRange(0, unit == Units.Percent ? 100 : double.PositiveInfinity);

    private void Add(string record, IReadOnlyList<FieldDefinition> definitions)
    {
        foreach (FieldDefinition field in definitions)
        {
            ValueRange natural = Natural(field.Type == FieldType.Boolean, field.Unit);
            fields[$"{record}.{field.Name}"] = natural with { Low = Math.Max(natural.Low, field.Least) };
        }
    }
}
