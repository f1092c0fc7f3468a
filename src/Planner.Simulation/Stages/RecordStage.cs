using System.Numerics;
using Planner.Rules.Pack;
using Planner.Simulation.Faults;
using Planner.Simulation.Preparation;
using Planner.Simulation.State;
using static Planner.Simulation.Stages.LaneMasks;

namespace Planner.Simulation.Stages;

/// <summary>Stage 8: the locality's totals and every metric of the year. Units are summed in the order of their table, so sums are the same everywhere.</summary>
internal sealed class RecordStage(PreparedModel model) : CommuneStage(model.Communes.Count)
{
    private readonly MetricTotals communes = new(model, MetricScope.Commune);
    private readonly MetricTotals districts = new(model, MetricScope.District);
    private readonly int[] ofLocality = [.. Enumerable.Range(0, model.Metrics.Count).Where(m => model.Metrics[m].Definition.Scope == MetricScope.Locality)];

    /// <inheritdoc/>
    public override void Begin(BlockState block, int year)
    {
        block.LocalityColumn(LocalitySlots.Debt).Clear();
        block.LocalityColumn(LocalitySlots.CommunesUnreached).Clear();
        communes.Begin(block);
    }

    /// <inheritdoc/>
    public override void Commune(BlockState block, int year, int c)
    {
        Total(block, c);
        communes.Add(block, year, c);
    }

    /// <inheritdoc/>
    public override void End(BlockState block, int year)
    {
        int width = block.Width;
        int first = (year - model.Locality.StartYear) * model.Metrics.Count;
        communes.Conclude(block, first);
        districts.Run(block, year, first);
        int shared = model.SharedOffset(model.LocalityRegion, year);
        foreach (int m in ofLocality)
        {
            if (model.Metrics[m].Value.Watched is { } watched)
            {
                FaultReading.Unit(block, watched, 0, shared);
            }

            model.Metrics[m].Value.Numbers(
                block.LocalityColumns, 0, width, model.Shared, shared, block.MetricColumn(first + m), block.TruthRoom(2 * width));
        }
    }

    private static void Total(BlockState block, int c)
    {
        Span<double> debt = block.LocalityColumn(LocalitySlots.Debt);
        Span<double> unreached = block.LocalityColumn(LocalitySlots.CommunesUnreached);
        ReadOnlySpan<double> owed = block.Column(c, CommuneSlots.Debt);
        ReadOnlySpan<double> spending = block.Column(c, CommuneSlots.Spending);
        var thousand = new Vector<double>(1000);
        for (int lane = 0; lane < block.Width; lane += Count)
        {
            (At(debt, lane) + (At(owed, lane) / thousand)).CopyTo(debt[lane..]);
            (At(unreached, lane) + Number(Vector.Equals(At(spending, lane), Vector<double>.Zero))).CopyTo(unreached[lane..]);
        }
    }
}
