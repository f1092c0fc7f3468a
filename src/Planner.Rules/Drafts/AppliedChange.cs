using Planner.Rules.Pack;

namespace Planner.Rules.Drafts;

/// <summary>A change that holds in a pack.</summary>
/// <param name="Draft">Name of the draft.</param>
/// <param name="File">The draft's file.</param>
/// <param name="Official">The official file it changes, below the rules folder.</param>
/// <param name="Change">What it changes and how.</param>
/// <param name="OfficialValue">What the official file says in the change's first year, as written there; null where it says nothing.</param>
/// <param name="Provenance">The provenance of the changed value.</param>
public sealed record AppliedChange(string Draft, string File, string Official, DraftChange Change, string? OfficialValue, Provenance Provenance);
