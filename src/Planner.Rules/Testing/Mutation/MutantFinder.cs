using System.Globalization;
using Planner.Rules.Diagnostics;
using Planner.Rules.Language;
using Planner.Rules.Language.Checking;
using Planner.Rules.Language.Parsing;
using Planner.Rules.Language.Types;
using Planner.Rules.Pack;
using Planner.Rules.Testing.Coverage;
using Planner.Rules.Testing.Running;

namespace Planner.Rules.Testing.Mutation;

/// <summary>Lists the changes to try, always in the same order: rule by rule, then the rows of the parameters the rules read.</summary>
internal static class MutantFinder
{
    private static readonly Dictionary<BinaryOperator, BinaryOperator[]> OtherOrders = new()
    {
        [BinaryOperator.Less] = [BinaryOperator.LessOrEqual, BinaryOperator.Greater, BinaryOperator.GreaterOrEqual, BinaryOperator.Equal, BinaryOperator.NotEqual],
        [BinaryOperator.LessOrEqual] = [BinaryOperator.Less, BinaryOperator.Greater, BinaryOperator.GreaterOrEqual, BinaryOperator.Equal, BinaryOperator.NotEqual],
        [BinaryOperator.Greater] = [BinaryOperator.GreaterOrEqual, BinaryOperator.Less, BinaryOperator.LessOrEqual, BinaryOperator.Equal, BinaryOperator.NotEqual],
        [BinaryOperator.GreaterOrEqual] = [BinaryOperator.Greater, BinaryOperator.Less, BinaryOperator.LessOrEqual, BinaryOperator.Equal, BinaryOperator.NotEqual],

        // Of an equality one unequal side is enough to be seen (a count is never below 0), so only what that side tells apart is tried.
        [BinaryOperator.Equal] = [BinaryOperator.NotEqual, BinaryOperator.Less, BinaryOperator.Greater],
        [BinaryOperator.NotEqual] = [BinaryOperator.Equal, BinaryOperator.LessOrEqual, BinaryOperator.GreaterOrEqual],
    };

    private static readonly Dictionary<BinaryOperator, BinaryOperator> OtherArithmetic = new()
    {
        [BinaryOperator.Add] = BinaryOperator.Subtract,
        [BinaryOperator.Subtract] = BinaryOperator.Add,
        [BinaryOperator.Multiply] = BinaryOperator.Divide,
        [BinaryOperator.Divide] = BinaryOperator.Multiply,
    };

    /// <summary>The changes.</summary>
    public static IReadOnlyList<Mutant> Of(TestSuite suite)
    {
        var mutants = new List<Mutant>();
        foreach (RuleNode rule in suite.Rules)
        {
            bool part = rule.Parent?.Kind == NodeKind.Aggregate;
            if (rule.Kind != NodeKind.Aggregate && !(part && rule.Rule.Name == RuleNode.Weight))
            {
                // Weights all of the other sign weigh the same.
                mutants.Add(new NegatedRuleMutant(rule, rule.Kind == NodeKind.Number ? "· −1" : "¬ rule"));
            }

            if (!(part && rule.Rule.Name == RuleNode.Value))
            {
                mutants.Add(new DroppedRuleMutant(rule, part ? $"− {rule.Rule.Name}" : "− rule"));
            }

            if (rule.Rule.Expression is not null)
            {
                AddExpressions(rule, suite, mutants);
            }
            else if (rule.Kind == NodeKind.Aggregate)
            {
                mutants.AddRange(OtherAggregates(rule).Select(a => new AggregateMutant(rule, $"{rule.Aggregate} → {a}", a)));
            }
            else if (rule.Children.Count > 1)
            {
                string op = rule.Rule.Source.Operator!;
                mutants.Add(new GroupMutant(rule, $"{op} → {(rule.Rule.IsAny ? "And" : "Or")}"));
            }
        }

        AddParameters(suite, mutants);
        return mutants;
    }

    private static void AddExpressions(RuleNode rule, TestSuite suite, List<Mutant> mutants)
    {
        TypedExpression tree = rule.Rule.Expression!.Tree;
        foreach ((TypedExpression node, ExpressionText text) in SiteFinder.Parts(rule, suite.GlobalParams))
        {
            foreach ((TypedExpression replacement, string change) in Changes(node, text))
            {
                mutants.Add(new ExpressionMutant(rule, text.SpanOf(node.Range), change, TreeRewriter.Replace(tree, node, replacement)));
            }
        }
    }

    private static IEnumerable<(TypedExpression Replacement, string Change)> Changes(TypedExpression node, ExpressionText text)
    {
        switch (node)
        {
            case BinaryNode { Operator: BinaryOperator.And or BinaryOperator.Or } logic:
                BinaryOperator other = logic.Operator == BinaryOperator.And ? BinaryOperator.Or : BinaryOperator.And;
                return [With(logic, other)];
            case BinaryNode { Operator: BinaryOperator.BitAnd or BinaryOperator.BitOr, OperandKind: TypeKind.Bool } bits:
                return [With(bits, bits.Operator == BinaryOperator.BitAnd ? BinaryOperator.BitOr : BinaryOperator.BitAnd)];
            case BinaryNode comparison when OperatorTable.IsComparison(comparison.Operator):
                return comparison.OperandKind == TypeKind.Bool
                    ? [With(comparison, comparison.Operator == BinaryOperator.Equal ? BinaryOperator.NotEqual : BinaryOperator.Equal)]
                    : OtherOrders[comparison.Operator].Select(o => With(comparison, o));
            case BinaryNode arithmetic when OtherArithmetic.TryGetValue(arithmetic.Operator, out BinaryOperator inverse):
                return [With(arithmetic, inverse)];
            case ConditionalNode choice:
                return [(new ConditionalNode(choice.Range, choice.Condition, choice.Otherwise, choice.Then, choice.Type), "? a : b → ? b : a")];
            case ConstantNode { Type.IsNumeric: true } number:
                string written = text.Slice(number.Range);
                return NumberNudge.Of(written, number.Type.IsInteger).Where(n => Fits(n, number.Type.Kind)).Select(n =>
                    ((TypedExpression)new ConstantNode(number.Range, number.Type, NumericConversion.To(n, number.Type.Kind)), $"{written} → {Text(n)}"));
            default:
                return ComparisonSite.Is(node)
                    ? [(new NegationNode(node.Range, node, LanguageType.Bool), $"{text.Slice(node.Range)} → !({text.Slice(node.Range)})")]
                    : [];
        }
    }

    // Truths are counted or shared out; a weight tells a weighted mean from a ratio.
    private static IEnumerable<Aggregate> OtherAggregates(RuleNode rule)
    {
        IEnumerable<Aggregate> all = rule.Part(RuleNode.Value)!.Kind == NodeKind.Truth ? [Aggregate.Count, Aggregate.Share]
            : rule.Part(RuleNode.Weight) is null ? [Aggregate.Sum, Aggregate.Mean, Aggregate.Min, Aggregate.Max]
            : [Aggregate.Sum, Aggregate.Mean, Aggregate.WeightedMean, Aggregate.Ratio, Aggregate.Min, Aggregate.Max];
        return all.Where(a => a != rule.Aggregate);
    }

    private static (TypedExpression, string) With(BinaryNode node, BinaryOperator op) => (
        new BinaryNode(node.Range, op, node.OperandKind, node.Left, node.Right, node.Type),
        $"{OperatorTable.Symbol(node.Operator)} → {OperatorTable.Symbol(op)}");

    private static bool Fits(decimal value, TypeKind kind) => kind switch
    {
        TypeKind.Int => value is >= int.MinValue and <= int.MaxValue,
        TypeKind.UInt => value is >= 0 and <= uint.MaxValue,
        TypeKind.ULong => value >= 0,
        _ => true,
    };

    private static void AddParameters(TestSuite suite, List<Mutant> mutants)
    {
        for (int i = 0; i < suite.Inputs.Parameters.Count; i++)
        {
            ParameterDefinition parameter = suite.Inputs.Parameters[i];
            InputField field = suite.Inputs.Layout.Find("p." + parameter.Id)!;
            List<RuleNode> readers = [.. suite.Rules.Where(r => r.Rule.Expression is not null && r.Inputs.Contains(field))];
            if (readers.Count == 0)
            {
                continue;
            }

            var rows = new HashSet<DatedValue>(ReferenceEqualityComparer.Instance);
            foreach (int year in suite.Inputs.Years)
            {
                rows.UnionWith(suite.Inputs.Regions.Select(r => parameter.RowAt(r, year)).OfType<DatedValue>());
            }

            string where = string.Join(", ", readers.Take(3).Select(r => r.Path)) + (readers.Count > 3 ? ", …" : "");
            foreach (DatedValue row in parameter.Values.Where(rows.Contains))
            {
                SourceSpan span = suite.Inputs.RowSpans.TryGetValue(row, out SourceSpan at) ? at : parameter.Provenance.Span;
                string written = row.Value.ToString("R", CultureInfo.InvariantCulture);
                foreach (decimal near in NumberNudge.Of(written, whole: false))
                {
                    string change = string.Create(CultureInfo.InvariantCulture, $"p.{parameter.Id} ({row.Region}, {row.From}): {written} → {Text(near)}");
                    mutants.Add(new ParameterMutant(where, span, change, i, field.Slot, row, (double)near));
                }
            }
        }
    }

    private static string Text(decimal number) => number.ToString("0.##########", CultureInfo.InvariantCulture);
}
