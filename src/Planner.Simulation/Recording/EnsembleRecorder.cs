using System.Numerics;
using Planner.Simulation.Faults;
using Planner.Simulation.Preparation;
using Planner.Simulation.State;

namespace Planner.Simulation.Recording;

/// <summary>
/// Copies what a block records into outcomes. Columns are written at the replicate's own index; histograms and sums are whole numbers, so that neither
/// threads nor the order of blocks can change a result.
/// </summary>
/// <threadsafety>Safe for concurrent use on different outcomes.</threadsafety>
internal sealed class EnsembleRecorder(PreparedModel model)
{
    private readonly int years = model.Locality.EndYear - model.Locality.StartYear + 1;

    /// <summary>Communes of a block.</summary>
    public int Communes => model.Communes.Count;

    /// <summary>Adds one year of a commune to the sums.</summary>
    /// <param name="block">The block.</param>
    /// <param name="commune">Index of the commune.</param>
    /// <param name="lanes">The block's lanes that count; the rest lie beyond the last replicate.</param>
    /// <param name="year">The calendar year.</param>
    /// <param name="outcomes">Where to.</param>
    public void AddYear(BlockState block, int commune, int lanes, int year, Outcomes outcomes)
    {
        int y = year - model.Locality.StartYear;
        int criteria = model.LastSetCriteria.Count;
        int components = model.Components.Count;
        for (int i = 0; i < criteria; i++)
        {
            int cell = (commune * criteria) + i;
            outcomes.CriterionPassed[(cell * years) + y] += block.CriterionPassed.AsSpan(cell * block.Width, lanes).Count(true);
        }

        for (int k = 0; k < components; k++)
        {
            outcomes.Spending[(((commune * components) + k) * years) + y] += Thousands(block.MoneyColumn(k, commune)[..lanes]);
        }
    }

    /// <summary>Takes a finished block's columns and judges the targets.</summary>
    /// <param name="block">The block.</param>
    /// <param name="lanes">Its lanes that count.</param>
    /// <param name="at">Where its first replicate stands in the columns.</param>
    /// <param name="outcomes">Where to.</param>
    public void AddBlock(BlockState block, int lanes, int at, Outcomes outcomes)
    {
        for (int m = 0; m < model.Metrics.Count; m++)
        {
            for (int y = 0; y < years; y++)
            {
                block.MetricColumn((y * model.Metrics.Count) + m)[..lanes].CopyTo(outcomes.Columns[(m * years) + y].AsSpan(at));
            }
        }

        int shared = model.SharedOffset(model.LocalityRegion, model.Locality.EndYear);
        int values = model.Metrics.Count * years;
        for (int t = 0; t < model.Targets.Count; t++)
        {
            if (model.Targets[t].Watched is { } watched)
            {
                FaultReading.Unit(block, watched, 0, shared);
            }

            for (int lane = 0; lane < lanes; lane++)
            {
                outcomes.Columns[values + t][at + lane] = model.Targets[t].Value(block.Metrics, lane, block.Width, model.Shared, shared);
                outcomes.TargetMet[t][at + lane] = model.Targets[t].Rule(block.Metrics, lane, block.Width, model.Shared, shared) == 1;
            }
        }

        for (int cell = 0; cell < model.Communes.Count * OutcomeShape.Levels; cell++)
        {
            for (int lane = 0; lane < lanes; lane++)
            {
                int year = block.FirstYear[(cell * block.Width) + lane];
                outcomes.FirstYears[(cell * (years + 1)) + (year == 0 ? years : year - model.Locality.StartYear)]++;
            }
        }
    }

    /// <summary>Million VND in whole thousands, summed. The terms are whole numbers far below 2⁵³, so the order of the sum cannot matter.</summary>
    private static long Thousands(ReadOnlySpan<double> millions)
    {
        Vector<double> sums = Vector<double>.Zero;
        var thousand = new Vector<double>(1000);
        int lane = 0;
        for (; lane <= millions.Length - Vector<double>.Count; lane += Vector<double>.Count)
        {
            sums += Vector.Round(new Vector<double>(millions[lane..]) * thousand);
        }

        double sum = Vector.Sum(sums);
        for (; lane < millions.Length; lane++)
        {
            sum += Math.Round(millions[lane] * 1000);
        }

        return (long)sum;
    }
}
