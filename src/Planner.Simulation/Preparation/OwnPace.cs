namespace Planner.Simulation.Preparation;

/// <summary>How a gap closes without programme money.</summary>
/// <param name="Trend">Hazard per year at which the gap closes by itself.</param>
/// <param name="Campaign">Further hazard while the commune is registered.</param>
internal readonly record struct OwnPace(double Trend, double Campaign);
