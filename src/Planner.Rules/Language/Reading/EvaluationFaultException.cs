namespace Planner.Rules.Language;

/// <summary>An expression has no value for these inputs: a division of whole numbers by zero, an index out of range, a missing value.</summary>
/// <param name="message">What happened.</param>
public sealed class EvaluationFaultException(string message) : Exception(message);
