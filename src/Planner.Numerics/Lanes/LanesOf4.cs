using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Planner.Numerics.Lanes;

/// <summary>Four doubles in a 256-bit register.</summary>
internal readonly struct LanesOf4 : ILanes<LanesOf4>
{
    private readonly Vector256<double> _value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private LanesOf4(Vector256<double> value) => _value = value;

    public static int Count => 4;

    /// <summary>The first lane.</summary>
    public double First
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _value.ToScalar();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesOf4 All(double value) => new(Vector256.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesOf4 AllBits(ulong bits) => new(Vector256.Create(bits).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesOf4 Load(ref readonly double first) => new(Vector256.LoadUnsafe(in first));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref double first) => _value.StoreUnsafe(ref first);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesOf4 operator +(LanesOf4 a, LanesOf4 b) => new(a._value + b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesOf4 operator -(LanesOf4 a, LanesOf4 b) => new(a._value - b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesOf4 operator *(LanesOf4 a, LanesOf4 b) => new(a._value * b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesOf4 operator /(LanesOf4 a, LanesOf4 b) => new(a._value / b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesOf4 operator &(LanesOf4 a, LanesOf4 b) => new(a._value & b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesOf4 operator |(LanesOf4 a, LanesOf4 b) => new(a._value | b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesOf4 operator ^(LanesOf4 a, LanesOf4 b) => new(a._value ^ b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesOf4 SquareRoot(LanesOf4 a) => new(Vector256.Sqrt(a._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesOf4 Ceiling(LanesOf4 a) => new(Vector256.Ceiling(a._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesOf4 AddBits(LanesOf4 a, LanesOf4 b) => new((a._value.AsInt64() + b._value.AsInt64()).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesOf4 LesserBits(LanesOf4 a, LanesOf4 b) => new(Vector256.Min(a._value.AsInt64(), b._value.AsInt64()).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesOf4 GreaterBits(LanesOf4 a, LanesOf4 b) => new(Vector256.Max(a._value.AsInt64(), b._value.AsInt64()).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesOf4 ShiftLeft(LanesOf4 a, int count) => new((a._value.AsUInt64() << count).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesOf4 ShiftRight(LanesOf4 a, int count) => new((a._value.AsUInt64() >> count).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesOf4 Less(LanesOf4 a, LanesOf4 b) => new(Vector256.LessThan(a._value, b._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesOf4 Equal(LanesOf4 a, LanesOf4 b) => new(Vector256.Equals(a._value, b._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesOf4 Select(LanesOf4 mask, LanesOf4 a, LanesOf4 b) => new(Vector256.ConditionalSelect(mask._value, a._value, b._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(LanesOf4 mask) => mask._value.AsUInt64() != Vector256<ulong>.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint FirstBits(LanesOf4 mask) => (uint)mask._value.ExtractMostSignificantBits();
}
