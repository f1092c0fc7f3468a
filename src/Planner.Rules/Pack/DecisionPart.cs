namespace Planner.Rules.Pack;

/// <summary>A part of a decision: a class of communes in the formula, or a term of the registration key.</summary>
/// <param name="Id">Name within the decision.</param>
/// <param name="Title">What it is.</param>
/// <param name="Text">Expression over <c>commune</c>, <c>year</c>, <c>p</c>: which communes (weights), or the term (key).</param>
/// <param name="Limit">Greatest factor (weights; the least is its inverse), or greatest coefficient either way (key); &gt; 0.</param>
/// <param name="Step">Grid on which a plan is rounded, in the unit of the variable; &gt; 0.</param>
public sealed record DecisionPart(string Id, LocalizedText Title, string Text, double Limit, double Step);
