using Planner.Localities.Units;
using Planner.Rules.Pack;

namespace Planner.Localities.Opening;

/// <summary>A locality with the rules it names, both read and checked.</summary>
/// <param name="Locality">The locality.</param>
/// <param name="Pack">Its rule pack.</param>
public sealed record OpenedLocality(Locality Locality, RulePack Pack);
