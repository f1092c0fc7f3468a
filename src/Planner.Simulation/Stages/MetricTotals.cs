using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Planner.Numerics.Lanes;
using Planner.Rules.Language;
using Planner.Rules.Pack;
using Planner.Simulation.Faults;
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
    private readonly List<(WatchedRule Rule, int Filter)> watched = [];
    private readonly Result[] results;

    // By source its slot where it is a number of the state by itself, else −1.
    private readonly int[] slots;
    private readonly Total[] plan;

    // The sums among them with where their columns lie, and the least and greatest.
    private readonly Addition[] additions;
    private readonly int[] extremes;

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
        additions =
        [
            .. Enumerable.Range(0, plan.Length).Where(t => plan[t].Gathering is Gathering.Sum or Gathering.Product)
                .Select(t => new Addition(t, Place(plan[t].Value), Place(plan[t].Weight), plan[t].Filter)),
        ];
        extremes = [.. Enumerable.Range(0, plan.Length).Where(t => plan[t].Gathering is Gathering.Least or Gathering.Greatest)];

        int Place(int source) => source == One ? One : slots[source] >= 0 ? slots[source] : -2 - source;
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
        int shared = model.SharedOffset(model.LocalityRegion, year);
        Read(block, unit, shared, values, masks);
        if (watched.Count > 0)
        {
            CountFaults(block, unit, shared, masks);
        }

        Add(Column(block, unit, 0), values, masks, sums, width);
        foreach (int t in extremes)
        {
            Total total = plan[t];
            ReadOnlySpan<double> value = slots[total.Value] >= 0 ? Column(block, unit, slots[total.Value]) : values.Slice(total.Value * width, width);
            Compare(
                total.Gathering == Gathering.Least, value, total.Filter == One ? [] : masks.Slice(total.Filter * width, width), sums.Slice(t * width, width));
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

    /// <summary>Every sum of a unit in one call: sum += weight · value, where the mask is set; no weight is 1, no value is 1, no mask is everywhere.</summary>
    /// <param name="state">The unit's columns from slot 0 on.</param>
    /// <param name="values">The sources that are no column of the state.</param>
    /// <param name="masks">The filters.</param>
    /// <param name="sums">The sums.</param>
    /// <param name="width">Lanes of a column.</param>
    private void Add(Span<double> state, ReadOnlySpan<double> values, ReadOnlySpan<double> masks, Span<double> sums, int width)
    {
        ref double from = ref MemoryMarshal.GetReference(state);
        ref double computed = ref MemoryMarshal.GetReference(values);
        ref double marks = ref MemoryMarshal.GetReference(masks);
        ref double to = ref MemoryMarshal.GetReference(sums);
        switch (LaneWidth.Widest)
        {
            case 8:
                Add<LanesOf8>(additions, ref from, ref computed, ref marks, ref to, width);
                break;
            case 4:
                Add<LanesOf4>(additions, ref from, ref computed, ref marks, ref to, width);
                break;
            default:
                Add<LanesOf2>(additions, ref from, ref computed, ref marks, ref to, width);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Add<T>(ReadOnlySpan<Addition> additions, ref double state, ref double computed, ref double masks, ref double sums, int width)
        where T : struct, ILanes<T>
    {
        T one = T.All(1.0);
        foreach (ref readonly Addition addition in additions)
        {
            ref double to = ref Unsafe.Add(ref sums, (nint)addition.Total * width);
            ref double value = ref Place(addition.Value, ref state, ref computed, width);
            ref double weight = ref Place(addition.Weight, ref state, ref computed, width);
            ref double mask = ref Unsafe.Add(ref masks, (nint)Math.Max(addition.Filter, 0) * width);
            if (addition.Filter == One)
            {
                for (nint i = 0; i < width; i += T.Count)
                {
                    T own = addition.Value == One ? one : T.Load(in Unsafe.Add(ref value, i));
                    own = addition.Weight == One ? own : T.Load(in Unsafe.Add(ref weight, i)) * own;
                    (T.Load(in Unsafe.Add(ref to, i)) + own).Store(ref Unsafe.Add(ref to, i));
                }
            }
            else
            {
                for (nint i = 0; i < width; i += T.Count)
                {
                    T own = addition.Value == One ? one : T.Load(in Unsafe.Add(ref value, i));
                    own = addition.Weight == One ? own : T.Load(in Unsafe.Add(ref weight, i)) * own;
                    (T.Load(in Unsafe.Add(ref to, i)) + (T.Load(in Unsafe.Add(ref mask, i)) & own)).Store(ref Unsafe.Add(ref to, i));
                }
            }
        }
    }

    /// <summary>Where a column of an <see cref="Addition"/> lies; for the number 1, which is not read, any.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref double Place(int column, ref double state, ref double computed, int width) =>
        ref column >= 0 ? ref Unsafe.Add(ref state, (nint)column * width) : ref Unsafe.Add(ref computed, (nint)Math.Max(-2 - column, 0) * width);

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
        Watch(metric.Filter?.Watched, One);
        Watch(metric.Value.Watched, filter);
        Watch(weight == One ? null : metric.Weight!.Watched, filter);
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

        void Watch(WatchedRule? rule, int where)
        {
            if (rule is not null)
            {
                watched.Add((rule, where));
            }
        }

        int Source(LaneExpression expression) => Place(sources, expression, s => s.Text == expression.Text);

        int Sum(Gathering gathering, int of, int by)
        {
            var total = new Total(gathering, of, by, filter);
            return Place(totals, total, t => t == total);
        }
    }

    /// <summary>Counts the faults of what is watched in a unit, in the lanes that the metric's filter lets through.</summary>
    private void CountFaults(BlockState block, int unit, int shared, ReadOnlySpan<double> masks)
    {
        int width = block.Width;
        foreach ((WatchedRule rule, int filter) in watched)
        {
            Span<byte> where = block.TruthRoom(width);
            for (int lane = 0; lane < width; lane++)
            {
                where[lane] = filter == One || BitConverter.DoubleToInt64Bits(masks[(filter * width) + lane]) != 0 ? (byte)1 : (byte)0;
            }

            if (scope == MetricScope.Commune)
            {
                FaultReading.Commune(block, rule, unit, where);
            }
            else
            {
                FaultReading.Unit(block, rule, unit, shared, where);
            }
        }
    }

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
            if (filters[f].Field is { } field)
            {
                NotZeroMask(Column(block, unit, field.Slot), mask);
            }
            else if (scope == MetricScope.Commune)
            {
                Span<byte> truths = block.TruthRoom(width);
                UnitReading.Truths(block, filters[f], unit, truths);
                TruthLanes.Mark(truths, mask);
            }
            else
            {
                // A filter that failed (NaN) lets nobody through.
                Read(block, filters[f], unit, shared, mask);
                Mark(mask);
            }
        }
    }

    /// <summary>All bits of a lane where a truth of the state is set, else none.</summary>
    private static void NotZeroMask(ReadOnlySpan<double> column, Span<double> mask)
    {
        for (int lane = 0; lane < mask.Length; lane += Count)
        {
            Vector.AsVectorDouble(NotZero(At(column, lane))).CopyTo(mask[lane..]);
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

    /// <summary>A sum with where its columns lie: a slot of the state, −1 for the number 1 (no filter), −2 − i for the i-th computed source.</summary>
    private readonly record struct Addition(int Total, int Value, int Weight, int Filter);

    /// <summary>How a metric follows from its totals; −1 for no divisor.</summary>
    private readonly record struct Result(int Metric, Aggregate Aggregate, int Value, int Divisor);
}
