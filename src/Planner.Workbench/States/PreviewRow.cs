using Planner.Analysis.Attainment;
using Planner.Analysis.Intervals;
using Planner.Rules.Pack;
using Planner.Simulation.Recording;

namespace Planner.Workbench.States;

/// <summary>What levers, or other rules, do to one target.</summary>
/// <param name="Id">Id of the target.</param>
/// <param name="Title">What the resolution asks.</param>
/// <param name="Before">Probability under the scenario, 0..1.</param>
/// <param name="After">Probability with the levers, 0..1.</param>
/// <param name="Outlook">Outlook with the levers.</param>
/// <param name="Difference">Paired difference with its interval.</param>
internal sealed record PreviewRow(string Id, LocalizedText Title, double Before, double After, Outlook Outlook, PairedDifferenceInterval Difference)
{
    /// <summary>The rows of two paired runs.</summary>
    /// <param name="before">The run before.</param>
    /// <param name="after">The run after.</param>
    public static IReadOnlyList<PreviewRow> Of(Ensemble before, Ensemble after)
    {
        var clustering = Clustering.Of(before);
        var rows = new List<PreviewRow>();
        for (int t = 0; t < before.Pack.Targets.Count; t++)
        {
            TargetDefinition target = before.Pack.Targets[t];
            if (target.IsSet)
            {
                var chance = ProportionInterval.Of(after.TargetMet(t), clustering);
                rows.Add(new PreviewRow(
                    target.Id, target.Title, ProportionInterval.Of(before.TargetMet(t), clustering).Estimate, chance.Estimate,
                    Likelihood.OutlookOf(after.Pack.Likelihood, chance.Low, chance.High), PairedDifferenceInterval.Of(before.TargetMet(t), after.TargetMet(t), clustering)));
            }
        }

        return rows;
    }
}
