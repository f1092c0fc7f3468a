using Planner.Rules.Drafts;

namespace Planner.Analysis.Impact;

/// <summary>Where a run's inputs come from.</summary>
/// <param name="RulesFolder">Folder of the rule files, as the user named it.</param>
/// <param name="LocalityFolder">Folder of the locality.</param>
/// <param name="ScenarioFile">Path of the scenario.</param>
/// <param name="Seed">Seed of the run.</param>
/// <param name="Drafts">Which drafts of the rule files hold.</param>
public sealed record RunSource(string RulesFolder, string LocalityFolder, string ScenarioFile, long Seed, DraftSelection Drafts);
