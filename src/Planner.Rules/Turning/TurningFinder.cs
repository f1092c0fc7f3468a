using Planner.Rules.Language;
using Planner.Rules.Linting;
using Planner.Rules.Pack;
using Planner.Rules.Workflows;

namespace Planner.Rules.Turning;

/// <summary>
/// Finds what would turn a rule: for each input it reads the smallest change that alone makes a failing rule hold or a holding rule fail, with its price. An
/// indicator stays between its worst and best value, a percentage between 0 and 100, what has no upper end below 10^15. Facts that nothing changes (<see cref="FieldDefinition.Given"/>) stay as they are.
/// </summary>
/// <threadsafety>Immutable; safe for concurrent use if its pricer is.</threadsafety>
public sealed class TurningFinder
{
    private const double Unbounded = 1e15;
    private const int MostDecimals = 12;

    private readonly Func<InputField, ValueRange> ranges;
    private readonly IChangePricer? pricer;
    private readonly HashSet<string> given;

    /// <summary>A finder for the rules of a pack.</summary>
    /// <param name="pack">The pack, which gives the indicators' ranges.</param>
    /// <param name="pricer">What knows prices; null for none.</param>
    public TurningFinder(RulePack pack, IChangePricer? pricer)
    {
        ArgumentNullException.ThrowIfNull(pack);
        var inputs = new InputRanges(pack);
        ranges = field => inputs.Of(field, DatedValue.AnyRegion, 0);
        this.pricer = pricer;
        given = new HashSet<string>(
            InputFields.Commune.Where(f => f.Given).Select(f => "commune." + f.Name).Concat(InputFields.District.Where(f => f.Given).Select(f => "district." + f.Name)),
            StringComparer.OrdinalIgnoreCase);
    }

    internal TurningFinder(Func<InputField, ValueRange> ranges, IChangePricer? pricer, params string[] given)
    {
        this.ranges = ranges;
        this.pricer = pricer;
        this.given = [.. given];
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
        foreach (InputField field in inputs.Fields.Where(f => !given.Contains(f.Path)))
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

        return new RuleTurning(inputs.Holds(rule), [.. changes.OrderBy(Money).ThenBy(c => c.ShareOfRange ?? 1)], powerless, undecided);
    }

    /// <summary>Changes, at most one an input, that together make a failing rule hold: of each failing condition the first that <see cref="Find"/> gives.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="lanes">The lane bank.</param>
    /// <param name="offset">Where the replicate starts in it.</param>
    /// <param name="stride">Distance of its slots.</param>
    /// <param name="shared">The shared bank.</param>
    /// <param name="sharedOffset">Where the shared slots start.</param>
    /// <returns>The changes in the order of the conditions; empty where the rule holds, or where this way leads nowhere.</returns>
    public IReadOnlyList<TurningChange> FindTogether(CompiledRule rule, double[] lanes, int offset, int stride, double[] shared, int sharedOffset)
    {
        ArgumentNullException.ThrowIfNull(rule);
        var inputs = new RuleInputs(rule, lanes, offset, stride, shared, sharedOffset);
        if (inputs.Holds(rule) || Mend(rule) is not { } changes)
        {
            return [];
        }

        foreach (TurningChange change in changes)
        {
            inputs[change.Input] = change.To;
        }

        return inputs.Holds(rule) ? changes : [];

        List<TurningChange>? Mend(CompiledRule part)
        {
            if (inputs.Holds(part))
            {
                return [];
            }

            if (part.Expression is not null)
            {
                return Find(part, lanes, offset, stride, shared, sharedOffset).Changes is [TurningChange first, ..] ? [first] : null;
            }

            List<List<TurningChange>?> children = [.. part.Children.Select(Mend)];
            return part.IsAny
                ? children.Where(c => c is not null).OrderBy(c => c!.Sum(Money)).ThenBy(c => c!.Count).FirstOrDefault()
                : children.Count == 0 || children.Contains(null) ? null : Union(children.SelectMany(c => c!));
        }
    }

    private static double Money(TurningChange change) => change.Price?.Money ?? double.PositiveInfinity;

    /// <summary>One change an input, the farther where two conditions ask for more of the same.</summary>
    private static List<TurningChange>? Union(IEnumerable<TurningChange> changes)
    {
        var kept = new List<TurningChange>();
        foreach (IGrouping<InputField, TurningChange> same in changes.GroupBy(c => c.Input))
        {
            if (same.Any(c => c.Rises != same.First().Rises))
            {
                return null;
            }

            kept.Add(same.MaxBy(c => Math.Abs(c.To - c.From))!);
        }

        return kept;
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
