using Planner.Rules.Faults;
using Planner.Rules.Pack;

namespace Planner.Simulation.Faults;

/// <summary>An expression of a model or scenario of which it is not proven that its numbers stay finite.</summary>
/// <param name="Index">Its number: those of the model first, then those of the scenario, each in the order of the files.</param>
/// <param name="Watch">The watch.</param>
/// <param name="Kind">What it decides.</param>
/// <param name="Name">The rule's, component's, metric's or target's id.</param>
/// <param name="Scope">The units it is evaluated on.</param>
internal sealed record WatchedRule(int Index, FaultWatch Watch, WatchedKind Kind, string Name, MetricScope Scope);
