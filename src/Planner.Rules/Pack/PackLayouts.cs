using Planner.Rules.Language;

namespace Planner.Rules.Pack;

/// <summary>
/// Which inputs each kind of expression of a rule pack may see, and in which slot each lies. <c>year</c> and <c>p</c> lie in the shared bank (slot 0, then
/// the parameters in file order); the record an expression is about lies in the lane bank: the model's fields, then the indicators of its scope.
/// </summary>
/// <threadsafety>Immutable.</threadsafety>
public sealed class PackLayouts
{
    /// <summary>Lays out the inputs.</summary>
    /// <param name="indicators">Indicators in file order.</param>
    /// <param name="parameters">Parameters in file order.</param>
    /// <param name="metrics">Metrics in file order.</param>
    /// <param name="firstYear">First year recorded.</param>
    /// <param name="lastYear">Last year recorded.</param>
    /// <param name="perLane">Indexes of parameters that have a value of their own in every lane: they lie in the lane bank, behind everything else of a record, in this order. Null for none.</param>
    /// <exception cref="ArgumentException">Two inputs share a name.</exception>
    public PackLayouts(
        IReadOnlyList<IndicatorDefinition> indicators,
        IReadOnlyList<ParameterDefinition> parameters,
        IReadOnlyList<MetricDefinition> metrics,
        int firstYear,
        int lastYear,
        IReadOnlyList<int>? perLane = null)
    {
        ArgumentNullException.ThrowIfNull(indicators);
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(metrics);
        int[] own = [.. perLane ?? []];
        Commune = Record("commune", InputFields.Commune, indicators.Where(i => i.Scope == IndicatorScope.Commune), parameters, own);
        District = Record("district", InputFields.District, indicators.Where(i => i.Scope == IndicatorScope.District), parameters, own);
        Locality = Record("locality", InputFields.Locality, [], parameters, own);
        var targets = new InputLayoutBuilder();
        for (int year = firstYear; year <= lastYear; year++)
        {
            for (int m = 0; m < metrics.Count; m++)
            {
                string record = FormattableString.Invariant($"y{year}");
                targets.AddField(record, metrics[m].Id, InputType.Double, SlotBank.Lane, ((year - firstYear) * metrics.Count) + m, metrics[m].Unit);
            }
        }

        AddShared(targets, parameters, own, (lastYear - firstYear + 1) * metrics.Count);
        Targets = targets.Build();
    }

    /// <summary>Inputs of a poverty line's own definition: one <c>household</c>.</summary>
    public static InputLayout Household { get; } = new InputLayoutBuilder()
        .AddField("household", "incomePerMonth", InputType.Double, SlotBank.Lane, 0, "thousand VND per person per month")
        .AddField("household", "deprivations", InputType.Int, SlotBank.Lane, 1)
        .AddField("household", "urban", InputType.Bool, SlotBank.Lane, 2)
        .Build();

    /// <summary>Inputs of expressions about a commune: <c>commune</c>, <c>year</c>, <c>p</c>.</summary>
    public InputLayout Commune { get; }

    /// <summary>Inputs of expressions about a district: <c>district</c>, <c>year</c>, <c>p</c>.</summary>
    public InputLayout District { get; }

    /// <summary>Inputs of expressions about the locality: <c>locality</c>, <c>year</c>, <c>p</c>.</summary>
    public InputLayout Locality { get; }

    /// <summary>Inputs of targets: <c>y2020</c>, <c>y2021</c>, …, each a record of metrics; <c>year</c> is the last year, <c>p</c> its parameters.</summary>
    public InputLayout Targets { get; }

    private static InputLayout Record(
        string name, IReadOnlyList<FieldDefinition> fields, IEnumerable<IndicatorDefinition> indicators, IReadOnlyList<ParameterDefinition> parameters, int[] perLane)
    {
        var builder = new InputLayoutBuilder();
        int slot = 0;
        foreach (FieldDefinition field in fields)
        {
            InputType type = field.Type switch { FieldType.Boolean => InputType.Bool, FieldType.Integer => InputType.Int, _ => InputType.Double };
            builder.AddField(name, field.Name, type, SlotBank.Lane, slot++, field.Unit);
        }

        foreach (IndicatorDefinition indicator in indicators)
        {
            builder.AddField(name, indicator.Id, InputType.Double, SlotBank.Lane, slot++, indicator.Unit);
        }

        AddShared(builder, parameters, perLane, slot);
        return builder.Build();
    }

    private static void AddShared(InputLayoutBuilder builder, IReadOnlyList<ParameterDefinition> parameters, int[] perLane, int firstLaneSlot)
    {
        builder.AddScalar("year", InputType.Int, SlotBank.Shared, 0);
        for (int i = 0; i < parameters.Count; i++)
        {
            int own = Array.IndexOf(perLane, i);
            builder.AddField(
                "p", parameters[i].Id, InputType.Double, own < 0 ? SlotBank.Shared : SlotBank.Lane, own < 0 ? 1 + i : firstLaneSlot + own, parameters[i].Unit);
        }
    }
}
