using Planner.Localities.Scenarios;
using Planner.Rules.Pack;

namespace Planner.Localities.Calibration;

/// <summary>A parameter that history is to inform, with its prior on the log scale (of a factor) or its own (of a shift).</summary>
/// <param name="Input">The uncertain input.</param>
/// <param name="Centre">Prior median.</param>
/// <param name="Spread">Prior standard deviation of the value common to all localities; &gt; 0.</param>
/// <param name="Between">Scale of the half-normal prior of the spread between localities; &gt; 0.</param>
/// <param name="Provenance">Why this prior.</param>
public sealed record CalibratedParameter(UncertainInput Input, double Centre, double Spread, double Between, Provenance Provenance)
{
    /// <summary>Whether it is a factor, whose logarithm is normal; a shift is normal itself.</summary>
    public bool IsFactor => Input is not (UncertainInput.IncomeGrowthShift or UncertainInput.DisbursementShift or UncertainInput.DossierShift);

    /// <summary>Prior standard deviation of one locality's value: √(Spread² + Between²).</summary>
    public double Marginal => Math.Sqrt((Spread * Spread) + (Between * Between));
}
