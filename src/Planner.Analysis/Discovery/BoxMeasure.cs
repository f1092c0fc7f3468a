namespace Planner.Analysis.Discovery;

/// <summary>What a box holds of a sample.</summary>
/// <param name="Inside">Replicates in the box.</param>
/// <param name="Hits">Replicates in it with the event.</param>
/// <param name="Events">Replicates with the event in the whole sample.</param>
/// <param name="Replicates">Replicates of the sample.</param>
public readonly record struct BoxMeasure(int Inside, int Hits, int Events, int Replicates)
{
    /// <summary>Share of the box's replicates that have the event (density); NaN for an empty box.</summary>
    public double Density => (double)Hits / Inside;

    /// <summary>Share of all events that lie in the box (coverage); NaN where there is no event.</summary>
    public double Coverage => (double)Hits / Events;

    /// <summary>Share of the replicates that lie in the box.</summary>
    public double Mass => (double)Inside / Replicates;

    /// <summary>Events in the box beyond what chance would put there, as a share of the replicates: mass · (density − rate), "weighted relative accuracy" (Lavrač, Flach and Zupan 1999).</summary>
    public double Excess => ((double)Hits / Replicates) - (Mass * Events / Replicates);

    /// <summary>Measures a box.</summary>
    /// <param name="members">Which replicates lie in it.</param>
    /// <param name="events">Which have the event.</param>
    public static BoxMeasure Of(ReadOnlySpan<bool> members, ReadOnlySpan<bool> events)
    {
        int inside = 0, hits = 0, all = 0;
        for (int r = 0; r < members.Length; r++)
        {
            inside += members[r] ? 1 : 0;
            hits += members[r] && events[r] ? 1 : 0;
            all += events[r] ? 1 : 0;
        }

        return new BoxMeasure(inside, hits, all, members.Length);
    }
}
