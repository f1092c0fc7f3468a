using Planner.Rules.Language;
using Planner.Rules.Pack;
using Planner.Simulation.Preparation;
using Planner.Simulation.Stages;
using Planner.Simulation.State;

namespace Planner.Simulation.Tests.Oracles;

/// <summary>The stage lane by lane, as it was first written: the oracle of the one over columns.</summary>
internal sealed class ScalarRecordStage(PreparedModel model) : IStage
{
    /// <inheritdoc/>
    public void Run(BlockState block, int year)
    {
        Total(block);
        int width = block.Width;
        int first = (year - model.Locality.StartYear) * model.Metrics.Count;
        int localityShared = model.SharedOffset(model.LocalityRegion, year);
        for (int m = 0; m < model.Metrics.Count; m++)
        {
            PreparedMetric metric = model.Metrics[m];
            Span<double> column = block.MetricColumn(first + m);
            for (int lane = 0; lane < width; lane++)
            {
                column[lane] = metric.Definition.Scope switch
                {
                    MetricScope.Commune => OverCommunes(block, metric, lane),
                    MetricScope.District => OverDistricts(block, metric, lane, localityShared),
                    _ => metric.Value.Scalar(block.LocalityColumns, lane, width, model.Shared, localityShared),
                };
            }
        }
    }

    private void Total(BlockState block)
    {
        Span<double> debt = block.LocalityColumn(LocalitySlots.Debt);
        Span<double> unreached = block.LocalityColumn(LocalitySlots.CommunesUnreached);
        debt.Clear();
        unreached.Clear();
        for (int c = 0; c < model.Communes.Count; c++)
        {
            ReadOnlySpan<double> owed = block.Column(c, CommuneSlots.Debt);
            ReadOnlySpan<double> spending = block.Column(c, CommuneSlots.Spending);
            for (int lane = 0; lane < block.Width; lane++)
            {
                debt[lane] += owed[lane] / 1000;
                unreached[lane] += spending[lane] == 0 ? 1 : 0;
            }
        }
    }

    private double OverCommunes(BlockState block, PreparedMetric metric, int lane)
    {
        var sum = new AggregateSum(metric.Definition.Aggregate);
        for (int c = 0; c < model.Communes.Count; c++)
        {
            Add(ref sum, metric, block.Lanes, block.Offset(c, lane), block.Width, block.SharedOffsets[(c * block.Width) + lane]);
        }

        return sum.Result;
    }

    private double OverDistricts(BlockState block, PreparedMetric metric, int lane, int shared)
    {
        var sum = new AggregateSum(metric.Definition.Aggregate);
        for (int d = 0; d < model.Locality.Districts.Count; d++)
        {
            Add(ref sum, metric, block.Districts, block.DistrictOffset(d, lane), block.Width, shared);
        }

        return sum.Result;
    }

    private void Add(ref AggregateSum sum, PreparedMetric metric, double[] lanes, int offset, int stride, int shared)
    {
        if (metric.Filter is { } filter && filter.Scalar(lanes, offset, stride, model.Shared, shared) != 1)
        {
            return;
        }

        sum.Add(metric.Value.Scalar(lanes, offset, stride, model.Shared, shared), metric.Weight is { } weight ? weight.Scalar(lanes, offset, stride, model.Shared, shared) : 1);
    }
}
