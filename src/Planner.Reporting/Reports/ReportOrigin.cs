using Planner.Simulation.Storing;

namespace Planner.Reporting.Reports;

/// <summary>From what and how the numbers of a report were computed, so that they can be made again.</summary>
/// <param name="Command">The command that makes the report again, one argument an entry.</param>
/// <param name="Engine">The engine's version.</param>
/// <param name="Runs">Address of each scenario's run, by scenario id; empty where a file changed while it was read.</param>
/// <param name="Files">Every input file with its digest.</param>
public sealed record ReportOrigin(IReadOnlyList<string> Command, string Engine, IReadOnlyDictionary<string, string> Runs, IReadOnlyList<InputFile> Files)
{
    /// <summary>The origin of runs.</summary>
    /// <param name="command">The command that makes the report again.</param>
    /// <param name="identities">What each scenario's run depends on; null where that is not known.</param>
    public static ReportOrigin Of(IReadOnlyList<string> command, IReadOnlyList<RunIdentity?> identities)
    {
        ArgumentNullException.ThrowIfNull(identities);
        RunIdentity[] known = [.. identities.OfType<RunIdentity>()];
        return new ReportOrigin(
            command,
            EngineVersion.Current,
            known.ToDictionary(i => i.Scenario, i => i.Address.Hex, StringComparer.Ordinal),
            [.. known.SelectMany(i => i.Files).DistinctBy(f => (f.Role, f.Name)).OrderBy(f => f.Role, StringComparer.Ordinal).ThenBy(f => f.Name, StringComparer.Ordinal)]);
    }
}
