using System.Globalization;

namespace Planner.Fuzzing.Making;

/// <summary>Values that break readers.</summary>
internal static class AwkwardTexts
{
    /// <summary>Numbers as JSON.</summary>
    public static readonly string[] Numbers =
    [
        "0", "-0", "1", "-1", "0.5", "100", "100.0000001", "1e308", "-1e308", "1e999", "-1e999", "1e-400", "5e-324", "2147483647", "-2147483648", "2147483648",
        "4294967296", "9223372036854775807", "9223372036854775808", "-9223372036854775809", "1e19", "123456789012345678901234567890", "0.30000000000000004", "1E+2",
        "2015", "2021", "2025", "2031", "1900", "99999", "3.5", "1e6", "0.1e1",
    ];

    /// <summary>Texts, not yet quoted.</summary>
    public static readonly string[] Texts =
    [
        "", " ", "\0", "\u202Eabc", "\u200B", "\uFEFF", "e\u0301", "𝟙", "NaN", "Infinity", "null", "true", "*", "..", ".", "../x", "../../../../etc/passwd", "/dev/zero",
        "C:\\x", "a/b", "CON", "nul", "a\nb", "\u001b[2J", "<script>", "=1+1", "2021", "2021-02-30", "31/12/2021", "0001-01-01", "9999-12-31", "as-planned", "{0}", "{0,2000000000}",
        "%s%n", "'; --", "\"", "\\", "$(x", "Đắk Lắk", "Đăk", "x", "commune", "p", "year", "it", "int",
    ];

    /// <summary>Whole JSON values.</summary>
    public static readonly string[] Values =
    [
        "null", "true", "false", "[]", "{}", "[[]]", "[null]", "{\"\":null}", "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"\\u0000\"", "{\"vi\":\"a\",\"en\":\"b\"}", "{\"value\":1,\"assumption\":\"x\"}",
        "[1,2,3]", "[\"a\",\"a\"]", "{\"a\":1,\"a\":2}", "{\"2021\":1}", "{\"2021\":null}",
    ];

    /// <summary>One of a list.</summary>
    public static T Pick<T>(this Random random, IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];

    /// <summary>A text in JSON quotes.</summary>
    public static string Quoted(string text) => System.Text.Json.JsonSerializer.Serialize(text);

    /// <summary>Any number, as JSON.</summary>
    public static string Number(Random random) => random.Next(3) switch
    {
        0 => random.Pick(Numbers),
        1 => random.Next(-5, 200).ToString(CultureInfo.InvariantCulture),
        _ => BitConverter.Int64BitsToDouble(random.NextInt64()) is var d && double.IsFinite(d) ? d.ToString("R", CultureInfo.InvariantCulture) : "1e309",
    };
}
