using System.Globalization;
using static Planner.Rules.Language.Functions.Overloads;

namespace Planner.Rules.Language.Functions;

/// <summary>The closed list of functions and constants that stand under a type's name: Math.Max, string.IsNullOrEmpty, double.NaN.</summary>
internal static class StaticFunctions
{
    private const string Overflow = "Value was either too large or too small for the type.";

    /// <summary>Functions by type name (case matters, as in RulesEngine).</summary>
    public static IReadOnlyDictionary<string, FunctionOverload[]> ByType { get; } = new Dictionary<string, FunctionOverload[]>(StringComparer.Ordinal)
    {
        ["Math"] =
        [
            Fallible<int, int>("Abs", FallibleMath.Abs, Overflow), Fallible<long, long>("Abs", FallibleMath.Abs, Overflow),
            Compiled<float, float>("Abs", Math.Abs), Compiled<double, double>("Abs", Math.Abs), Compiled<decimal, decimal>("Abs", Math.Abs),
            Compiled<int, int, int>("Min", Math.Min), Compiled<uint, uint, uint>("Min", Math.Min), Compiled<long, long, long>("Min", Math.Min),
            Compiled<ulong, ulong, ulong>("Min", Math.Min), Compiled<float, float, float>("Min", Extremes.Min),
            Compiled<double, double, double>("Min", Extremes.Min), Compiled<decimal, decimal, decimal>("Min", Math.Min),
            Compiled<int, int, int>("Max", Math.Max), Compiled<uint, uint, uint>("Max", Math.Max), Compiled<long, long, long>("Max", Math.Max),
            Compiled<ulong, ulong, ulong>("Max", Math.Max), Compiled<float, float, float>("Max", Extremes.Max),
            Compiled<double, double, double>("Max", Extremes.Max), Compiled<decimal, decimal, decimal>("Max", Math.Max),
            Compiled<double, double>("Floor", Math.Floor), Compiled<decimal, decimal>("Floor", Math.Floor),
            Compiled<double, double>("Ceiling", Math.Ceiling), Compiled<decimal, decimal>("Ceiling", Math.Ceiling),
            Compiled<double, double>("Truncate", Math.Truncate), Compiled<decimal, decimal>("Truncate", Math.Truncate),
            Compiled<double, double>("Round", Math.Round), Compiled<decimal, decimal>("Round", Math.Round),
            Fallible<double, int, double>("Round", FallibleMath.Round, "Rounding digits must be between 0 and 15, inclusive."),
            Fallible<decimal, int, decimal>("Round", FallibleMath.Round, "Rounding digits must be between 0 and 28, inclusive."),
            Compiled<double, MidpointRounding, double>("Round", Math.Round), Compiled<decimal, MidpointRounding, decimal>("Round", Math.Round),
            Fallible<double, int, MidpointRounding, double>("Round", FallibleMath.Round, "Rounding digits must be between 0 and 15, inclusive."),
            Walked<decimal, int, MidpointRounding, decimal>("Round", Math.Round),
            Compiled<int, int>("Sign", Math.Sign), Compiled<long, int>("Sign", Math.Sign), Compiled<decimal, int>("Sign", Math.Sign),
            Fallible<double, int>("Sign", FallibleMath.Sign, "Function does not accept floating point Not-a-Number values."),
            Compiled<double, double>("Sqrt", Math.Sqrt),
            Compiled<double, double>("Exp", Transcendentals.Exp), Compiled<double, double>("Log", Transcendentals.Log),
            Compiled<double, double, double>("Log", Transcendentals.LogToBase), Compiled<double, double>("Log10", Transcendentals.Log10),
            Compiled<double, double, double>("Pow", Transcendentals.Pow),

            // Not compiled: nobody has promised their last bit, so the simulator does not take them.
            Walked<double, double>("Sin", Math.Sin), Walked<double, double>("Cos", Math.Cos), Walked<double, double>("Tan", Math.Tan),
            Walked<double, double>("Asin", Math.Asin), Walked<double, double>("Acos", Math.Acos), Walked<double, double>("Atan", Math.Atan),
            Walked<double, double, double>("Atan2", Math.Atan2), Walked<double, double>("Sinh", Math.Sinh), Walked<double, double>("Cosh", Math.Cosh),
            Walked<double, double>("Tanh", Math.Tanh), Walked<double, double>("Cbrt", Math.Cbrt), Walked<double, double>("Log2", Math.Log2),
            Fallible<int, int, int, int>("Clamp", FallibleMath.Clamp, ClampFault), Fallible<long, long, long, long>("Clamp", FallibleMath.Clamp, ClampFault),
            Fallible<double, double, double, double>("Clamp", FallibleMath.Clamp, ClampFault),
            Fallible<decimal, decimal, decimal, decimal>("Clamp", FallibleMath.Clamp, ClampFault),
        ],
        ["Convert"] =
        [
            Compiled<int, int>("ToInt32", Conversions.Same), Fallible<long, int>("ToInt32", Conversions.NarrowToInt, Overflow),
            Walked<bool, int>("ToInt32", b => b ? 1 : 0), Fallible<double, int>("ToInt32", Conversions.RoundToInt, Overflow),
            Walked<decimal, int>("ToInt32", Convert.ToInt32), Walked<string, int>("ToInt32", s => int.Parse(s, CultureInfo.InvariantCulture)),
            Compiled<long, long>("ToInt64", Conversions.Same), Fallible<double, long>("ToInt64", Conversions.RoundToLong, Overflow),
            Walked<decimal, long>("ToInt64", Convert.ToInt64), Walked<string, long>("ToInt64", s => long.Parse(s, CultureInfo.InvariantCulture)),
            Compiled<int, double>("ToDouble", Conversions.Widen), Compiled<long, double>("ToDouble", Conversions.Widen),
            Compiled<double, double>("ToDouble", Conversions.Same), Walked<decimal, double>("ToDouble", Convert.ToDouble),
            Walked<string, double>("ToDouble", s => double.Parse(s, CultureInfo.InvariantCulture)),
            Walked<int, decimal>("ToDecimal", Convert.ToDecimal), Walked<long, decimal>("ToDecimal", Convert.ToDecimal),
            Walked<double, decimal>("ToDecimal", Convert.ToDecimal), Walked<decimal, decimal>("ToDecimal", d => d),
            Walked<string, decimal>("ToDecimal", s => decimal.Parse(s, CultureInfo.InvariantCulture)),
            Walked<string, bool>("ToBoolean", bool.Parse), Walked<bool, bool>("ToBoolean", b => b),
            Walked<int, bool>("ToBoolean", i => i != 0), Walked<double, bool>("ToBoolean", d => d != 0),
            Walked<string, DateTime>("ToDateTime", s => DateTime.Parse(s, CultureInfo.InvariantCulture)),
            Walked<bool, string>("ToString", b => b ? "True" : "False"), Walked<int, string>("ToString", i => i.ToString(CultureInfo.InvariantCulture)),
            Walked<long, string>("ToString", i => i.ToString(CultureInfo.InvariantCulture)),
            Walked<double, string>("ToString", d => d.ToString(CultureInfo.InvariantCulture)),
            Walked<decimal, string>("ToString", d => d.ToString(CultureInfo.InvariantCulture)), Walked<string, string>("ToString", s => s),
        ],
        ["String"] =
        [
            Walked<string?, bool>("IsNullOrEmpty", string.IsNullOrEmpty), Walked<string?, bool>("IsNullOrWhiteSpace", string.IsNullOrWhiteSpace),
            Walked<string?, string?, string>("Concat", string.Concat), Walked<string?, string?, string?, string>("Concat", string.Concat),
        ],
        ["Double"] =
        [
            Compiled<double, bool>("IsNaN", double.IsNaN), Compiled<double, bool>("IsInfinity", double.IsInfinity),
            Compiled<double, bool>("IsFinite", double.IsFinite), Compiled<double, bool>("IsPositiveInfinity", double.IsPositiveInfinity),
            Compiled<double, bool>("IsNegativeInfinity", double.IsNegativeInfinity),
            Walked<string, double>("Parse", s => double.Parse(s, CultureInfo.InvariantCulture)),
        ],
        ["Single"] = [Compiled<float, bool>("IsNaN", float.IsNaN), Compiled<float, bool>("IsInfinity", float.IsInfinity)],
        ["Int32"] = [Walked<string, int>("Parse", s => int.Parse(s, CultureInfo.InvariantCulture))],
        ["Int64"] = [Walked<string, long>("Parse", s => long.Parse(s, CultureInfo.InvariantCulture))],
        ["UInt32"] = [],
        ["UInt64"] = [],
        ["Decimal"] = [Walked<string, decimal>("Parse", s => decimal.Parse(s, CultureInfo.InvariantCulture))],
        ["Boolean"] = [Walked<string, bool>("Parse", bool.Parse)],
        ["DateTime"] =
        [
            Walked<string, DateTime>("Parse", s => DateTime.Parse(s, CultureInfo.InvariantCulture)),
            Walked<int, int, int>("DaysInMonth", DateTime.DaysInMonth), Walked<int, bool>("IsLeapYear", DateTime.IsLeapYear),
        ],
        ["MidpointRounding"] = [],
        ["TimeSpan"] =
        [
            Walked<double, TimeSpan>("FromDays", TimeSpan.FromDays), Walked<double, TimeSpan>("FromHours", TimeSpan.FromHours),
            Walked<double, TimeSpan>("FromMinutes", TimeSpan.FromMinutes), Walked<double, TimeSpan>("FromSeconds", TimeSpan.FromSeconds),
        ],
    };

    /// <summary>Constants by type name and member.</summary>
    public static IReadOnlyDictionary<(string Type, string Member), object> Constants { get; } = new Dictionary<(string, string), object>
    {
        [("Math", "PI")] = Math.PI,
        [("Math", "E")] = Math.E,
        [("Double", "NaN")] = double.NaN,
        [("Double", "PositiveInfinity")] = double.PositiveInfinity,
        [("Double", "NegativeInfinity")] = double.NegativeInfinity,
        [("Double", "MaxValue")] = double.MaxValue,
        [("Double", "MinValue")] = double.MinValue,
        [("Double", "Epsilon")] = double.Epsilon,
        [("Single", "NaN")] = float.NaN,
        [("Single", "MaxValue")] = float.MaxValue,
        [("Single", "MinValue")] = float.MinValue,
        [("Int32", "MaxValue")] = int.MaxValue,
        [("Int32", "MinValue")] = int.MinValue,
        [("UInt32", "MaxValue")] = uint.MaxValue,
        [("UInt32", "MinValue")] = uint.MinValue,
        [("Int64", "MaxValue")] = long.MaxValue,
        [("Int64", "MinValue")] = long.MinValue,
        [("UInt64", "MaxValue")] = ulong.MaxValue,
        [("UInt64", "MinValue")] = ulong.MinValue,
        [("Decimal", "MaxValue")] = decimal.MaxValue,
        [("Decimal", "MinValue")] = decimal.MinValue,
        [("Decimal", "Zero")] = decimal.Zero,
        [("Decimal", "One")] = decimal.One,
        [("String", "Empty")] = "",
        [("DateTime", "MinValue")] = DateTime.MinValue,
        [("DateTime", "MaxValue")] = DateTime.MaxValue,
        [("TimeSpan", "Zero")] = TimeSpan.Zero,
        [("MidpointRounding", "ToEven")] = MidpointRounding.ToEven,
        [("MidpointRounding", "AwayFromZero")] = MidpointRounding.AwayFromZero,
        [("MidpointRounding", "ToZero")] = MidpointRounding.ToZero,
        [("MidpointRounding", "ToNegativeInfinity")] = MidpointRounding.ToNegativeInfinity,
        [("MidpointRounding", "ToPositiveInfinity")] = MidpointRounding.ToPositiveInfinity,
    };

    private const string ClampFault = "The lower end of Clamp is above the upper end.";

    /// <summary>C#'s keyword names of types.</summary>
    private static readonly Dictionary<string, string> Keywords = new(StringComparer.Ordinal)
    {
        ["int"] = "Int32",
        ["uint"] = "UInt32",
        ["long"] = "Int64",
        ["ulong"] = "UInt64",
        ["float"] = "Single",
        ["double"] = "Double",
        ["decimal"] = "Decimal",
        ["bool"] = "Boolean",
        ["string"] = "String",
    };

    /// <summary>The type a name stands for, or null when it is no type of the list.</summary>
    public static string? TypeNamed(string name) => Keywords.TryGetValue(name, out string? type) ? type : ByType.ContainsKey(name) ? name : null;

    /// <summary>Names of all types, for suggestions.</summary>
    public static IEnumerable<string> TypeNames => ByType.Keys.Concat(Keywords.Keys);
}
