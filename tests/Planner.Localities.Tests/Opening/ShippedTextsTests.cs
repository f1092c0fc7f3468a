using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Planner.Localities.Tests.Opening;

/// <summary>What the shipped files say of themselves is there in both languages, and says the same figures in both.</summary>
public sealed partial class ShippedTextsTests
{
    private static readonly string[] Worded = ["assumption", "reading", "title", "description"];

    public static TheoryData<string> Files() =>
    [
        .. new[] { "rules", "scenarios" }
            .SelectMany(f => Directory.EnumerateFiles(Path.Combine(RepositoryFolder.Root, f), "*.json", SearchOption.AllDirectories))
            .Select(f => Path.GetRelativePath(RepositoryFolder.Root, f).Replace('\\', '/'))
            .Where(f => !f.StartsWith("rules/schema/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Files))]
    public void Words_OfAShippedFile_AreInBothLanguagesWithTheSameFigures(string file)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(RepositoryFolder.Root, file)));

        Assert.Empty(Faults(document.RootElement, "$"));
    }

    [Theory]
    [InlineData("\"a\"", "one language only")]
    [InlineData("{ \"vi\": \"a\" }", "one language only")]
    [InlineData("{ \"vi\": \" \", \"en\": \"a\" }", "blank")]
    [InlineData("{ \"vi\": \"Khoảng 2,5 tỷ\", \"en\": \"About 2.4 billion\" }", "2.4")]
    [InlineData("{ \"vi\": \"15 %\", \"en\": \"1,500 %\" }", "1,500")]
    [InlineData("{ \"vi\": \"Own guess.\", \"en\": \"Own guess.\" }", "the same in both")]
    public void Words_ThatMissSomething_AreFound(string words, string expected)
    {
        using JsonDocument document = JsonDocument.Parse($"{{ \"assumption\": {words} }}");

        Assert.Contains(expected, Assert.Single(Faults(document.RootElement, "$")), StringComparison.Ordinal);
    }

    private static IEnumerable<string> Faults(JsonElement value, string place) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().SelectMany(m =>
            Worded.Contains(m.Name) && !IsNamed(value, m.Name) ? OfWords(m.Value, $"{place}.{m.Name}") : Faults(m.Value, $"{place}.{m.Name}")),
        JsonValueKind.Array => value.EnumerateArray().SelectMany((v, i) => Faults(v, FormattableString.Invariant($"{place}[{i}]"))),
        _ => [],
    };

    // A draft's or schema's map may have a member of that name; none of the shipped files has one that is no text.
    private static bool IsNamed(JsonElement parent, string name) => parent.GetProperty(name).ValueKind is not (JsonValueKind.String or JsonValueKind.Object);

    private static IEnumerable<string> OfWords(JsonElement words, string place)
    {
        if (words.ValueKind != JsonValueKind.Object || !words.TryGetProperty("vi", out JsonElement first) || !words.TryGetProperty("en", out JsonElement second))
        {
            return [$"{place}: one language only"];
        }

        string vi = first.GetString()!, en = second.GetString()!;
        if (string.IsNullOrWhiteSpace(vi) || string.IsNullOrWhiteSpace(en))
        {
            return [$"{place}: blank"];
        }

        // A title may be a name; a sentence of several words that is the same in both was not written in one of them.
        if (vi == en && place.EndsWith(".assumption", StringComparison.Ordinal) && en.Any(char.IsLower) && !NameOnly().IsMatch(en))
        {
            return [$"{place}: the same in both: {en}"];
        }

        HashSet<string> written = [.. Figure().Matches(vi).SelectMany(m => new[] { Vietnamese(m.Value), Plain(m.Value) })];
        return place.EndsWith(".assumption", StringComparison.Ordinal) || place.EndsWith(".reading", StringComparison.Ordinal)
            ? Figure().Matches(en).Where(m => !written.Contains(English(m.Value)) && !written.Contains(Plain(m.Value))).Select(m => $"{place}: {m.Value} of \"{en}\" is not in \"{vi}\"")
            : [];
    }

    private static string English(string figure) => Canonical(figure.Replace(",", "", StringComparison.Ordinal), figure);

    private static string Vietnamese(string figure) => Canonical(figure.Replace(".", "", StringComparison.Ordinal).Replace(',', '.'), figure);

    // Numbers of criteria (17.1), of decisions and dates are written alike in both languages.
    private static string Plain(string figure) => figure.TrimStart('0');

    private static string Canonical(string figure, string asWritten) =>
        decimal.TryParse(figure, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal value) ? "=" + value.ToString("G29", CultureInfo.InvariantCulture) : asWritten;

    [GeneratedRegex(@"\d[\d.,]*\d|\d")]
    private static partial Regex Figure();

    [GeneratedRegex(@"^[\p{Lu}\d][^ ]*[.;]?$|\.(vn|com)")]
    private static partial Regex NameOnly();
}
