using Planner.Rules.Pack;

namespace Planner.Simulation.Tests.Oracles;

/// <summary>The stage lane by lane, as it was first written: the oracle of the one over columns.</summary>
internal struct ScalarAggregateSum(Aggregate aggregate)
{
    private double value;
    private double weight;
    private double least = double.PositiveInfinity;
    private double greatest = double.NegativeInfinity;
    private int units;

    /// <summary>The metric's value; NaN where no unit, or no weight, stands behind it. Counts and sums of nothing are 0.</summary>
    public readonly double Result => aggregate switch
    {
        Aggregate.Sum or Aggregate.Count => value,
        Aggregate.Mean => units == 0 ? double.NaN : value / units,
        Aggregate.WeightedMean => weight == 0 ? double.NaN : value / weight,
        Aggregate.Share or Aggregate.Ratio => weight == 0 ? double.NaN : 100 * (value / weight),
        Aggregate.Min => units == 0 ? double.NaN : least,
        _ => units == 0 ? double.NaN : greatest,
    };

    /// <summary>Adds a unit.</summary>
    /// <param name="x">Its value; booleans as 0 and 1.</param>
    /// <param name="w">Its weight.</param>
    public void Add(double x, double w)
    {
        units++;
        weight += w;
        value += aggregate is Aggregate.WeightedMean or Aggregate.Share ? w * x : x;
        least = Math.Min(least, x);
        greatest = Math.Max(greatest, x);
    }
}
