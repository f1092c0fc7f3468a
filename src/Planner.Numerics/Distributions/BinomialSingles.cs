using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Planner.Numerics.ElementaryFunctions;
using Planner.Numerics.Lanes;

namespace Planner.Numerics.Distributions;

/// <summary>
/// Binomial quantiles in single precision, twice as many lanes a register as <see cref="BinomialLanes"/>: guesses that say which lanes they leave in doubt. Of the rest the answer is the
/// exact one, because u lies farther from every step than the guess can be off.
/// </summary>
/// <remarks>
/// The bound of the sums, u = 2^-24, h the hazard: the first step e^(−n·h) is off by (2·n·h + 3)·u of itself. Each ratio of two steps, odds·((n + 1)/k − 1), is off by 3·u·(n + 1)/(n + 1 − k) + 5·u of
/// itself, the term by as much more. Summed over the steps up to K that is at most 8·u·(n + 1)·ln((n + 1)/(n + 1 − K)), whose mean over K is below 8·u·(n·h + 1), and what is taken off the sum
/// is rounded by u/2 each time. All together stays below 1e-6 + 7e-7·n·h; a test measures it.
/// </remarks>
internal static class BinomialSingles
{
    private const float Tolerance = 3e-6f;
    private const float ToleranceOfMean = 8e-7f;

    // Up to this n·h the first step is far above Nothing.
    private const float MostMean = 60f;
    private const float Nothing = 1e-30f;

    // What rounding may add to the error of the expansion, relative to its mean and to deviation · (1 + z²).
    private const float Rounding = 2e-6f;

    // The number of a step rides in the last bits of how far the sum is beyond u, which changes that by 2^-15 of itself.
    private const uint StepBits = 0xFF;
    private const int MostSteps = 176;
    private const int StepsATurn = 4;

    private static readonly float[] Reciprocals = [.. Enumerable.Range(0, MostSteps + StepsATurn).Select(k => k == 0 ? 0 : 1f / k)];
    private static readonly float[] StepNumbers = [.. Enumerable.Range(0, MostSteps + StepsATurn).Select(BitConverter.Int32BitsToSingle)];

    /// <summary>The quantiles of some lanes whose hazards are below 2.99.</summary>
    /// <param name="us">Uniform numbers.</param>
    /// <param name="ns">Trials, whole, up to 20,000.</param>
    /// <param name="hazards">Hazards, p = 1 − e^(−h).</param>
    /// <param name="ks">Receives the quantiles.</param>
    /// <param name="count">Lanes: a multiple of two registers', at most 64.</param>
    /// <param name="doubtful">The lanes whose quantile may be another, a bit each.</param>
    public static void Sum<TDouble, T>(ref double us, ref double ns, ref double hazards, ref double ks, int count, out ulong doubtful)
        where TDouble : struct, ILanes<TDouble>
        where T : struct, ISingles<T>
    {
        doubtful = 0;
        for (int i = 0; i < count; i += 2 * T.Count)
        {
            doubtful |= (ulong)Pair<TDouble, T>(ref Unsafe.Add(ref us, i), ref Unsafe.Add(ref ns, i), ref Unsafe.Add(ref hazards, i), ref Unsafe.Add(ref ks, i)) << i;
        }
    }

    /// <summary><see cref="BinomialGuess.Expansion"/> in single precision.</summary>
    /// <param name="us">Uniform numbers.</param>
    /// <param name="ns">Trials, whole, up to 20,000.</param>
    /// <param name="rates">Hazards or chances.</param>
    /// <param name="hazards">Whether the rates are hazards.</param>
    /// <param name="ks">Receives the quantiles.</param>
    /// <param name="count">Lanes: a multiple of a register's, at most 64.</param>
    /// <param name="doubtful">The lanes that it does not serve, or whose quantile may be another, a bit each.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Expand<TDouble, T>(ref double us, ref double ns, ref double rates, bool hazards, ref double ks, int count, out ulong doubtful)
        where TDouble : struct, ILanes<TDouble>
        where T : struct, ISingles<T>
    {
        T one = T.All(1f), least = T.All((float)BinomialGuess.SmallMean);
        ulong sures = 0;
        for (int i = 0; i < count; i += T.Count)
        {
            T z = SingleNormalKernel.Apply<T, TDouble>(TDouble.Load(in Unsafe.Add(ref us, i)), TDouble.Load(in Unsafe.Add(ref us, i + TDouble.Count)));
            T n = Load<TDouble, T>(ref Unsafe.Add(ref ns, i)), p = Load<TDouble, T>(ref Unsafe.Add(ref rates, i));
            if (hazards)
            {
                T odds = SingleKernels.ExpM1(p);
                p = odds / (one + odds);
            }

            T mean = n * p;
            T pq = p * (one - p);
            T npq = n * pq;
            T variance = npq - T.All(1f / 12);
            T inverse = one / variance;
            T deviation = T.SquareRoot(variance);
            T scale = npq * inverse;
            T skew = one - (p + p);
            T g1 = skew * scale;
            T g2 = (one - T.All(6f) * pq) * scale;
            T g3 = skew * (one - T.All(12f) * pq) * scale;
            T z2 = z * z;
            T first = g1 * (z2 - one) * T.All(1f / 6);
            T second = z * (g2 * (z2 - T.All(3f)) * T.All(1f / 24) - g1 * g1 * (z2 + z2 - T.All(5f)) * T.All(1f / 36));
            T third = g3 * ((z2 - T.All(6f)) * z2 + T.All(3f)) * T.All(1f / 120)
                - g1 * g2 * ((z2 - T.All(5f)) * z2 + T.All(2f)) * T.All(1f / 24)
                + g1 * g1 * g1 * ((T.All(12f) * z2 - T.All(53f)) * z2 + T.All(17f)) * T.All(1f / 324);
            T inverseDeviation = deviation * inverse;
            T reach = one + z2;
            T tolerance = (T.All(0.006f) + T.All(0.002f) * z2) * reach * reach * (inverse * inverseDeviation) + T.All(Rounding) * (mean + deviation * reach);
            T at = mean - T.All(0.5f) + deviation * z + first + inverseDeviation * second + inverse * third;
            T k = T.Ceiling(at);
            T sure = T.Less(tolerance, k - at) & T.Less(tolerance, at - (k - one)) & T.Less(T.All(-1f), k) & T.Less(k, n + one) & T.Less(z2, T.All(36f))
                & T.Less(least, mean) & T.Less(least, n - mean);
            sures |= (ulong)T.FirstBits(sure) << i;
            k.Store(ref Unsafe.Add(ref ks, i));
        }

        doubtful = sures ^ (ulong.MaxValue >> (64 - count));
    }

    /// <summary>Two registers side by side: a loop's end that could not be foreseen costs as much as some steps, and comes half as often.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static uint Pair<TDouble, T>(ref double us, ref double ns, ref double hazards, ref double ks)
        where TDouble : struct, ILanes<TDouble>
        where T : struct, ISingles<T>
    {
        T hA = Load<TDouble, T>(ref hazards), hB = Load<TDouble, T>(ref Unsafe.Add(ref hazards, T.Count));
        T nA = Load<TDouble, T>(ref ns), nB = Load<TDouble, T>(ref Unsafe.Add(ref ns, T.Count));
        T vA = Load<TDouble, T>(ref us), vB = Load<TDouble, T>(ref Unsafe.Add(ref us, T.Count));
        T meanA = nA * hA, meanB = nB * hB;
        T toleranceA = T.All(Tolerance) + T.All(ToleranceOfMean) * meanA, toleranceB = T.All(Tolerance) + T.All(ToleranceOfMean) * meanB;
        T oddsA = SingleKernels.ExpM1(hA), oddsB = SingleKernels.ExpM1(hB);
        T termA = SingleKernels.Exp(T.All(0f) - meanA), termB = SingleKernels.Exp(T.All(0f) - meanB);
        T belowA = vA - toleranceA - termA, belowB = vB - toleranceB - termB;
        T passedA = belowA & T.AllBits(~StepBits), passedB = belowB & T.AllBits(~StepBits);
        Add((nA + T.All(1f)) * oddsA, (nB + T.All(1f)) * oddsB, oddsA, oddsB, termA, termB, belowA, belowB, ref passedA, ref passedB);
        return Counted(vA, nA, toleranceA, passedA, ref ks) | (Counted(vB, nB, toleranceB, passedB, ref Unsafe.Add(ref ks, T.Count)) << T.Count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Load<TDouble, T>(ref double first)
        where TDouble : struct, ILanes<TDouble>
        where T : struct, ISingles<T> =>
        T.Round(TDouble.Load(in first), TDouble.Load(in Unsafe.Add(ref first, TDouble.Count)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add<T>(T scaleA, T scaleB, T oddsA, T oddsB, T termA, T termB, T belowA, T belowB, ref T passedA, ref T passedB)
        where T : struct, ISingles<T>
    {
        T keep = T.AllBits(~StepBits);
        uint every = (uint)((1UL << T.Count) - 1);
        ref float reciprocal = ref MemoryMarshal.GetArrayDataReference(Reciprocals);
        ref float number = ref MemoryMarshal.GetArrayDataReference(StepNumbers);
        T a = passedA, b = passedB;
        for (int k = 1; k < MostSteps && T.FirstBits(belowA & belowB) != every; k += StepsATurn)
        {
            ref float r = ref Unsafe.Add(ref reciprocal, k);
            ref float step = ref Unsafe.Add(ref number, k);
            T by = T.All(r), mark = T.All(step);
            Step(scaleA * by - oddsA, keep, mark, ref termA, ref belowA, ref a);
            Step(scaleB * by - oddsB, keep, mark, ref termB, ref belowB, ref b);
            by = T.All(Unsafe.Add(ref r, 1));
            mark = T.All(Unsafe.Add(ref step, 1));
            Step(scaleA * by - oddsA, keep, mark, ref termA, ref belowA, ref a);
            Step(scaleB * by - oddsB, keep, mark, ref termB, ref belowB, ref b);
            by = T.All(Unsafe.Add(ref r, 2));
            mark = T.All(Unsafe.Add(ref step, 2));
            Step(scaleA * by - oddsA, keep, mark, ref termA, ref belowA, ref a);
            Step(scaleB * by - oddsB, keep, mark, ref termB, ref belowB, ref b);
            by = T.All(Unsafe.Add(ref r, 3));
            mark = T.All(Unsafe.Add(ref step, 3));
            Step(scaleA * by - oddsA, keep, mark, ref termA, ref belowA, ref a);
            Step(scaleB * by - oddsB, keep, mark, ref termB, ref belowB, ref b);
        }

        passedA = a;
        passedB = b;
    }

    /// <summary>
    /// Adds a step; the least of the bits is the first sum that passed v, with the number of its step in the last bits (as in <see cref="BinomialLanes"/>). Terms below 10^-30 count as that,
    /// which changes no sum: below 10^-38 singles lose digits and processors their pace. So do those past k = n, whose ratios are below 0.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Step<T>(T ratio, T keep, T mark, ref T term, ref T below, ref T passed) where T : struct, ISingles<T>
    {
        term = T.GreaterBits(term * ratio, T.All(Nothing));
        below -= term;
        passed = T.LesserBits(passed, (below & keep) | mark);
    }

    /// <summary>Stores the step at which the sum passed v − tolerance; doubtful where it did so by less than twice the tolerance, or never.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Counted<T>(T v, T n, T tolerance, T passed, ref double k) where T : struct, ISingles<T>
    {
        // A small whole number in the last bits of 2^23 is that number above 2^23, exactly.
        T shift = T.All(8388608f);
        T count = ((passed & T.AllBits(StepBits)) | shift) - shift;
        T twice = tolerance * T.All(2.001f);
        T sure = T.Less(passed, T.All(0f) - twice) & T.Less(twice, v) & T.Less(twice, T.All(2 * (Tolerance + ToleranceOfMean * MostMean)));
        T.Select(T.Less(n, count), n, count).Store(ref k);
        return T.FirstBits(sure) ^ (uint)((1UL << T.Count) - 1);
    }
}
