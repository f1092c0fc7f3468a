using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;

namespace Planner.Localities.Scenarios;

/// <summary>Reads the distribution of an uncertain input: one member named after the kind.</summary>
internal static class DistributionReader
{
    private const double Tiny = 1e-9;

    /// <summary>The kinds, as members are named.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["constant", "normal", "lognormal", "uniform", "triangular", "pert", "beta", "discrete"];

    public static UncertainDistribution? Read(ObjectReader reader, string what)
    {
        List<string> named = [.. Kinds.Where(reader.Has)];
        if (named.Count != 1)
        {
            reader.Diagnostics.Error("PLN0610", reader.Span, named.Count == 0
                ? $"{what} needs a distribution, one of {string.Join(", ", Kinds)}"
                : $"{what} has {named.Count} distributions ({string.Join(", ", named)}); one was expected");
            return null;
        }

        string kind = named[0];
        if (kind == "constant")
        {
            return Make(kind, reader.RequiredNumber(kind));
        }

        ObjectReader child = reader.Child(kind, $"the {kind} distribution of {what}", required: true)!;
        UncertainDistribution? distribution = kind switch
        {
            "normal" => Make(kind, child.RequiredNumber("mean"), child.RequiredNumber("sd", Tiny)),
            "lognormal" => Make(kind, child.RequiredNumber("median", Tiny), child.RequiredNumber("sigma", Tiny)),
            "uniform" => Ascending(child, kind, child.RequiredNumber("min"), child.RequiredNumber("max")),
            "triangular" or "pert" => Ascending(child, kind, child.RequiredNumber("min"), child.RequiredNumber("mode"), child.RequiredNumber("max")),
            "beta" => Beta(child),
            _ => Discrete(child),
        };
        child.Finish();
        return distribution;
    }

    private static UncertainDistribution Make(string kind, double a, double b = 0, double c = 0, double d = 0) => new(kind, a, b, c, d, [], []);

    private static UncertainDistribution? Ascending(ObjectReader reader, string kind, params double[] values)
    {
        bool ascending = values[0] < values[^1] && values.Zip(values.Skip(1)).All(p => p.First <= p.Second);
        if (!ascending)
        {
            reader.Diagnostics.Error("PLN0610", reader.Span, $"the {kind} distribution needs {(values.Length == 2 ? "min < max" : "min ≤ mode ≤ max and min < max")}");
            return null;
        }

        return Make(kind, values[0], values[1], values.Length > 2 ? values[2] : 0);
    }

    private static UncertainDistribution? Beta(ObjectReader reader)
    {
        double a = reader.RequiredNumber("a", Tiny);
        double b = reader.RequiredNumber("b", Tiny);
        double min = reader.OptionalNumber("min", 0);
        double max = reader.OptionalNumber("max", 1);
        if (!(min < max))
        {
            reader.Diagnostics.Error("PLN0610", reader.Span, "the beta distribution needs min < max");
            return null;
        }

        return Make("beta", a, b, min, max);
    }

    private static UncertainDistribution? Discrete(ObjectReader reader)
    {
        List<double> values = Numbers(reader, "values");
        List<double> weights = Numbers(reader, "weights");
        bool fits = values.Count > 0 && values.Count == weights.Count && weights.All(w => w > 0) && values.Zip(values.Skip(1)).All(p => p.First < p.Second);
        if (!fits)
        {
            reader.Diagnostics.Error("PLN0610", reader.Span, "the discrete distribution needs ascending 'values' and as many 'weights' above 0");
            return null;
        }

        return new UncertainDistribution("discrete", 0, 0, 0, 0, values, weights);
    }

    private static List<double> Numbers(ObjectReader reader, string name)
    {
        var numbers = new List<double>();
        foreach (JsonValue item in reader.RequiredArray(name))
        {
            if (item.Kind != JsonKind.Number)
            {
                reader.Diagnostics.Error("PLN0010", item.Span, $"an item of '{name}' must be a number, not {ObjectReader.Describe(item.Kind)}");
                return [];
            }

            numbers.Add(item.Number);
        }

        return numbers;
    }
}
