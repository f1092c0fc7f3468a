using Planner.Simulation.Recording;

namespace Planner.Workbench.Sessions;

/// <summary>Scenarios whose runs are of the files as they were read last.</summary>
/// <param name="All">The locality with all its scenarios; the first says replicates and seed.</param>
/// <param name="Chosen">The same with these scenarios alone.</param>
/// <param name="Outcomes">Their outcomes, in the same order.</param>
internal sealed record FinishedRuns(ComparisonInputs All, ComparisonInputs Chosen, IReadOnlyList<Outcomes> Outcomes);
