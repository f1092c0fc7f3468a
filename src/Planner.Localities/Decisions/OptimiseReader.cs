using Planner.Localities.Opening;
using Planner.Localities.Units;
using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;
using Planner.Rules.Pack;
using Planner.Rules.Pack.Loading;

namespace Planner.Localities.Decisions;

/// <summary>Reads the scenario member <c>optimise</c>: what a search for a better plan must hold to.</summary>
internal static class OptimiseReader
{
    public const string Member = "optimise";

    public static IReadOnlyList<MoneyLimit> Read(ObjectReader reader, Locality locality, JsonValue root)
    {
        var limits = new List<MoneyLimit>();
        if (reader.Child(Member, "the block 'optimise'") is not { } block)
        {
            return limits;
        }

        foreach (JsonValue item in block.OptionalArray("fixed").Where(f => f.Kind != JsonKind.Text))
        {
            reader.Diagnostics.Error("PLN0010", item.Span, $"an item of 'fixed' must be the id of a decision in quotes, not {ObjectReader.Describe(item.Kind)}");
        }

        List<string> known = [.. (root["budgets"]?.Members ?? []).Select(m => m.Name)];
        foreach (JsonValue item in block.OptionalArray("limits"))
        {
            var limit = new ObjectReader(item, "a limit", reader.Diagnostics);
            LocalizedText title = limit.Title();
            var lines = new Dictionary<string, double>(StringComparer.Ordinal);
            foreach (JsonMember line in limit.RequiredMap("lines"))
            {
                if (!known.Contains(line.Name, StringComparer.Ordinal))
                {
                    reader.Diagnostics.Error("PLN0632", line.NameSpan, $"there is no budget line '{line.Name}' in the scenario{NearestName.Hint(line.Name, known)}");
                }
                else if (line.Value.Kind != JsonKind.Number)
                {
                    reader.Diagnostics.Error("PLN0010", line.Value.Span, $"the coefficient of '{line.Name}' must be a number, not {ObjectReader.Describe(line.Value.Kind)}");
                }
                else
                {
                    lines[line.Name] = line.Value.Number;
                }
            }

            IReadOnlyList<int> years = limit.Has("years") ? limit.Years("years") : [.. Enumerable.Range(locality.StartYear + 1, locality.EndYear - locality.StartYear)];
            double least = limit.OptionalNumber("least", double.NegativeInfinity);
            double most = limit.OptionalNumber("most", double.PositiveInfinity);
            if (least > most || (double.IsInfinity(least) && double.IsInfinity(most)))
            {
                reader.Diagnostics.Error("PLN0632", limit.Span, "a limit needs 'least', 'most', or both with 'least' not above 'most'");
            }

            limits.Add(new MoneyLimit(title, lines, years, least, most, limit.Provenance("the limit")));
            limit.Finish();
        }

        block.Finish();
        return limits;
    }

    /// <summary>Ids of decisions that the scenario holds.</summary>
    public static IReadOnlySet<string> Held(JsonValue root) =>
        (root[Member]?["fixed"]?.Items ?? []).Where(i => i.Kind == JsonKind.Text).Select(i => i.Text).ToHashSet(StringComparer.Ordinal);
}
