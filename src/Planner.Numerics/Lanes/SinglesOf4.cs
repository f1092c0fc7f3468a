using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Planner.Numerics.Lanes;

/// <summary>Four singles in a 128-bit register.</summary>
internal readonly struct SinglesOf4 : ISingles<SinglesOf4>
{
    private readonly Vector128<float> _value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private SinglesOf4(Vector128<float> value) => _value = value;

    public static int Count => 4;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SinglesOf4 All(float value) => new(Vector128.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SinglesOf4 AllBits(uint bits) => new(Vector128.Create(bits).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SinglesOf4 Round<T>(T lower, T upper) where T : struct, ILanes<T> =>
        new(Vector128.Narrow(Unsafe.BitCast<T, Vector128<double>>(lower), Unsafe.BitCast<T, Vector128<double>>(upper)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref double first)
    {
        (Vector128<double> lower, Vector128<double> upper) = Vector128.Widen(_value);
        lower.StoreUnsafe(ref first);
        upper.StoreUnsafe(ref first, 2);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SinglesOf4 operator +(SinglesOf4 a, SinglesOf4 b) => new(a._value + b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SinglesOf4 operator -(SinglesOf4 a, SinglesOf4 b) => new(a._value - b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SinglesOf4 operator *(SinglesOf4 a, SinglesOf4 b) => new(a._value * b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SinglesOf4 operator /(SinglesOf4 a, SinglesOf4 b) => new(a._value / b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SinglesOf4 operator &(SinglesOf4 a, SinglesOf4 b) => new(a._value & b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SinglesOf4 operator |(SinglesOf4 a, SinglesOf4 b) => new(a._value | b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SinglesOf4 SquareRoot(SinglesOf4 a) => new(Vector128.Sqrt(a._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SinglesOf4 Ceiling(SinglesOf4 a) => new(Vector128.Ceiling(a._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SinglesOf4 AddBits(SinglesOf4 a, SinglesOf4 b) => new((a._value.AsInt32() + b._value.AsInt32()).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SinglesOf4 LesserBits(SinglesOf4 a, SinglesOf4 b) => new(Vector128.Min(a._value.AsInt32(), b._value.AsInt32()).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SinglesOf4 GreaterBits(SinglesOf4 a, SinglesOf4 b) => new(Vector128.Max(a._value.AsInt32(), b._value.AsInt32()).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SinglesOf4 ShiftLeft(SinglesOf4 a, int count) => new((a._value.AsUInt32() << count).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SinglesOf4 ShiftRight(SinglesOf4 a, int count) => new((a._value.AsUInt32() >> count).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SinglesOf4 Less(SinglesOf4 a, SinglesOf4 b) => new(Vector128.LessThan(a._value, b._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SinglesOf4 Select(SinglesOf4 mask, SinglesOf4 a, SinglesOf4 b) => new(Vector128.ConditionalSelect(mask._value, a._value, b._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(SinglesOf4 mask) => mask._value.AsUInt32() != Vector128<uint>.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint FirstBits(SinglesOf4 mask) => (uint)mask._value.ExtractMostSignificantBits();
}
