using Planner.Localities.Units;
using Planner.Simulation.Explaining;

namespace Planner.Cli.Output;

/// <summary>What a draft does to the communes as they stand in the start year.</summary>
/// <param name="Locality">The locality.</param>
/// <param name="Year">The year whose rules judge.</param>
/// <param name="Flips">The criteria that come out otherwise.</param>
internal sealed record DraftFlips(Locality Locality, int Year, IReadOnlyList<CriterionFlip> Flips);
