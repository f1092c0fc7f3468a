using Planner.Localities.Opening;
using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;
using Planner.Rules.Pack.Loading;

namespace Planner.Localities.Scenarios;

/// <summary>Reads <c>assumptions</c> and <c>correlations</c>.</summary>
internal static class AssumptionReader
{
    public static IReadOnlyList<UncertainAssumption> Read(ObjectReader reader)
    {
        var assumptions = new List<UncertainAssumption>();
        foreach (JsonMember member in reader.OptionalMap("assumptions"))
        {
            if (UncertainInputNames.Find(member.Name) is not { } input)
            {
                reader.Diagnostics.Error("PLN0607", member.NameSpan,
                    $"there is no uncertain input '{member.Name}'{NearestName.Hint(member.Name, UncertainInputNames.All)}; valid are {string.Join(", ", UncertainInputNames.All)}");
                continue;
            }

            var child = new ObjectReader(member.Value, $"the assumption '{member.Name}'", reader.Diagnostics);
            UncertainDistribution? distribution = DistributionReader.Read(child, $"the assumption '{member.Name}'");
            var assumption = new UncertainAssumption(input, distribution ?? Neutral, child.Provenance($"the assumption '{member.Name}'"));
            child.Finish();
            assumptions.Add(assumption);
            if (distribution is not null && IsFactor(member.Name) && CanBeNegative(distribution))
            {
                reader.Diagnostics.Error("PLN0610", child.Span, $"'{member.Name}' is a factor and must not be negative; this distribution reaches below 0");
            }
        }

        return [.. assumptions.OrderBy(a => a.Input)];
    }

    public static IReadOnlyList<AssumptionCorrelation> Correlations(ObjectReader reader, IReadOnlyList<UncertainAssumption> assumptions)
    {
        var correlations = new List<AssumptionCorrelation>();
        SourceSpan? place = null;
        foreach (JsonValue item in reader.OptionalArray("correlations"))
        {
            place ??= item.Span;
            var child = new ObjectReader(item, "a correlation", reader.Diagnostics);
            UncertainInput? first = Input(child, "first", assumptions);
            UncertainInput? second = Input(child, "second", assumptions);
            double rho = child.RequiredNumber("rho", -1, 1);
            child.Provenance("the correlation");
            child.Finish();
            if (first is not { } f || second is not { } s)
            {
                continue;
            }

            if (f == s || correlations.Any(c => (c.First == f && c.Second == s) || (c.First == s && c.Second == f)))
            {
                reader.Diagnostics.Error("PLN0611", item.Span, f == s ? "an input is not correlated with itself" : "this pair is already given");
                continue;
            }

            correlations.Add(new AssumptionCorrelation(f, s, rho));
        }

        if (place is { } span && !IsPositiveDefinite(correlations))
        {
            reader.Diagnostics.Error("PLN0611", span, "these correlations contradict each other (their matrix is not positive definite); make them smaller");
        }

        return correlations;
    }

    private static UncertainDistribution Neutral { get; } = new("constant", 1, 0, 0, 0, [], []);

    private static UncertainInput? Input(ObjectReader reader, string name, IReadOnlyList<UncertainAssumption> assumptions)
    {
        string text = reader.RequiredText(name);
        if (text.Length == 0)
        {
            return null;
        }

        if (UncertainInputNames.Find(text) is not { } input)
        {
            reader.Diagnostics.Error("PLN0607", reader.Any(name)!.Span, $"there is no uncertain input '{text}'{NearestName.Hint(text, UncertainInputNames.All)}");
            return null;
        }

        if (assumptions.All(a => a.Input != input))
        {
            reader.Diagnostics.Error("PLN0611", reader.Any(name)!.Span, $"'{text}' is correlated and has no distribution in 'assumptions'");
            return null;
        }

        return input;
    }

    private static bool IsFactor(string name) => name.EndsWith("Factor", StringComparison.Ordinal);

    private static bool CanBeNegative(UncertainDistribution d) => d.Kind switch
    {
        "lognormal" => false,
        "normal" => true,
        "beta" => d.C < 0,
        "discrete" => d.Values[0] < 0,
        _ => d.A < 0,
    };

    internal static bool IsPositiveDefinite(IReadOnlyList<AssumptionCorrelation> correlations)
    {
        int n = UncertainInputNames.All.Count;
        var matrix = new double[n, n];
        for (int i = 0; i < n; i++)
        {
            matrix[i, i] = 1;
        }

        foreach (AssumptionCorrelation c in correlations)
        {
            matrix[(int)c.First, (int)c.Second] = matrix[(int)c.Second, (int)c.First] = c.Rho;
        }

        for (int j = 0; j < n; j++)
        {
            for (int i = j; i < n; i++)
            {
                double sum = matrix[i, j];
                for (int k = 0; k < j; k++)
                {
                    sum -= matrix[i, k] * matrix[j, k];
                }

                if (i == j && sum <= 1e-10)
                {
                    return false;
                }

                matrix[i, j] = i == j ? Math.Sqrt(sum) : sum / matrix[j, j];
            }
        }

        return true;
    }
}
