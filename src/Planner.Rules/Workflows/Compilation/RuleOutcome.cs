namespace Planner.Rules.Workflows;

/// <summary>What came of a rule.</summary>
public enum RuleOutcome
{
    /// <summary>It does not hold.</summary>
    False,

    /// <summary>It holds.</summary>
    True,

    /// <summary>It has no answer: the evaluation failed. A group counts such a child as false.</summary>
    Error,
}
