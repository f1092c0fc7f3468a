using Planner.Numerics.ElementaryFunctions;
using Planner.Rules.Pack;

namespace Planner.Localities.Decisions;

/// <summary>One number of a plan that its decider may choose.</summary>
/// <param name="Id">Name, such as <c>componentShares/dtts/capital/dtts.housingWater/2022</c>.</param>
/// <param name="Decision">The decision it belongs to.</param>
/// <param name="Subject">What it is about: a programme, a component, a level.</param>
/// <param name="Part">The class of communes or the term; null where there is none.</param>
/// <param name="Low">Least value.</param>
/// <param name="High">Greatest value; &gt; <paramref name="Low"/>.</param>
/// <param name="Step">Grid on which plans are rounded; &gt; 0.</param>
/// <param name="Current">Value under the present plan, between the two.</param>
/// <param name="IsFactor">Whether it is a factor, to be searched by its logarithm.</param>
public sealed record DecisionVariable(
    string Id, DecisionDefinition Decision, LocalizedText Subject, LocalizedText? Part, double Low, double High, double Step, double Current, bool IsFactor)
{
    /// <summary>The value at a place of the unit interval.</summary>
    /// <param name="unit">0..1; what lies outside is taken to the nearer end.</param>
    public double At(double unit)
    {
        double u = Math.Clamp(unit, 0, 1);
        return IsFactor ? Low * DeterministicMath.Exp(u * DeterministicMath.Log(High / Low)) : Low + (u * (High - Low));
    }

    /// <summary>The place of a value in the unit interval.</summary>
    /// <param name="value">Low..High.</param>
    public double UnitOf(double value) =>
        IsFactor ? DeterministicMath.Log(value / Low) / DeterministicMath.Log(High / Low) : (value - Low) / (High - Low);

    /// <summary>The value on the grid nearest to a value; the present plan's own value stands on the grid too.</summary>
    /// <param name="value">Any value.</param>
    public double Rounded(double value)
    {
        double held = Math.Clamp(value, Low, High);
        double grid = Math.Clamp(Math.Round(Math.Round(held / Step, MidpointRounding.AwayFromZero) * Step, 9), Low, High);
        return Math.Abs(held - Current) <= Math.Abs(held - grid) ? Current : grid;
    }

    /// <summary>The next value of the grid up or down; the end itself where there is none beyond.</summary>
    /// <param name="value">A value of the grid.</param>
    /// <param name="steps">How many steps, with sign.</param>
    public double Next(double value, int steps) => Rounded(Math.Clamp(value + (steps * Step), Low, High));
}
