using Planner.Analysis.Tracing;
using Planner.Rules.Pack;

namespace Planner.Cli.Output;

/// <summary>A locality's figures.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its name.</param>
/// <param name="Targets">Ids of its targets.</param>
/// <param name="Figures">The figures.</param>
internal sealed record TracedLocality(string Id, LocalizedText Title, IReadOnlyList<string> Targets, IReadOnlyList<TracedFigure> Figures);
