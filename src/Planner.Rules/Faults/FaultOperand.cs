namespace Planner.Rules.Faults;

/// <summary>Something that a faulty value was computed from.</summary>
/// <param name="Text">An input's path, or a part of the expression as it is written.</param>
/// <param name="Value">Its value, invariant.</param>
public sealed record FaultOperand(string Text, string Value);
