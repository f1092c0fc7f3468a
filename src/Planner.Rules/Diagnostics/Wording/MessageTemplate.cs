using System.Globalization;
using System.Text;

namespace Planner.Rules.Diagnostics;

/// <summary>A message with numbered holes: <c>'{0}' of {1} is blank</c>. Braces that are text are doubled, as in C#.</summary>
internal sealed class MessageTemplate
{
    private const char Cut = '…';

    // What a phrase that follows a hole directly begins with: "; did you mean", ": income lies from", " arguments".
    private static readonly char[] EndStarts = [';', ':', ' '];

    // One literal more than holes; the hole i stands between the literals i and i + 1.
    private readonly string[] literals;
    private readonly int[] holes;

    private MessageTemplate(string[] literals, int[] holes) => (this.literals, this.holes) = (literals, holes);

    /// <summary>The numbers of the holes in the order of the text.</summary>
    public IReadOnlyList<int> Holes => holes;

    /// <summary>Characters of the literal parts: of two templates that fit a message the one with more says more about it.</summary>
    public int Weight => literals.Sum(l => l.Length);

    /// <summary>The text before the first hole.</summary>
    public string Start => literals[0];

    /// <summary>Reads a template.</summary>
    /// <exception cref="FormatException">A brace is neither doubled nor around a number.</exception>
    public static MessageTemplate Parse(string text)
    {
        var literals = new List<string>();
        var holes = new List<int>();
        var literal = new StringBuilder();
        for (int i = 0; i < text.Length; i++)
        {
            bool twice = i + 1 < text.Length && text[i + 1] == text[i];
            if (text[i] is not ('{' or '}'))
            {
                literal.Append(text[i]);
            }
            else if (twice)
            {
                literal.Append(text[i++]);
            }
            else
            {
                int end = text.IndexOf('}', i);
                holes.Add(end > i && int.TryParse(text.AsSpan(i + 1, end - i - 1), NumberStyles.None, CultureInfo.InvariantCulture, out int hole)
                    ? hole
                    : throw new FormatException($"a brace of the template is neither doubled nor around a number: {text}"));
                literals.Add(literal.ToString());
                literal.Clear();
                i = end;
            }
        }

        literals.Add(literal.ToString());
        return new MessageTemplate([.. literals], [.. holes]);
    }

    /// <summary>Whether a hole stands between quotes, so that a name or a text of a file fills it, never words of a message.</summary>
    public bool IsQuoted(int hole)
    {
        int i = Array.IndexOf(holes, hole);
        return literals[i].Length > 0 && literals[i + 1].Length > 0 && literals[i][^1] is '\'' or '"' && literals[i + 1][0] == literals[i][^1];
    }

    /// <summary>What fills the holes if a text is of this form; each literal is found once, so the time grows with the text and no faster.</summary>
    /// <param name="text">The text.</param>
    /// <param name="ends">Says whether a text is a phrase that may follow another hole without anything between.</param>
    /// <returns>The fillings in the order of the text; null when the text is of another form.</returns>
    public string[]? Match(string text, Func<string, bool> ends)
    {
        if (!text.StartsWith(literals[0], StringComparison.Ordinal))
        {
            return null;
        }

        if (holes.Length == 0)
        {
            return text.Length == literals[0].Length ? [] : null;
        }

        int at = literals[0].Length;
        if (text.Length - at < literals[^1].Length || !text.EndsWith(literals[^1], StringComparison.Ordinal))
        {
            return null;
        }

        int last = text.Length - literals[^1].Length;
        var found = new string[holes.Length];
        for (int i = 0; i < holes.Length; i++)
        {
            int from = i;
            while (i + 1 < holes.Length && literals[i + 1].Length == 0)
            {
                i++;
            }

            int next = i + 1 == holes.Length ? last : text.IndexOf(literals[i + 1], at, last - at, StringComparison.Ordinal);
            if (next < 0)
            {
                return null;
            }

            Split(text[at..next], found.AsSpan(from, i - from + 1), ends);
            at = next + literals[i + 1].Length;
        }

        return found;
    }

    /// <summary>The same of a text that was cut at its end: what the cut took is filled with an ellipsis.</summary>
    public string[]? MatchCut(string text)
    {
        if (holes.Length == 0 || !text.StartsWith(literals[0], StringComparison.Ordinal))
        {
            return null;
        }

        int at = literals[0].Length;
        var found = new string[holes.Length];
        Array.Fill(found, Cut.ToString());
        for (int i = 0; i < holes.Length; i++)
        {
            int next = literals[i + 1].Length == 0 ? -1 : text.IndexOf(literals[i + 1], at, StringComparison.Ordinal);
            found[i] = next < 0 ? text[at..] : text[at..next];
            if (next < 0)
            {
                break;
            }

            at = next + literals[i + 1].Length;
        }

        return found;
    }

    /// <summary>The text with its holes filled.</summary>
    /// <param name="values">By hole number.</param>
    public string Fill(IReadOnlyDictionary<int, string> values)
    {
        var text = new StringBuilder(literals[0]);
        for (int i = 0; i < holes.Length; i++)
        {
            text.Append(values[holes[i]]).Append(literals[i + 1]);
        }

        return text.ToString();
    }

    // Holes without anything between: the later ones are phrases that end a sentence, such as a hint, or are empty.
    private static void Split(string text, Span<string> found, Func<string, bool> ends)
    {
        for (int i = found.Length - 1; i > 0; i--)
        {
            int cut = text.Length;
            for (int at = text.LastIndexOfAny(EndStarts); at >= 0 && cut == text.Length; at = at > 0 ? text.LastIndexOfAny(EndStarts, at - 1) : -1)
            {
                cut = ends(text[at..]) ? at : cut;
            }

            found[i] = text[cut..];
            text = text[..cut];
        }

        found[0] = text;
    }
}
