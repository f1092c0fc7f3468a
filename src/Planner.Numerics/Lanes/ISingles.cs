namespace Planner.Numerics.Lanes;

/// <summary>
/// A few numbers of single precision handled together, twice as many as doubles (<see cref="ILanes{T}"/>) in the same register, for what needs no more than seven digits or is only a
/// guess that doubles decide. The same promise: only operations that IEEE 754 rounds exactly and bit operations, so that a lane's result is the same on every implementation.
/// </summary>
internal interface ISingles<T> where T : struct, ISingles<T>
{
    static abstract int Count { get; }
    static abstract T All(float value);
    static abstract T AllBits(uint bits);

    /// <summary>Rounds the doubles of two registers of the same size to the nearest singles.</summary>
    static abstract T Round<TDouble>(TDouble lower, TDouble upper) where TDouble : struct, ILanes<TDouble>;

    /// <summary>Stores them as doubles.</summary>
    void Store(ref double first);
    static abstract T operator +(T a, T b);
    static abstract T operator -(T a, T b);
    static abstract T operator *(T a, T b);
    static abstract T operator /(T a, T b);
    static abstract T operator &(T a, T b);
    static abstract T operator |(T a, T b);
    static abstract T SquareRoot(T a);
    static abstract T Ceiling(T a);

    /// <summary>Adds the 32-bit patterns as integers.</summary>
    static abstract T AddBits(T a, T b);

    /// <summary>The lesser of the 32-bit patterns as signed integers; of two numbers without a sign, the lesser.</summary>
    static abstract T LesserBits(T a, T b);

    /// <summary>The greater of the 32-bit patterns as signed integers; of a number and +0, the number where it has no sign.</summary>
    static abstract T GreaterBits(T a, T b);

    /// <summary>Shifts the 32-bit patterns.</summary>
    static abstract T ShiftLeft(T a, int count);

    /// <summary>Shifts the 32-bit patterns, zeros coming in.</summary>
    static abstract T ShiftRight(T a, int count);

    /// <summary>All bits set where a &lt; b (false with a NaN).</summary>
    static abstract T Less(T a, T b);

    /// <summary>Lane by lane <paramref name="a"/> where the mask is set, else <paramref name="b"/>.</summary>
    static abstract T Select(T mask, T a, T b);
    static abstract bool Any(T mask);

    /// <summary>The first bit of each 32-bit pattern, that of the first lane last.</summary>
    static abstract uint FirstBits(T mask);
}
