namespace Planner.Analysis.Calibration;

/// <summary>Where a parameter's values lie in the simulations that a surface is fitted to, on the scale of its prior's scores. No prior: only a range.</summary>
/// <param name="Centre">Their mean.</param>
/// <param name="Width">Their standard deviation; &gt; 0.</param>
public sealed record SimulationRange(double Centre, double Width)
{
    /// <summary>The prior itself.</summary>
    public static readonly SimulationRange Prior = new(0, 1);
}
