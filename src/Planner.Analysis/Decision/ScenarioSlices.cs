namespace Planner.Analysis.Decision;

/// <summary>How a scenario fares across the assumptions.</summary>
/// <param name="Scenario">Id of the scenario.</param>
/// <param name="Slices">Every slice: input by input, low, middle, high; over all replicates, each interval for itself.</param>
/// <param name="Worst">
/// The slice, and the scenario to compare with, in which half of the tables show the greatest loss; its loss is estimated on the other half, so that the search for the worst does not make it worse.
/// </param>
public sealed record ScenarioSlices(string Scenario, IReadOnlyList<SliceLoss> Slices, SliceLoss Worst);
