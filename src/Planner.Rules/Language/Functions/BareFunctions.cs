using System.Globalization;
using static Planner.Rules.Language.Functions.Overloads;

namespace Planner.Rules.Language.Functions;

/// <summary>Functions without a type before them: conversions named like their type, and DateTime(year, month, day).</summary>
internal static class BareFunctions
{
    private const string Overflow = "Value was either too large or too small for the type.";

    /// <summary>By the type's name as <see cref="StaticFunctions.TypeNamed"/> gives it.</summary>
    public static IReadOnlyDictionary<string, FunctionOverload[]> ByType { get; } = new Dictionary<string, FunctionOverload[]>(StringComparer.Ordinal)
    {
        ["Int32"] =
        [
            Compiled<int, int>("int", Conversions.Same), Fallible<long, int>("int", Conversions.NarrowToInt, Overflow),
            Fallible<double, int>("int", Conversions.TruncateToInt, Overflow), Walked<decimal, int>("int", d => (int)d),
            Walked<string, int>("int", s => int.Parse(s, CultureInfo.InvariantCulture)),
        ],
        ["Int64"] =
        [
            Compiled<long, long>("long", Conversions.Same), Fallible<double, long>("long", Conversions.TruncateToLong, Overflow),
            Walked<decimal, long>("long", d => (long)d), Walked<string, long>("long", s => long.Parse(s, CultureInfo.InvariantCulture)),
        ],
        ["Double"] =
        [
            Compiled<int, double>("double", Conversions.Widen), Compiled<long, double>("double", Conversions.Widen),
            Compiled<double, double>("double", Conversions.Same), Walked<decimal, double>("double", d => (double)d),
            Walked<string, double>("double", s => double.Parse(s, CultureInfo.InvariantCulture)),
        ],
        ["Decimal"] =
        [
            Walked<int, decimal>("decimal", i => i), Walked<long, decimal>("decimal", i => i), Walked<decimal, decimal>("decimal", d => d), Walked<double, decimal>("decimal", d => (decimal)d),
            Walked<string, decimal>("decimal", s => decimal.Parse(s, CultureInfo.InvariantCulture)),
        ],
        ["DateTime"] =
        [
            Walked<int, int, int, DateTime>("DateTime", (y, m, d) => new DateTime(y, m, d)),
            new FunctionOverload(
                "DateTime",
                [.. Enumerable.Repeat(Of<int>(), 6)],
                Of<DateTime>(),
                a => new DateTime((int)a[0]!, (int)a[1]!, (int)a[2]!, (int)a[3]!, (int)a[4]!, (int)a[5]!),
                null,
                CanFail: true),
            Walked<string, DateTime>("DateTime", s => DateTime.Parse(s, CultureInfo.InvariantCulture)),
        ],
    };
}
