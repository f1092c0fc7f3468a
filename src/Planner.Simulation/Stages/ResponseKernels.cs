using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Planner.Simulation.Stages;

/// <summary>
/// The response's loops over lanes. Each operation is one IEEE operation per lane in a fixed order (no fused multiply-add, no maximum whose zero
/// depends on the machine), so the vector width cannot change a bit; what does not fill a vector runs the same operations one by one.
/// </summary>
internal static class ResponseKernels
{
    /// <summary>The columns are read without a bounds check in each turn, so their lengths are compared once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Expect(int length, int second, int third)
    {
        if (second < length || third < length)
        {
            throw new ArgumentException("the columns differ in length");
        }
    }

    /// <summary>need += weight · size · |best − value|.</summary>
    public static void AddNeed(Span<double> need, double weight, ReadOnlySpan<double> size, double best, ReadOnlySpan<double> value)
    {
        Expect(need.Length, size.Length, value.Length);
        int lane = 0;
        var weights = new Vector<double>(weight);
        var bests = new Vector<double>(best);
        ref double needs = ref MemoryMarshal.GetReference(need);
        ref double sizes = ref MemoryMarshal.GetReference(size);
        ref double values = ref MemoryMarshal.GetReference(value);
        for (; lane <= need.Length - Vector<double>.Count; lane += Vector<double>.Count)
        {
            Vector<double> gap = Vector.Abs(bests - Vector.LoadUnsafe(ref values, (nuint)lane));
            Vector<double> cost = weights * Vector.LoadUnsafe(ref sizes, (nuint)lane) * gap;
            (Vector.LoadUnsafe(ref needs, (nuint)lane) + cost).StoreUnsafe(ref needs, (nuint)lane);
        }

        for (; lane < need.Length; lane++)
        {
            need[lane] += weight * size[lane] * Math.Abs(best - value[lane]);
        }
    }

    /// <summary>sum += share · closing; greatest = the larger of greatest and share · closing.</summary>
    public static void AddExponent(ReadOnlySpan<double> closing, double share, Span<double> sum, Span<double> greatest)
    {
        Expect(closing.Length, sum.Length, greatest.Length);
        int lane = 0;
        var shares = new Vector<double>(share);
        ref double closings = ref MemoryMarshal.GetReference(closing);
        ref double sums = ref MemoryMarshal.GetReference(sum);
        ref double mosts = ref MemoryMarshal.GetReference(greatest);
        for (; lane <= closing.Length - Vector<double>.Count; lane += Vector<double>.Count)
        {
            Vector<double> part = shares * Vector.LoadUnsafe(ref closings, (nuint)lane);
            (Vector.LoadUnsafe(ref sums, (nuint)lane) + part).StoreUnsafe(ref sums, (nuint)lane);
            Vector<double> most = Vector.LoadUnsafe(ref mosts, (nuint)lane);
            Vector.ConditionalSelect(Vector.GreaterThan(part, most), part, most).StoreUnsafe(ref mosts, (nuint)lane);
        }

        for (; lane < closing.Length; lane++)
        {
            double part = share * closing[lane];
            sum[lane] += part;
            greatest[lane] = part > greatest[lane] ? part : greatest[lane];
        }
    }

    /// <summary>
    /// exponent = −(trend · trendFactor + campaign · campaignFactor · registered + together(now) + pending); pending = together(late), where together(x) =
    /// greatest + (1 − overlap) · (sum − greatest).
    /// </summary>
    public static void Exponent(
        Span<double> exponent,
        Span<double> pending,
        (double Trend, double Campaign, double Overlap) rates,
        ReadOnlySpan<double> trendFactor,
        ReadOnlySpan<double> campaignFactor,
        ReadOnlySpan<double> registered,
        (double[] NowSum, double[] NowMax, double[] LateSum, double[] LateMax) parts,
        int at)
    {
        int lane = 0;
        double rest = 1 - rates.Overlap;
        var trend = new Vector<double>(rates.Trend);
        var campaign = new Vector<double>(rates.Campaign);
        var rests = new Vector<double>(rest);
        for (; lane <= exponent.Length - Vector<double>.Count; lane += Vector<double>.Count)
        {
            var nowMost = new Vector<double>(parts.NowMax, at + lane);
            var lateMost = new Vector<double>(parts.LateMax, at + lane);
            Vector<double> now = nowMost + (rests * (new Vector<double>(parts.NowSum, at + lane) - nowMost));
            Vector<double> late = lateMost + (rests * (new Vector<double>(parts.LateSum, at + lane) - lateMost));
            Vector<double> own = trend * new Vector<double>(trendFactor[lane..]);
            Vector<double> pushed = campaign * new Vector<double>(campaignFactor[lane..]) * new Vector<double>(registered[lane..]);
            (-(own + pushed + now + new Vector<double>(pending[lane..]))).CopyTo(exponent[lane..]);
            late.CopyTo(pending[lane..]);
        }

        for (; lane < exponent.Length; lane++)
        {
            double now = parts.NowMax[at + lane] + (rest * (parts.NowSum[at + lane] - parts.NowMax[at + lane]));
            double late = parts.LateMax[at + lane] + (rest * (parts.LateSum[at + lane] - parts.LateMax[at + lane]));
            exponent[lane] = -((rates.Trend * trendFactor[lane]) + (rates.Campaign * campaignFactor[lane] * registered[lane]) + now + pending[lane]);
            pending[lane] = late;
        }
    }

    /// <summary>
    /// value → best + (value − best) · factor → worst + (… − worst) · keep · (1 − damage · severity) → plus luck · f(1 − f) · z, f the way from worst to best;
    /// held between the two ends.
    /// </summary>
    public static void Move(
        Span<double> value,
        ReadOnlySpan<double> factor,
        (double Best, double Worst, double Keep, double Damage, double Luck) indicator,
        ReadOnlySpan<double> severity,
        ReadOnlySpan<double> z)
    {
        (double best, double worst, double keep, double damage, double luck) = indicator;
        double range = best - worst;
        double low = Math.Min(best, worst);
        double high = Math.Max(best, worst);
        int lane = 0;
        Vector<double> one = Vector<double>.One;
        var bests = new Vector<double>(best);
        var worsts = new Vector<double>(worst);
        var keeps = new Vector<double>(keep);
        var damages = new Vector<double>(damage);
        var lucks = new Vector<double>(luck);
        var ranges = new Vector<double>(range);
        var lows = new Vector<double>(low);
        var highs = new Vector<double>(high);
        for (; lane <= value.Length - Vector<double>.Count; lane += Vector<double>.Count)
        {
            Vector<double> closed = bests + ((new Vector<double>(value[lane..]) - bests) * new Vector<double>(factor[lane..]));
            Vector<double> kept = worsts + ((closed - worsts) * keeps * (one - (damages * new Vector<double>(severity[lane..]))));
            Vector<double> way = (kept - worsts) / ranges;
            Vector<double> moved = kept + (lucks * way * (one - way) * new Vector<double>(z[lane..]));
            moved = Vector.ConditionalSelect(Vector.GreaterThan(lows, moved), lows, moved);
            Vector.ConditionalSelect(Vector.LessThan(highs, moved), highs, moved).CopyTo(value[lane..]);
        }

        for (; lane < value.Length; lane++)
        {
            double closed = best + ((value[lane] - best) * factor[lane]);
            double kept = worst + ((closed - worst) * keep * (1 - (damage * severity[lane])));
            double way = (kept - worst) / range;
            double moved = kept + (luck * way * (1 - way) * z[lane]);
            moved = low > moved ? low : moved;
            value[lane] = high < moved ? high : moved;
        }
    }
}
