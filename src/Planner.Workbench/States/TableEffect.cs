using System.Collections.Immutable;
using Planner.Rules.Editing;
using Planner.Workbench.Boards;

namespace Planner.Workbench.States;

/// <summary>What changed values of a table do.</summary>
/// <param name="Changes">The changes it was found for.</param>
/// <param name="Faults">Why they cannot hold, as the loader says it; empty where they can.</param>
/// <param name="Bad">Cells with a fault: region and first year.</param>
/// <param name="Doubts">What is valid and probably not meant.</param>
/// <param name="Flips">Communes that come out otherwise, by year of the thresholds.</param>
/// <param name="Outside">Whether some changed value never holds in the locality's years.</param>
/// <param name="Chances">How the targets' chances move; null until the quick run is through.</param>
/// <param name="Replicates">Replicates of that run.</param>
internal sealed record TableEffect(
    ImmutableList<TableChange> Changes,
    IReadOnlyList<RuleFault> Faults,
    IReadOnlyList<(string Region, int From)> Bad,
    IReadOnlyList<RuleFault> Doubts,
    IReadOnlyList<TableFlips> Flips,
    bool Outside,
    IReadOnlyList<PreviewRow>? Chances,
    int Replicates);
