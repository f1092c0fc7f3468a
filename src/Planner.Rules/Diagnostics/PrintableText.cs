using System.Globalization;
using System.Text;

namespace Planner.Rules.Diagnostics;

/// <summary>
/// Texts of files in the messages about them: shown so that they can do no harm. A terminal obeys control characters, and a reader believes what turned or
/// hidden characters let him see.
/// </summary>
public static class PrintableText
{
    /// <summary>Whether a character has no place in a text that people read: it steers a terminal, hides, turns text round, or is none.</summary>
    /// <param name="c">The character, or half of one.</param>
    public static bool IsHarmful(char c) =>
        (char.IsControl(c) && c is not ('\n' or '\t' or '\r')) || c is '\u061C' or '\u180E' or '\uFEFF' or '\uFFFE' or '\uFFFF'
            or (>= '\u200B' and <= '\u200F') or (>= '\u202A' and <= '\u202E') or (>= '\u2060' and <= '\u2069') or '\u2028' or '\u2029';

    /// <summary>A text with what is harmful written as U+ and four digits, on one line, and cut where it is longer than anyone reads.</summary>
    /// <param name="text">The text.</param>
    /// <param name="most">Most UTF-16 code units to keep.</param>
    public static string Of(string text, int most)
    {
        ArgumentNullException.ThrowIfNull(text);
        ReadOnlySpan<char> kept = text.Length > most ? text.AsSpan(0, most - 1) : text;
        if (kept.Length == text.Length && IsPlain(text))
        {
            return text;
        }

        var shown = new StringBuilder(kept.Length + 16);
        for (int i = 0; i < kept.Length; i++)
        {
            char c = kept[i];
            bool pair = char.IsHighSurrogate(c) && i + 1 < kept.Length && char.IsLowSurrogate(kept[i + 1]);
            if (pair)
            {
                shown.Append(c).Append(kept[++i]);
            }
            else if (IsHarmful(c) || char.IsControl(c) || char.IsSurrogate(c))
            {
                shown.Append(CultureInfo.InvariantCulture, $"U+{(int)c:X4}");
            }
            else
            {
                shown.Append(c);
            }
        }

        return kept.Length < text.Length ? shown.Append('…').ToString() : shown.ToString();
    }

    private static bool IsPlain(string text)
    {
        foreach (char c in text)
        {
            if (char.IsControl(c) || (c >= '\u061C' && (IsHarmful(c) || char.IsSurrogate(c))))
            {
                return false;
            }
        }

        return true;
    }
}
