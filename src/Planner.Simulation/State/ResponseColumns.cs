using Planner.Numerics.Random;
using Planner.Simulation.Preparation;

namespace Planner.Simulation.State;

/// <summary>Columns of one commune and year that the response works in; used over again for each commune, so that they stay in the first cache.</summary>
internal sealed class ResponseColumns
{
    public ResponseColumns(PreparedModel model, int width)
    {
        ResponsePlan plan = model.Response;
        GapCost = new double[plan.Mixes.Count * width];
        MixFactor = new double[plan.Mixes.Count * width];
        PaceUnregistered = new double[plan.Paces.Count * width];
        PaceRegistered = new double[plan.Paces.Count * width];
        PaceFactor = new double[plan.Paces.Count * width];
        Closing = new double[model.Components.Count * width];
        Retention = new double[plan.Wears.Count * width];
        NoiseAddresses = new UniformColumn[model.NoisePurposes.Count];
        Noise = new double[model.NoisePurposes.Count * width];
        int effects = model.Components.Sum(k => k.Effects.Count);
        EffectLeft = new double[effects * width];
        ActiveEffects = new int[effects];
        EffectSizes = new (int Column, double Now, double Late)[effects];
        WorkPrice = new double[width];
        ActiveComponents = new int[model.Components.Count];
    }

    /// <summary>Cost of closing all gaps of a mix, million VND: <c>[mix · width + lane]</c>.</summary>
    public double[] GapCost { get; }

    /// <summary>Factor by which this year's money shrinks the gaps of a mix: <c>[mix · width + lane]</c>.</summary>
    public double[] MixFactor { get; }

    /// <summary>Factor by which gaps of a pace shrink by themselves, the same for all communes of a replicate: <c>[pace · width + lane]</c>.</summary>
    public double[] PaceUnregistered { get; }

    /// <summary>The same for a registered commune.</summary>
    public double[] PaceRegistered { get; }

    /// <summary>Which of the two holds for this commune.</summary>
    public double[] PaceFactor { get; }

    /// <summary>κ of each component: <c>[component · width + lane]</c>; 0 without money.</summary>
    public double[] Closing { get; }

    /// <summary>Share of the way that wear and damage leave: <c>[wear · width + lane]</c>.</summary>
    public double[] Retention { get; }

    /// <summary>Addresses of the year's normals, by noise group.</summary>
    public UniformColumn[] NoiseAddresses { get; }

    /// <summary>The year's normals: <c>[noise group · width + lane]</c>.</summary>
    public double[] Noise { get; }

    /// <summary>What money leaves of each effect on households, exp(−reach); those of components with money, in the order of <see cref="ActiveEffects"/>.</summary>
    public double[] EffectLeft { get; }

    /// <summary>Which effects have money this year.</summary>
    public int[] ActiveEffects { get; }

    /// <summary>Of the effects of one kind that have money the column of <see cref="EffectLeft"/>, the greatest size this year and next.</summary>
    public (int Column, double Now, double Late)[] EffectSizes { get; }

    /// <summary>This year's price of works relative to the plan's, the replicate's own factor included.</summary>
    public double[] WorkPrice { get; }

    /// <summary>Which components have money in the commune this year.</summary>
    public int[] ActiveComponents { get; }
}
