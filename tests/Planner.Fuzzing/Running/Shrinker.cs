using System.Diagnostics;

namespace Planner.Fuzzing.Running;

/// <summary>Makes a failing input smaller as long as it fails in the same way: drops ever smaller pieces of its bytes.</summary>
internal static class Shrinker
{
    /// <summary>The smallest input found.</summary>
    /// <param name="input">An input that fails.</param>
    /// <param name="fails">Whether another fails in the same way.</param>
    /// <param name="most">Time to spend at most.</param>
    public static byte[] Shrink(byte[] input, Func<byte[], bool> fails, TimeSpan most)
    {
        long until = Stopwatch.GetTimestamp() + (long)(most.TotalSeconds * Stopwatch.Frequency);
        byte[] best = input;
        for (int piece = Math.Max(1, best.Length / 2); piece > 0; piece /= 2)
        {
            int at = 0;
            while (at < best.Length)
            {
                if (Stopwatch.GetTimestamp() > until)
                {
                    return best;
                }

                byte[] less = [.. best.AsSpan(0, at), .. best.AsSpan(Math.Min(best.Length, at + piece))];
                if (fails(less))
                {
                    best = less;
                }
                else
                {
                    at += piece;
                }
            }
        }

        return best;
    }
}
