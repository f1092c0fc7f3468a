using System.Text;
using Planner.Reporting.Text;

namespace Planner.Reporting.Charts.Svg;

/// <summary>How wide text is about to be, since the font is the reader's: widths of Noto Sans by kind of letter, a little generous.</summary>
internal static class SvgText
{
    public const string Fonts = "Noto Sans, Segoe UI, Arial, sans-serif";

    public static double Width(string text, double size, bool bold = false)
    {
        double ems = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            ems += DisplayWidth.Of(rune) == 0 ? 0 : Letter(rune);
        }

        return ems * size * (bold ? 1.08 : 1.0);
    }

    public static string Shorten(string text, double width, double size)
    {
        if (Width(text, size) <= width)
        {
            return text;
        }

        int length = text.Length;
        while (length > 1 && Width(text[..length].TrimEnd() + "…", size) > width)
        {
            length--;
            while (length > 1 && char.IsLowSurrogate(text[length]))
            {
                length--;
            }
        }

        return text[..length].TrimEnd() + "…";
    }

    public static IReadOnlyList<string> Wrap(string text, double width, double size, bool bold = false)
    {
        var lines = new List<string>();
        string line = string.Empty;
        foreach (string word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            string longer = line.Length > 0 ? line + " " + word : word;
            if (line.Length > 0 && Width(longer, size, bold) > width)
            {
                lines.Add(line);
                longer = word;
            }

            line = longer;
        }

        lines.Add(line);
        return lines;
    }

    private static double Letter(Rune rune) => rune.Value switch
    {
        'i' or 'j' or 'l' or 'I' or '.' or ',' or ':' or ';' or '\'' or '|' or ' ' => 0.29,
        'f' or 'r' or 't' or '(' or ')' or '-' or '/' => 0.42,
        'm' or 'w' or 'M' or 'W' or '%' => 0.92,
        _ when Rune.IsUpper(rune) => 0.72,
        _ => 0.6,
    };
}
