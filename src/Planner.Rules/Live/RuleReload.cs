namespace Planner.Rules.Live;

/// <summary>What came of saved files.</summary>
/// <param name="Rules">The rules in force afterwards.</param>
/// <param name="Files">The files whose saved version is new, as messages name them, in ordinal order.</param>
/// <param name="Recompiled">The criteria that were compiled anew, as <c>set/rule</c>, in the order of the sets.</param>
/// <param name="Parameters">The parameters whose values changed, in file order.</param>
/// <param name="Took">From reading the files to the new version being in force.</param>
public sealed record RuleReload(
    LiveRules Rules, IReadOnlyList<string> Files, IReadOnlyList<string> Recompiled, IReadOnlyList<string> Parameters, TimeSpan Took);
