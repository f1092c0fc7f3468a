using Planner.Rules.Tests.Language;

namespace Planner.Fuzzing.Making;

/// <summary>Expressions: well typed ones, sound ones with their parts exchanged, and soup.</summary>
internal sealed class ExpressionChanges(IReadOnlyList<string> samples)
{
    private static readonly string[] Words =
    [
        "commune", "year", "p", "it", "root", "parent", "true", "false", "null", "iif", "isnull", "np", "new", "as", "is", "cast", "in", "not", "and", "or", "mod", "Math", "Convert", "DateTime",
        "TimeSpan", "double", "int", "long", "decimal", "string", "String", "Math.Max", "Math.Round", "Math.Pow", "Math.Clamp", "double.NaN", "MidpointRounding.ToZero", "DateTime.Parse", "int.Parse",
        "commune.x", "commune.i", "commune.b", "p.t", "input1", "input1.xs", "input1.s", ".Length", ".Any", ".Count", ".Where", ".Sum", ".Select", ".OrderBy", ".Distinct", ".Contains", ".Substring",
        ".Replace", ".AddDays", ".HasValue", ".Value", ".GetType", "System", "Environment", "x", "1", "0", "-1", "2.5", "1e308", "1e-400", "0x7FFFFFFF", "0xFFFFFFFFFFFFFFFF", "7UL", "2.5M", "2.5F", "3L",
        "9999999999999999999", "\"text\"", "'c'", "\"\\u0000\"", "\"2024-02-29\"",
    ];

    private static readonly string[] Signs =
        ["+", "-", "*", "/", "%", "==", "!=", "<", "<=", ">", ">=", "&&", "||", "!", "&", "|", "<<", ">>", "?", ":", "??", "?.", "=>", ".", ",", "(", ")", "[", "]", "{", "}", "=", "<>", "^", "$", "@", ";", "#", "~", "`"];

    private static readonly string[] Strange = ["\u202E", "\u200B", "х", "１", "\0", "\uD83D", "≥", "“", "−", "\u00A0", "e\u0301", "\uFEFF", "\u2028"];

    /// <summary>An expression of any kind.</summary>
    public string Make(Random random) => random.Next(6) switch
    {
        0 => Typed(random),
        1 => Soup(random),
        2 => Changed(Typed(random), random),
        3 => Deep(random),
        _ => Changed(random.Pick(samples), random),
    };

    private static string Typed(Random random)
    {
        var generator = new ExpressionGenerator(random.Next());
        int depth = random.Next(1, 5);
        return random.Next(3) switch { 0 => generator.Real(depth), 1 => generator.Whole(depth), _ => generator.Truth(depth) };
    }

    private static string Soup(Random random) =>
        string.Join(random.Next(4) == 0 ? "" : " ", Enumerable.Range(0, random.Next(1, 30)).Select(_ => random.Next(20) == 0 ? random.Pick(Strange) : random.Next(2) == 0 ? random.Pick(Words) : random.Pick(Signs)));

    private string Changed(string text, Random random)
    {
        for (int times = random.Next(1, 4); times > 0; times--)
        {
            int at = random.Next(text.Length + 1);
            int end = Math.Min(text.Length, at + random.Next(1, 12));
            string other = random.Pick(samples);
            text = random.Next(5) switch
            {
                0 => text[..at] + text[end..],
                1 => text[..at] + random.Pick(Signs) + text[at..],
                2 => text[..at] + random.Pick(Words) + text[end..],
                3 => text[..at] + other[random.Next(other.Length + 1)..] + text[end..],
                _ => text[..at] + random.Pick(Strange) + text[at..],
            };
        }

        return text;
    }

    /// <summary>Nests and chains round about every limit of the language.</summary>
    private string Deep(Random random)
    {
        int times = random.Next(8) == 0 ? random.Next(190, 4000) : random.Next(1, 230);
        (string open, string close) = random.Pick(
            new (string, string)[]
            {
                ("(", ")"), ("-", ""), ("!", ""), ("Math.Abs(", ")"), ("iif(commune.b, ", ", commune.c)"), ("commune.b ? commune.c : ", ""), ("commune.x + ", ""), ("commune.b && ", ""),
                ("null ?? ", ""), ("commune.x > 1 || (", ")"), ("new[]{", "}[0]"), ("np(", ", 1)"), ("input1.xs.Where(", ")"), ("1 in (", ")"), ("int(", ")"), ("x => ", ""), ("not ", ""),
            });
        string middle = random.Next(3) == 0 ? Typed(random) : random.Pick(Words);
        return string.Concat(Enumerable.Repeat(open, times)) + middle + string.Concat(Enumerable.Repeat(close, random.Next(6) == 0 ? times + 1 : times));
    }
}
