using Planner.Rules.Language;
using Planner.Rules.Language.Checking;
using Planner.Rules.Language.Parsing;
using Planner.Rules.Pack;
using Planner.Rules.Testing.Loading;
using Planner.Rules.Testing.Running;

namespace Planner.Rules.Testing.Proposing;

/// <summary>Finds the rules whose boundary can be proposed: one comparison of one input with numbers and parameters.</summary>
internal sealed class LimitFinder(WorkflowInputs inputs)
{
    /// <summary>The limit of a rule, or null when it has another form.</summary>
    public ProposedLimit? Of(RuleNode rule)
    {
        if (rule.Rule.Expression is not { Tree: BinaryNode comparison } expression || Direction(comparison.Operator) is not { } holds)
        {
            return null;
        }

        bool inputFirst = Input(comparison.Left) is not null;
        TypedExpression limit = inputFirst ? comparison.Right : comparison.Left;
        if (Input(inputFirst ? comparison.Left : comparison.Right) is not { } input || !IsLimit(limit))
        {
            return null;
        }

        var compiled = new CompiledExpression(expression.Text, limit, expression.Variables);
        IReadOnlyList<(int?, string?, double)> limits = Limits(compiled);
        return limits.Count == 0 ? null : new ProposedLimit(rule, input, inputFirst ? holds : Turned(holds), limits);
    }

    private static string? Direction(BinaryOperator op) => op switch
    {
        BinaryOperator.GreaterOrEqual => "from",
        BinaryOperator.Greater => "above",
        BinaryOperator.LessOrEqual => "to",
        BinaryOperator.Less => "below",
        BinaryOperator.Equal => "at",
        _ => null,
    };

    private static string Turned(string holds) => holds switch { "from" => "to", "above" => "below", "to" => "from", "below" => "above", _ => holds };

    private static InputField? Input(TypedExpression node) => node switch
    {
        SlotNode { Field: { Bank: SlotBank.Lane, Type: not InputType.Bool } field } => field,
        ConvertNode convert => Input(convert.Operand),
        _ => null,
    };

    private bool IsLimit(TypedExpression node)
    {
        bool own = node switch
        {
            SlotNode slot => slot.Field.Bank == SlotBank.Shared && inputs.Regions.Count > 0,
            VariableNode or LetNode => false,
            _ => true,
        };
        return own && node.Parts.All(IsLimit);
    }

    private IReadOnlyList<(int?, string?, double)> Limits(CompiledExpression limit)
    {
        if (limit.Inputs.Count == 0)
        {
            return [(null, null, limit.Scalar([0], 0, 1, [0], 0))];
        }

        var all = new List<(int Year, string Region, double Limit)>();
        foreach (int year in inputs.Years)
        {
            all.AddRange(inputs.Regions.Select(region => (year, region, limit.Scalar([0], 0, 1, Shared(year, region), 0))));
        }

        all.RemoveAll(l => !double.IsFinite(l.Limit));
        if (all.Count == 0 || all.TrueForAll(l => l.Limit == all[0].Limit))
        {
            return [.. all.Take(1).Select(l => ((int?)null, (string?)null, l.Limit))];
        }

        bool sameEveryYear = all.GroupBy(l => l.Region).All(g => g.Select(l => l.Limit).Distinct().Count() == 1);
        return sameEveryYear
            ? [.. all.DistinctBy(l => l.Region).Select(l => ((int?)null, (string?)l.Region, l.Limit))]
            : [.. all.Select(l => ((int?)l.Year, (string?)l.Region, l.Limit))];
    }

    private double[] Shared(int year, string region)
    {
        double[] shared = new double[1 + inputs.Layout.Fields.Where(f => f.Bank == SlotBank.Shared).Max(f => f.Slot)];
        shared[inputs.Layout.Find("year")!.Slot] = year;
        foreach (ParameterDefinition parameter in inputs.Parameters)
        {
            shared[inputs.Layout.Find("p." + parameter.Id)!.Slot] = parameter.At(region, year) ?? double.NaN;
        }

        return shared;
    }
}
