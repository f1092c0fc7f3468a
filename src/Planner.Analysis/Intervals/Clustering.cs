using Planner.Simulation.Recording;

namespace Planner.Analysis.Intervals;

/// <summary>Which synthetic table each replicate ran on. Replicates of one table share its invented start, so they are no independent draws.</summary>
/// <threadsafety>Immutable; safe for concurrent use.</threadsafety>
public sealed class Clustering
{
    private readonly int[] tableOf;
    private readonly int[] sizes;

    private Clustering(int[] tableOf)
    {
        this.tableOf = tableOf;
        sizes = new int[tableOf.Max() + 1];
        foreach (int table in tableOf)
        {
            sizes[table]++;
        }

        Tables = sizes.Count(size => size > 0);
    }

    /// <summary>Number of replicates; ≥ 1.</summary>
    public int Replicates => tableOf.Length;

    /// <summary>Number of tables that at least one replicate ran on; ≥ 1.</summary>
    public int Tables { get; }

    /// <summary>Table of each replicate.</summary>
    internal ReadOnlySpan<int> TableOf => tableOf;

    /// <summary>Number of replicates by table.</summary>
    internal ReadOnlySpan<int> Sizes => sizes;

    /// <summary>The tables of an ensemble.</summary>
    /// <param name="ensemble">The ensemble.</param>
    public static Clustering Of(Ensemble ensemble) => Of(Enumerable.Range(0, ensemble.Replicates).Select(ensemble.TableOf));

    /// <summary>Tables that are given one by one.</summary>
    /// <param name="tableOfReplicate">0-based table of each replicate, in order.</param>
    /// <exception cref="ArgumentException">There is no replicate, or a table is negative.</exception>
    public static Clustering Of(IEnumerable<int> tableOfReplicate)
    {
        int[] tables = tableOfReplicate.ToArray();
        if (tables.Length == 0 || tables.Min() < 0)
        {
            throw new ArgumentException("at least one replicate is needed and tables are numbered from 0", nameof(tableOfReplicate));
        }

        return new Clustering(tables);
    }
}
