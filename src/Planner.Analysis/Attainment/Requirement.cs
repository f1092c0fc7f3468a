using Planner.Rules.Pack;

namespace Planner.Analysis.Attainment;

/// <summary>What a target asks of its value: an operator and a number, in the target's unit.</summary>
/// <param name="Operator"><c>&gt;=</c>, <c>&gt;</c>, <c>&lt;=</c>, <c>&lt;</c> or <c>==</c>.</param>
/// <param name="Required">The number.</param>
/// <param name="Whole">Whether values are whole numbers, so that "more than 17" is reached at 18.</param>
public readonly record struct Requirement(string Operator, double Required, bool Whole = false)
{
    /// <summary>The requirement of a target.</summary>
    /// <param name="target">The target.</param>
    public static Requirement Of(TargetDefinition target) => new(
        target.Operator,
        target.Required,
        target.Unit is "communes" or "districts" or "villages" or "households" or "persons" or "criteria");

    /// <summary>Whether larger values are better (true), smaller ones (false), or closeness counts (null).</summary>
    public bool? Upwards => Operator switch
    {
        ">=" or ">" => true,
        "<=" or "<" => false,
        _ => null,
    };

    /// <summary>Whether a value meets it; NaN never does.</summary>
    /// <param name="value">The value.</param>
    /// <exception cref="InvalidOperationException">The operator is none of the five.</exception>
    public bool Met(double value) => Operator switch
    {
        ">=" => value >= Required,
        ">" => value > Required,
        "<=" => value <= Required,
        "<" => value < Required,
        "==" => value == Required,
        _ => throw new InvalidOperationException($"a target cannot compare with '{Operator}'"),
    };

    /// <summary>How far a value falls short of the nearest that meets it (for strict operators on a continuous scale: of the bound); 0 where it meets it; NaN of NaN.</summary>
    /// <param name="value">The value.</param>
    public double Shortfall(double value) => double.IsNaN(value) ? double.NaN : Operator switch
    {
        ">" when Whole => Math.Max(0, Math.Floor(Required) + 1 - value),
        "<" when Whole => Math.Max(0, value - Math.Ceiling(Required) + 1),
        _ => Upwards switch
        {
            true => Math.Max(0, Required - value),
            false => Math.Max(0, value - Required),
            null => Math.Abs(value - Required),
        },
    };

    /// <summary>Compares two values: positive where <paramref name="b"/> is better, negative where <paramref name="a"/> is, 0 for equal.</summary>
    /// <param name="a">A value; NaN is worse than any number.</param>
    /// <param name="b">A value.</param>
    public int Compare(double a, double b) => double.IsNaN(a) || double.IsNaN(b)
        ? double.IsNaN(a).CompareTo(double.IsNaN(b))
        : Upwards switch
        {
            true => b.CompareTo(a),
            false => a.CompareTo(b),
            null => Math.Abs(a - Required).CompareTo(Math.Abs(b - Required)),
        };
}
