namespace Planner.Analysis.Impact;

/// <summary>What differs at one place of two versions of a file.</summary>
public enum RuleChangeKind
{
    /// <summary>A number: a threshold, price, coefficient, year.</summary>
    Figure,

    /// <summary>The text of a rule, or any other text that is read and not only shown.</summary>
    Text,

    /// <summary>Only the new version has it.</summary>
    Added,

    /// <summary>Only the old version has it.</summary>
    Removed,
}
