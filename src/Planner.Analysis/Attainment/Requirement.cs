using Planner.Rules.Pack;

namespace Planner.Analysis.Attainment;

/// <summary>What a target asks of its value: an operator and a number, in the target's unit.</summary>
/// <param name="Operator"><c>&gt;=</c>, <c>&gt;</c>, <c>&lt;=</c>, <c>&lt;</c> or <c>==</c>.</param>
/// <param name="Required">The number.</param>
public readonly record struct Requirement(string Operator, double Required)
{
    /// <summary>The requirement of a target.</summary>
    /// <param name="target">The target.</param>
    public static Requirement Of(TargetDefinition target) => new(target.Operator, target.Required);

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

    /// <summary>How far a value falls short: its distance to the number on the failing side, 0 on the other; NaN of NaN.</summary>
    /// <param name="value">The value.</param>
    public double Shortfall(double value) => double.IsNaN(value) ? double.NaN : Upwards switch
    {
        true => Math.Max(0, Required - value),
        false => Math.Max(0, value - Required),
        null => Math.Abs(value - Required),
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
