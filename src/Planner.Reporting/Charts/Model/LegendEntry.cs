namespace Planner.Reporting.Charts.Model;

/// <summary>Says what a mark means.</summary>
/// <param name="Kind">How its swatch looks.</param>
/// <param name="Tone">Tone of the swatch.</param>
/// <param name="Depth">Depth of a band; 0 for others.</param>
/// <param name="Text">The meaning.</param>
public sealed record LegendEntry(LegendKind Kind, Tone Tone, int Depth, string Text);
