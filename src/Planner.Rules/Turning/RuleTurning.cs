using Planner.Rules.Language;

namespace Planner.Rules.Turning;

/// <summary>What would turn a rule, one input at a time.</summary>
/// <param name="Passed">Whether the rule holds now; what fails does not hold.</param>
/// <param name="Changes">For each input that can turn it the smallest change, the cheapest first, then those without a price by their share of the range.</param>
/// <param name="Powerless">Inputs that cannot turn it at any value of their range.</param>
/// <param name="Undecided">Inputs for which the search was given up: the rule is too involved in them.</param>
public sealed record RuleTurning(
    bool Passed, IReadOnlyList<TurningChange> Changes, IReadOnlyList<InputField> Powerless, IReadOnlyList<InputField> Undecided);
