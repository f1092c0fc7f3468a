namespace Planner.Simulation.Faults;

/// <summary>In how many replicates an expression had a fault in one unit and year.</summary>
/// <param name="Rule">Number of the expression.</param>
/// <param name="Unit">Index of the commune or district; 0 for the locality.</param>
/// <param name="Year">The year.</param>
/// <param name="Replicates">Replicates with a fault; ≥ 1.</param>
internal readonly record struct FaultCell(int Rule, int Unit, int Year, int Replicates);
