using System.Security.Cryptography;
using System.Text;
using Planner.Localities.Scenarios;
using Planner.Localities.Units;
using Planner.Rules.Documents;
using Planner.Rules.Pack;

namespace Planner.Simulation.Storing;

/// <summary>Everything that the outcomes of a run depend on.</summary>
/// <param name="Engine">The engine's version.</param>
/// <param name="Locality">The locality's id.</param>
/// <param name="Scenario">The scenario's id.</param>
/// <param name="Files">Rule files, the locality's files, the scenario with those it extends; ordinal order of role and name.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Replicates">The number of replicates.</param>
public sealed record RunIdentity(string Engine, string Locality, string Scenario, IReadOnlyList<InputFile> Files, long Seed, int Replicates)
{
    private RunAddress? address;

    /// <summary>Drafts of rule files that held: the files alone do not tell which of their changes were asked for.</summary>
    public IReadOnlyList<string> Drafts { get; init; } = [];

    /// <summary>The file of the scenario itself, as the user named it.</summary>
    public string ScenarioFile => Files.First(f => f.Role == "scenario" && f.Name == Scenario + ScenarioPaths.Ending).Path;

    /// <summary>
    /// The run's address. It depends on what the files hold, not on where they lie, how their lines end or how JSON is indented.
    /// </summary>
    public RunAddress Address => address ??= Hash();

    /// <summary>The identity of a run.</summary>
    /// <param name="locality">The locality.</param>
    /// <param name="pack">Its rules.</param>
    /// <param name="scenario">The scenario.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="replicates">The number of replicates.</param>
    /// <param name="digestOf">What a file held when it was read, as <c>DiagnosticBag.DigestOf</c> knows it.</param>
    /// <returns>The identity; null when a file changed while it was read, or was not read from a file at all.</returns>
    public static RunIdentity? Of(Locality locality, RulePack pack, Scenario scenario, long seed, int replicates, Func<string, FileDigest?> digestOf)
    {
        ArgumentNullException.ThrowIfNull(locality);
        ArgumentNullException.ThrowIfNull(pack);
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(digestOf);
        IEnumerable<(string Role, string Path, string Folder)> files = pack.Files.Select(f => ("rules", f, pack.Folder))
            .Concat(locality.Files.Select(f => ("locality", f, locality.Folder)))
            .Concat(scenario.Files.Select(f => ("scenario", f, FolderOfPath(f))));
        var inputs = new List<InputFile>();
        foreach ((string role, string path, string folder) in files.Distinct())
        {
            if (digestOf(path) is not { } digest)
            {
                return null;
            }

            inputs.Add(new InputFile(role, Path.GetRelativePath(folder.Length == 0 ? "." : folder, path).Replace('\\', '/'), path, digest));
        }

        return inputs.Count == 0
            ? null
            : new RunIdentity(
                EngineVersion.Current, locality.Id, scenario.Id,
                [.. inputs.OrderBy(f => f.Role, StringComparer.Ordinal).ThenBy(f => f.Name, StringComparer.Ordinal)], seed, replicates)
            {
                Drafts = pack.Drafts,
            };
    }

    /// <summary>The folder of the rules or of the locality, as the user named it.</summary>
    /// <param name="role"><c>rules</c> or <c>locality</c>.</param>
    public string FolderOf(string role)
    {
        InputFile file = Files.First(f => f.Role == role);
        return file.Path.Length > file.Name.Length ? file.Path[..^(file.Name.Length + 1)] : ".";
    }

    private static string FolderOfPath(string path) => Path.GetDirectoryName(path) is { Length: > 0 } folder ? folder : ".";

    private RunAddress Hash()
    {
        var text = new StringBuilder();
        text.Append(System.Globalization.CultureInfo.InvariantCulture, $"planner run 1\nengine {Engine}\nlocality {Locality}\nscenario {Scenario}\nseed {Seed}\nreplicates {Replicates}\n");
        foreach (InputFile file in Files)
        {
            text.Append(file.Role).Append(' ').Append(file.Digest.Content).Append(' ').Append(file.Name).Append('\n');
        }

        foreach (string draft in Drafts)
        {
            text.Append("draft ").Append(draft).Append('\n');
        }

        return new RunAddress(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()))));
    }
}
