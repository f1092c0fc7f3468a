using Planner.Rules.Language;
using Planner.Rules.Language.Checking;
using Planner.Rules.Language.Parsing;
using Planner.Rules.Linting;
using Planner.Rules.Pack;
using Planner.Rules.Workflows;

namespace Planner.Rules.Faults;

/// <summary>
/// Rules out faults of numbers before a run: interval arithmetic over what the inputs can be (indicators between worst and best, percentages, parameters as their tables
/// say) shows of nearly every expression that no part of it is ever infinite, no number or wrapped round. Those cost nothing; the others are watched.
/// </summary>
/// <remarks>What has no bound in the rule files is taken for at most <see cref="MostReal"/> in size, a whole number for at most <see cref="MostWhole"/>: the simulator ends a run
/// whose state goes beyond.</remarks>
/// <threadsafety>Immutable; safe for concurrent use.</threadsafety>
public sealed class FaultAnalysis
{
    /// <summary>Greatest size of a quantity of the model: no money, count or income comes near it.</summary>
    public const double MostReal = 1e60;

    /// <summary>Greatest whole number of the model: levels, years and counts of criteria lie far below.</summary>
    public const double MostWhole = 1e7;

    private readonly InputRanges inputs;
    private readonly IReadOnlyList<string> regions;
    private readonly int firstYear;
    private readonly int lastYear;

    /// <summary>The ranges of a pack's inputs over some years.</summary>
    /// <param name="pack">The pack.</param>
    /// <param name="firstYear">First year-end that rules are evaluated at.</param>
    /// <param name="lastYear">Last such year-end.</param>
    public FaultAnalysis(RulePack pack, int firstYear, int lastYear)
    {
        ArgumentNullException.ThrowIfNull(pack);
        inputs = new InputRanges(pack);
        regions = pack.Regions.Count > 0 ? pack.Regions : [DatedValue.AnyRegion];
        (this.firstYear, this.lastYear) = (firstYear, lastYear);
    }

    /// <summary>A watch for every expression of a rule and its children that is not proven sound.</summary>
    /// <param name="rule">The rule.</param>
    /// <returns>None where the rule is sound; in the order of the file.</returns>
    public IReadOnlyList<FaultWatch> Watch(CompiledRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return rule.Expression is not null ? Watch(rule.Expression) is { } watch ? [watch] : [] : [.. rule.Children.SelectMany(Watch)];
    }

    /// <summary>A watch for an expression that is not proven sound.</summary>
    /// <param name="expression">The expression.</param>
    /// <returns>The watch; null where nothing can go wrong.</returns>
    public FaultWatch? Watch(CompiledExpression expression)
    {
        ArgumentNullException.ThrowIfNull(expression);
        return Watch(
            expression,
            from year in Enumerable.Range(firstYear, lastYear - firstYear + 1)
            from region in regions
            select (Func<InputField, ValueRange>)(f => Bounded(f, IsMoved(f) ? ValueRange.AnyNumber : inputs.Of(f, region, year))));
    }

    /// <summary>The same over given ranges of the inputs, in as many situations as there are.</summary>
    internal static FaultWatch? Watch(CompiledExpression expression, IEnumerable<Func<InputField, ValueRange>> situations)
    {
        TypedExpression tree = expression.Tree;
        IReadOnlyList<TypedExpression> nodes = TreeOrder.PartsFirst(tree);
        if (nodes.All(IsPlain))
        {
            return null;
        }

        HashSet<TypedExpression> tested = FaultSites.Tested(nodes);
        List<TypedExpression> open = [.. nodes.Where(n => FaultSites.Wraps(n) || (FaultSites.Computes(n) && !tested.Contains(n)))];
        List<TypedExpression> fallible = [.. nodes.Where(Fallibility.FailsItself)];
        var sites = new HashSet<TypedExpression>(ReferenceEqualityComparer.Instance);
        bool canFail = false;
        var reader = new RangeReader(tree);
        foreach (Func<InputField, ValueRange> situation in situations)
        {
            IReadOnlyDictionary<TypedExpression, ValueRange> ranges = reader.Read(situation);
            sites.UnionWith(open.Where(n => ranges[n] is var r && (r.Undefined || r.Infinite || double.IsInfinity(r.Low) || double.IsInfinity(r.High))));
            open.RemoveAll(sites.Contains);
            canFail = canFail || fallible.Exists(n => ranges[n].Undefined);
        }

        return sites.Count == 0 && !canFail ? null : new FaultWatch(expression, sites, canFail);
    }

    // Comparisons, sums and differences of inputs and written numbers: the bulk of all rules, and of bounded numbers always finite.
    private static bool IsPlain(TypedExpression node) => node switch
    {
        SlotNode or VariableNode or ConditionalNode or LetNode => true,
        ConstantNode { Value: double number } => Math.Abs(number) <= MostReal,
        ConstantNode => true,
        NegationNode or ConvertNode => !FaultSites.Wraps(node) && node.Type.Kind != Language.Types.TypeKind.Float,
        BinaryNode { Operator: BinaryOperator.Add or BinaryOperator.Subtract } => !node.Type.IsInteger && node.Type.Kind != Language.Types.TypeKind.Float,
        BinaryNode binary => binary.Operator is not (BinaryOperator.Multiply or BinaryOperator.Divide or BinaryOperator.Remainder),
        CallNode call => call.Function is { CanFail: false, Name: "Min" or "Max" or "Abs" or "Floor" or "Ceiling" or "Round" or "Truncate" },
        _ => false,
    };

    // A threshold that a study moves replicate by replicate leaves what its table says.
    private static bool IsMoved(InputField field) => field.Record == "p" && field.Bank == SlotBank.Lane;

    private static ValueRange Bounded(InputField field, ValueRange range)
    {
        double most = field.Type == InputType.Int ? MostWhole : MostReal;
        return range with { Low = Math.Max(range.Low, -most), High = Math.Min(range.High, most) };
    }
}
