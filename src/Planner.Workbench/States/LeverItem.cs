using Planner.Rules.Pack;

namespace Planner.Workbench.States;

/// <summary>One lever.</summary>
/// <param name="Key">Name inside the sheet.</param>
/// <param name="Title">What it is.</param>
/// <param name="Kind">How it is set.</param>
/// <param name="Least">Least value.</param>
/// <param name="Most">Greatest value.</param>
/// <param name="Step">Change of one key press.</param>
/// <param name="Base">The value in the scenario the sheet starts from.</param>
/// <param name="Value">The value now; for a choice the index.</param>
internal sealed record LeverItem(string Key, LocalizedText Title, LeverKind Kind, double Least, double Most, double Step, double Base, double Value)
{
    /// <summary>Names of the choices.</summary>
    public IReadOnlyList<LocalizedText> Choices { get; init; } = [];

    /// <summary>Ids of the choices.</summary>
    public IReadOnlyList<string> ChoiceIds { get; init; } = [];

    /// <summary>The scenario members it sets; each path gets the value.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> Paths { get; init; }

    /// <summary>How much of the scenario's unit one of the unit shown is: 1,000,000 for VND shown in millions.</summary>
    public double Scale { get; init; } = 1;

    /// <summary>Where its least and greatest value come from; null for switches and choices.</summary>
    public LocalizedText? Limits { get; init; }

    /// <summary>Why it cannot be moved; null where it can.</summary>
    public LocalizedText? Locked { get; init; }

    /// <summary>Whether it differs from the scenario.</summary>
    public bool Moved => Value != Base;

    /// <summary>The same with another value, held inside the range.</summary>
    public LeverItem At(double value)
    {
        double held = Math.Clamp(Math.Round(value, 6), Least, Most);

        // Back at the scenario's own value it is that value to the last bit, or nothing would ever count as put back.
        return this with { Value = Math.Abs(held - Base) < 1e-9 ? Base : held };
    }
}
