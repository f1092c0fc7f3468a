using Planner.Rules.Diagnostics;
using Planner.Rules.Pack;

namespace Planner.Simulation.Explaining;

/// <summary>A parameter that a comparison reads, as it stood for the commune and year.</summary>
/// <param name="Id">The parameter.</param>
/// <param name="Value">Its value, in its own unit.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Source">Legal source of the value; null where it is an assumption.</param>
/// <param name="Assumption">Why it was assumed; null where it has a source.</param>
/// <param name="Draft">The draft that set it, in force or not; null where the official file did.</param>
/// <param name="Span">Where the value stands.</param>
public sealed record ParameterResult(string Id, double Value, string Unit, string? Source, LocalizedText? Assumption, string? Draft, SourceSpan Span);
