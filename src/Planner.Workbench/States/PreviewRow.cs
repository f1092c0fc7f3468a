using Planner.Analysis.Attainment;
using Planner.Analysis.Intervals;
using Planner.Rules.Pack;

namespace Planner.Workbench.States;

/// <summary>What levers do to one target.</summary>
/// <param name="Id">Id of the target.</param>
/// <param name="Title">What the resolution asks.</param>
/// <param name="Before">Probability under the scenario, 0..1.</param>
/// <param name="After">Probability with the levers, 0..1.</param>
/// <param name="Outlook">Outlook with the levers.</param>
/// <param name="Difference">Paired difference with its interval.</param>
internal sealed record PreviewRow(string Id, LocalizedText Title, double Before, double After, Outlook Outlook, PairedDifferenceInterval Difference);
