using Planner.Analysis.Intervals;

namespace Planner.Analysis.Sensitivity;

/// <summary>What one factor by itself does to one target, everything else as drawn.</summary>
/// <param name="Factor">The factor.</param>
/// <param name="Low">Change of the probability of meeting the target with the factor at its low end, against the run as it is; null where the target is not set.</param>
/// <param name="High">The same at its high end.</param>
/// <param name="ValueLow">Mean change of the target's value at the low end, in its unit; null where it is not defined.</param>
/// <param name="ValueHigh">The same at the high end.</param>
public sealed record TornadoRow(
    SensitivityFactor Factor, PairedDifferenceInterval? Low, PairedDifferenceInterval? High, MeanInterval? ValueLow, MeanInterval? ValueHigh)
{
    /// <summary>How far the probability moves from one end to the other: the order of the rows.</summary>
    public double Swing => Math.Max(Math.Abs((High?.Estimate ?? 0) - (Low?.Estimate ?? 0)), Math.Max(Math.Abs(Low?.Estimate ?? 0), Math.Abs(High?.Estimate ?? 0)));

    /// <summary>How far the mean value moves: the order where probabilities do not.</summary>
    public double ValueSwing =>
        Math.Max(Math.Abs((ValueHigh?.Estimate ?? 0) - (ValueLow?.Estimate ?? 0)), Math.Max(Math.Abs(ValueLow?.Estimate ?? 0), Math.Abs(ValueHigh?.Estimate ?? 0)));

    /// <summary>Whether an effect on the probability can be told from none at one end at least.</summary>
    public bool Distinguishable => Low is { Distinguishable: true } || High is { Distinguishable: true };
}
