using Planner.Localities.Units;

namespace Planner.Localities.Synthesis;

/// <summary>Tables and how well they reproduce what is published.</summary>
/// <param name="Tables">The tables.</param>
/// <param name="Report">The report.</param>
public sealed record SynthesisResult(IReadOnlyList<CommuneTable> Tables, SynthesisReport Report);
