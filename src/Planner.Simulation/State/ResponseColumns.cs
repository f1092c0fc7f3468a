using Planner.Numerics.Random;
using Planner.Simulation.Preparation;

namespace Planner.Simulation.State;

/// <summary>Columns of one commune and year that the response works in; used over again for each commune, so that they stay in the first cache.</summary>
internal sealed class ResponseColumns
{
    public ResponseColumns(PreparedModel model, int width)
    {
        ResponsePlan plan = model.Response;
        GapSum = new double[plan.Gaps.Count * width];
        GapCost = new double[plan.Mixes.Count * width];
        MixFactor = new double[plan.Mixes.Count * width];
        PaceUnregistered = new double[plan.Paces.Count * width];
        PaceRegistered = new double[plan.Paces.Count * width];
        PaceFactor = new double[plan.Paces.Count * width];
        Closing = new double[model.Components.Count * width];
        Factor = new double[plan.Classes.Count * width];
        Retention = new double[plan.Wears.Count * width];
        NoiseAddresses = new UniformColumn[model.NoisePurposes.Count];
        Noise = new double[model.NoisePurposes.Count * width];
        int effects = model.Components.Sum(k => k.Effects.Count);
        EffectLeft = new double[effects * width];
        ActiveEffects = new int[effects];
        Need = new double[width];
        PerHousehold = new double[width];
        Ones = new double[width];
        Array.Fill(Ones, 1);
    }

    /// <summary>Gaps priced per unit of size, summed by mix and size measure: <c>[sum · width + lane]</c>.</summary>
    public double[] GapSum { get; }

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

    /// <summary>Factor by which the gaps of a class shrink: <c>[class · width + lane]</c>.</summary>
    public double[] Factor { get; }

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

    /// <summary>Cost of what is open to one component.</summary>
    public double[] Need { get; }

    /// <summary>1 / (poor and near-poor households · price level).</summary>
    public double[] PerHousehold { get; }

    /// <summary>The size of works counted per commune.</summary>
    public double[] Ones { get; }
}
