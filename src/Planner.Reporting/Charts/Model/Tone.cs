namespace Planner.Reporting.Charts.Model;

/// <summary>What a mark stands for. Renderers give each its own colour, dash and glyph, so that no tone is told by colour alone.</summary>
public enum Tone
{
    /// <summary>The scenario of the panel.</summary>
    Main,

    /// <summary>A second scenario laid over it.</summary>
    Other,

    /// <summary>The reference scenario, for comparison.</summary>
    Reference,

    /// <summary>What was observed.</summary>
    History,

    /// <summary>What a target requires.</summary>
    Target,

    /// <summary>What cannot be told from no effect, and neutral lines.</summary>
    Muted,
}
