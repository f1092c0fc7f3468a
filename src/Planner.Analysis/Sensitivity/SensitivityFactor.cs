using Planner.Localities.Scenarios;
using Planner.Rules.Pack;
using Planner.Simulation.Running;

namespace Planner.Analysis.Sensitivity;

/// <summary>Something a result may depend on, with how far it is moved.</summary>
/// <param name="Id">Id: of the input, the parameter or the lever; <c>chance</c> and <c>tables</c> for those; of a group the ids of its inputs joined by <c>+</c>.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Low">Low end, in its own unit; of an assumption the 10 % quantile; NaN for groups, chance and tables.</param>
/// <param name="High">High end.</param>
/// <param name="Now">The value in force; of an assumption its median; NaN for groups, chance and tables.</param>
public sealed record SensitivityFactor(string Id, FactorKind Kind, double Low, double High, double Now)
{
    /// <summary>Uncertain inputs that it is made of; empty for thresholds, chance and tables.</summary>
    public IReadOnlyList<UncertainInput> Inputs { get; init; } = [];

    /// <summary>The lever; null for other kinds.</summary>
    public LeverRange? Lever { get; init; }

    /// <summary>The parameter; null for other kinds.</summary>
    public ParameterDefinition? Parameter { get; init; }

    /// <summary>Ids of the components whose money it multiplies.</summary>
    public IReadOnlyList<string> Components { get; init; } = [];

    /// <summary>Number of synthetic tables, for the factor of tables; else 1.</summary>
    public int TableCount { get; init; } = 1;

    /// <summary>Whether it can be moved to any value by decision: break-even values are sought for these.</summary>
    public bool IsChoice => Kind is FactorKind.Threshold or FactorKind.Lever;

    /// <summary>Coordinates of a point of a design that it takes.</summary>
    internal int Dimensions => Kind switch
    {
        FactorKind.Assumption => Inputs.Count,
        FactorKind.Chance => 0,
        _ => 1,
    };

    /// <summary>Puts values of it into a design: of each replicate its own, or one for all.</summary>
    /// <param name="design">The design so far.</param>
    /// <param name="values">Values in its own unit; for an assumption of a single input.</param>
    internal void Set(DesignColumns design, double[] values)
    {
        switch (Kind)
        {
            case FactorKind.Assumption:
                design.Values[Inputs[0]] = values;
                break;
            case FactorKind.Threshold:
                design.Thresholds[Id] = [.. values.Select(v => v - Now)];
                break;
            case FactorKind.Lever when Lever!.Acts == LeverAction.Money:
                foreach (string component in Components)
                {
                    design.Money[component] = design.Money.TryGetValue(component, out double[]? before) ? Joined(before, values, (a, b) => a * b) : values;
                }

                break;
            case FactorKind.Lever when Lever.Acts == LeverAction.Disbursement:
                design.Changes[UncertainInput.DisbursementShift] =
                    design.Changes.TryGetValue(UncertainInput.DisbursementShift, out double[]? shifts) ? Joined(shifts, values, (a, b) => a + b) : values;
                break;
            case FactorKind.Lever:
                design.Changes[UncertainInput.UnitCostFactor] =
                    design.Changes.TryGetValue(UncertainInput.UnitCostFactor, out double[]? factors) ? Joined(factors, values, (a, b) => a * b) : values;
                break;
            default:
                throw new InvalidOperationException($"'{Id}' has no value");
        }
    }

    /// <summary>Puts coordinates of a design's points into a design.</summary>
    /// <param name="design">The design so far.</param>
    /// <param name="coordinates">For each of <see cref="Dimensions"/> a column of uniforms.</param>
    internal void SetUniforms(DesignColumns design, IReadOnlyList<double[]> coordinates)
    {
        switch (Kind)
        {
            case FactorKind.Assumption:
                for (int i = 0; i < Inputs.Count; i++)
                {
                    design.Uniforms[Inputs[i]] = coordinates[i];
                }

                break;
            case FactorKind.Table:
                design.Tables = [.. coordinates[0].Select(u => Math.Min((int)(u * TableCount), TableCount - 1))];
                break;
            case FactorKind.Chance:
                break;
            default:
                Set(design, [.. coordinates[0].Select(u => Low + ((High - Low) * u))]);
                break;
        }
    }

    // Two levers may act on one thing; a single entry holds for all replicates.
    private static double[] Joined(double[] a, double[] b, Func<double, double, double> join) =>
        [.. Enumerable.Range(0, Math.Max(a.Length, b.Length)).Select(i => join(a[Math.Min(i, a.Length - 1)], b[Math.Min(i, b.Length - 1)]))];
}
