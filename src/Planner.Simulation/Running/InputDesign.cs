using Planner.Localities.Scenarios;
using Planner.Simulation.State;

namespace Planner.Simulation.Running;

/// <summary>
/// Inputs of a run that are given replicate by replicate in place of the drawn ones, while yearly chance keeps its addresses. A column holds the value of replicate
/// <see cref="FirstReplicate"/> first; one of a single entry holds for all replicates.
/// </summary>
/// <threadsafety>Immutable; safe for concurrent use.</threadsafety>
public sealed record InputDesign
{
    private static readonly Dictionary<UncertainInput, double[]> NoInputs = [];
    private static readonly Dictionary<string, double[]> NoNames = [];

    /// <summary>The replicate that the first entry of every column belongs to.</summary>
    public int FirstReplicate { get; init; }

    /// <summary>Uniforms in (0, 1) behind uncertain inputs, before the scenario's correlations: independent columns give inputs correlated as the scenario says.</summary>
    public IReadOnlyDictionary<UncertainInput, double[]> Uniforms { get; init; } = NoInputs;

    /// <summary>Values of uncertain inputs in place of the drawn ones; the others stay as drawn, correlated with what would have been drawn here.</summary>
    public IReadOnlyDictionary<UncertainInput, double[]> Values { get; init; } = NoInputs;

    /// <summary>What is done to the drawn values of uncertain inputs: added to shifts, multiplied onto factors.</summary>
    public IReadOnlyDictionary<UncertainInput, double[]> Changes { get; init; } = NoInputs;

    /// <summary>The synthetic table of each replicate, 0-based; null for replicate r on table r mod T.</summary>
    public int[]? Tables { get; init; }

    /// <summary>
    /// By parameter id: what is added to the parameter in every region and year, in its unit. Only for parameters that the model holds per lane
    /// (<see cref="Preparation.PreparedModel.WithLaneParameters"/>).
    /// </summary>
    public IReadOnlyDictionary<string, double[]> Thresholds { get; init; } = NoNames;

    /// <summary>By component id: factor on the money approved for it in the years that are simulated; ≥ 0.</summary>
    public IReadOnlyDictionary<string, double[]> Money { get; init; } = NoNames;

    /// <summary>The entry of a column that belongs to a replicate. Lanes beyond the last replicate, which are not recorded, see its entry.</summary>
    internal int RowOf(int replicate, int length) => length == 1 ? 0 : Math.Min(replicate - FirstReplicate, length - 1);

    /// <summary>Fills a column of lanes.</summary>
    internal void Fill(double[] given, int firstReplicate, Span<double> lanes)
    {
        for (int lane = 0; lane < lanes.Length; lane++)
        {
            lanes[lane] = given[RowOf(firstReplicate + lane, given.Length)];
        }
    }

    /// <summary>Puts into a block whatever is given beside uniforms and tables; its inputs are drawn.</summary>
    /// <exception cref="InvalidOperationException">A parameter is not held per lane.</exception>
    internal void Apply(BlockState block)
    {
        int first = block.Draws.FirstReplicate, width = block.Width;
        foreach ((UncertainInput input, double[] given) in Values)
        {
            Fill(given, first, block.Uncertain.AsSpan((int)input * width, width));
        }

        Span<double> change = block.Room(width);
        foreach ((UncertainInput input, double[] given) in Changes)
        {
            Fill(given, first, change);
            bool factor = UncertainInputs.Neutral(input) == 1;
            Span<double> column = block.Uncertain.AsSpan((int)input * width, width);
            for (int lane = 0; lane < width; lane++)
            {
                column[lane] = factor ? column[lane] * change[lane] : column[lane] + change[lane];
            }
        }

        foreach ((string id, double[] given) in Thresholds)
        {
            int index = Enumerable.Range(0, block.Model.LaneParameters.Count).FirstOrDefault(i => block.Model.Pack.Parameters[block.Model.LaneParameters[i]].Id == id, -1);
            if (index < 0)
            {
                throw new InvalidOperationException($"the parameter '{id}' is not held per lane");
            }

            Fill(given, first, block.ParameterShift(index));
        }

        for (int k = 0; k < block.Model.Components.Count; k++)
        {
            if (Money.TryGetValue(block.Model.Components[k].Definition.Id, out double[]? given))
            {
                Fill(given, first, block.MoneyFactors.AsSpan(k * width, width));
            }
        }
    }
}
