namespace Planner.Rules.Testing;

/// <summary>A draft of a tests file.</summary>
/// <param name="Json">The file's text.</param>
/// <param name="Boundaries">Rules whose boundary it tests.</param>
/// <param name="ByHand">Paths of the rules whose form it cannot turn into a boundary; an analyst writes their cases.</param>
public sealed record TestProposal(string Json, int Boundaries, IReadOnlyList<string> ByHand);
