using Planner.Cli.Arguments;
using Planner.Cli.Hosting;
using Planner.Cli.Words;
using Planner.Localities.Scenarios;
using Planner.Rules.Diagnostics;
using Planner.Rules.Drafts;
using Planner.Workbench.Sessions;

namespace Planner.Cli.Commands;

/// <summary>The one scenario that a path and <c>--scenario</c> name.</summary>
internal static class OneScenario
{
    /// <summary>Reads it.</summary>
    /// <param name="path">A scenario file, or a locality's folder: then its first scenario, or the one named.</param>
    /// <param name="scenario">Id of a scenario of that folder; null for the first.</param>
    /// <param name="drafts">Which drafts of the rule files hold.</param>
    /// <param name="diagnostics">Receives every fault.</param>
    /// <param name="rulesFolder">The rules folder in place of the one that the locality names; null for its own.</param>
    /// <returns>The inputs with that scenario alone; null when an error was added.</returns>
    /// <exception cref="UsageException">The folder has no such scenario.</exception>
    public static ComparisonInputs? Load(string path, string? scenario, DraftSelection drafts, DiagnosticBag diagnostics, string? rulesFolder = null)
    {
        IReadOnlyList<ScenarioGroup> groups = ScenarioPaths.Resolve([path], diagnostics);
        if (diagnostics.HasErrors)
        {
            return null;
        }

        ScenarioGroup group = groups[0];
        IReadOnlyList<string> files = group.ScenarioFiles;
        if (scenario is not null)
        {
            Dictionary<string, string> known = files.ToDictionary(f => Path.GetFileName(f)[..^ScenarioPaths.Ending.Length], f => f, StringComparer.Ordinal);
            if (!known.TryGetValue(scenario, out string? file))
            {
                throw new UsageException(Phrase.UnknownScenario, scenario, NearestName.Of(scenario, known.Keys) ?? known.Keys.First(), string.Join(", ", known.Keys));
            }

            files = [file];
        }

        return ComparisonInputs.Load(group with { ScenarioFiles = [files[0]] }, diagnostics, drafts, asOf: null, rulesFolder);
    }
}
