namespace Planner.Localities.Scenarios;

/// <summary>Scenarios of one locality that a user named together.</summary>
/// <param name="LocalityFolder">The folder that holds <c>locality.json</c>, as the user named it.</param>
/// <param name="ScenarioFiles">Paths of the scenario files, the first being the reference of comparisons.</param>
public sealed record ScenarioGroup(string LocalityFolder, IReadOnlyList<string> ScenarioFiles);
