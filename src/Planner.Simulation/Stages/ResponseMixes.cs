using Planner.Simulation.Preparation;

namespace Planner.Simulation.Stages;

/// <summary>The <see cref="FundingMix"/>es under one scenario: what of each component's closing κ acts now and what next year.</summary>
internal sealed class ResponseMixes
{
    private readonly Part[] parts;
    private readonly int[] ends;

    /// <summary>The mixes with the late shares of a scenario.</summary>
    /// <param name="mixes">The mixes.</param>
    /// <param name="lateShares">By component the share of the money that acts next year.</param>
    public ResponseMixes(IReadOnlyList<FundingMix> mixes, double[] lateShares)
    {
        parts =
        [
            .. mixes.SelectMany(m => m.Parts).Select(p =>
            {
                double late = p.Lag > 0 ? 1 : lateShares[p.Component];
                return new Part(p.Component, (1 - late) * p.Emphasis, late * p.Emphasis);
            }),
        ];
        ends = new int[mixes.Count];
        for (int m = 0, end = 0; m < ends.Length; m++)
        {
            ends[m] = end += mixes[m].Parts.Count;
        }

        Components = parts.Length == 0 ? 0 : parts.Max(p => p.Component) + 1;
    }

    /// <summary>Components read: the greatest index and one.</summary>
    public int Components { get; }

    /// <summary>The parts, mix after mix.</summary>
    public ReadOnlySpan<Part> Parts => parts;

    /// <summary>Where each mix's parts end; they begin where those of the mix before end.</summary>
    public ReadOnlySpan<int> Ends => ends;

    /// <summary>A component's part in a mix.</summary>
    /// <param name="Component">Index of the component.</param>
    /// <param name="Now">Emphasis · share of the money that acts this year.</param>
    /// <param name="Late">Emphasis · share that acts next year; all of it where the work has a lag.</param>
    internal readonly record struct Part(int Component, double Now, double Late);
}
