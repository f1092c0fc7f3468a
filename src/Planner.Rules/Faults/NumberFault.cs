namespace Planner.Rules.Faults;

/// <summary>The first value of an evaluation that is no finite number, or where the evaluation failed.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Part">The part of the expression that has this value, as it is written.</param>
/// <param name="Value">Its value as the language writes it (<c>Infinity</c>, <c>NaN</c>, the wrapped number), or why there is none.</param>
/// <param name="Operands">The inputs and parts it was computed from, each as written and with its value.</param>
public sealed record NumberFault(FaultKind Kind, string Part, string Value, IReadOnlyList<FaultOperand> Operands)
{
    /// <summary>Most characters of <see cref="Part"/>, <see cref="Value"/> and what stands in <see cref="Operands"/>.</summary>
    public const int MostText = 160;

    /// <summary>Most operands that are kept.</summary>
    public const int MostOperands = 8;
}
