namespace Planner.Workbench.Cells;

/// <summary>
/// What a colour stands for; the theme chooses the shade. Values from <see cref="PaletteStart"/> on are colours of the 256-colour palette, as charts use them.
/// </summary>
public enum CellInk : ushort
{
    /// <summary>The terminal's own colour.</summary>
    Terminal,

    /// <summary>What speaks against.</summary>
    Bad,

    /// <summary>What speaks for.</summary>
    Good,

    /// <summary>What is in doubt.</summary>
    Doubtful,

    /// <summary>Keys, titles, what is selected.</summary>
    Accent,

    /// <summary>The mark of synthetic data, and warnings.</summary>
    Notice,

    /// <summary>What matters less.</summary>
    Faint,

    /// <summary>Ground of a heat map, least.</summary>
    Heat1,

    /// <summary>Ground of a heat map.</summary>
    Heat2,

    /// <summary>Ground of a heat map.</summary>
    Heat3,

    /// <summary>Ground of a heat map.</summary>
    Heat4,

    /// <summary>Ground of a heat map, most.</summary>
    Heat5,

    /// <summary>The first colour of the 256-colour palette.</summary>
    PaletteStart = 1000,
}
