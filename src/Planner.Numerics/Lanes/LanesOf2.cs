using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Planner.Numerics.Lanes;

/// <summary>Two doubles in a 128-bit register.</summary>
internal readonly struct LanesOf2 : ILanes<LanesOf2>
{
    private readonly Vector128<double> _value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private LanesOf2(Vector128<double> value) => _value = value;

    public static int Count => 2;

    /// <summary>The first lane.</summary>
    public double First
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _value.ToScalar();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesOf2 All(double value) => new(Vector128.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesOf2 AllBits(ulong bits) => new(Vector128.Create(bits).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesOf2 Load(ref readonly double first) => new(Vector128.LoadUnsafe(in first));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref double first) => _value.StoreUnsafe(ref first);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesOf2 operator +(LanesOf2 a, LanesOf2 b) => new(a._value + b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesOf2 operator -(LanesOf2 a, LanesOf2 b) => new(a._value - b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesOf2 operator *(LanesOf2 a, LanesOf2 b) => new(a._value * b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesOf2 operator /(LanesOf2 a, LanesOf2 b) => new(a._value / b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesOf2 operator &(LanesOf2 a, LanesOf2 b) => new(a._value & b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesOf2 operator |(LanesOf2 a, LanesOf2 b) => new(a._value | b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesOf2 operator ^(LanesOf2 a, LanesOf2 b) => new(a._value ^ b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesOf2 SquareRoot(LanesOf2 a) => new(Vector128.Sqrt(a._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesOf2 Ceiling(LanesOf2 a) => new(Vector128.Ceiling(a._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesOf2 AddBits(LanesOf2 a, LanesOf2 b) => new((a._value.AsInt64() + b._value.AsInt64()).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesOf2 LesserBits(LanesOf2 a, LanesOf2 b) => new(Vector128.Min(a._value.AsInt64(), b._value.AsInt64()).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesOf2 GreaterBits(LanesOf2 a, LanesOf2 b) => new(Vector128.Max(a._value.AsInt64(), b._value.AsInt64()).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesOf2 ShiftLeft(LanesOf2 a, int count) => new((a._value.AsUInt64() << count).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesOf2 ShiftRight(LanesOf2 a, int count) => new((a._value.AsUInt64() >> count).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesOf2 Less(LanesOf2 a, LanesOf2 b) => new(Vector128.LessThan(a._value, b._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesOf2 Equal(LanesOf2 a, LanesOf2 b) => new(Vector128.Equals(a._value, b._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesOf2 Select(LanesOf2 mask, LanesOf2 a, LanesOf2 b) => new(Vector128.ConditionalSelect(mask._value, a._value, b._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(LanesOf2 mask) => mask._value.AsUInt64() != Vector128<ulong>.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint FirstBits(LanesOf2 mask) => (uint)mask._value.ExtractMostSignificantBits();
}
