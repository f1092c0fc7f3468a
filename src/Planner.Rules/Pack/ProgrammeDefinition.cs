namespace Planner.Rules.Pack;

/// <summary>A national target programme, or another line of money (credit, contributions). File: <c>rules/funding/programmes.json</c>.</summary>
/// <param name="Id">Name.</param>
/// <param name="Title">What it is.</param>
/// <param name="CounterpartRatio">Local budget money required per unit of central capital; ≥ 0.</param>
/// <param name="Provenance">Legal source.</param>
public sealed record ProgrammeDefinition(string Id, LocalizedText Title, double CounterpartRatio, Provenance Provenance);
