using Planner.Simulation.Preparation;

namespace Planner.Simulation.Stages;

/// <summary>What the money of each component buys (which mixes, at which weight) and which effects on households it has.</summary>
internal sealed class SpendingPlan
{
    private readonly Part[] parts;
    private readonly (int Mix, double Weight)[] needs;
    private readonly double[] scales;

    /// <summary>Sorts works and effects by component.</summary>
    /// <param name="components">The components.</param>
    /// <param name="mixes">The mixes.</param>
    public SpendingPlan(IReadOnlyList<PreparedComponent> components, IReadOnlyList<FundingMix> mixes)
    {
        Mixes = mixes.Count;
        parts = new Part[components.Count];
        var bought = new List<(int Mix, double Weight)>();
        var reached = new List<double>();
        for (int k = 0; k < parts.Length; k++)
        {
            (int Mix, double Weight)[] own = [.. mixes.SelectMany((m, i) => m.Parts.Where(p => p.Component == k).Select(p => (i, p.Emphasis * p.CostRatio)))];
            parts[k] = new Part(bought.Count, own.Length, reached.Count, components[k].Effects.Count);
            bought.AddRange(own);
            reached.AddRange(components[k].Effects.Select(e => -1 / e.Scale));
        }

        needs = [.. bought];
        scales = [.. reached];
    }

    /// <summary>Number of components.</summary>
    public int Components => parts.Length;

    /// <summary>Number of mixes.</summary>
    public int Mixes { get; }

    /// <summary>By component where its needs and effects lie.</summary>
    public ReadOnlySpan<Part> Parts => parts;

    /// <summary>Mixes with the weight of the component's need, component after component.</summary>
    public ReadOnlySpan<(int Mix, double Weight)> Needs => needs;

    /// <summary>By effect −1 / its scale, component after component.</summary>
    public ReadOnlySpan<double> Scales => scales;

    /// <summary>How many effects some components have together.</summary>
    /// <param name="components">Indexes of the components.</param>
    public int EffectsOf(ReadOnlySpan<int> components)
    {
        int count = 0;
        foreach (int k in components)
        {
            count += parts[k].EffectCount;
        }

        return count;
    }

    /// <summary>Where a component's needs and effects lie.</summary>
    internal readonly record struct Part(int FirstNeed, int NeedCount, int FirstEffect, int EffectCount);
}
