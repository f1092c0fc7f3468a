using System.Runtime.Intrinsics;

namespace Planner.Simulation.Stages;

/// <summary>
/// In each lane the highest of many keys, without sorting: a threshold is searched that so many keys reach. A pass over the keys halves what is
/// left, so there are about as many passes as halvings (log n for keys that differ, 64 + a few whatever they are), and no branch depends on a lane.
/// </summary>
internal static class LaneSelection
{
    // Passes that look between the bounds' values; after them, between keys and over the order of the bits, which must end.
    private const int PassesByValue = 12;

    /// <summary>
    /// Finds who is chosen: a key above the threshold, or equal to it as one of the first <paramref name="ties"/> such, in the order of the units.
    /// </summary>
    /// <param name="keys"><c>[unit · width + lane]</c>; NaN for no candidate.</param>
    /// <param name="width">Lanes, a multiple of eight.</param>
    /// <param name="take">How many to choose, whole; receives how many there are to choose: no more than there are candidates, and not below 0.</param>
    /// <param name="threshold">Receives the threshold.</param>
    /// <param name="ties">Receives how many of the keys equal to it are chosen.</param>
    public static void Threshold(ReadOnlySpan<double> keys, int width, Span<double> take, Span<double> threshold, Span<double> ties)
    {
        for (int lane = 0; lane < width; lane += 8)
        {
            var low = new Search(keys[lane..], width, take[lane..]);
            var high = new Search(keys[(lane + 4)..], width, take[(lane + 4)..]);
            for (int pass = 0; low.IsOpen || high.IsOpen; pass++)
            {
                low.Aim(pass);
                high.Aim(pass);
                if (pass < PassesByValue)
                {
                    Count(keys[lane..], width, ref low, ref high);
                    low.NarrowByCount();
                    high.NarrowByCount();
                }
                else
                {
                    CountAndSnap(keys[lane..], width, ref low, ref high);
                    low.NarrowToKeys();
                    high.NarrowToKeys();
                }
            }

            low.Finish(keys[lane..], width, take[lane..], threshold[lane..], ties[lane..]);
            high.Finish(keys[(lane + 4)..], width, take[(lane + 4)..], threshold[(lane + 4)..], ties[(lane + 4)..]);
        }
    }

    /// <summary>The lanes in which a unit is chosen; counts down the ties.</summary>
    public static Vector256<double> Chosen(Vector256<double> key, Vector256<double> threshold, ref Vector256<double> ties)
    {
        Vector256<double> tie = Vector256.Equals(key, threshold) & Vector256.GreaterThan(ties, Vector256<double>.Zero);
        ties -= tie & Vector256<double>.One;
        return tie | Vector256.GreaterThan(key, threshold);
    }

    private static void Count(ReadOnlySpan<double> keys, int width, ref Search low, ref Search high)
    {
        Vector256<double> lowAim = low.Target;
        Vector256<double> highAim = high.Target;
        Vector256<double> lowCount = Vector256<double>.Zero;
        Vector256<double> highCount = Vector256<double>.Zero;
        for (int at = 0; at < keys.Length; at += width)
        {
            lowCount += Vector256.GreaterThanOrEqual(Vector256.Create(keys[at..]), lowAim) & Vector256<double>.One;
            highCount += Vector256.GreaterThanOrEqual(Vector256.Create(keys[(at + 4)..]), highAim) & Vector256<double>.One;
        }

        low.Reach = lowCount;
        high.Reach = highCount;
    }

    private static void CountAndSnap(ReadOnlySpan<double> keys, int width, ref Search low, ref Search high)
    {
        low.Reach = high.Reach = Vector256<double>.Zero;
        low.Above = high.Above = Vector256.Create(double.PositiveInfinity);
        low.Below = high.Below = Vector256.Create(double.NegativeInfinity);
        for (int at = 0; at < keys.Length; at += width)
        {
            low.Take(Vector256.Create(keys[at..]));
            high.Take(Vector256.Create(keys[(at + 4)..]));
        }
    }

    /// <summary>The search in four lanes: the threshold lies from <c>lower</c> to <c>upper</c>, both included.</summary>
    private struct Search
    {
        public Vector256<double> Target;
        public Vector256<double> Reach;
        public Vector256<double> Above;
        public Vector256<double> Below;
        private readonly Vector256<double> wanted;
        private Vector256<double> lower;
        private Vector256<double> upper;
        private Vector256<double> lowerReach;
        private Vector256<double> upperReach;

        public Search(ReadOnlySpan<double> keys, int width, Span<double> take)
        {
            Vector256<double> least = Vector256.Create(double.PositiveInfinity);
            Vector256<double> most = Vector256.Create(double.NegativeInfinity);
            Vector256<double> candidates = Vector256<double>.Zero;
            for (int at = 0; at < keys.Length; at += width)
            {
                Vector256<double> key = Vector256.Create(keys[at..]);
                candidates += Vector256.Equals(key, key) & Vector256<double>.One;
                least = Vector256.ConditionalSelect(Vector256.LessThan(key, least), key, least);
                most = Vector256.ConditionalSelect(Vector256.GreaterThan(key, most), key, most);
            }

            Vector256<double> asked = Vector256.Create(take);
            Vector256<double> some = Vector256.GreaterThan(asked, Vector256<double>.Zero);
            Vector256<double> few = Vector256.LessThanOrEqual(candidates, asked);
            wanted = Vector256.ConditionalSelect(few, candidates, asked & some);
            wanted.CopyTo(take);

            // Who takes all needs no search, nor who takes none.
            lower = Vector256.ConditionalSelect(few, Vector256.Create(double.NegativeInfinity), least);
            upper = Vector256.ConditionalSelect(few, Vector256.Create(double.NegativeInfinity), most);
            lower = Vector256.ConditionalSelect(some, lower, Vector256.Create(double.PositiveInfinity));
            upper = Vector256.ConditionalSelect(some, upper, Vector256.Create(double.PositiveInfinity));
            lowerReach = candidates;
            upperReach = Vector256<double>.One;
        }

        public readonly bool IsOpen => Vector256.LessThanAny(lower, upper);

        /// <summary>Sets the target between the bounds, above the lower one: first by counts and by values in turn, then by bits.</summary>
        public void Aim(int pass)
        {
            Vector256<double> target;
            if (pass >= PassesByValue)
            {
                Vector256<long> from = Order(lower);
                Vector256<long> to = Order(upper);
                target = Order((from & to) + ((from ^ to) >> 1)).AsDouble();
            }
            else if ((pass & 1) == 0)
            {
                // Where the gap would be if the keys between the bounds lay evenly.
                Vector256<double> share = (lowerReach - wanted + Vector256.Create(0.5)) / (lowerReach - upperReach + Vector256<double>.One);
                target = lower + ((upper - lower) * share);
            }
            else
            {
                target = (lower * 0.5) + (upper * 0.5);
            }

            Vector256<double> inside = Vector256.GreaterThan(target, lower) & Vector256.LessThan(target, upper);
            Target = Vector256.ConditionalSelect(inside, target, upper);
        }

        public void Take(Vector256<double> key)
        {
            Vector256<double> reaches = Vector256.GreaterThanOrEqual(key, Target);
            Reach += reaches & Vector256<double>.One;
            Above = Vector256.ConditionalSelect(reaches & Vector256.LessThan(key, Above), key, Above);
            Below = Vector256.ConditionalSelect(Vector256.LessThan(key, Target) & Vector256.GreaterThan(key, Below), key, Below);
        }

        public void NarrowByCount() => Narrow(Target, Target);

        public void NarrowToKeys() => Narrow(Above, Below);

        /// <summary>Writes the threshold and how many keys equal to it belong to the chosen.</summary>
        public readonly void Finish(ReadOnlySpan<double> keys, int width, ReadOnlySpan<double> take, Span<double> threshold, Span<double> ties)
        {
            Vector256<double> left = Vector256.Create(take);
            for (int at = 0; at < keys.Length; at += width)
            {
                left -= Vector256.GreaterThan(Vector256.Create(keys[at..]), lower) & Vector256<double>.One;
            }

            lower.CopyTo(threshold);
            left.CopyTo(ties);
        }

        private void Narrow(Vector256<double> up, Vector256<double> down)
        {
            Vector256<double> open = Vector256.LessThan(lower, upper);
            Vector256<double> exact = open & Vector256.Equals(Reach, wanted);
            Vector256<double> more = open & Vector256.GreaterThan(Reach, wanted);
            Vector256<double> fewer = open & Vector256.LessThan(Reach, wanted);
            Vector256<double> raised = Vector256.ConditionalSelect(more, up, lower);
            Vector256<double> lowered = Vector256.ConditionalSelect(fewer, down, upper);
            lower = Vector256.ConditionalSelect(exact, Target, raised);
            upper = Vector256.ConditionalSelect(exact, Target, lowered);
            lowerReach = Vector256.ConditionalSelect(more, Reach, lowerReach);
            upperReach = Vector256.ConditionalSelect(fewer, Reach, upperReach);
        }

        /// <summary>Doubles as whole numbers of the same order, and back again.</summary>
        private static Vector256<long> Order(Vector256<double> x) => Order(x.AsInt64());

        private static Vector256<long> Order(Vector256<long> bits) => bits ^ ((bits >> 63) & Vector256.Create(long.MaxValue));
    }
}
