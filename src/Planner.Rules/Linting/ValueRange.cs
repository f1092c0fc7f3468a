namespace Planner.Rules.Linting;

/// <summary>
/// The values an expression can have: numbers from <paramref name="Low"/> to <paramref name="High"/> (an infinite end: any finite number); for a truth 0 is
/// false and 1 true. Wider than the truth where nothing better is known, never narrower.
/// </summary>
/// <param name="Low">Least value.</param>
/// <param name="High">Greatest value.</param>
/// <param name="Undefined">Whether it can also be NaN or fail.</param>
/// <param name="Infinite">Whether an infinite end also means infinity itself, as after an overflow.</param>
internal readonly record struct ValueRange(double Low, double High, bool Undefined = false, bool Infinite = false)
{
    /// <summary>Anything at all.</summary>
    public static readonly ValueRange Anything = new(double.NegativeInfinity, double.PositiveInfinity, true, true);

    /// <summary>Any finite number.</summary>
    public static readonly ValueRange AnyNumber = new(double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>True or false.</summary>
    public static readonly ValueRange AnyTruth = new(0, 1);

    /// <summary>Whether it can only be true.</summary>
    public bool OnlyTrue => Low == 1 && !Undefined;

    /// <summary>Whether it can only be false; what fails counts as false.</summary>
    public bool OnlyFalse => High == 0;

    /// <summary>One value.</summary>
    public static ValueRange Of(double value) => double.IsNaN(value) ? Anything : new ValueRange(value, value, false, double.IsInfinity(value));

    /// <summary>Whether it can be 0.</summary>
    public bool HasZero => Low <= 0 && High >= 0;

    /// <summary>One truth.</summary>
    public static ValueRange Of(bool value) => new(value ? 1 : 0, value ? 1 : 0);

    /// <summary>What either of two can be.</summary>
    public ValueRange Or(ValueRange other) => new(Math.Min(Low, other.Low), Math.Max(High, other.High), Undefined || other.Undefined, Infinite || other.Infinite);
}
