using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Planner.Numerics.Lanes;

/// <summary>Eight doubles in a 512-bit register.</summary>
internal readonly struct LanesOf8 : ILanes<LanesOf8>
{
    private readonly Vector512<double> _value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private LanesOf8(Vector512<double> value) => _value = value;

    public static int Count => 8;

    /// <summary>The first lane.</summary>
    public double First
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _value.ToScalar();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesOf8 All(double value) => new(Vector512.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesOf8 AllBits(ulong bits) => new(Vector512.Create(bits).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesOf8 Load(ref readonly double first) => new(Vector512.LoadUnsafe(in first));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref double first) => _value.StoreUnsafe(ref first);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesOf8 operator +(LanesOf8 a, LanesOf8 b) => new(a._value + b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesOf8 operator -(LanesOf8 a, LanesOf8 b) => new(a._value - b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesOf8 operator *(LanesOf8 a, LanesOf8 b) => new(a._value * b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesOf8 operator /(LanesOf8 a, LanesOf8 b) => new(a._value / b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesOf8 operator &(LanesOf8 a, LanesOf8 b) => new(a._value & b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesOf8 operator |(LanesOf8 a, LanesOf8 b) => new(a._value | b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesOf8 operator ^(LanesOf8 a, LanesOf8 b) => new(a._value ^ b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesOf8 SquareRoot(LanesOf8 a) => new(Vector512.Sqrt(a._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesOf8 Ceiling(LanesOf8 a) => new(Vector512.Ceiling(a._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesOf8 AddBits(LanesOf8 a, LanesOf8 b) => new((a._value.AsInt64() + b._value.AsInt64()).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesOf8 LesserBits(LanesOf8 a, LanesOf8 b) => new(Vector512.Min(a._value.AsInt64(), b._value.AsInt64()).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesOf8 GreaterBits(LanesOf8 a, LanesOf8 b) => new(Vector512.Max(a._value.AsInt64(), b._value.AsInt64()).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesOf8 ShiftLeft(LanesOf8 a, int count) => new((a._value.AsUInt64() << count).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesOf8 ShiftRight(LanesOf8 a, int count) => new((a._value.AsUInt64() >> count).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesOf8 Less(LanesOf8 a, LanesOf8 b) => new(Vector512.LessThan(a._value, b._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesOf8 Equal(LanesOf8 a, LanesOf8 b) => new(Vector512.Equals(a._value, b._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesOf8 Select(LanesOf8 mask, LanesOf8 a, LanesOf8 b) => new(Vector512.ConditionalSelect(mask._value, a._value, b._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(LanesOf8 mask) => mask._value.AsUInt64() != Vector512<ulong>.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint FirstBits(LanesOf8 mask) => (uint)mask._value.ExtractMostSignificantBits();
}
