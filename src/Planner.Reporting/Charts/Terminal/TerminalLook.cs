using System.Globalization;
using System.Text;
using Planner.Reporting.Charts.Model;

namespace Planner.Reporting.Charts.Terminal;

/// <summary>Colours and glyphs of each style. Whatever a colour says, a glyph or shade says as well.</summary>
internal sealed class TerminalLook(TerminalStyle style)
{
    public TerminalStyle Style { get; } = style;

    public bool Unicode => Style != TerminalStyle.Ascii;

    public bool Colour => Style == TerminalStyle.Colour;

    /// <summary>Colours that stand out on light and dark grounds alike, and on the bands.</summary>
    public ushort Line(Tone tone) => !Colour ? (ushort)0 : tone switch
    {
        Tone.Main => Cell.Colour(25),
        Tone.Other => Cell.Colour(130),
        Tone.Reference => Cell.Colour(127),
        Tone.History => Cell.Colour(244),
        Tone.Muted => Cell.Colour(244),
        _ => (ushort)0,
    };

    public ushort Band(Tone tone, int depth) => !Colour ? (ushort)0 : (tone, depth) switch
    {
        (Tone.Other, 1) => Cell.Colour(223),
        (Tone.Other, _) => Cell.Colour(215),
        (_, 1) => Cell.Colour(153),
        _ => Cell.Colour(110),
    };

    public ushort Bar(Tone tone) => !Colour ? (ushort)0 : tone switch
    {
        Tone.Main => Cell.Colour(32),
        Tone.Other => Cell.Colour(208),
        _ => Cell.Colour(248),
    };

    public ushort Notice => Colour ? Cell.Colour(160) : (ushort)0;

    public Rune Shade(Tone tone, int depth) => new(Unicode
        ? depth > 1 ? '▒' : '░'
        : (tone, depth) switch { (Tone.Other, 1) => ',', (Tone.Other, _) => ';', (_, 1) => '.', _ => ':' });

    /// <summary>The character of a line where dots cannot be drawn.</summary>
    public static Rune Stroke(Tone tone) => new(tone switch
    {
        Tone.Main => '*',
        Tone.Other => 'x',
        Tone.Reference => '+',
        Tone.History => 'o',
        Tone.Target => '-',
        _ => '|',
    });

    /// <summary>Fill of a bar where colour cannot tell.</summary>
    public Rune Fill(Tone tone) => new(Unicode
        ? Colour ? '█' : tone switch { Tone.Main => '█', Tone.Other => '░', _ => '▒' }
        : tone switch { Tone.Main => '#', Tone.Other => '.', _ => '=' });

    public Rune Dot(Tone tone) => new(tone switch
    {
        Tone.Main => Unicode ? '●' : 'O',
        Tone.Other => Unicode ? '◆' : 'X',
        _ => Unicode ? '○' : 'o',
    });

    /// <summary>Every how many dots a line has one, and how many it shows: (on, off) along the line.</summary>
    public static (int On, int Off) Dash(Tone tone) => tone switch
    {
        Tone.Reference => (3, 3),
        Tone.Other => (5, 2),
        Tone.Target => (1, 2),
        _ => (1, 0),
    };

    /// <summary>Text as the style can show it: composed, or bare ASCII letters.</summary>
    public string Text(string text)
    {
        if (Unicode)
        {
            return text.Normalize(NormalizationForm.FormC);
        }

        var plain = new StringBuilder(text.Length);
        foreach (Rune rune in text.Normalize(NormalizationForm.FormD).EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark)
            {
                continue;
            }

            plain.Append(rune.Value switch
            {
                < 128 => rune.ToString(),
                'đ' => "d",
                'Đ' => "D",
                '–' or '−' or '—' => "-",
                '…' => "~",
                '≥' => ">=",
                '≤' => "<=",
                '“' or '”' => "\"",
                '×' => "x",
                '²' => "2",
                '±' => "+-",
                '·' => "-",
                0xA0 => " ",
                _ => "?",
            });
        }

        return plain.ToString();
    }
}
