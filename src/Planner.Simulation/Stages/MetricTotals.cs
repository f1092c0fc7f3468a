using System.Numerics;
using Planner.Rules.Language;
using Planner.Rules.Pack;
using Planner.Simulation.Preparation;
using Planner.Simulation.State;
using static Planner.Simulation.Stages.LaneMasks;

namespace Planner.Simulation.Stages;

/// <summary>
/// All metrics over the communes, or over the districts, in one walk through the units in the order of their table. What several metrics need (a value,
/// a weight, a filter, a sum) is computed once.
/// </summary>
internal sealed class MetricTotals
{
    private const int One = -1;
    private readonly PreparedModel model;
    private readonly MetricScope scope;
    private readonly List<LaneExpression> sources = [];
    private readonly List<LaneExpression> filters = [];
    private readonly List<Total> totals = [];
    private readonly Result[] results;

    /// <summary>Plans the walk.</summary>
    /// <param name="model">The model.</param>
    /// <param name="scope">Communes or districts.</param>
    public MetricTotals(PreparedModel model, MetricScope scope)
    {
        this.model = model;
        this.scope = scope;
        results = [.. Enumerable.Range(0, model.Metrics.Count).Where(m => model.Metrics[m].Definition.Scope == scope).Select(Plan)];
    }

    private enum Gathering
    {
        Sum,
        Product,
        Least,
        Greatest,
    }

    /// <summary>Gathers the year's metrics.</summary>
    /// <param name="block">The block.</param>
    /// <param name="year">The year.</param>
    /// <param name="first">Column of the year's first metric.</param>
    public void Run(BlockState block, int year, int first)
    {
        if (results.Length == 0)
        {
            return;
        }

        int width = block.Width;
        int shared = model.SharedOffset(model.LocalityRegion, year);
        int units = scope == MetricScope.Commune ? model.Communes.Count : model.Locality.Districts.Count;
        Span<double> room = block.Room((sources.Count + filters.Count + totals.Count) * width);
        Span<double> values = room[..(sources.Count * width)];
        Span<double> masks = room.Slice(sources.Count * width, filters.Count * width);
        Span<double> sums = room[((sources.Count + filters.Count) * width)..];
        for (int t = 0; t < totals.Count; t++)
        {
            sums.Slice(t * width, width).Fill(totals[t].Gathering switch
            {
                Gathering.Least => double.PositiveInfinity,
                Gathering.Greatest => double.NegativeInfinity,
                _ => 0,
            });
        }

        for (int u = 0; u < units; u++)
        {
            Read(block, u, shared, values, masks);
            for (int t = 0; t < totals.Count; t++)
            {
                Total total = totals[t];
                ReadOnlySpan<double> value = total.Value == One ? [] : Values(block, u, total.Value, values);
                ReadOnlySpan<double> weight = total.Weight == One ? [] : Values(block, u, total.Weight, values);
                ReadOnlySpan<double> mask = total.Filter == One ? [] : masks.Slice(total.Filter * width, width);
                Gather(total.Gathering, value, weight, mask, sums.Slice(t * width, width));
            }
        }

        foreach (Result result in results)
        {
            Conclude(result, sums, width, block.MetricColumn(first + result.Metric));
        }
    }

    private static void Gather(Gathering gathering, ReadOnlySpan<double> value, ReadOnlySpan<double> weight, ReadOnlySpan<double> mask, Span<double> sum)
    {
        for (int lane = 0; lane < sum.Length; lane += Count)
        {
            Vector<double> known = At(sum, lane);
            Vector<double> x = value.IsEmpty ? Vector<double>.One : At(value, lane);
            Vector<double> next = gathering switch
            {
                Gathering.Sum => x,
                Gathering.Product => At(weight, lane) * x,
                Gathering.Least => Vector.Min(known, x),
                _ => Vector.Max(known, x),
            };
            if (gathering is Gathering.Sum or Gathering.Product)
            {
                next = known + (mask.IsEmpty ? next : Keep(NotZero(At(mask, lane)), next));
            }
            else if (!mask.IsEmpty)
            {
                next = Choose(NotZero(At(mask, lane)), next, known);
            }

            next.CopyTo(sum[lane..]);
        }
    }

    private static void Conclude(Result result, ReadOnlySpan<double> sums, int width, Span<double> column)
    {
        ReadOnlySpan<double> value = sums.Slice(result.Value * width, width);
        ReadOnlySpan<double> divisor = result.Divisor == One ? [] : sums.Slice(result.Divisor * width, width);
        var undefined = new Vector<double>(double.NaN);
        var hundred = new Vector<double>(100);
        for (int lane = 0; lane < width; lane += Count)
        {
            Vector<double> gathered = At(value, lane);
            if (!divisor.IsEmpty)
            {
                Vector<double> by = At(divisor, lane);
                Vector<double> quotient = result.Aggregate switch
                {
                    Aggregate.Mean or Aggregate.WeightedMean => gathered / by,
                    Aggregate.Share or Aggregate.Ratio => hundred * (gathered / by),
                    _ => gathered,
                };
                gathered = Choose(Vector.Equals(by, Vector<double>.Zero), undefined, quotient);
            }

            gathered.CopyTo(column[lane..]);
        }
    }

    private static int Place<T>(List<T> list, T item, Func<T, bool> same)
    {
        int at = list.FindIndex(x => same(x));
        if (at < 0)
        {
            at = list.Count;
            list.Add(item);
        }

        return at;
    }

    private Result Plan(int index)
    {
        PreparedMetric metric = model.Metrics[index];
        Aggregate aggregate = metric.Definition.Aggregate;
        int value = Source(metric.Value);
        int weight = metric.Weight is null || metric.Weight.Constant == 1 ? One : Source(metric.Weight);
        int filter = metric.Filter is null ? One : Place(filters, metric.Filter, f => f.Text == metric.Filter.Text);
        bool weighted = weight != One && (aggregate is Aggregate.WeightedMean or Aggregate.Share);
        int gathered = Sum(aggregate switch
        {
            Aggregate.Min => Gathering.Least,
            Aggregate.Max => Gathering.Greatest,
            _ => weighted ? Gathering.Product : Gathering.Sum,
        }, value, weighted ? weight : One);
        int divisor = aggregate switch
        {
            Aggregate.Sum or Aggregate.Count => One,
            Aggregate.Mean or Aggregate.Min or Aggregate.Max => Sum(Gathering.Sum, One, One),
            _ => Sum(Gathering.Sum, weight, One),
        };
        return new Result(index, aggregate, gathered, divisor);

        int Source(LaneExpression expression) => Place(sources, expression, s => s.Text == expression.Text);

        int Sum(Gathering gathering, int of, int by)
        {
            var total = new Total(gathering, of, by, filter);
            return Place(totals, total, t => t == total);
        }
    }

    /// <summary>A source's values in a unit: the state's own column where the source is one.</summary>
    private ReadOnlySpan<double> Values(BlockState block, int unit, int source, ReadOnlySpan<double> values) =>
        sources[source].Field is { Type: not InputType.Bool } field ? Column(block, unit, field.Slot) : values.Slice(source * block.Width, block.Width);

    private Span<double> Column(BlockState block, int unit, int slot) =>
        scope == MetricScope.Commune ? block.Column(unit, slot) : block.DistrictColumn(unit, slot);

    private void Read(BlockState block, int unit, int shared, Span<double> values, Span<double> masks)
    {
        int width = block.Width;
        for (int s = 0; s < sources.Count; s++)
        {
            if (sources[s].Field is not { Type: not InputType.Bool })
            {
                Read(block, sources[s], unit, shared, values.Slice(s * width, width));
            }
        }

        for (int f = 0; f < filters.Count; f++)
        {
            Span<double> mask = masks.Slice(f * width, width);
            Read(block, filters[f], unit, shared, mask);
            for (int lane = 0; lane < width; lane += Count)
            {
                // A filter that failed (NaN) lets nobody through.
                Number(Vector.Equals(At(mask, lane), Vector<double>.One)).CopyTo(mask[lane..]);
            }
        }
    }

    private void Read(BlockState block, LaneExpression expression, int unit, int shared, Span<double> numbers)
    {
        int width = block.Width;
        if (expression.Field is { } field)
        {
            ReadOnlySpan<double> column = Column(block, unit, field.Slot);
            for (int lane = 0; lane < width; lane += Count)
            {
                Number(NotZero(At(column, lane))).CopyTo(numbers[lane..]);
            }
        }
        else if (scope == MetricScope.Commune)
        {
            UnitReading.Numbers(block, expression, unit, numbers);
        }
        else
        {
            expression.Numbers(block.Districts, block.DistrictOffset(unit, 0), width, model.Shared, shared, numbers, block.TruthRoom(2 * width));
        }
    }

    /// <summary>A sum over units; −1 stands for the number 1, for no weight and for no filter.</summary>
    private readonly record struct Total(Gathering Gathering, int Value, int Weight, int Filter);

    /// <summary>How a metric follows from its totals; −1 for no divisor.</summary>
    private readonly record struct Result(int Metric, Aggregate Aggregate, int Value, int Divisor);
}
