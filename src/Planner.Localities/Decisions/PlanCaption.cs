using Planner.Rules.Pack;

namespace Planner.Localities.Decisions;

/// <summary>What a written plan says of itself.</summary>
/// <param name="Title">Its name.</param>
/// <param name="Description">What it is about.</param>
/// <param name="Assumption">Where each changed figure comes from: command, objective, seed.</param>
public sealed record PlanCaption(LocalizedText Title, LocalizedText Description, LocalizedText Assumption);
