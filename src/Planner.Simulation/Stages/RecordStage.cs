using System.Numerics;
using Planner.Rules.Pack;
using Planner.Simulation.Preparation;
using Planner.Simulation.State;
using static Planner.Simulation.Stages.LaneMasks;

namespace Planner.Simulation.Stages;

/// <summary>Stage 8: the locality's totals and every metric of the year. Units are summed in the order of their table, so sums are the same everywhere.</summary>
internal sealed class RecordStage(PreparedModel model) : IStage
{
    private readonly MetricTotals communes = new(model, MetricScope.Commune);
    private readonly MetricTotals districts = new(model, MetricScope.District);
    private readonly int[] ofLocality = [.. Enumerable.Range(0, model.Metrics.Count).Where(m => model.Metrics[m].Definition.Scope == MetricScope.Locality)];

    /// <inheritdoc/>
    public void Run(BlockState block, int year)
    {
        Total(block);
        int width = block.Width;
        int first = (year - model.Locality.StartYear) * model.Metrics.Count;
        communes.Run(block, year, first);
        districts.Run(block, year, first);
        int shared = model.SharedOffset(model.LocalityRegion, year);
        foreach (int m in ofLocality)
        {
            model.Metrics[m].Value.Numbers(
                block.LocalityColumns, 0, width, model.Shared, shared, block.MetricColumn(first + m), block.TruthRoom(2 * width));
        }
    }

    private void Total(BlockState block)
    {
        Span<double> debt = block.LocalityColumn(LocalitySlots.Debt);
        Span<double> unreached = block.LocalityColumn(LocalitySlots.CommunesUnreached);
        var thousand = new Vector<double>(1000);
        for (int lane = 0; lane < block.Width; lane += Count)
        {
            Vector<double> owed = Vector<double>.Zero;
            Vector<double> none = Vector<double>.Zero;
            for (int c = 0; c < model.Communes.Count; c++)
            {
                owed += At(block.Column(c, CommuneSlots.Debt), lane) / thousand;
                none += Number(Vector.Equals(At(block.Column(c, CommuneSlots.Spending), lane), Vector<double>.Zero));
            }

            owed.CopyTo(debt[lane..]);
            none.CopyTo(unreached[lane..]);
        }
    }
}
