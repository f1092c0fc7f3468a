using Planner.Rules.Language;

namespace Planner.Rules.Turning;

/// <summary>The smallest change of one input that turns a rule while all other inputs stay.</summary>
/// <param name="Input">The input; a truth is 0 or 1.</param>
/// <param name="From">Its value now, in its unit.</param>
/// <param name="To">The nearest value that turns the rule, to the last bit: the double before it does not.</param>
/// <param name="Rounded">
/// <paramref name="To"/> rounded away from <paramref name="From"/> to the fewest decimals, from those usual for the unit on, that still turn the rule.
/// </param>
/// <param name="ShareOfRange">The distance as a share of the input's range, 0..1; null where it has no upper end.</param>
/// <param name="Price">What it costs; null when nobody was asked.</param>
public sealed record TurningChange(InputField Input, double From, double To, double Rounded, double? ShareOfRange, ChangePrice? Price)
{
    /// <summary>Whether the input must rise.</summary>
    public bool Rises => To > From;
}
