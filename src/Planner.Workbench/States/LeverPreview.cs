using Planner.Rules.Pack;

namespace Planner.Workbench.States;

/// <summary>What levers do, from a quick run paired with the scenario they start from.</summary>
/// <param name="Levers">The levers it was made for.</param>
/// <param name="Replicates">Replicates run.</param>
/// <param name="Rows">By target.</param>
/// <param name="Faults">Why there is none; empty where there is.</param>
internal sealed record LeverPreview(LeverSheet Levers, int Replicates, IReadOnlyList<PreviewRow> Rows, IReadOnlyList<LocalizedText> Faults);
