namespace Planner.Simulation.Running;

/// <summary>One stage of a <see cref="TimingReport"/>.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Share">Its share of the workers' time; 0..1.</param>
/// <param name="PerCommuneYear">Nanoseconds per commune-year on one core.</param>
/// <param name="Budget">Its budget in the same unit; null when it has none.</param>
public sealed record TimingRow(string Stage, double Share, double PerCommuneYear, double? Budget);
