using System.Text.RegularExpressions;
using Planner.Localities.Import.Reading;
using Planner.Localities.Import.Vocabulary;

namespace Planner.Localities.Import.Layout;

/// <summary>The heading of one column, read: its levels from top to bottom without years and units, and the unit it names.</summary>
internal sealed partial class Heading
{
    private static readonly string[] DateWords = ["nam", "ngay", "den", "tinh", "cuoi", "thoi", "diem", "dau", "thang", "ky", "quy"];

    public Heading(IReadOnlyList<string> levels, ImportVocabulary vocabulary, IReadOnlyDictionary<string, IReadOnlyList<UnitWording>> unitWords)
    {
        Text = string.Join(" / ", levels);
        var kept = new List<string>();
        foreach (string level in levels)
        {
            string rest = level;
            foreach (Match year in Year().Matches(level))
            {
                Years.Add(int.Parse(year.Value, System.Globalization.CultureInfo.InvariantCulture));
            }

            foreach (Match inside in Parenthesis().Matches(level))
            {
                if (UnitOf(inside.Groups[1].Value, vocabulary, unitWords) is { } unit)
                {
                    Unit = unit;
                    rest = rest.Replace(inside.Value, " ", StringComparison.Ordinal);
                }
            }

            // "Nợ đọng, triệu đồng" and "ĐVT: %" name their unit without brackets.
            int cut = rest.LastIndexOfAny([',', ':', ';']);
            if (cut > 0 && UnitOf(rest[(cut + 1)..], vocabulary, unitWords) is { } behind)
            {
                Unit = behind;
                rest = rest[..cut];
                rest = vocabulary.UnitLabels.Any(l => VietnameseText.Plain(l) == VietnameseText.Plain(rest)) ? "" : rest;
            }
            else if (UnitOf(rest, vocabulary, unitWords) is { } alone && levels.Count > 1)
            {
                Unit = alone;
                rest = IsPercentWord(rest) || kept.Count > 0 ? "" : rest;
            }

            string plain = WithoutDates(rest);
            if (plain.Length > 0 && vocabulary.Fillers.All(f => VietnameseText.Plain(f) != plain) && (kept.Count == 0 || kept[^1] != plain))
            {
                kept.Add(plain);
            }
        }

        // A heading of nothing but words that say nothing keeps the last of them.
        Levels = kept.Count > 0 ? kept : [.. levels.TakeLast(1).Select(WithoutDates)];
    }

    /// <summary>The heading as people read it.</summary>
    public string Text { get; }

    /// <summary>Keys of its levels that say something.</summary>
    public IReadOnlyList<string> Levels { get; }

    /// <summary>Years that it names.</summary>
    public HashSet<int> Years { get; } = [];

    /// <summary>The wording of its unit; null where it names none.</summary>
    public string? Unit { get; private set; }

    public static Dictionary<string, IReadOnlyList<UnitWording>> UnitWords(ImportVocabulary vocabulary) =>
        vocabulary.Units.SelectMany(u => u.Words.Select(w => (Key: UnitKey(w), Unit: u))).GroupBy(w => w.Key, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => (IReadOnlyList<UnitWording>)[.. g.Select(w => w.Unit)], StringComparer.Ordinal);

    /// <summary>A unit's wording without blanks and points, marks kept: "Tr. đồng" is "trđồng".</summary>
    public static string UnitKey(string text) => string.Concat(VietnameseText.Tidy(text).ToLowerInvariant().Where(c => c is not (' ' or '.' or '(' or ')')));

    private static string? UnitOf(string text, ImportVocabulary vocabulary, IReadOnlyDictionary<string, IReadOnlyList<UnitWording>> unitWords)
    {
        string bare = VietnameseText.Tidy(text).Trim(' ', ':', '-');
        foreach (string label in vocabulary.UnitLabels.OrderByDescending(l => l.Length))
        {
            if (bare.StartsWith(label, StringComparison.OrdinalIgnoreCase) && bare.Length > label.Length && bare[label.Length] is ' ' or ':')
            {
                bare = bare[(label.Length + 1)..].Trim(' ', ':');
                break;
            }
        }

        return bare.Length > 0 && unitWords.ContainsKey(UnitKey(bare)) ? UnitKey(bare) : null;
    }

    private static bool IsPercentWord(string text) => text.Contains('%', StringComparison.Ordinal);

    private static string WithoutDates(string text)
    {
        if (!Date().IsMatch(text))
        {
            return VietnameseText.Plain(text);
        }

        List<string> words = [.. VietnameseText.Plain(Date().Replace(text, " ")).Split(' ', StringSplitOptions.RemoveEmptyEntries)];
        while (words.Count > 0 && DateWords.Contains(words[^1]))
        {
            words.RemoveAt(words.Count - 1);
        }

        return string.Join(' ', words);
    }

    [GeneratedRegex(@"\(([^()]*)\)", RegexOptions.CultureInvariant)]
    private static partial Regex Parenthesis();

    [GeneratedRegex(@"\b(19|20)[0-9]{2}\b", RegexOptions.CultureInvariant)]
    private static partial Regex Year();

    [GeneratedRegex(@"\b([0-9]{1,2}\s*[/.-]\s*)?([0-9]{1,2}\s*[/.-]\s*)?(19|20)[0-9]{2}\b", RegexOptions.CultureInvariant)]
    private static partial Regex Date();
}
