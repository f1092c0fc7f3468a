namespace Planner.Rules.Faults;

/// <summary>What is wrong with a value that a rule computes with.</summary>
public enum FaultKind
{
    /// <summary>It is an infinity: a division by zero, the logarithm of zero, or a number beyond the greatest double.</summary>
    Infinite,

    /// <summary>It is no number (NaN): zero by zero, the root or logarithm of a number below zero, an input without a value.</summary>
    NotANumber,

    /// <summary>A whole number beyond the ends of its type, which wrapped round.</summary>
    Overflow,

    /// <summary>The evaluation failed: a whole number divided by zero, a conversion out of range. The rule counts as not met.</summary>
    Failed,
}
