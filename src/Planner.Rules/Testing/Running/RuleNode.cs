using Planner.Rules.Language;
using Planner.Rules.Language.Checking;
using Planner.Rules.Language.Types;
using Planner.Rules.Pack;
using Planner.Rules.Workflows;

namespace Planner.Rules.Testing.Running;

/// <summary>Something of a rule file that tests can expect a result of: a rule, an expression, a metric; with its place among the others.</summary>
internal sealed class RuleNode
{
    /// <summary>Name of a metric's value below it.</summary>
    public const string Value = "value";

    /// <summary>Name of a metric's filter below it.</summary>
    public const string Filter = "filter";

    /// <summary>Name of a metric's weight below it.</summary>
    public const string Weight = "weight";

    private RuleNode(CompiledRule rule, RuleNode? parent)
        : this(rule, parent, rule.Expression is null ? NodeKind.Group : rule.Expression.Tree.Type.Kind == TypeKind.Bool ? NodeKind.Truth : NodeKind.Number)
    {
        Children = [.. rule.Children.Select(c => new RuleNode(c, this))];
    }

    private RuleNode(CompiledRule rule, RuleNode? parent, NodeKind kind)
    {
        Rule = rule;
        Parent = parent;
        Kind = kind;
        Path = parent is null ? rule.Name : $"{parent.Path}/{rule.Name}";
        LeftSide = kind == NodeKind.Number ? rule.Expression : rule.Expression?.LeftOfComparison();
        Children = [];
    }

    /// <summary>The rule; of an aggregate only its name and place.</summary>
    public CompiledRule Rule { get; }

    /// <summary>What tests can expect of it.</summary>
    public NodeKind Kind { get; }

    /// <summary>How an aggregate makes one number of many.</summary>
    public Aggregate Aggregate { get; private init; }

    /// <summary>The record whose units an aggregate goes over; empty for the others.</summary>
    public string Record { get; private init; } = "";

    /// <summary>The group it stands in; null for a top rule.</summary>
    public RuleNode? Parent { get; }

    /// <summary>Its children.</summary>
    public IReadOnlyList<RuleNode> Children { get; private set; }

    /// <summary><c>parent/child</c>.</summary>
    public string Path { get; }

    /// <summary>The inputs that its result depends on.</summary>
    public IReadOnlyList<InputField> Inputs => Rule.Expression is not null ? Rule.Expression.Inputs : [.. Children.SelectMany(c => c.Inputs).Distinct()];

    /// <summary>What a number is expected of: a number itself, the left side of a rule that is one comparison; null for the others and aggregates.</summary>
    public CompiledExpression? LeftSide { get; }

    /// <summary>The results it can have, in the words of a tests file: true and false, of a constant the one; of a number <c>value</c>.</summary>
    public IReadOnlyList<string> Results => Kind switch
    {
        NodeKind.Number or NodeKind.Aggregate => [Value],
        _ when Rule.Expression?.Tree is ConstantNode { Value: bool constant } => [constant ? "true" : "false"],
        _ => ["true", "false"],
    };

    /// <summary>All rules of a workflow, parents before their children, in file order.</summary>
    public static IReadOnlyList<RuleNode> AllOf(CompiledWorkflow workflow) => [.. workflow.Rules.SelectMany(r => new RuleNode(r, null).WithDescendants())];

    /// <summary>An expression that stands alone.</summary>
    /// <param name="name">Its name in tests.</param>
    /// <param name="expression">The expression.</param>
    public static RuleNode Of(string name, CompiledExpression expression) => new(Named(name, expression), null);

    /// <summary>A metric over units.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="record">The record of its units.</param>
    /// <param name="aggregate">How their values become one.</param>
    /// <param name="value">The value of a unit.</param>
    /// <param name="filter">Which units count; null for all.</param>
    /// <param name="weight">Their weight; null for 1.</param>
    public static RuleNode OfMetric(
        string name, string record, Aggregate aggregate, CompiledExpression value, CompiledExpression? filter, CompiledExpression? weight)
    {
        var head = new CompiledRule(new Rule { Name = name, Span = value.Text.Span }, null, []);
        var node = new RuleNode(head, null, NodeKind.Aggregate) { Aggregate = aggregate, Record = record };
        (string Name, CompiledExpression? Expression)[] parts = [(Value, value), (Filter, filter), (Weight, weight)];
        node.Children = [.. parts.Where(p => p.Expression is not null).Select(p => new RuleNode(Named(p.Name, p.Expression!), node))];
        return node;
    }

    /// <summary>The part of an aggregate, or null when it has none of that name.</summary>
    /// <param name="name"><see cref="Value"/>, <see cref="Filter"/> or <see cref="Weight"/>.</param>
    public RuleNode? Part(string name) => Children.FirstOrDefault(c => c.Rule.Name == name);

    /// <summary>This rule and all below it, parents first.</summary>
    public IEnumerable<RuleNode> WithDescendants() => Children.SelectMany(c => c.WithDescendants()).Prepend(this);

    /// <summary>Whether this is the other rule or stands above it.</summary>
    public bool Holds(RuleNode other)
    {
        for (RuleNode? at = other; at is not null; at = at.Parent)
        {
            if (ReferenceEquals(at, this))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Its result for a unit's inputs: of a truth 1 or 0, NaN when it cannot be evaluated. Not for aggregates.</summary>
    /// <param name="unit">The inputs.</param>
    public double Evaluate(TestUnit unit) => Rule.Expression is { } expression
        ? expression.Scalar(unit.Lanes, 0, 1, unit.Shared, 0)
        : Rule.Evaluate(unit.Lanes, 0, 1, unit.Shared, 0) ? 1 : 0;

    /// <summary>Its result in a case.</summary>
    /// <param name="test">The case.</param>
    public double Evaluate(TestCase test) => Kind == NodeKind.Aggregate ? Fold(test.UnitsOf(this), Aggregate, null, (part, unit) => part.Evaluate(unit)) : Evaluate(test.Own);

    /// <summary>An aggregate over units, as the simulator records it.</summary>
    /// <param name="units">The units.</param>
    /// <param name="aggregate">How values become one.</param>
    /// <param name="without">A part (filter or weight) to do without; null for none.</param>
    /// <param name="evaluate">Evaluates a part on a unit.</param>
    public double Fold(IReadOnlyList<TestUnit> units, Aggregate aggregate, RuleNode? without, Func<RuleNode, TestUnit, double> evaluate)
    {
        RuleNode value = Part(Value)!;
        RuleNode? filter = Part(Filter) is { } f && !ReferenceEquals(f, without) ? f : null;
        RuleNode? weight = Part(Weight) is { } w && !ReferenceEquals(w, without) ? w : null;
        var sum = new AggregateSum(aggregate);
        foreach (TestUnit unit in units)
        {
            if (filter is null || evaluate(filter, unit) == 1)
            {
                sum.Add(evaluate(value, unit), weight is null ? 1 : evaluate(weight, unit));
            }
        }

        return sum.Result;
    }

    private static CompiledRule Named(string name, CompiledExpression expression) =>
        new(new Rule { Name = name, Span = expression.Text.Span, Expression = expression.Text }, expression, []);
}
