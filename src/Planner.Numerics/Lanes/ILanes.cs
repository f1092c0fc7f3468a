namespace Planner.Numerics.Lanes;

/// <summary>
/// A few doubles handled together, so that a formula is written once and runs on every vector width.
/// Only operations that IEEE 754 rounds exactly (and bit operations) are offered, therefore a lane's result
/// is the same number on every implementation; there is no fused multiply-add on purpose.
/// </summary>
internal interface ILanes<T> where T : struct, ILanes<T>
{
    static abstract int Count { get; }
    static abstract T All(double value);
    static abstract T AllBits(ulong bits);
    static abstract T Load(ref readonly double first);
    void Store(ref double first);
    static abstract T operator +(T a, T b);
    static abstract T operator -(T a, T b);
    static abstract T operator *(T a, T b);
    static abstract T operator /(T a, T b);
    static abstract T operator &(T a, T b);
    static abstract T operator |(T a, T b);
    static abstract T operator ^(T a, T b);
    static abstract T SquareRoot(T a);
    static abstract T Ceiling(T a);

    /// <summary>Adds the 64-bit patterns as integers.</summary>
    static abstract T AddBits(T a, T b);

    /// <summary>The lesser of the 64-bit patterns as signed integers; of two doubles without a sign, the lesser.</summary>
    static abstract T LesserBits(T a, T b);

    /// <summary>The greater of the 64-bit patterns as signed integers; of a double and +0, the double where it has no sign.</summary>
    static abstract T GreaterBits(T a, T b);

    /// <summary>Shifts the 64-bit patterns.</summary>
    static abstract T ShiftLeft(T a, int count);

    /// <summary>Shifts the 64-bit patterns, zeros coming in.</summary>
    static abstract T ShiftRight(T a, int count);

    /// <summary>All bits set where a &lt; b (false with a NaN).</summary>
    static abstract T Less(T a, T b);

    /// <summary>All bits set where a = b (false with a NaN).</summary>
    static abstract T Equal(T a, T b);

    /// <summary>Lane by lane <paramref name="a"/> where the mask is set, else <paramref name="b"/>.</summary>
    static abstract T Select(T mask, T a, T b);
    static abstract bool Any(T mask);

    /// <summary>The first bit of each 64-bit pattern, that of the first lane last.</summary>
    static abstract uint FirstBits(T mask);
}
