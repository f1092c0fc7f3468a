using Planner.Analysis.Decision;
using Planner.Analysis.Tracing;

namespace Planner.Workbench.Sessions;

/// <summary>What a report rests on besides the runs.</summary>
/// <param name="Figures">Every figure behind the results, with its source or assumption.</param>
/// <param name="Needed">By scenario after the first: who would have to decide what for it.</param>
public sealed record ReportFoundations(IReadOnlyList<TracedFigure> Figures, IReadOnlyList<NeededDecisions> Needed);
