using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Planner.Numerics.Lanes;

/// <summary>Eight singles in a 256-bit register.</summary>
internal readonly struct SinglesOf8 : ISingles<SinglesOf8>
{
    private readonly Vector256<float> _value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private SinglesOf8(Vector256<float> value) => _value = value;

    public static int Count => 8;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SinglesOf8 All(float value) => new(Vector256.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SinglesOf8 AllBits(uint bits) => new(Vector256.Create(bits).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SinglesOf8 Round<T>(T lower, T upper) where T : struct, ILanes<T> =>
        new(Vector256.Narrow(Unsafe.BitCast<T, Vector256<double>>(lower), Unsafe.BitCast<T, Vector256<double>>(upper)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref double first)
    {
        (Vector256<double> lower, Vector256<double> upper) = Vector256.Widen(_value);
        lower.StoreUnsafe(ref first);
        upper.StoreUnsafe(ref first, 4);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SinglesOf8 operator +(SinglesOf8 a, SinglesOf8 b) => new(a._value + b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SinglesOf8 operator -(SinglesOf8 a, SinglesOf8 b) => new(a._value - b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SinglesOf8 operator *(SinglesOf8 a, SinglesOf8 b) => new(a._value * b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SinglesOf8 operator /(SinglesOf8 a, SinglesOf8 b) => new(a._value / b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SinglesOf8 operator &(SinglesOf8 a, SinglesOf8 b) => new(a._value & b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SinglesOf8 operator |(SinglesOf8 a, SinglesOf8 b) => new(a._value | b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SinglesOf8 SquareRoot(SinglesOf8 a) => new(Vector256.Sqrt(a._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SinglesOf8 Ceiling(SinglesOf8 a) => new(Vector256.Ceiling(a._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SinglesOf8 AddBits(SinglesOf8 a, SinglesOf8 b) => new((a._value.AsInt32() + b._value.AsInt32()).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SinglesOf8 LesserBits(SinglesOf8 a, SinglesOf8 b) => new(Vector256.Min(a._value.AsInt32(), b._value.AsInt32()).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SinglesOf8 GreaterBits(SinglesOf8 a, SinglesOf8 b) => new(Vector256.Max(a._value.AsInt32(), b._value.AsInt32()).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SinglesOf8 ShiftLeft(SinglesOf8 a, int count) => new((a._value.AsUInt32() << count).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SinglesOf8 ShiftRight(SinglesOf8 a, int count) => new((a._value.AsUInt32() >> count).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SinglesOf8 Less(SinglesOf8 a, SinglesOf8 b) => new(Vector256.LessThan(a._value, b._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SinglesOf8 Select(SinglesOf8 mask, SinglesOf8 a, SinglesOf8 b) => new(Vector256.ConditionalSelect(mask._value, a._value, b._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(SinglesOf8 mask) => mask._value.AsUInt32() != Vector256<uint>.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint FirstBits(SinglesOf8 mask) => (uint)mask._value.ExtractMostSignificantBits();
}
