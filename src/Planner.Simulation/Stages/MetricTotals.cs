using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Planner.Numerics.Lanes;
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

    // By source its slot where it is a number of the state by itself, else −1.
    private readonly int[] slots;
    private readonly Total[] plan;

    /// <summary>Plans the walk.</summary>
    /// <param name="model">The model.</param>
    /// <param name="scope">Communes or districts.</param>
    public MetricTotals(PreparedModel model, MetricScope scope)
    {
        this.model = model;
        this.scope = scope;
        results = [.. Enumerable.Range(0, model.Metrics.Count).Where(m => model.Metrics[m].Definition.Scope == scope).Select(Plan)];
        slots = [.. sources.Select(s => s.Field is { Type: not InputType.Bool } field ? field.Slot : -1)];
        plan = [.. totals];
    }

    private enum Gathering
    {
        Sum,
        Product,
        Least,
        Greatest,
    }

    /// <summary>Gathers the year's metrics from all units.</summary>
    /// <param name="block">The block.</param>
    /// <param name="year">The year.</param>
    /// <param name="first">Column of the year's first metric.</param>
    public void Run(BlockState block, int year, int first)
    {
        Begin(block);
        int units = scope == MetricScope.Commune ? model.Communes.Count : model.Locality.Districts.Count;
        for (int u = 0; u < units; u++)
        {
            Add(block, year, u);
        }

        Conclude(block, first);
    }

    /// <summary>Forgets what was gathered.</summary>
    /// <param name="block">The block; keeps what is gathered until <see cref="Conclude(BlockState, int)"/>.</param>
    public void Begin(BlockState block)
    {
        int width = block.Width;
        Span<double> sums = Sums(block);
        for (int t = 0; t < plan.Length; t++)
        {
            sums.Slice(t * width, width).Fill(plan[t].Gathering switch
            {
                Gathering.Least => double.PositiveInfinity,
                Gathering.Greatest => double.NegativeInfinity,
                _ => 0,
            });
        }
    }

    /// <summary>Adds a unit; all units, in the order of their table.</summary>
    /// <param name="block">The block.</param>
    /// <param name="year">The year.</param>
    /// <param name="unit">Index of the unit.</param>
    public void Add(BlockState block, int year, int unit)
    {
        if (plan.Length == 0)
        {
            return;
        }

        int width = block.Width;
        Span<double> room = block.Room((sources.Count + filters.Count) * width);
        Span<double> values = room[..(sources.Count * width)];
        Span<double> masks = room[(sources.Count * width)..];
        Span<double> sums = Sums(block);
        Read(block, unit, model.SharedOffset(model.LocalityRegion, year), values, masks);
        for (int t = 0; t < plan.Length; t++)
        {
            Total total = plan[t];
            ReadOnlySpan<double> value = total.Value == One ? [] : Values(block, unit, total.Value, values);
            ReadOnlySpan<double> mask = total.Filter == One ? [] : masks.Slice(total.Filter * width, width);
            Span<double> sum = sums.Slice(t * width, width);
            switch (total.Gathering)
            {
                case Gathering.Sum when value.IsEmpty:
                    AddOnes(mask, sum);
                    break;
                case Gathering.Sum:
                    Add(value, [], mask, sum);
                    break;
                case Gathering.Product:
                    Add(value, Values(block, unit, total.Weight, values), mask, sum);
                    break;
                default:
                    Compare(total.Gathering == Gathering.Least, value, mask, sum);
                    break;
            }
        }
    }

    /// <summary>Makes the year's metrics of what was gathered.</summary>
    /// <param name="block">The block.</param>
    /// <param name="first">Column of the year's first metric.</param>
    public void Conclude(BlockState block, int first)
    {
        Span<double> sums = Sums(block);
        foreach (Result result in results)
        {
            Conclude(result, sums, block.Width, block.MetricColumn(first + result.Metric));
        }
    }

    private Span<double> Sums(BlockState block) => block.TotalsRoom(plan.Length * block.Width);

    /// <summary>sum += 1, where the mask is set; an empty mask is everywhere.</summary>
    private static void AddOnes(ReadOnlySpan<double> mask, Span<double> sum)
    {
        switch (LaneWidth.Widest)
        {
            case 8:
                AddOnes<LanesOf8>(mask, sum);
                break;
            case 4:
                AddOnes<LanesOf4>(mask, sum);
                break;
            default:
                AddOnes<LanesOf2>(mask, sum);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void AddOnes<T>(ReadOnlySpan<double> mask, Span<double> sum) where T : struct, ILanes<T>
    {
        ref double to = ref MemoryMarshal.GetReference(sum);
        T one = T.All(1.0);
        if (mask.IsEmpty)
        {
            for (nint lane = 0; lane < sum.Length; lane += T.Count)
            {
                (T.Load(in Unsafe.Add(ref to, lane)) + one).Store(ref Unsafe.Add(ref to, lane));
            }

            return;
        }

        ref double marks = ref MemoryMarshal.GetReference(mask[..sum.Length]);
        for (nint lane = 0; lane < sum.Length; lane += T.Count)
        {
            (T.Load(in Unsafe.Add(ref to, lane)) + (T.Load(in Unsafe.Add(ref marks, lane)) & one)).Store(ref Unsafe.Add(ref to, lane));
        }
    }

    /// <summary>sum += weight · value, where the mask is set; an empty weight is 1, an empty mask everywhere.</summary>
    private static void Add(ReadOnlySpan<double> value, ReadOnlySpan<double> weight, ReadOnlySpan<double> mask, Span<double> sum)
    {
        switch (LaneWidth.Widest)
        {
            case 8:
                Add<LanesOf8>(value, weight, mask, sum);
                break;
            case 4:
                Add<LanesOf4>(value, weight, mask, sum);
                break;
            default:
                Add<LanesOf2>(value, weight, mask, sum);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Add<T>(ReadOnlySpan<double> value, ReadOnlySpan<double> weight, ReadOnlySpan<double> mask, Span<double> sum) where T : struct, ILanes<T>
    {
        ref double from = ref MemoryMarshal.GetReference(value[..sum.Length]);
        ref double to = ref MemoryMarshal.GetReference(sum);
        ref double by = ref MemoryMarshal.GetReference(weight.IsEmpty ? weight : weight[..sum.Length]);
        ref double marks = ref MemoryMarshal.GetReference(mask.IsEmpty ? mask : mask[..sum.Length]);
        if (weight.IsEmpty && mask.IsEmpty)
        {
            for (nint lane = 0; lane < sum.Length; lane += T.Count)
            {
                (T.Load(in Unsafe.Add(ref to, lane)) + T.Load(in Unsafe.Add(ref from, lane))).Store(ref Unsafe.Add(ref to, lane));
            }
        }
        else if (weight.IsEmpty)
        {
            for (nint lane = 0; lane < sum.Length; lane += T.Count)
            {
                T kept = T.Load(in Unsafe.Add(ref marks, lane)) & T.Load(in Unsafe.Add(ref from, lane));
                (T.Load(in Unsafe.Add(ref to, lane)) + kept).Store(ref Unsafe.Add(ref to, lane));
            }
        }
        else if (mask.IsEmpty)
        {
            for (nint lane = 0; lane < sum.Length; lane += T.Count)
            {
                T product = T.Load(in Unsafe.Add(ref by, lane)) * T.Load(in Unsafe.Add(ref from, lane));
                (T.Load(in Unsafe.Add(ref to, lane)) + product).Store(ref Unsafe.Add(ref to, lane));
            }
        }
        else
        {
            for (nint lane = 0; lane < sum.Length; lane += T.Count)
            {
                T product = T.Load(in Unsafe.Add(ref by, lane)) * T.Load(in Unsafe.Add(ref from, lane));
                (T.Load(in Unsafe.Add(ref to, lane)) + (T.Load(in Unsafe.Add(ref marks, lane)) & product)).Store(ref Unsafe.Add(ref to, lane));
            }
        }
    }

    /// <summary>All bits of a lane where its number is 1, else none.</summary>
    private static void Mark(Span<double> numbers)
    {
        for (int lane = 0; lane < numbers.Length; lane += Count)
        {
            Vector.AsVectorDouble(Vector.Equals(At(numbers, lane), Vector<double>.One)).CopyTo(numbers[lane..]);
        }
    }

    /// <summary>known = the lesser, or the greater, of known and value, where the mask is set.</summary>
    private static void Compare(bool least, ReadOnlySpan<double> value, ReadOnlySpan<double> mask, Span<double> known)
    {
        for (int lane = 0; lane < known.Length; lane += Count)
        {
            Vector<double> before = At(known, lane);
            Vector<double> next = least ? Vector.Min(before, At(value, lane)) : Vector.Max(before, At(value, lane));
            (mask.IsEmpty ? next : Choose(NotZero(At(mask, lane)), next, before)).CopyTo(known[lane..]);
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
        slots[source] >= 0 ? Column(block, unit, slots[source]) : values.Slice(source * block.Width, block.Width);

    private Span<double> Column(BlockState block, int unit, int slot) =>
        scope == MetricScope.Commune ? block.Column(unit, slot) : block.DistrictColumn(unit, slot);

    private void Read(BlockState block, int unit, int shared, Span<double> values, Span<double> masks)
    {
        int width = block.Width;
        for (int s = 0; s < sources.Count; s++)
        {
            if (slots[s] < 0)
            {
                Read(block, sources[s], unit, shared, values.Slice(s * width, width));
            }
        }

        for (int f = 0; f < filters.Count; f++)
        {
            Span<double> mask = masks.Slice(f * width, width);
            Read(block, filters[f], unit, shared, mask);

            // A filter that failed (NaN) lets nobody through.
            Mark(mask);
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
