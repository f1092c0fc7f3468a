using Planner.Localities.Import.Reading;
using Planner.Localities.Import.Vocabulary;

namespace Planner.Localities.Import.Layout;

/// <summary>Finds the column that a heading means. Only what reads the same is certain; what is like it is a guess that a person must confirm.</summary>
internal sealed class ColumnGuesser
{
    /// <summary>From here on a guess is taken.</summary>
    public const double Certain = 0.9;

    /// <summary>From here on a guess is worth telling.</summary>
    public const double Likely = 0.55;

    // A heading of a group above a whole title hardly changes it; above one or two words it may.
    private const int WordsOfTitle = 4;
    private const double UnderGroup = 0.95;
    private const double ShortUnderGroup = 0.8;
    private const double MostFuzzy = 0.89;

    private readonly IReadOnlyDictionary<string, IReadOnlyList<UnitWording>> unitWords;
    private readonly Dictionary<string, List<ImportColumn>> exact = new(StringComparer.Ordinal);
    private readonly List<(string[] Tokens, ImportColumn Column)> tokens = [];

    public ColumnGuesser(ImportVocabulary vocabulary, IReadOnlyDictionary<string, IReadOnlyList<UnitWording>> unitWords)
    {
        this.unitWords = unitWords;
        foreach (ImportColumn column in vocabulary.Columns)
        {
            foreach (string name in (IEnumerable<string>)[column.Id, column.Title.Vi, column.Title.En, .. column.Aliases])
            {
                string key = VietnameseText.Plain(name);
                if (!exact.TryGetValue(key, out List<ImportColumn>? list))
                {
                    exact[key] = list = [];
                }

                if (!list.Contains(column))
                {
                    list.Add(column);
                }

                tokens.Add((key.Split(' ', StringSplitOptions.RemoveEmptyEntries), column));
            }
        }
    }

    /// <summary>The best guess; one that does not fit the heading's unit only where nothing else does.</summary>
    public ColumnGuess Of(Heading heading)
    {
        var best = new ColumnGuess(null, 0, 1, false);
        foreach ((ImportColumn column, double confidence) in Candidates(heading))
        {
            (double Factor, bool Strange) unit = FactorOf(heading, column);
            double weighed = unit.Strange ? 0 : confidence;
            bool better = weighed > best.Confidence || (best.Column is null && unit.Strange && confidence >= Certain);
            if (better)
            {
                best = new ColumnGuess(column, weighed, unit.Factor, unit.Strange);
            }
        }

        return best;
    }

    /// <summary>What a heading's unit makes of a column's numbers.</summary>
    public (double Factor, bool Strange) FactorOf(Heading heading, ImportColumn column)
    {
        if (heading.Unit is null)
        {
            return (1, false);
        }

        UnitWording? wording = unitWords[heading.Unit].FirstOrDefault(u => u.Unit == column.Unit);
        return wording is null ? (1, true) : (wording.Factor, false);
    }

    private IEnumerable<(ImportColumn Column, double Confidence)> Candidates(Heading heading)
    {
        IReadOnlyList<string> levels = heading.Levels;
        string whole = string.Join(' ', levels);
        foreach (ImportColumn column in exact.GetValueOrDefault(whole, []))
        {
            yield return (column, 1);
        }

        if (levels.Count > 1)
        {
            for (int from = 1; from < levels.Count; from++)
            {
                string part = string.Join(' ', levels.Skip(from));
                foreach (ImportColumn column in exact.GetValueOrDefault(part, []))
                {
                    yield return (column, part.Count(c => c == ' ') + 1 >= WordsOfTitle ? UnderGroup : ShortUnderGroup);
                }
            }
        }

        string[] words = whole.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
        {
            yield break;
        }

        foreach ((string[] name, ImportColumn column) in tokens)
        {
            double dice = 2.0 * name.Count(words.Contains) / (name.Length + words.Length);
            if (dice >= Likely)
            {
                yield return (column, Math.Min(MostFuzzy, dice * MostFuzzy));
            }
        }
    }
}
