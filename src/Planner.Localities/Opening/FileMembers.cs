using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;
using Planner.Rules.Pack.Loading;

namespace Planner.Localities.Opening;

/// <summary>Members of locality and scenario files beyond those that rule files have too (<see cref="Members"/>).</summary>
internal static class FileMembers
{
    /// <summary>The members that say where a figure comes from; an object has one of them.</summary>
    public static IReadOnlySet<string> Provenance { get; } = new HashSet<string>(StringComparer.Ordinal) { "source", "assumption" };

    /// <summary>Reads <c>seed</c>: a whole number that every JSON reader keeps exactly.</summary>
    public static long Seed(ObjectReader reader, string what)
    {
        const double Exact = 9007199254740991; // 2^53 − 1: every whole number up to here is exact in JSON
        double seed = reader.RequiredNumber("seed", 0, Exact);
        if (seed != Math.Floor(seed))
        {
            reader.Diagnostics.Error("PLN0016", reader.Any("seed")!.Span, $"'seed' of {what} is {reader.Any("seed")!.Raw}; expected a whole number");
        }

        return (long)seed;
    }

    /// <summary>Reads a member name as a year within a range; PLN0608 otherwise.</summary>
    public static int? Year(JsonMember member, int from, int to, DiagnosticBag diagnostics)
    {
        if (int.TryParse(member.Name, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out int year)
            && year >= from && year <= to)
        {
            return year;
        }

        diagnostics.Error("PLN0608", member.NameSpan, FormattableString.Invariant($"'{member.Name}' is no year from {from} to {to}"));
        return null;
    }
}
