using System.Numerics;
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
    private const double SumMean = 56;

    // Up to this chance the steps are added up without counting failures instead: (1 − p)^n stays above e^(−56·ln 20/0.95) > 1e-77.
    private const double GreatestSummed = 0.95;
    private const double GreatestSummedHazard = 2.99; // below −ln(1 − 0.95)

    // Sums from 0 are off by less than 10^-12.
    private const double SumTolerance = 1e-11;

    // The number of a step rides in the last bits of how far the sum is beyond u, which matters to 2^-44 of itself.
    private const ulong StepBits = 0xFF;

    // Past the mean of 56 by fifteen deviations and more; a multiple of StepsATurn, and fits the step's bits.
    private const int MostSteps = 176;
    private const int StepsATurn = 4;

    // Up to here ln(1 − p) from a rounded 1 − p is good enough.
    private const double MostTrials = 20_000.5;

    // Values decided together: those left in doubt are the bits of one word. A multiple of every width.
    private const int Stretch = 64;

    /// <summary>The number of each step as bits.</summary>
    private static readonly double[] StepNumbers = [.. Enumerable.Range(0, MostSteps + StepsATurn).Select(k => BitConverter.Int64BitsToDouble(k))];

    public static void Quantile(ReadOnlySpan<double> u, ReadOnlySpan<double> trials, ReadOnlySpan<double> p, Span<double> successes, int width) =>
        Quantile<Chances>(u, trials, p, successes, width);

    public static void QuantileOfHazard(ReadOnlySpan<double> u, ReadOnlySpan<double> trials, ReadOnlySpan<double> hazard, Span<double> successes, int width) =>
        Quantile<Hazards>(u, trials, hazard, successes, width);

    private static void Quantile<TRate>(ReadOnlySpan<double> u, ReadOnlySpan<double> trials, ReadOnlySpan<double> rate, Span<double> successes, int width)
        where TRate : IRate
    {
        for (int i = 0; i < u.Length; i += Stretch)
        {
            int count = Math.Min(Stretch, u.Length - i);
            switch (width)
            {
                case 8:
                    Run<LanesOf8, SinglesOf16, TRate>(u.Slice(i, count), trials.Slice(i, count), rate.Slice(i, count), successes.Slice(i, count));
                    break;
                case 4:
                    Run<LanesOf4, SinglesOf8, TRate>(u.Slice(i, count), trials.Slice(i, count), rate.Slice(i, count), successes.Slice(i, count));
                    break;
                default:
                    Run<LanesOf2, SinglesOf4, TRate>(u.Slice(i, count), trials.Slice(i, count), rate.Slice(i, count), successes.Slice(i, count));
                    break;
            }
        }
    }

    // At most Stretch values. Its room is not cleared: what is read of it was written.
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Run<T, TSingle, TRate>(ReadOnlySpan<double> u, ReadOnlySpan<double> trials, ReadOnlySpan<double> rate, Span<double> successes)
        where T : struct, ILanes<T>
        where TSingle : struct, ISingles<TSingle>
        where TRate : IRate
    {
        ref double us = ref MemoryMarshal.GetReference(u);
        ref double ns = ref MemoryMarshal.GetReference(trials);
        ref double rates = ref MemoryMarshal.GetReference(rate);
        ref double ks = ref MemoryMarshal.GetReference(successes);
        int i = 0;
        T strange = T.All(0.0), large = T.All(0.0);
        int many = 0;
        for (; i <= u.Length - T.Count; i += T.Count)
        {
            T n = T.Load(in Unsafe.Add(ref ns, i)), r = T.Load(in Unsafe.Add(ref rates, i));
            strange |= TRate.OutOfRange(r) | n | (T.All(MostTrials) - n) | T.Select(T.Equal(T.Ceiling(n), n), n, T.All(-1.0));
            large |= TRate.Large(n, r);
            many += BitOperations.PopCount(T.FirstBits(T.All(TRate.ExpandedMean) - n * r));
        }

        int whole = i;
        i = 0;
        if (!T.Any(T.ShiftRight(strange, 63)))
        {
            bool expanded = 2 * many > whole || T.Any(T.ShiftRight(large, 63));
            if (expanded || TRate.IsHazard)
            {
                i = whole / (2 * TSingle.Count) * (2 * TSingle.Count);
                ulong doubtful = 0;
                if (expanded && i > 0)
                {
                    BinomialSingles.Expand<T, TSingle>(ref us, ref ns, ref rates, TRate.IsHazard, ref ks, i, out doubtful);
                }
                else
                {
                    BinomialSingles.Sum<T, TSingle>(ref us, ref ns, ref rates, ref ks, i, out doubtful);
                }

                if (doubtful != 0)
                {
                    Gather<T, TSingle, TRate>(ref us, ref ns, ref rates, ref ks, doubtful, expanded);
                }

                if (i < whole && TRate.IsHazard)
                {
                    // Less than two registers are left, in blocks that are no multiple of them.
                    Gather<T, TSingle, TRate>(ref us, ref ns, ref rates, ref ks, ((1UL << (whole - i)) - 1) << i, true);
                    i = whole;
                }
            }
            else
            {
                for (; i <= u.Length - (2 * T.Count); i += 2 * T.Count)
                {
                    Pair<T, TRate>(ref Unsafe.Add(ref us, i), ref Unsafe.Add(ref ns, i), ref Unsafe.Add(ref rates, i), ref Unsafe.Add(ref ks, i));
                }
            }
        }

        for (; i <= u.Length - T.Count; i += T.Count)
        {
            Turn<T, TRate>(ref Unsafe.Add(ref us, i), ref Unsafe.Add(ref ns, i), ref Unsafe.Add(ref rates, i), ref Unsafe.Add(ref ks, i));
        }

        if (i < u.Length)
        {
            // The rest rides in full registers padded with draws of no trials.
            Span<double> rest = stackalloc double[4 * 8];
            rest.Clear();
            rest[..8].Fill(0.5);
            u[i..].CopyTo(rest);
            trials[i..].CopyTo(rest[8..]);
            rate[i..].CopyTo(rest[16..]);
            Turn<T, TRate>(ref rest[0], ref rest[8], ref rest[16], ref rest[24]);
            rest.Slice(24, u.Length - i).CopyTo(successes[i..]);
        }
    }

    /// <summary>Decides some lanes of a stretch, put side by side; where they may be summed in single precision and have not been, that way first.</summary>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Gather<T, TSingle, TRate>(ref double us, ref double ns, ref double rates, ref double ks, ulong lanes, bool summable)
        where T : struct, ILanes<T>
        where TSingle : struct, ISingles<TSingle>
        where TRate : IRate
    {
        Span<double> room = stackalloc double[4 * Stretch];
        Span<int> places = stackalloc int[Stretch];
        ref double gathered = ref room[0];
        ref double decided = ref room[3 * Stretch];
        int count = 0;
        for (; lanes != 0; lanes &= lanes - 1)
        {
            int lane = BitOperations.TrailingZeroCount(lanes);
            places[count] = lane;
            ref double to = ref Unsafe.Add(ref gathered, count++);
            to = Unsafe.Add(ref us, lane);
            Unsafe.Add(ref to, Stretch) = Unsafe.Add(ref ns, lane);
            Unsafe.Add(ref to, 2 * Stretch) = Unsafe.Add(ref rates, lane);
        }

        bool summed = TRate.IsHazard && summable;
        int together = summed ? 2 * TSingle.Count : T.Count;
        int filled = (count + together - 1) / together * together;
        for (int lane = count; lane < filled; lane++)
        {
            // The last vector is filled up with the first lane.
            ref double to = ref Unsafe.Add(ref gathered, lane);
            to = gathered;
            Unsafe.Add(ref to, Stretch) = Unsafe.Add(ref gathered, Stretch);
            Unsafe.Add(ref to, 2 * Stretch) = Unsafe.Add(ref gathered, 2 * Stretch);
        }

        ref double trials = ref Unsafe.Add(ref gathered, Stretch);
        ref double rate = ref Unsafe.Add(ref gathered, 2 * Stretch);
        if (summed)
        {
            BinomialSingles.Sum<T, TSingle>(ref gathered, ref trials, ref rate, ref decided, filled, out ulong doubtful);
            doubtful &= ulong.MaxValue >> (64 - count);
            if (doubtful != 0)
            {
                Gather<T, TSingle, TRate>(ref gathered, ref trials, ref rate, ref decided, doubtful, false);
            }
        }
        else
        {
            for (int i = 0; i < count; i += T.Count)
            {
                Turn<T, TRate>(ref Unsafe.Add(ref gathered, i), ref Unsafe.Add(ref trials, i), ref Unsafe.Add(ref rate, i), ref Unsafe.Add(ref decided, i));
            }
        }

        for (int lane = 0; lane < count; lane++)
        {
            Unsafe.Add(ref ks, places[lane]) = Unsafe.Add(ref decided, lane);
        }
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
    private static void Turn<T, TRate>(ref double us, ref double ns, ref double rates, ref double ks)
        where T : struct, ILanes<T>
        where TRate : IRate
    {
        T u = T.Load(in us), n = T.Load(in ns), rate = T.Load(in rates);
        T doubtful = (TRate.IsSummed(n, rate) & T.Less(T.All(-0.5), n) & T.Less(n, T.All(MostTrials)) & T.Equal(T.Ceiling(n), n)) ^ T.AllBits(ulong.MaxValue);
        if (!T.Any(doubtful))
        {
            T k = Sum(u, n, TRate.First(n, rate), TRate.Odds(rate), out doubtful);
            if (!T.Any(doubtful))
            {
                k.Store(ref ks);
                return;
            }
        }

        Turn(u, n, TRate.Chance(rate), ref ks);
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

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static T Sum<T>(T v, T n, T q, out T doubtful) where T : struct, ILanes<T>
    {
        T complement = T.All(1.0) - q;
        return Sum(v, n, ExponentialKernel.Apply(n * LogarithmKernel.Apply(complement)), q / complement, out doubtful);
    }

    /// <summary>
    /// Two vectors whose lanes are all summed, side by side: a loop's end that could not be foreseen costs as much as some steps, and comes half as often.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Pair<T, TRate>(ref double us, ref double ns, ref double rates, ref double ks)
        where T : struct, ILanes<T>
        where TRate : IRate
    {
        T one = T.All(1.0);
        T oddsA = TRate.Odds(T.Load(in rates)), oddsB = TRate.Odds(T.Load(in Unsafe.Add(ref rates, T.Count)));
        if (T.Any(T.Less(one, oddsA) | T.Less(one, oddsB)))
        {
            Pair<T, TRate, CutOff>(ref us, ref ns, ref rates, oddsA, oddsB, ref ks);
        }
        else
        {
            Pair<T, TRate, Vanishing>(ref us, ref ns, ref rates, oddsA, oddsB, ref ks);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Pair<T, TRate, TEnd>(ref double us, ref double ns, ref double rates, T oddsA, T oddsB, ref double ks)
        where T : struct, ILanes<T>
        where TRate : IRate
        where TEnd : IEnd
    {
        T one = T.All(1.0), tolerance = T.All(SumTolerance), keep = T.AllBits(~StepBits);
        uint every = (1u << T.Count) - 1;
        T vA = T.Load(in us), vB = T.Load(in Unsafe.Add(ref us, T.Count));
        T nA = T.Load(in ns), nB = T.Load(in Unsafe.Add(ref ns, T.Count));
        T termA = TRate.First(nA, T.Load(in rates)), termB = TRate.First(nB, T.Load(in Unsafe.Add(ref rates, T.Count)));
        T scaleA = (nA + one) * oddsA, scaleB = (nB + one) * oddsB;
        T belowA = vA - tolerance - termA, belowB = vB - tolerance - termB;
        T passedA = belowA & keep, passedB = belowB & keep;
        ref double reciprocal = ref MemoryMarshal.GetReference(Binomial.ReciprocalTable);
        ref double number = ref MemoryMarshal.GetArrayDataReference(StepNumbers);
        for (int k = 1; k < MostSteps && T.FirstBits(belowA & belowB) != every; k += StepsATurn)
        {
            ref double r = ref Unsafe.Add(ref reciprocal, k);
            ref double step = ref Unsafe.Add(ref number, k);
            T by = T.All(r), mark = T.All(step);
            Step(TEnd.Ratio(scaleA * by - oddsA), keep, mark, ref termA, ref belowA, ref passedA);
            Step(TEnd.Ratio(scaleB * by - oddsB), keep, mark, ref termB, ref belowB, ref passedB);
            by = T.All(Unsafe.Add(ref r, 1));
            mark = T.All(Unsafe.Add(ref step, 1));
            Step(TEnd.Ratio(scaleA * by - oddsA), keep, mark, ref termA, ref belowA, ref passedA);
            Step(TEnd.Ratio(scaleB * by - oddsB), keep, mark, ref termB, ref belowB, ref passedB);
            by = T.All(Unsafe.Add(ref r, 2));
            mark = T.All(Unsafe.Add(ref step, 2));
            Step(TEnd.Ratio(scaleA * by - oddsA), keep, mark, ref termA, ref belowA, ref passedA);
            Step(TEnd.Ratio(scaleB * by - oddsB), keep, mark, ref termB, ref belowB, ref passedB);
            by = T.All(Unsafe.Add(ref r, 3));
            mark = T.All(Unsafe.Add(ref step, 3));
            Step(TEnd.Ratio(scaleA * by - oddsA), keep, mark, ref termA, ref belowA, ref passedA);
            Step(TEnd.Ratio(scaleB * by - oddsB), keep, mark, ref termB, ref belowB, ref passedB);
        }

        T countA = Counted(vA, nA, passedA, out T doubtfulA);
        T countB = Counted(vB, nB, passedB, out T doubtfulB);
        if (T.Any(doubtfulA | doubtfulB))
        {
            Turn(vA, nA, TRate.Chance(T.Load(in rates)), ref ks);
            Turn(vB, nB, TRate.Chance(T.Load(in Unsafe.Add(ref rates, T.Count))), ref Unsafe.Add(ref ks, T.Count));
            return;
        }

        countA.Store(ref ks);
        countB.Store(ref Unsafe.Add(ref ks, T.Count));
    }

    /// <summary>
    /// How many steps of the distribution function, added up from the first, lie below v: sure where no sum comes within its error of v.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Sum<T>(T v, T n, T first, T odds, out T doubtful) where T : struct, ILanes<T>
    {
        T keep = T.AllBits(~StepBits);
        uint every = (1u << T.Count) - 1;
        T term = first;
        T below = v - T.All(SumTolerance) - first;
        T passed = below & keep;
        ref double reciprocal = ref MemoryMarshal.GetReference(Binomial.ReciprocalTable);
        ref double number = ref MemoryMarshal.GetArrayDataReference(StepNumbers);
        T scale = (n + T.All(1.0)) * odds;
        for (int k = 1; k < MostSteps && T.FirstBits(below) != every; k += StepsATurn)
        {
            ref double r = ref Unsafe.Add(ref reciprocal, k);
            ref double step = ref Unsafe.Add(ref number, k);
            Step(CutOff.Ratio(scale * T.All(r) - odds), keep, T.All(step), ref term, ref below, ref passed);
            Step(CutOff.Ratio(scale * T.All(Unsafe.Add(ref r, 1)) - odds), keep, T.All(Unsafe.Add(ref step, 1)), ref term, ref below, ref passed);
            Step(CutOff.Ratio(scale * T.All(Unsafe.Add(ref r, 2)) - odds), keep, T.All(Unsafe.Add(ref step, 2)), ref term, ref below, ref passed);
            Step(CutOff.Ratio(scale * T.All(Unsafe.Add(ref r, 3)) - odds), keep, T.All(Unsafe.Add(ref step, 3)), ref term, ref below, ref passed);
        }

        return Counted(v, n, passed, out doubtful);
    }

    /// <summary>
    /// The step at which the sum passed v − tolerance; doubtful where it did so by less than twice the tolerance, or never. Past k = n the terms are rounding errors, which may
    /// bring the sum back a little: no step counts beyond n.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Counted<T>(T v, T n, T passed, out T doubtful) where T : struct, ILanes<T>
    {
        // A small whole number in the last bits of 2^52 is that number above 2^52, exactly.
        T shift = T.All(4503599627370496.0);
        T count = ((passed & T.AllBits(StepBits)) | shift) - shift;
        doubtful = (T.Less(passed, T.All(-2 * SumTolerance)) & T.Less(T.All(2 * SumTolerance), v)) ^ T.AllBits(ulong.MaxValue);
        return T.Select(T.Less(n, count), n, count);
    }

    /// <summary>
    /// Adds a step to the sum. What is left below v falls with every step; as whole numbers the bits of numbers below 0 are the lesser the nearer they are to it, so
    /// the least of all is the first sum that passed v, with the number of its step in the last bits: one comparison finds both.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Step<T>(T ratio, T keep, T mark, ref T term, ref T below, ref T passed) where T : struct, ILanes<T>
    {
        term *= ratio;
        below -= term;
        passed = T.LesserBits(passed, (below & keep) | mark);
    }

    /// <summary><see cref="BinomialGuess.Expansion"/> over lanes.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static T Expansion<T>(T v, T n, T p, out T doubtful) where T : struct, ILanes<T> =>
        Expansion(NormalQuantileKernel.Apply(v), n, p, n * p, out doubtful);

    /// <summary>The same at a normal quantile z. Symmetric in p and 1 − p as it stands.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Expansion<T>(T z, T n, T p, T mean, out T doubtful) where T : struct, ILanes<T>
    {
        T one = T.All(1.0);
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
        T at = mean - T.All(0.5) + deviation * z + first + inverseDeviation * second + inverse * third;
        T k = T.Ceiling(at);
        T sure = T.Less(tolerance, k - at) & T.Less(tolerance, at - (k - one)) & T.Less(T.All(-1.0), k) & T.Less(k, n + one);
        doubtful = sure ^ T.AllBits(ulong.MaxValue);
        return k;
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
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

    /// <summary>
    /// What becomes of the steps past k = n, (n − k + 1)·odds/k computed as a difference: of the first a rounding error is left, the next are below 0.
    /// </summary>
    private interface IEnd
    {
        static abstract T Ratio<T>(T ratio) where T : struct, ILanes<T>;
    }

    /// <summary>With odds up to 1 they shrink from a rounding error on and need no care.</summary>
    private readonly struct Vanishing : IEnd
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Ratio<T>(T ratio) where T : struct, ILanes<T> => ratio;
    }

    /// <summary>With greater odds they would grow again: cut off.</summary>
    private readonly struct CutOff : IEnd
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Ratio<T>(T ratio) where T : struct, ILanes<T> => T.GreaterBits(ratio, T.All(0.0));
    }

    /// <summary>How the rate of success is given.</summary>
    private interface IRate
    {
        /// <summary>Whether it is a hazard.</summary>
        static abstract bool IsHazard { get; }

        /// <summary>Where half the lanes of a stretch have a greater mean (n · rate), the expansion of all of them costs less than the steps.</summary>
        static abstract double ExpandedMean { get; }

        /// <summary>The first step (1 − p)^n to about 10^-15 where <see cref="IsSummed"/> holds; else worthless.</summary>
        static abstract T First<T>(T n, T rate) where T : struct, ILanes<T>;

        /// <summary>The odds p/(1 − p), likewise.</summary>
        static abstract T Odds<T>(T rate) where T : struct, ILanes<T>;

        /// <summary>Where the mean and the chance are small enough to add up the steps; not where the rate is out of range.</summary>
        static abstract T IsSummed<T>(T n, T rate) where T : struct, ILanes<T>;

        /// <summary>A number below 0 where the mean may be too large for <see cref="IsSummed"/>.</summary>
        static abstract T Large<T>(T n, T rate) where T : struct, ILanes<T>;

        /// <summary>A number below 0 where the chance is too great for <see cref="IsSummed"/> or the rate negative; any number for a rate that is none.</summary>
        static abstract T OutOfRange<T>(T rate) where T : struct, ILanes<T>;

        /// <summary>p; NaN for a rate that is out of range.</summary>
        static abstract T Chance<T>(T rate) where T : struct, ILanes<T>;
    }

    private readonly struct Chances : IRate
    {
        public static bool IsHazard => false;

        public static double ExpandedMean => 22;

        [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
        public static T First<T>(T n, T rate) where T : struct, ILanes<T>
        {
            PowerM1(n * LogarithmKernel.Apply(T.All(1.0) - rate), out T power, out T rest);
            return power + power * rest;
        }

        [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
        public static T Odds<T>(T rate) where T : struct, ILanes<T> => rate / (T.All(1.0) - rate);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T IsSummed<T>(T n, T rate) where T : struct, ILanes<T> =>
            T.Less(n * rate, T.All(SumMean)) & T.Less(rate, T.All(GreatestSummed)) & T.Less(T.All(-double.Epsilon), rate);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Large<T>(T n, T rate) where T : struct, ILanes<T> => T.All(SumMean) - n * rate;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T OutOfRange<T>(T rate) where T : struct, ILanes<T> => (T.All(GreatestSummed) - rate) | rate;

        public static T Chance<T>(T rate) where T : struct, ILanes<T> => rate;
    }

    private readonly struct Hazards : IRate
    {
        public static bool IsHazard => true;

        // Steps of single precision cost half as much.
        public static double ExpandedMean => 40;

        // p = 1 − e^(−h): the first step is e^(−n·h), the odds are e^h − 1; the mean is below n·h/(1 + h/2).
        [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
        public static T First<T>(T n, T rate) where T : struct, ILanes<T>
        {
            PowerM1(T.All(0.0) - n * rate, out T power, out T rest);
            return power + power * rest;
        }

        [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
        public static T Odds<T>(T rate) where T : struct, ILanes<T>
        {
            PowerM1(rate, out T power, out T rest);
            return power * rest + (power - T.All(1.0));
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T IsSummed<T>(T n, T rate) where T : struct, ILanes<T> =>
            T.Less(n * rate, T.All(SumMean) + T.All(SumMean / 2) * rate) & T.Less(rate, T.All(GreatestSummedHazard)) & T.Less(T.All(-double.Epsilon), rate);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Large<T>(T n, T rate) where T : struct, ILanes<T> => T.All(SumMean) + T.All(SumMean / 2) * rate - n * rate;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T OutOfRange<T>(T rate) where T : struct, ILanes<T> => (T.All(GreatestSummedHazard) - rate) | rate;

        public static T Chance<T>(T rate) where T : struct, ILanes<T> =>
            T.Select(T.Less(rate, T.All(0.0)), T.All(double.NaN), T.All(1.0) - ExponentialKernel.Apply(T.All(0.0) - rate));
    }
}
