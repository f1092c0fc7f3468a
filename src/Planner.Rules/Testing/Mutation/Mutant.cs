using Planner.Rules.Diagnostics;
using Planner.Rules.Language;
using Planner.Rules.Pack;
using Planner.Rules.Testing.Running;

namespace Planner.Rules.Testing.Mutation;

/// <summary>One small change of the rules.</summary>
/// <param name="Where">The rule's path, or of a parameter the rules that read it.</param>
/// <param name="Span">Where the changed thing stands.</param>
/// <param name="Change">The change in words that read the same in every language.</param>
internal abstract record Mutant(string Where, SourceSpan Span, string Change);

/// <summary>Another expression in place of a rule's.</summary>
internal sealed record ExpressionMutant(RuleNode Rule, SourceSpan Span, string Change, TypedExpression Tree) : Mutant(Rule.Path, Span, Change);

/// <summary>A truth turned round, a number with the other sign.</summary>
internal sealed record NegatedRuleMutant(RuleNode Rule, string Change) : Mutant(Rule.Path, Rule.Rule.Source.Span, Change);

/// <summary>A rule taken out.</summary>
internal sealed record DroppedRuleMutant(RuleNode Rule, string Change) : Mutant(Rule.Path, Rule.Rule.Source.Span, Change);

/// <summary>A group whose operator is the other one.</summary>
internal sealed record GroupMutant(RuleNode Rule, string Change) : Mutant(Rule.Path, Rule.Rule.Source.Span, Change);

/// <summary>A metric that makes one number of many in another way.</summary>
internal sealed record AggregateMutant(RuleNode Rule, string Change, Aggregate Aggregate) : Mutant(Rule.Path, Rule.Rule.Source.Span, Change);

/// <summary>Another value in one row of a parameter's table.</summary>
internal sealed record ParameterMutant(string Where, SourceSpan Span, string Change, int Parameter, int Slot, DatedValue Row, double Value)
    : Mutant(Where, Span, Change);
