using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Planner.Numerics.Lanes;

/// <summary>Sixteen singles in a 512-bit register.</summary>
internal readonly struct SinglesOf16 : ISingles<SinglesOf16>
{
    private readonly Vector512<float> _value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private SinglesOf16(Vector512<float> value) => _value = value;

    public static int Count => 16;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SinglesOf16 All(float value) => new(Vector512.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SinglesOf16 AllBits(uint bits) => new(Vector512.Create(bits).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SinglesOf16 Round<T>(T lower, T upper) where T : struct, ILanes<T> =>
        new(Vector512.Narrow(Unsafe.BitCast<T, Vector512<double>>(lower), Unsafe.BitCast<T, Vector512<double>>(upper)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref double first)
    {
        (Vector512<double> lower, Vector512<double> upper) = Vector512.Widen(_value);
        lower.StoreUnsafe(ref first);
        upper.StoreUnsafe(ref first, 8);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SinglesOf16 operator +(SinglesOf16 a, SinglesOf16 b) => new(a._value + b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SinglesOf16 operator -(SinglesOf16 a, SinglesOf16 b) => new(a._value - b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SinglesOf16 operator *(SinglesOf16 a, SinglesOf16 b) => new(a._value * b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SinglesOf16 operator /(SinglesOf16 a, SinglesOf16 b) => new(a._value / b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SinglesOf16 operator &(SinglesOf16 a, SinglesOf16 b) => new(a._value & b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SinglesOf16 operator |(SinglesOf16 a, SinglesOf16 b) => new(a._value | b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SinglesOf16 SquareRoot(SinglesOf16 a) => new(Vector512.Sqrt(a._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SinglesOf16 Ceiling(SinglesOf16 a) => new(Vector512.Ceiling(a._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SinglesOf16 AddBits(SinglesOf16 a, SinglesOf16 b) => new((a._value.AsInt32() + b._value.AsInt32()).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SinglesOf16 LesserBits(SinglesOf16 a, SinglesOf16 b) => new(Vector512.Min(a._value.AsInt32(), b._value.AsInt32()).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SinglesOf16 GreaterBits(SinglesOf16 a, SinglesOf16 b) => new(Vector512.Max(a._value.AsInt32(), b._value.AsInt32()).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SinglesOf16 ShiftLeft(SinglesOf16 a, int count) => new((a._value.AsUInt32() << count).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SinglesOf16 ShiftRight(SinglesOf16 a, int count) => new((a._value.AsUInt32() >> count).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SinglesOf16 Less(SinglesOf16 a, SinglesOf16 b) => new(Vector512.LessThan(a._value, b._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SinglesOf16 Select(SinglesOf16 mask, SinglesOf16 a, SinglesOf16 b) => new(Vector512.ConditionalSelect(mask._value, a._value, b._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(SinglesOf16 mask) => mask._value.AsUInt32() != Vector512<uint>.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint FirstBits(SinglesOf16 mask) => (uint)mask._value.ExtractMostSignificantBits();
}
