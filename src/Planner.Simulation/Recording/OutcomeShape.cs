using Planner.Simulation.Preparation;

namespace Planner.Simulation.Recording;

/// <summary>How many of each thing a run records; fixed by locality and rules.</summary>
/// <param name="Communes">Communes.</param>
/// <param name="Years">Years, the start year included.</param>
/// <param name="Metrics">Metrics.</param>
/// <param name="Targets">Targets.</param>
/// <param name="Criteria">Criteria of the new-rural set in force in the last year.</param>
/// <param name="Components">Components of the programmes.</param>
public sealed record OutcomeShape(int Communes, int Years, int Metrics, int Targets, int Criteria, int Components)
{
    /// <summary>Levels of the standard: new-rural, advanced, model.</summary>
    public const int Levels = 3;

    /// <summary>Columns of doubles by replicate: metrics by year, then target values.</summary>
    public int Columns => (Metrics * Years) + Targets;

    /// <summary>Cells of the histogram of first years: <c>[(commune · 3 + level − 1) · (years + 1) + year]</c>.</summary>
    public int FirstYearCells => Communes * Levels * (Years + 1);

    /// <summary>Cells of the criteria counts: <c>[(commune · criteria + criterion) · years + year]</c>.</summary>
    public int CriterionCells => Communes * Criteria * Years;

    /// <summary>Cells of the spending sums: <c>[(commune · components + component) · years + year]</c>.</summary>
    public int SpendingCells => Communes * Components * Years;

    /// <summary>The shape of what a model records.</summary>
    /// <param name="model">The model.</param>
    public static OutcomeShape Of(PreparedModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return new OutcomeShape(
            model.Communes.Count, model.Locality.EndYear - model.Locality.StartYear + 1, model.Metrics.Count, model.Targets.Count, model.LastSetCriteria.Count,
            model.Components.Count);
    }

    /// <summary>Bytes that the outcomes of a number of replicates take, in memory and in a file.</summary>
    /// <param name="replicates">The number of replicates.</param>
    public long Bytes(int replicates) =>
        (((long)Columns * sizeof(double)) + Targets) * replicates + ((long)FirstYearCells + CriterionCells) * sizeof(int) + ((long)SpendingCells * sizeof(long));
}
