using System.Globalization;

namespace Planner.Workbench.Cells;

/// <summary>The colours of the themes, and how each depth of colour comes nearest to them.</summary>
internal static class ThemeColours
{
    private static readonly int[] Cube = [0, 95, 135, 175, 215, 255];

    // The sixteen as xterm shows them; only used to find the nearest one for charts.
    private static readonly int[] Sixteen =
    [
        0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5, 0x7F7F7F, 0xFF0000, 0x00FF00, 0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF,
    ];

    /// <summary>The colour in 24 bits and the one of the sixteen, of an ink in a theme; −1 for the terminal's own.</summary>
    private static (int Rgb, int Ansi) Of(ColourTheme theme, CellInk ink) => (theme, ink) switch
    {
        (ColourTheme.Dark, CellInk.Bad) => (0xFF7B72, 9),
        (ColourTheme.Dark, CellInk.Good) => (0x7EE787, 10),
        (ColourTheme.Dark, CellInk.Doubtful) => (0xE3B341, 11),
        (ColourTheme.Dark, CellInk.Accent) => (0x79C0FF, 14),
        (ColourTheme.Dark, CellInk.Notice) => (0xF2CC60, 11),
        (ColourTheme.Dark, CellInk.Faint) => (0x9AA4AE, 7),
        (ColourTheme.Dark, CellInk.Heat1) => (0x16283A, -1),
        (ColourTheme.Dark, CellInk.Heat2) => (0x163F5F, 4),
        (ColourTheme.Dark, CellInk.Heat3) => (0x155580, 4),
        (ColourTheme.Dark, CellInk.Heat4) => (0x1268A0, 4),
        (ColourTheme.Dark, CellInk.Heat5) => (0x0F7AC0, 4),
        (ColourTheme.Light, CellInk.Bad) => (0xB4141E, 1),
        (ColourTheme.Light, CellInk.Good) => (0x116329, 2),
        (ColourTheme.Light, CellInk.Doubtful) => (0x7D4E00, 5),
        (ColourTheme.Light, CellInk.Accent) => (0x0550AE, 4),
        (ColourTheme.Light, CellInk.Notice) => (0x953800, 1),
        (ColourTheme.Light, CellInk.Faint) => (0x57606A, 8),
        (ColourTheme.Light, CellInk.Heat1) => (0xEAF4FF, -1),
        (ColourTheme.Light, CellInk.Heat2) => (0xD0E7FF, 7),
        (ColourTheme.Light, CellInk.Heat3) => (0xB0D6FF, 7),
        (ColourTheme.Light, CellInk.Heat4) => (0x90C4FF, 14),
        (ColourTheme.Light, CellInk.Heat5) => (0x6FB1FA, 14),
        (ColourTheme.HighContrast, CellInk.Bad) => (0xFF6060, 9),
        (ColourTheme.HighContrast, CellInk.Good) => (0x40FF40, 10),
        (ColourTheme.HighContrast, CellInk.Doubtful or CellInk.Notice) => (0xFFFF00, 11),
        (ColourTheme.HighContrast, CellInk.Accent) => (0x00FFFF, 14),
        (ColourTheme.HighContrast, CellInk.Heat3) => (0x003080, -1),
        (ColourTheme.HighContrast, CellInk.Heat4) => (0x0040A8, 4),
        (ColourTheme.HighContrast, CellInk.Heat5) => (0x0050D0, 4),
        (ColourTheme.ColourBlind, CellInk.Bad) => (0xE6803C, 9),
        (ColourTheme.ColourBlind, CellInk.Good) => (0x56B4E9, 14),
        (ColourTheme.ColourBlind, CellInk.Doubtful) => (0xF0E442, 11),
        (ColourTheme.ColourBlind, CellInk.Accent) => (0xCC79A7, 13),
        (ColourTheme.ColourBlind, CellInk.Notice) => (0xE69F00, 11),
        (ColourTheme.ColourBlind, CellInk.Faint) => (0x9A9A9A, 7),
        (ColourTheme.ColourBlind, CellInk.Heat1) => (0x16283A, -1),
        (ColourTheme.ColourBlind, CellInk.Heat2) => (0x163F5F, 4),
        (ColourTheme.ColourBlind, CellInk.Heat3) => (0x155580, 4),
        (ColourTheme.ColourBlind, CellInk.Heat4) => (0x1268A0, 4),
        (ColourTheme.ColourBlind, CellInk.Heat5) => (0x0072B2, 4),
        _ => (-1, -1),
    };

    /// <summary>The codes (SGR) of a style, without the leading escape and the closing letter.</summary>
    public static string Codes(CellStyle style, ColourTheme theme, ColourDepth depth)
    {
        string codes = "0";
        foreach ((CellMarks mark, char code) in (ReadOnlySpan<(CellMarks, char)>)[(CellMarks.Bold, '1'), (CellMarks.Dim, '2'), (CellMarks.Underline, '4'), (CellMarks.Reverse, '7')])
        {
            if (style.Marks.HasFlag(mark) && !(mark == CellMarks.Dim && theme == ColourTheme.HighContrast))
            {
                codes += ";" + code;
            }
        }

        // Without colour what is faint must still look different from what is not.
        if (depth == ColourDepth.None)
        {
            return style.Ink == CellInk.Faint && theme != ColourTheme.HighContrast ? codes + ";2" : codes;
        }

        return codes + Colour(style.Ink, theme, depth, ground: false) + Colour(style.Ground, theme, depth, ground: true);
    }

    private static string Colour(CellInk ink, ColourTheme theme, ColourDepth depth, bool ground)
    {
        (int rgb, int ansi) = ink >= CellInk.PaletteStart ? (RgbOf(ink - CellInk.PaletteStart), Nearest(RgbOf(ink - CellInk.PaletteStart), Sixteen)) : Of(theme, ink);
        string lead = ground ? "48" : "38";
        return depth switch
        {
            _ when rgb < 0 => "",
            ColourDepth.True => string.Create(CultureInfo.InvariantCulture, $";{lead};2;{rgb >> 16};{(rgb >> 8) & 255};{rgb & 255}"),
            ColourDepth.Palette => string.Create(CultureInfo.InvariantCulture, $";{lead};5;{NearestOfPalette(rgb)}"),
            _ when ansi < 0 => "",
            _ => string.Create(CultureInfo.InvariantCulture, $";{(ansi < 8 ? 30 : 82) + ansi + (ground ? 10 : 0)}"),
        };
    }

    /// <summary>The colour of the 256-colour palette nearest to one of 24 bits: of the cube or the 24 greys, never of the first sixteen, which users redefine.</summary>
    internal static int NearestOfPalette(int rgb)
    {
        int best = 16;
        for (int n = 17; n < 256; n++)
        {
            best = Distance(RgbOf(n), rgb) < Distance(RgbOf(best), rgb) ? n : best;
        }

        return best;
    }

    private static int RgbOf(int palette)
    {
        if (palette < 16)
        {
            return Sixteen[palette];
        }

        if (palette >= 232)
        {
            int grey = 8 + (10 * (palette - 232));
            return (grey << 16) | (grey << 8) | grey;
        }

        int n = palette - 16;
        return (Cube[n / 36] << 16) | (Cube[n / 6 % 6] << 8) | Cube[n % 6];
    }

    private static int Nearest(int rgb, int[] colours)
    {
        int best = 0;
        for (int i = 1; i < colours.Length; i++)
        {
            best = Distance(colours[i], rgb) < Distance(colours[best], rgb) ? i : best;
        }

        return best;
    }

    private static int Distance(int a, int b)
    {
        int red = (a >> 16) - (b >> 16), green = ((a >> 8) & 255) - ((b >> 8) & 255), blue = (a & 255) - (b & 255);
        return (2 * red * red) + (4 * green * green) + (3 * blue * blue);
    }
}
