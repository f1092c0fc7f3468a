namespace Planner.Fuzzing.Making;

/// <summary>A value of a JSON text, with its member where it is one.</summary>
/// <param name="Start">Where the value starts.</param>
/// <param name="End">Behind its last character.</param>
/// <param name="Owner">Where its member starts, or the value itself in an array.</param>
/// <param name="Name">The member's name as written, without quotes; empty for an item or the root.</param>
/// <param name="Depth">Depth; 0 for the root.</param>
internal readonly record struct JsonElementSpan(int Start, int End, int Owner, string Name, int Depth);
