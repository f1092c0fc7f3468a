using System.Text.RegularExpressions;
using Planner.Localities.Import.Reading;
using Planner.Localities.Import.Vocabulary;

namespace Planner.Localities.Import.Layout;

/// <summary>Knows columns about people, by their heading or by what stands in them. Such a column is refused unread: a communes table needs none.</summary>
internal sealed partial class PersonalData
{
    private const int LeastCells = 3;
    private const double Most = 0.6;

    private readonly (string Reason, string[] Keys)[] headings;
    private readonly HashSet<string> surnames;

    public PersonalData(PersonalWords words)
    {
        headings =
        [
            ("name", [.. words.Names.Select(VietnameseText.Plain)]), ("number", [.. words.Numbers.Select(VietnameseText.Plain)]), ("phone", [.. words.Phones.Select(VietnameseText.Plain)]),
            ("birth", [.. words.Births.Select(VietnameseText.Plain)]),
        ];
        surnames = [.. words.Surnames.Select(VietnameseText.Key)];
    }

    /// <summary>Why a column is about people: <c>name</c>, <c>number</c>, <c>phone</c>, <c>birth</c>; null where it is not.</summary>
    /// <param name="levels">Levels of its heading.</param>
    /// <param name="cells">Its cells below the heading.</param>
    /// <param name="named">Whether the heading is known to be of a column of figures; then only numbers that identify people are looked for.</param>
    public string? Reason(IReadOnlyList<string> levels, IReadOnlyList<SheetCell> cells, bool named)
    {
        foreach ((string reason, string[] keys) in headings)
        {
            if (levels.Any(l => keys.Contains(VietnameseText.Plain(l))))
            {
                return reason;
            }
        }

        string[] texts = [.. cells.Where(c => c.Kind is SheetCellKind.Text or SheetCellKind.Number && c.Format == SheetCellFormat.Plain).Select(c => c.Text)];
        if (texts.Length < LeastCells)
        {
            return null;
        }

        if (Share(texts, t => CitizenNumber().IsMatch(t)) >= Most)
        {
            return "number";
        }

        // A count of people may have nine digits in no commune; ten with a zero before them are no number.
        if (Share(texts, t => Phone().IsMatch(t)) >= Most)
        {
            return "phone";
        }

        return !named && Share(texts, IsName) >= Most && texts.Distinct(StringComparer.Ordinal).Count() * 2 > texts.Length ? "name" : null;
    }

    private static double Share(string[] texts, Func<string, bool> test) => (double)texts.Count(test) / texts.Length;

    private bool IsName(string text)
    {
        string[] words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length is >= 2 and <= 6 && words.All(w => w.All(char.IsLetter) && char.IsUpper(w[0])) && surnames.Contains(VietnameseText.Key(words[0]));
    }

    // CMND: 9 digits; CCCD: 12. As Excel cuts them they may have lost zeros at the beginning, which is then not seen.
    [GeneratedRegex("^'?([0-9]{9}|[0-9]{12}|[0-9]{3} ?[0-9]{3} ?[0-9]{3}( ?[0-9]{3})?)$", RegexOptions.CultureInvariant)]
    private static partial Regex CitizenNumber();

    [GeneratedRegex(@"^'?(\+?84|0)[ .-]?[1-9][0-9]{1,2}[ .-]?[0-9]{3}[ .-]?[0-9]{3,4}$", RegexOptions.CultureInvariant)]
    private static partial Regex Phone();
}
