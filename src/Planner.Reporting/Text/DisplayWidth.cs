using System.Globalization;
using System.Text;

namespace Planner.Reporting.Text;

/// <summary>Widths in terminal cells, and wrapping by them.</summary>
public static class DisplayWidth
{
    /// <summary>Cells that a text takes: combining marks none, East Asian wide characters two, all else one.</summary>
    /// <param name="text">The text, without line breaks.</param>
    public static int Of(string text)
    {
        int width = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            width += Of(rune);
        }

        return width;
    }

    /// <summary>Cells that a character takes.</summary>
    /// <param name="rune">The character.</param>
    public static int Of(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format
        ? 0
        : rune.Value is (>= 0x1100 and <= 0x115F) or (>= 0x2E80 and <= 0xA4CF) or (>= 0xAC00 and <= 0xD7A3) or (>= 0xF900 and <= 0xFAFF)
            or (>= 0xFE30 and <= 0xFE6F) or (>= 0xFF00 and <= 0xFF60) or (>= 0xFFE0 and <= 0xFFE6) or (>= 0x1F300 and <= 0x1FAFF) or (>= 0x20000 and <= 0x3FFFD)
            ? 2
            : 1;

    /// <summary>Fills up with spaces.</summary>
    /// <param name="text">The text.</param>
    /// <param name="width">Cells to reach; longer texts stay as they are.</param>
    /// <param name="right">Whether the text stands at the right end.</param>
    public static string Pad(string text, int width, bool right = false)
    {
        string fill = new(' ', Math.Max(0, width - Of(text)));
        return right ? fill + text : text + fill;
    }

    /// <summary>Shortens a text, an ellipsis in the last cell.</summary>
    /// <param name="text">The text.</param>
    /// <param name="width">Cells it may take; ≥ 1.</param>
    public static string Shorten(string text, int width)
    {
        if (Of(text) <= width)
        {
            return text;
        }

        var kept = new StringBuilder();
        int used = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            used += Of(rune);
            if (used > width - 1)
            {
                break;
            }

            kept.Append(rune);
        }

        return kept.ToString().TrimEnd() + "…";
    }

    /// <summary>Breaks a text into lines at spaces; a word that is longer than a line is cut.</summary>
    /// <param name="text">The text.</param>
    /// <param name="width">Cells of a line; ≥ 1.</param>
    /// <returns>At least one line.</returns>
    public static IReadOnlyList<string> Wrap(string text, int width)
    {
        var lines = new List<string>();
        string line = string.Empty;
        foreach (string whole in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            string word = whole;
            if (line.Length > 0 && Of(line) + 1 + Of(word) > width)
            {
                lines.Add(line);
                line = string.Empty;
            }

            while (Of(word) > width)
            {
                string head = Head(word, width);
                lines.Add(head);
                word = word[head.Length..];
            }

            line = line.Length > 0 ? line + " " + word : word;
        }

        if (line.Length > 0 || lines.Count == 0)
        {
            lines.Add(line);
        }

        return lines;
    }

    private static string Head(string word, int width)
    {
        int used = 0, at = 0;
        foreach (Rune rune in word.EnumerateRunes())
        {
            used += Of(rune);
            if (used > width && at > 0)
            {
                break;
            }

            at += rune.Utf16SequenceLength;
        }

        return word[..at];
    }
}
