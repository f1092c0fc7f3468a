using System.Numerics;
using Planner.Rules.Faults;
using Planner.Rules.Pack;
using Planner.Simulation.Preparation;
using Planner.Simulation.Running;
using Planner.Simulation.State;

namespace Planner.Simulation.Stages;

/// <summary>
/// Ends a run whose state is no longer made of finite numbers, before that reaches a mean or a quantile. A value that is infinite or no number stays so from year to year, so a
/// commune's columns are looked through once, at the end of the last year, while they are still in the nearer caches; a metric that is infinite is seen in its own year. NaN in a metric says that it
/// is not defined (a mean over no unit).
/// </summary>
/// <param name="model">The model.</param>
internal sealed class StateGuard(PreparedModel model)
{
    /// <summary>Looks at a commune's columns.</summary>
    /// <param name="block">The block.</param>
    /// <param name="c">Index of the commune.</param>
    /// <exception cref="NonFiniteStateException">One holds what is no finite number, in a lane that counts.</exception>
    public void Commune(BlockState block, int c)
    {
        // What lies behind are thresholds of a design, which may have no value in a year.
        ReadOnlySpan<double> columns = block.Lanes.AsSpan(block.Offset(c, 0), model.Slots.Parameters * block.Width);
        if (!IsFinite(columns) && Find(block, c) is { } fault)
        {
            throw fault;
        }
    }

    /// <summary>The first value of a block's communes that is no finite number; null where there is none.</summary>
    /// <param name="block">The block.</param>
    public NonFiniteStateException? Find(BlockState block)
    {
        for (int c = 0; c < model.Communes.Count; c++)
        {
            if (Find(block, c) is { } fault)
            {
                return fault;
            }
        }

        return null;
    }

    /// <summary>Looks at the metrics of the block's year.</summary>
    /// <param name="block">The block.</param>
    /// <exception cref="NonFiniteStateException">One is infinite, in a lane that counts.</exception>
    public void Metrics(BlockState block)
    {
        int first = (block.Year - model.Locality.StartYear) * model.Metrics.Count;
        for (int m = 0; m < model.Metrics.Count; m++)
        {
            ReadOnlySpan<double> column = block.MetricColumn(first + m);
            if (!IsFinite(column))
            {
                for (int lane = 0; lane < block.CountedLanes; lane++)
                {
                    if (Math.Abs(column[lane]) > FaultAnalysis.MostReal)
                    {
                        throw new NonFiniteStateException(model.Locality.Id, model.Metrics[m].Definition.Id, block.Year, block.FirstReplicate + lane, column[lane]);
                    }
                }
            }
        }
    }

    private static bool IsFinite(ReadOnlySpan<double> numbers)
    {
        var most = new Vector<double>(FaultAnalysis.MostReal);
        Vector<long> sound = Vector<long>.AllBitsSet;
        int lane = 0;
        for (; lane <= numbers.Length - Vector<double>.Count; lane += Vector<double>.Count)
        {
            sound &= Vector.LessThanOrEqual(Vector.Abs(new Vector<double>(numbers[lane..])), most);
        }

        bool rest = true;
        for (; lane < numbers.Length; lane++)
        {
            rest &= Math.Abs(numbers[lane]) <= FaultAnalysis.MostReal;
        }

        return rest && sound == Vector<long>.AllBitsSet;
    }

    private NonFiniteStateException? Find(BlockState block, int c)
    {
        for (int slot = 0; slot < model.Slots.Parameters; slot++)
        {
            ReadOnlySpan<double> column = block.Column(c, slot);
            for (int lane = 0; lane < block.CountedLanes; lane++)
            {
                if (!(Math.Abs(column[lane]) <= FaultAnalysis.MostReal))
                {
                    return new NonFiniteStateException(model.Communes[c].Id, NameOf(slot), block.Year, block.FirstReplicate + lane, column[lane]);
                }
            }
        }

        return null;
    }

    private string NameOf(int slot) =>
        slot < InputFields.Commune.Count ? InputFields.Commune[slot].Name
        : slot >= model.Slots.Indicators && slot - model.Slots.Indicators < model.CommuneIndicators.Count ? model.CommuneIndicators[slot - model.Slots.Indicators].Definition.Id
        : FormattableString.Invariant($"column {slot}");
}
