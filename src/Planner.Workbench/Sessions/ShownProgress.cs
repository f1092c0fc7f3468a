using System.Diagnostics;

namespace Planner.Workbench.Sessions;

/// <summary>How far a piece of work is, as screens show it: news only where they would show something else, and the time left by the speed so far.</summary>
/// <threadsafety>Safe for concurrent use.</threadsafety>
internal sealed class ShownProgress
{
    private const double ShareShown = 0.01;

    private readonly long began;
    private readonly bool mayFallBack;
    private readonly Lock gate = new();
    private double shown = -1;
    private double bestShown = double.NaN;

    /// <summary>The progress of work that has begun.</summary>
    /// <param name="began">When, as <see cref="Stopwatch.GetTimestamp"/> tells it.</param>
    /// <param name="mayFallBack">Whether the share may fall because more work turns up; else what comes late from another thread is no news.</param>
    public ShownProgress(long began, bool mayFallBack = false)
    {
        this.began = began;
        this.mayFallBack = mayFallBack;
    }

    /// <summary>Whether the screen would show something else; what is asked about counts as shown then.</summary>
    /// <param name="share">How far the work is, 0..1.</param>
    /// <param name="best">The best so far of a search, which is always news; NaN for none.</param>
    public bool IsNews(double share, double best = double.NaN)
    {
        lock (gate)
        {
            bool moved = mayFallBack ? Math.Abs(share - shown) >= ShareShown : share - shown >= ShareShown || share >= 1;
            if (!moved && best.Equals(bestShown))
            {
                return false;
            }

            (shown, bestShown) = (share, best);
            return true;
        }
    }

    /// <summary>Seconds left by the speed so far; null while that is not known.</summary>
    /// <param name="share">How far the work is, 0..1.</param>
    public double? SecondsLeft(double share) => share > 0 ? Stopwatch.GetElapsedTime(began).TotalSeconds * (1 - share) / share : null;
}
