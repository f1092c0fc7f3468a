using System.Globalization;
using Planner.Rules.Workflows;

namespace Planner.Rules.Testing;

/// <summary>What a test expects of a rule: an outcome, or a range for the left side of the comparison that the rule consists of.</summary>
/// <param name="Outcome">The outcome; null where a range is expected.</param>
/// <param name="From">Least value of the left side.</param>
/// <param name="To">Greatest value of the left side.</param>
public sealed record ExpectedResult(RuleOutcome? Outcome, double From, double To)
{
    /// <summary>As a tests file writes it: true, false, error, a number, or <c>from … to …</c>.</summary>
    public override string ToString() => Outcome is { } outcome
        ? Word(outcome)
        : From == To ? From.ToString("R", CultureInfo.InvariantCulture) : FormattableString.Invariant($"{From} to {To}");

    /// <summary>An outcome as a tests file writes it.</summary>
    /// <param name="outcome">The outcome.</param>
    public static string Word(RuleOutcome outcome) => outcome switch { RuleOutcome.True => "true", RuleOutcome.False => "false", _ => "error" };

    /// <summary>An expected outcome.</summary>
    /// <param name="outcome">The outcome.</param>
    internal static ExpectedResult Of(RuleOutcome outcome) => new(outcome, double.NaN, double.NaN);
}
