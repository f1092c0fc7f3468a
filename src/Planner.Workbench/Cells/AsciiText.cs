using System.Globalization;
using System.Text;
using Planner.Reporting.Text;

namespace Planner.Workbench.Cells;

/// <summary>Texts and marks for terminals that show ASCII only: letters lose their diacritics, every mark keeps its meaning.</summary>
internal static class AsciiText
{
    /// <summary>The text in ASCII.</summary>
    public static string Of(string text)
    {
        if (Ascii.IsValid(text))
        {
            return text;
        }

        var plain = new StringBuilder(text.Length);
        foreach (Rune rune in text.Normalize(NormalizationForm.FormD).EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format)
            {
                continue;
            }

            plain.Append(rune.Value switch
            {
                < 128 => rune.ToString(),
                'đ' => "d",
                'Đ' => "D",
                '–' or '−' or '—' or '─' or '╌' or '┈' => "-",
                '…' => "~",
                '≥' => ">=",
                '≤' => "<=",
                '“' or '”' or '«' or '»' => "\"",
                '‘' or '’' => "'",
                '×' => "x",
                '²' => "2",
                '±' => "+-",
                '·' or '•' => ".",
                '→' or '›' or '▸' => ">",
                '←' or '‹' => "<",
                '↑' => "^",
                '↓' or '▾' => "v",
                '│' or '├' or '┤' => "|",
                '┃' => "!",
                '┌' or '┐' or '└' or '┘' or '┬' or '┼' or '┴' => "+",
                '█' or '▇' or '■' => "#",
                '▓' => "%",
                '▒' => ":",
                '░' or '▁' => ".",
                '●' or '◆' => "*",
                '○' => "o",
                '✓' => "+",
                0xA0 => " ",
                _ => new string('?', Math.Max(1, DisplayWidth.Of(rune))),
            });
        }

        return plain.ToString();
    }
}
