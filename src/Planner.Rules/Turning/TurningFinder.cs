using Planner.Rules.Language;
using Planner.Rules.Linting;
using Planner.Rules.Pack;
using Planner.Rules.Workflows;

namespace Planner.Rules.Turning;

/// <summary>
/// Finds what would turn a rule: for each input it reads the smallest change that alone makes a failing rule hold or a holding rule fail, with its price. An
/// indicator stays between its worst and best value, a percentage between 0 and 100, what has no upper end below 10^15.
/// </summary>
/// <threadsafety>Immutable; safe for concurrent use if its pricer is.</threadsafety>
public sealed class TurningFinder
{
    private const double Unbounded = 1e15;
    private const int MostDecimals = 12;

    private readonly Func<InputField, ValueRange> ranges;
    private readonly IChangePricer? pricer;

    /// <summary>A finder for the rules of a pack.</summary>
    /// <param name="pack">The pack, which gives the indicators' ranges.</param>
    /// <param name="pricer">What knows prices; null for none.</param>
    public TurningFinder(RulePack pack, IChangePricer? pricer)
    {
        ArgumentNullException.ThrowIfNull(pack);
        var inputs = new InputRanges(pack);
        ranges = field => inputs.Of(field, DatedValue.AnyRegion, 0);
        this.pricer = pricer;
    }

    internal TurningFinder(Func<InputField, ValueRange> ranges, IChangePricer? pricer)
    {
        this.ranges = ranges;
        this.pricer = pricer;
    }

    /// <summary>What would turn a rule, or a group of rules, for one replicate.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="lanes">The lane bank.</param>
    /// <param name="offset">Where the replicate starts in it.</param>
    /// <param name="stride">Distance of its slots.</param>
    /// <param name="shared">The shared bank.</param>
    /// <param name="sharedOffset">Where the shared slots start.</param>
    public RuleTurning Find(CompiledRule rule, double[] lanes, int offset, int stride, double[] shared, int sharedOffset)
    {
        ArgumentNullException.ThrowIfNull(rule);
        var inputs = new RuleInputs(rule, lanes, offset, stride, shared, sharedOffset);
        var changes = new List<TurningChange>();
        var powerless = new List<InputField>();
        var undecided = new List<InputField>();
        foreach (InputField field in inputs.Fields)
        {
            ValueRange range = Bounded(field);
            double? to = new TurningSearch(rule, inputs, field).Nearest(range, out bool decided);
            if (to is { } value)
            {
                changes.Add(Change(rule, inputs, field, value, range));
            }
            else
            {
                (decided ? powerless : undecided).Add(field);
            }
        }

        return new RuleTurning(inputs.Holds(rule), [.. changes.OrderBy(c => c.Price?.Money ?? double.PositiveInfinity).ThenBy(c => c.ShareOfRange ?? 1)], powerless, undecided);
    }

    /// <summary>Whether changes made together turn a rule.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="changes">The changes, one an input.</param>
    /// <param name="lanes">The lane bank.</param>
    /// <param name="offset">Where the replicate starts in it.</param>
    /// <param name="stride">Distance of its slots.</param>
    /// <param name="shared">The shared bank.</param>
    /// <param name="sharedOffset">Where the shared slots start.</param>
    public static bool TurnTogether(
        CompiledRule rule, IEnumerable<TurningChange> changes, double[] lanes, int offset, int stride, double[] shared, int sharedOffset)
    {
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentNullException.ThrowIfNull(changes);
        var inputs = new RuleInputs(rule, lanes, offset, stride, shared, sharedOffset);
        bool now = inputs.Holds(rule);
        foreach (TurningChange change in changes)
        {
            inputs[change.Input] = change.To;
        }

        return inputs.Holds(rule) != now;
    }

    private ValueRange Bounded(InputField field)
    {
        if (field.Type == InputType.Bool)
        {
            return ValueRange.AnyTruth;
        }

        ValueRange range = ranges(field);
        double most = field.Type == InputType.Int ? int.MaxValue : Unbounded;
        return new ValueRange(Math.Max(range.Low, -most), Math.Min(range.High, most));
    }

    private TurningChange Change(CompiledRule rule, RuleInputs inputs, InputField field, double to, ValueRange range)
    {
        double from = inputs[field];
        double? share = range.High < (field.Type == InputType.Int ? int.MaxValue : Unbounded) && range.High > range.Low
            ? Math.Abs(to - from) / (range.High - range.Low)
            : null;
        return new TurningChange(field, from, to, Rounded(rule, inputs, field, to, range), share, pricer?.Price(field, from, to));
    }

    private static double Rounded(CompiledRule rule, RuleInputs inputs, InputField field, double to, ValueRange range)
    {
        bool now = inputs.Holds(rule);
        bool up = to > inputs[field];
        for (int decimals = Decimals(field); decimals <= MostDecimals; decimals++)
        {
            double power = Math.Pow(10, decimals);
            double rounded = (up ? Math.Ceiling(to * power) : Math.Floor(to * power)) / power;

            // Scaling may itself have rounded to the near side.
            bool away = up ? rounded >= to : rounded <= to;
            if (away && rounded >= range.Low && rounded <= range.High && inputs.HoldsWith(rule, field, rounded) != now)
            {
                return rounded;
            }
        }

        return to;
    }

    private static int Decimals(InputField field) => field.Type != InputType.Double ? 0 : field.Unit switch
    {
        "communes" or "districts" or "villages" or "households" or "persons" or "criteria" or "million VND" => 0,
        "percent" or "readiness" or "million VND per person per year" => 1,
        _ => 2,
    };
}
