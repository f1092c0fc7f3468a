using Planner.Rules.Language;
using Planner.Rules.Workflows;

namespace Planner.Rules.Testing.Running;

/// <summary>A rule of the workflow under test, with its place among the others.</summary>
internal sealed class RuleNode
{
    private RuleNode(CompiledRule rule, RuleNode? parent)
    {
        Rule = rule;
        Parent = parent;
        Path = parent is null ? rule.Name : $"{parent.Path}/{rule.Name}";
        LeftSide = rule.Expression?.LeftOfComparison();
        Children = [.. rule.Children.Select(c => new RuleNode(c, this))];
        Inputs = rule.Expression is not null ? rule.Expression.Inputs : [.. Children.SelectMany(c => c.Inputs).Distinct()];
    }

    /// <summary>The rule.</summary>
    public CompiledRule Rule { get; }

    /// <summary>The group it stands in; null for a top rule.</summary>
    public RuleNode? Parent { get; }

    /// <summary>Its children.</summary>
    public IReadOnlyList<RuleNode> Children { get; }

    /// <summary><c>parent/child</c>.</summary>
    public string Path { get; }

    /// <summary>The inputs that its result depends on.</summary>
    public IReadOnlyList<InputField> Inputs { get; }

    /// <summary>The left side, for a rule that is one comparison.</summary>
    public CompiledExpression? LeftSide { get; }

    /// <summary>All rules of a workflow, parents before their children, in file order.</summary>
    public static IReadOnlyList<RuleNode> AllOf(CompiledWorkflow workflow) => [.. workflow.Rules.SelectMany(r => new RuleNode(r, null).WithDescendants())];

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
}
