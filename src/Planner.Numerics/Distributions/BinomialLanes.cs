using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Planner.Numerics.ElementaryFunctions;
using Planner.Numerics.Lanes;

namespace Planner.Numerics.Distributions;

/// <summary>
/// Binomial quantiles over lanes: the two shortcuts of <see cref="BinomialGuess"/>, each lane with its own u, n and p. A lane whose answer is not beyond doubt
/// (u within the error of a step, a far tail, arguments out of range) goes to the exact scalar function, so every lane has the exact result whatever the
/// rounding of the shortcut.
/// </summary>
internal static class BinomialLanes
{
    // Over lanes adding up the steps costs less than the expansion well beyond the mean at which it does for one value.
    private const double SumMean = 40;

    // Up to this chance the steps are added up without counting failures instead: (1 − p)^n stays above e^(−40·ln 4/0.75) > 1e-33.
    private const double GreatestSummed = 0.75;
    private const double GreatestSummedHazard = 1.386; // below −ln(1 − 0.75)

    // Sums from 0 are off by less than 10^-12.
    private const double SumTolerance = 1e-11;

    // Past the mean of 40 by ten deviations and more; a multiple of StepsATurn.
    private const int MostSteps = 160;
    private const int StepsATurn = 4;

    // Up to here ln(1 − p) from a rounded 1 − p is good enough.
    private const double MostTrials = 20_000.5;

    // Values prepared together, so that the exponentials of one vector need not wait for the steps of the one before; a multiple of every width.
    private const int Stretch = 64;

    public static void Quantile(ReadOnlySpan<double> u, ReadOnlySpan<double> trials, ReadOnlySpan<double> p, Span<double> successes, int width)
    {
        switch (width)
        {
            case 8:
                Run<LanesOf8>(u, trials, p, successes);
                break;
            case 4:
                Run<LanesOf4>(u, trials, p, successes);
                break;
            default:
                Run<LanesOf2>(u, trials, p, successes);
                break;
        }
    }

    public static void QuantileOfHazard(ReadOnlySpan<double> u, ReadOnlySpan<double> trials, ReadOnlySpan<double> hazard, Span<double> successes, int width)
    {
        for (int i = 0; i < u.Length; i += Stretch)
        {
            int count = Math.Min(Stretch, u.Length - i);
            switch (width)
            {
                case 8:
                    RunHazards<LanesOf8>(u.Slice(i, count), trials.Slice(i, count), hazard.Slice(i, count), successes.Slice(i, count));
                    break;
                case 4:
                    RunHazards<LanesOf4>(u.Slice(i, count), trials.Slice(i, count), hazard.Slice(i, count), successes.Slice(i, count));
                    break;
                default:
                    RunHazards<LanesOf2>(u.Slice(i, count), trials.Slice(i, count), hazard.Slice(i, count), successes.Slice(i, count));
                    break;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Run<T>(ReadOnlySpan<double> u, ReadOnlySpan<double> trials, ReadOnlySpan<double> p, Span<double> successes)
        where T : struct, ILanes<T>
    {
        ref double us = ref MemoryMarshal.GetReference(u);
        ref double ns = ref MemoryMarshal.GetReference(trials);
        ref double ps = ref MemoryMarshal.GetReference(p);
        ref double ks = ref MemoryMarshal.GetReference(successes);
        int i = 0;
        for (; i <= u.Length - T.Count; i += T.Count)
        {
            Turn(T.Load(in Unsafe.Add(ref us, i)), T.Load(in Unsafe.Add(ref ns, i)), T.Load(in Unsafe.Add(ref ps, i)), ref Unsafe.Add(ref ks, i));
        }

        if (i < u.Length)
        {
            // The rest rides in full registers padded with draws of no trials.
            Span<double> rest = stackalloc double[4 * 8];
            rest.Clear();
            rest[..8].Fill(0.5);
            u[i..].CopyTo(rest);
            trials[i..].CopyTo(rest[8..]);
            p[i..].CopyTo(rest[16..]);
            Turn(T.Load(in rest[0]), T.Load(in rest[8]), T.Load(in rest[16]), ref rest[24]);
            rest.Slice(24, u.Length - i).CopyTo(successes[i..]);
        }
    }

    // At most Stretch values.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RunHazards<T>(ReadOnlySpan<double> u, ReadOnlySpan<double> trials, ReadOnlySpan<double> hazard, Span<double> successes)
        where T : struct, ILanes<T>
    {
        Span<double> prepared = stackalloc double[2 * Stretch];
        ref double first = ref prepared[0];
        ref double odds = ref prepared[Stretch];
        ref double us = ref MemoryMarshal.GetReference(u);
        ref double ns = ref MemoryMarshal.GetReference(trials);
        ref double hs = ref MemoryMarshal.GetReference(hazard);
        ref double ks = ref MemoryMarshal.GetReference(successes);
        int i = 0;
        for (; i <= u.Length - T.Count; i += T.Count)
        {
            PrepareSum(T.Load(in Unsafe.Add(ref ns, i)), T.Load(in Unsafe.Add(ref hs, i)), ref Unsafe.Add(ref first, i), ref Unsafe.Add(ref odds, i));
        }

        for (i = 0; i <= u.Length - T.Count; i += T.Count)
        {
            TurnOfHazard<T>(
                ref Unsafe.Add(ref us, i), ref Unsafe.Add(ref ns, i), ref Unsafe.Add(ref hs, i), ref Unsafe.Add(ref first, i), ref Unsafe.Add(ref odds, i),
                ref Unsafe.Add(ref ks, i));
        }

        if (i < u.Length)
        {
            Span<double> rest = stackalloc double[6 * 8];
            rest.Clear();
            rest[..8].Fill(0.5);
            u[i..].CopyTo(rest);
            trials[i..].CopyTo(rest[8..]);
            hazard[i..].CopyTo(rest[16..]);
            PrepareSum(T.Load(in rest[8]), T.Load(in rest[16]), ref rest[24], ref rest[32]);
            TurnOfHazard<T>(ref rest[0], ref rest[8], ref rest[16], ref rest[24], ref rest[32], ref rest[40]);
            rest.Slice(40, u.Length - i).CopyTo(successes[i..]);
        }
    }

    /// <summary>
    /// The first step (1 − p)^n = e^(−n·h) and the odds p/(1 − p) = e^h − 1 to about 10^-15, good for 0 ≤ n·h ≤ SumMean and 0 ≤ h ≤ GreatestSummedHazard; else worthless.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void PrepareSum<T>(T n, T hazard, ref double first, ref double odds) where T : struct, ILanes<T>
    {
        T exponent = T.All(0.0) - n * hazard;
        PowerM1(exponent, out T power, out T powerLess1);
        (power + power * powerLess1).Store(ref first);
        PowerM1(hazard, out power, out powerLess1);
        (power * powerLess1 + (power - T.All(1.0))).Store(ref odds);
    }

    /// <summary>e^x = power·(1 + rest), power a power of two; |x| &lt; 700.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void PowerM1<T>(T x, out T power, out T rest) where T : struct, ILanes<T>
    {
        T shifted = x * T.All(ExponentialKernel.Log2E) + T.All(ExponentialKernel.RoundingShift);
        T n = shifted - T.All(ExponentialKernel.RoundingShift);
        T r = x - n * T.All(ExponentialKernel.Ln2High) - n * T.All(ExponentialKernel.Ln2Low);
        T square = r * r;
        rest = r + (square * T.All(0.5) + square * r * ExponentialKernel.Cubic(r));
        power = ExponentialKernel.PowerOfTwo(shifted);
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void TurnOfHazard<T>(ref double us, ref double ns, ref double hs, ref double firsts, ref double oddses, ref double ks) where T : struct, ILanes<T>
    {
        T u = T.Load(in us), n = T.Load(in ns), hazard = T.Load(in hs);
        T one = T.All(1.0), all = T.AllBits(ulong.MaxValue);
        T doubtful = (T.Less(n * hazard, T.All(SumMean)) & T.Less(hazard, T.All(GreatestSummedHazard)) & T.Less(T.All(-double.Epsilon), hazard)
            & T.Less(T.All(-0.5), n) & T.Less(n, T.All(MostTrials)) & T.Equal(T.Ceiling(n), n)) ^ all;
        if (!T.Any(doubtful))
        {
            T k = Sum(u, n, T.Load(in firsts), T.Load(in oddses), out doubtful);
            if (!T.Any(doubtful))
            {
                k.Store(ref ks);
                return;
            }
        }

        ByChance<T>(ref us, ref ns, ref hs, ref ks);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ByChance<T>(ref double us, ref double ns, ref double hs, ref double ks) where T : struct, ILanes<T>
    {
        T hazard = T.Load(in hs);
        T negative = T.Less(hazard, T.All(0.0));
        T p = T.Select(negative, T.All(double.NaN), T.All(1.0) - ExponentialKernel.Apply(T.All(0.0) - hazard));
        Turn(T.Load(in us), T.Load(in ns), p, ref ks);
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Turn<T>(T u, T n, T p, ref double successes) where T : struct, ILanes<T>
    {
        T one = T.All(1.0), all = T.AllBits(ulong.MaxValue);
        T doubtful = (T.Less(n, T.All(MostTrials)) & T.Less(T.All(-0.5), n) & T.Equal(T.Ceiling(n), n) & T.Less(p, one) & T.Less(T.All(0.0), p)) ^ all;
        T reflected = T.Less(T.All(GreatestSummed), p) | (T.Less(T.All(0.5), p) & T.Less(T.All(SumMean), n * p));
        T q = T.Select(reflected, one - p, p);
        T v = T.Select(reflected, one - u, u);
        T mean = n * q;
        T large = T.Less(T.All(SumMean), mean);
        T k;
        if (!T.Any(large))
        {
            k = Sum(v, n, q, out T unsure);
            doubtful |= unsure;
        }
        else
        {
            large = T.Less(T.All(BinomialGuess.SmallMean), mean);
            k = Expansion(v, n, q, out T unsure);
            if (T.Any(large ^ all))
            {
                // Lanes that the expansion serves ask for less than the first step.
                T other = Sum(T.Select(large, T.All(-1.0), v), n, q, out T otherUnsure);
                k = T.Select(large, k, other);
                unsure = T.Select(large, unsure, otherUnsure);
            }

            doubtful |= unsure;
        }

        k = T.Select(reflected, n - k, k);
        if (T.Any(doubtful))
        {
            Decide(u, n, p, doubtful, k, ref successes);
        }
        else
        {
            k.Store(ref successes);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static T Sum<T>(T v, T n, T q, out T doubtful) where T : struct, ILanes<T>
    {
        T complement = T.All(1.0) - q;
        return Sum(v, n, ExponentialKernel.Apply(n * LogarithmKernel.Apply(complement)), q / complement, out doubtful);
    }

    /// <summary>
    /// How many steps of the distribution function, added up from the first, lie below v. Counted twice, for v less and v more the sum's error: where the
    /// counts agree they are exact.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Sum<T>(T v, T n, T first, T odds, out T doubtful) where T : struct, ILanes<T>
    {
        T one = T.All(1.0);
        T vLow = v - T.All(SumTolerance), vHigh = v + T.All(SumTolerance);
        T term = first, sum = first, left = n;
        T open = T.Less(sum, vHigh);
        T high = open & one;
        T low = T.Less(sum, vLow) & one;
        ref double reciprocal = ref MemoryMarshal.GetReference(Binomial.ReciprocalTable);
        for (int k = 1; k < MostSteps && T.Any(open); k += StepsATurn)
        {
            // Past k = n the terms are zeros: left is exact.
            ref double r = ref Unsafe.Add(ref reciprocal, k);
            Step(odds * T.All(r), ref left, ref term, ref sum);
            low = T.Select(T.Less(sum, vLow), low + one, low);
            high = T.Select(T.Less(sum, vHigh), high + one, high);
            Step(odds * T.All(Unsafe.Add(ref r, 1)), ref left, ref term, ref sum);
            low = T.Select(T.Less(sum, vLow), low + one, low);
            high = T.Select(T.Less(sum, vHigh), high + one, high);
            Step(odds * T.All(Unsafe.Add(ref r, 2)), ref left, ref term, ref sum);
            low = T.Select(T.Less(sum, vLow), low + one, low);
            high = T.Select(T.Less(sum, vHigh), high + one, high);
            Step(odds * T.All(Unsafe.Add(ref r, 3)), ref left, ref term, ref sum);
            low = T.Select(T.Less(sum, vLow), low + one, low);
            open = T.Less(sum, vHigh);
            high = T.Select(open, high + one, high);
        }

        high = T.Select(T.Less(n, high), n, high);
        low = T.Select(T.Less(n, low), n, low);
        doubtful = (T.Equal(low, high) & T.Less(T.All(2 * SumTolerance), v)) ^ T.AllBits(ulong.MaxValue);
        return high;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Step<T>(T ratio, ref T left, ref T term, ref T sum) where T : struct, ILanes<T>
    {
        term *= left * ratio;
        left -= T.All(1.0);
        sum += term;
    }

    /// <summary><see cref="BinomialGuess.Expansion"/> over lanes.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static T Expansion<T>(T v, T n, T p, out T doubtful) where T : struct, ILanes<T>
    {
        T one = T.All(1.0);
        T z = NormalQuantileKernel.Apply(v);
        T pq = p * (one - p);
        T npq = n * pq;
        T variance = npq - T.All(1.0 / 12);
        T inverse = one / variance;
        T deviation = T.SquareRoot(variance);
        T scale = npq * inverse;
        T skew = one - T.All(2.0) * p;
        T g1 = skew * scale;
        T g2 = (one - T.All(6.0) * pq) * scale;
        T g3 = skew * (one - T.All(12.0) * pq) * scale;
        T z2 = z * z;
        T first = g1 * (z2 - one) * T.All(1.0 / 6);
        T second = z * (g2 * (z2 - T.All(3.0)) * T.All(1.0 / 24) - g1 * g1 * (T.All(2.0) * z2 - T.All(5.0)) * T.All(1.0 / 36));
        T third = g3 * ((z2 - T.All(6.0)) * z2 + T.All(3.0)) * T.All(1.0 / 120)
            - g1 * g2 * ((z2 - T.All(5.0)) * z2 + T.All(2.0)) * T.All(1.0 / 24)
            + g1 * g1 * g1 * ((T.All(12.0) * z2 - T.All(53.0)) * z2 + T.All(17.0)) * T.All(1.0 / 324);
        T inverseDeviation = deviation * inverse;
        T tolerance = BinomialGuess.Tolerance(z2, inverse * inverseDeviation);
        T at = n * p - T.All(0.5) + deviation * z + first + inverseDeviation * second + inverse * third;
        T k = T.Ceiling(at);
        T sure = T.Less(tolerance, k - at) & T.Less(tolerance, at - (k - one)) & T.Less(T.All(-1.0), k) & T.Less(k, n + one);
        doubtful = sure ^ T.AllBits(ulong.MaxValue);
        return k;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Decide<T>(T u, T n, T p, T doubtful, T k, ref double successes) where T : struct, ILanes<T>
    {
        Span<double> lanes = stackalloc double[4 * 8];
        u.Store(ref lanes[0]);
        n.Store(ref lanes[8]);
        p.Store(ref lanes[16]);
        doubtful.Store(ref lanes[24]);
        k.Store(ref successes);
        for (int i = 0; i < T.Count; i++)
        {
            if (BitConverter.DoubleToInt64Bits(lanes[24 + i]) != 0)
            {
                Unsafe.Add(ref successes, i) = Binomial.Quantile(lanes[i], Trials(lanes[8 + i]), lanes[16 + i]);
            }
        }
    }

    private static int Trials(double n)
    {
        if (!(n >= 0 && n <= Binomial.GreatestTrials && n == Math.Floor(n)))
        {
            Parameter.Throw(n, nameof(n), "whole, 0 ≤ # ≤ 1000000");
        }

        return (int)n;
    }
}
