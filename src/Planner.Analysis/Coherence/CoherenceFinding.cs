using Planner.Rules.Pack;

namespace Planner.Analysis.Coherence;

/// <summary>One finding of the audit, with the least that proves it: taking away any target or relation named leaves it unproved.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Targets">Ids of the targets it is about: those that cannot be met, or the one that follows.</param>
/// <param name="From">Ids of the targets it follows from; none where it follows from counts and relations alone.</param>
/// <param name="Relations">Declared relations that the proof uses, in the order of the file.</param>
/// <param name="Quantity">For <see cref="FindingKind.Needs"/>: the quantity or metric; else null.</param>
/// <param name="Unit">Its unit; empty where there is none.</param>
/// <param name="Year">Its year; 0 where there is none.</param>
/// <param name="Least">The least it can then be; null where nothing is asked.</param>
/// <param name="Most">The most it can then be; null where nothing is asked.</param>
/// <param name="Of">The most it could be at all, where it is bounded; null otherwise.</param>
public sealed record CoherenceFinding(
    FindingKind Kind,
    IReadOnlyList<string> Targets,
    IReadOnlyList<string> From,
    IReadOnlyList<TargetRelation> Relations,
    LocalizedText? Quantity = null,
    string Unit = "",
    int Year = 0,
    double? Least = null,
    double? Most = null,
    double? Of = null);
