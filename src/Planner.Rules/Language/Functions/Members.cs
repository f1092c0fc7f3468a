using System.Globalization;
using Planner.Rules.Language.Types;
using static Planner.Rules.Language.Functions.Overloads;

namespace Planner.Rules.Language.Functions;

/// <summary>The closed list of members and methods of values. A receiver is the first argument.</summary>
internal static class Members
{
    /// <summary>Members without arguments, by the receiver's kind.</summary>
    public static IReadOnlyDictionary<TypeKind, FunctionOverload[]> Properties { get; } = new Dictionary<TypeKind, FunctionOverload[]>
    {
        [TypeKind.Text] = [Walked<string, int>("Length", s => s.Length)],
        [TypeKind.DateTime] =
        [
            Walked<DateTime, int>("Year", d => d.Year), Walked<DateTime, int>("Month", d => d.Month), Walked<DateTime, int>("Day", d => d.Day),
            Walked<DateTime, int>("Hour", d => d.Hour), Walked<DateTime, int>("Minute", d => d.Minute), Walked<DateTime, int>("Second", d => d.Second),
            Walked<DateTime, int>("DayOfYear", d => d.DayOfYear), Walked<DateTime, DateTime>("Date", d => d.Date),
            Walked<DateTime, TimeSpan>("TimeOfDay", d => d.TimeOfDay), Walked<DateTime, long>("Ticks", d => d.Ticks),
        ],
        [TypeKind.TimeSpan] =
        [
            Walked<TimeSpan, double>("TotalDays", t => t.TotalDays), Walked<TimeSpan, double>("TotalHours", t => t.TotalHours),
            Walked<TimeSpan, double>("TotalMinutes", t => t.TotalMinutes), Walked<TimeSpan, double>("TotalSeconds", t => t.TotalSeconds),
            Walked<TimeSpan, int>("Days", t => t.Days), Walked<TimeSpan, int>("Hours", t => t.Hours), Walked<TimeSpan, int>("Minutes", t => t.Minutes),
            Walked<TimeSpan, int>("Seconds", t => t.Seconds), Walked<TimeSpan, long>("Ticks", t => t.Ticks),
        ],
    };

    /// <summary>Methods, by the receiver's kind.</summary>
    public static IReadOnlyDictionary<TypeKind, FunctionOverload[]> Methods { get; } = new Dictionary<TypeKind, FunctionOverload[]>
    {
        [TypeKind.Text] =
        [
            Walked<string, string, bool>("StartsWith", (s, t) => s.StartsWith(t, StringComparison.Ordinal)),
            Walked<string, string, bool>("EndsWith", (s, t) => s.EndsWith(t, StringComparison.Ordinal)),
            Walked<string, string, bool>("Contains", (s, t) => s.Contains(t, StringComparison.Ordinal)),
            Walked<string, string, int>("IndexOf", (s, t) => s.IndexOf(t, StringComparison.Ordinal)),
            Walked<string, string, bool>("Equals", (s, t) => s.Equals(t, StringComparison.Ordinal)),
            Walked<string, char, bool>("StartsWith", (s, c) => s.StartsWith(c)), Walked<string, char, bool>("EndsWith", (s, c) => s.EndsWith(c)),
            Walked<string, char, bool>("Contains", (s, c) => s.Contains(c)), Walked<string, char, int>("IndexOf", (s, c) => s.IndexOf(c)),
            Walked<string, string, int>("LastIndexOf", (s, t) => s.LastIndexOf(t, StringComparison.Ordinal)),
            Walked<string, string>("ToUpper", s => s.ToUpperInvariant()), Walked<string, string>("ToLower", s => s.ToLowerInvariant()),
            Walked<string, string>("ToUpperInvariant", s => s.ToUpperInvariant()), Walked<string, string>("ToLowerInvariant", s => s.ToLowerInvariant()),
            Walked<string, string>("Trim", s => s.Trim()), Walked<string, string>("TrimStart", s => s.TrimStart()),
            Walked<string, string>("TrimEnd", s => s.TrimEnd()),
            Walked<string, int, string>("Substring", (s, i) => s[i..]), Walked<string, int, int, string>("Substring", (s, i, n) => s.Substring(i, n)),
            Walked<string, string, string, string>("Replace", (s, a, b) => Replace(s, a, b)),
        ],
        [TypeKind.DateTime] =
        [
            Walked<DateTime, double, DateTime>("AddDays", (d, n) => d.AddDays(n)), Walked<DateTime, int, DateTime>("AddMonths", (d, n) => d.AddMonths(n)),
            Walked<DateTime, int, DateTime>("AddYears", (d, n) => d.AddYears(n)), Walked<DateTime, double, DateTime>("AddHours", (d, n) => d.AddHours(n)),
            Walked<DateTime, double, DateTime>("AddMinutes", (d, n) => d.AddMinutes(n)),
            Walked<DateTime, double, DateTime>("AddSeconds", (d, n) => d.AddSeconds(n)),
        ],
    };

    private static string Replace(string text, string what, string with)
    {
        if (what.Length == 0)
        {
            throw new EvaluationFaultException("Replace cannot look for an empty text.");
        }

        // Refused before the memory is taken: each occurrence grows the text.
        long most = text.Length + ((long)(text.Length / what.Length) * Math.Max(0, with.Length - what.Length));
        return most > ExpressionLimits.MaxString
            ? throw new EvaluationFaultException(string.Create(CultureInfo.InvariantCulture, $"A text would grow beyond {ExpressionLimits.MaxString} characters."))
            : text.Replace(what, with, StringComparison.Ordinal);
    }
}
