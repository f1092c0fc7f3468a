using Planner.Rules.Documents;
using Planner.Rules.Language;

namespace Planner.Rules.Workflows;

/// <summary>A rule compiled for the simulator: an expression, or a group over its enabled children.</summary>
/// <threadsafety>Immutable; may be evaluated from any number of threads.</threadsafety>
public sealed partial class CompiledRule
{
    private readonly bool any;
    private readonly Lazy<LaneKernel?> fused;

    // The kernel once it is known, so that a call finds it in one step.
    private LaneKernel? whole;

    internal CompiledRule(Rule source, CompiledExpression? expression, IReadOnlyList<CompiledRule> children)
    {
        Source = source;
        Expression = expression;
        Children = children;
        any = source.Operator is "Or" or "OrElse";
        fused = new Lazy<LaneKernel?>(Fuse);
    }

    /// <summary>The rule as written.</summary>
    public Rule Source { get; }

    /// <summary>Its name.</summary>
    public string Name => Source.Name;

    /// <summary>Its tags as they stand, or null.</summary>
    public JsonValue? Properties => Source.Properties;

    /// <summary>Whether one true child is enough (Or, OrElse); meaningless for an expression.</summary>
    public bool IsAny => any;

    /// <summary>The enabled children of a group, in order.</summary>
    public IReadOnlyList<CompiledRule> Children { get; }

    /// <summary>The expression; null for a group.</summary>
    public CompiledExpression? Expression { get; }

    /// <summary>Whether the rule holds. An error counts as false; a group without enabled children is false.</summary>
    /// <param name="lanes">The lane bank.</param>
    /// <param name="offset">Where the replicate starts in it.</param>
    /// <param name="stride">Distance of its slots.</param>
    /// <param name="shared">The shared bank.</param>
    /// <param name="sharedOffset">Where the shared slots start.</param>
    public bool Evaluate(double[] lanes, int offset, int stride, double[] shared, int sharedOffset)
    {
        if (Expression is not null)
        {
            return Expression.Scalar(lanes, offset, stride, shared, sharedOffset) == 1;
        }

        for (int i = 0; i < Children.Count; i++)
        {
            if (Children[i].Evaluate(lanes, offset, stride, shared, sharedOffset) == any)
            {
                return any;
            }
        }

        return Children.Count > 0 && !any;
    }

    /// <summary>Whether the rule holds, and for an expression whether it failed.</summary>
    /// <param name="lanes">The lane bank.</param>
    /// <param name="offset">Where the replicate starts in it.</param>
    /// <param name="stride">Distance of its slots.</param>
    /// <param name="shared">The shared bank.</param>
    /// <param name="sharedOffset">Where the shared slots start.</param>
    public RuleOutcome Outcome(double[] lanes, int offset, int stride, double[] shared, int sharedOffset)
    {
        if (Expression is not null)
        {
            double value = Expression.Scalar(lanes, offset, stride, shared, sharedOffset);
            return double.IsNaN(value) ? RuleOutcome.Error : value == 1 ? RuleOutcome.True : RuleOutcome.False;
        }

        return Evaluate(lanes, offset, stride, shared, sharedOffset) ? RuleOutcome.True : RuleOutcome.False;
    }

    /// <summary>Why the rule holds or not: every child, every comparison.</summary>
    /// <param name="lanes">The lane bank.</param>
    /// <param name="offset">Where the replicate starts in it.</param>
    /// <param name="stride">Distance of its slots.</param>
    /// <param name="shared">The shared bank.</param>
    /// <param name="sharedOffset">Where the shared slots start.</param>
    public RuleExplanation Explain(double[] lanes, int offset, int stride, double[] shared, int sharedOffset) =>
        Explain(lanes, offset, stride, shared, sharedOffset, decisive: true);

    private RuleExplanation Explain(double[] lanes, int offset, int stride, double[] shared, int sharedOffset, bool decisive)
    {
        if (Expression is not null)
        {
            Explanation explanation = Expression.Explain(lanes, offset, stride, shared, sharedOffset);
            IReadOnlyList<ComparisonExplanation> comparisons =
                decisive ? explanation.Comparisons : [.. explanation.Comparisons.Select(c => c with { Decisive = false })];
            RuleOutcome outcome = explanation.Error is not null ? RuleOutcome.Error : explanation.Passed ? RuleOutcome.True : RuleOutcome.False;
            return new RuleExplanation(this, outcome, decisive, explanation.Error, [], explanation, comparisons);
        }

        bool[] passed = [.. Children.Select(c => c.Evaluate(lanes, offset, stride, shared, sharedOffset))];
        int deciding = passed.Count(p => p == any);
        List<RuleExplanation> children =
        [
            // A child decides when no other child already fixes the group's answer.
            .. Children.Select((c, i) => c.Explain(lanes, offset, stride, shared, sharedOffset, decisive && deciding - (passed[i] == any ? 1 : 0) == 0)),
        ];
        bool result = deciding > 0 ? any : Children.Count > 0 && !any;
        return new RuleExplanation(
            this, result ? RuleOutcome.True : RuleOutcome.False, decisive, null, children, null, [.. children.SelectMany(c => c.Comparisons)]);
    }
}
