namespace Planner.Rules.Linear;

/// <summary>A linear form that must be at least 0, or above 0.</summary>
/// <param name="Form">The form.</param>
/// <param name="Strict">Whether it must be above 0.</param>
public sealed record LinearComparison(LinearForm Form, bool Strict)
{
    /// <summary>What holds where this does not.</summary>
    public LinearComparison Negated() => new(Form.Times(-1), !Strict);
}
