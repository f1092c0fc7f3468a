using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Xml.Linq;

namespace Planner.Acceptance.Supply;

/// <summary>
/// What the program is made of, as CycloneDX 1.6 JSON (https://cyclonedx.org/docs/1.6/json/): every package that the lock files of <c>src/</c> name, with the digest
/// a restore checks and the licence its own description gives. Holds no time and no serial number: the same lock files are the same bytes.
/// </summary>
internal static class BillOfMaterials
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A package of the lock files.</summary>
    public sealed record Package(string Name, string Version, string ContentHash, IReadOnlyList<string> DependsOn)
    {
        /// <summary>Package URL, the name other tools know it by.</summary>
        public string Url => $"pkg:nuget/{Name}@{Version}";
    }

    /// <summary>The packages of all projects of a folder, by name.</summary>
    /// <param name="sources">The folder <c>src/</c>.</param>
    public static IReadOnlyList<Package> Packages(string sources)
    {
        var found = new SortedDictionary<string, (string Version, string Hash, SortedSet<string> DependsOn)>(StringComparer.OrdinalIgnoreCase);
        foreach (string file in Directory.EnumerateFiles(sources, "packages.lock.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(file));
            foreach (JsonProperty package in document.RootElement.GetProperty("dependencies").EnumerateObject().SelectMany(f => f.Value.EnumerateObject()))
            {
                if (package.Value.GetProperty("type").GetString() == "Project")
                {
                    continue;
                }

                string version = package.Value.GetProperty("resolved").GetString()!, hash = package.Value.GetProperty("contentHash").GetString()!;
                if (found.TryGetValue(package.Name, out (string Version, string Hash, SortedSet<string> DependsOn) known) && (known.Version, known.Hash) != (version, hash))
                {
                    throw new InvalidDataException($"{package.Name}: {file} locks {version}, another project {known.Version}");
                }

                SortedSet<string> needs = known.DependsOn ?? new SortedSet<string>(StringComparer.OrdinalIgnoreCase);
                if (package.Value.TryGetProperty("dependencies", out JsonElement dependencies))
                {
                    needs.UnionWith(dependencies.EnumerateObject().Select(d => d.Name));
                }

                found[package.Name] = (version, hash, needs);
            }
        }

        return [.. found.Select(p => new Package(p.Key, p.Value.Version, p.Value.Hash, [.. p.Value.DependsOn.Where(found.ContainsKey)]))];
    }

    /// <summary>The bill as text.</summary>
    /// <param name="packages">The packages.</param>
    /// <param name="licence">The licence of a package, as its own description gives it.</param>
    /// <param name="version">The version of the program.</param>
    public static string Write(IReadOnlyList<Package> packages, Func<Package, string> licence, string version)
    {
        using var memory = new MemoryStream();
        using (var json = new Utf8JsonWriter(memory, Indented))
        {
            string self = $"pkg:generic/planner@{version}";
            json.WriteStartObject();
            json.WriteString("$schema", "http://cyclonedx.org/schema/bom-1.6.schema.json");
            json.WriteString("bomFormat", "CycloneDX");
            json.WriteString("specVersion", "1.6");
            json.WriteNumber("version", 1);
            json.WriteStartObject("metadata");
            json.WriteStartObject("component");
            json.WriteString("type", "application");
            json.WriteString("bom-ref", self);
            json.WriteString("name", "planner");
            json.WriteString("version", version);
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteStartArray("components");
            foreach (Package package in packages)
            {
                json.WriteStartObject();
                json.WriteString("type", "library");
                json.WriteString("bom-ref", package.Url);
                json.WriteString("name", package.Name);
                json.WriteString("version", package.Version);
                json.WriteString("purl", package.Url);
                json.WriteStartArray("licenses");
                json.WriteStartObject();
                if (licence(package) is { } said && Uri.IsWellFormedUriString(said, UriKind.Absolute))
                {
                    json.WriteStartObject("license");
                    json.WriteString("name", "see the address");
                    json.WriteString("url", said);
                    json.WriteEndObject();
                }
                else
                {
                    json.WriteString("expression", licence(package));
                }

                json.WriteEndObject();
                json.WriteEndArray();
                json.WriteStartArray("properties");
                json.WriteStartObject();
                json.WriteString("name", "nuget:contentHash");
                json.WriteString("value", package.ContentHash);
                json.WriteEndObject();
                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("dependencies");
            Needs(json, self, packages.Where(p => !packages.Any(o => o.DependsOn.Contains(p.Name, StringComparer.OrdinalIgnoreCase))));
            foreach (Package package in packages)
            {
                Needs(json, package.Url, packages.Where(p => package.DependsOn.Contains(p.Name, StringComparer.OrdinalIgnoreCase)));
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(memory.ToArray()) + "\n";
    }

    /// <summary>The licence that a restored package's description names: an SPDX expression, or an address.</summary>
    /// <param name="cache">The folder packages are restored to.</param>
    /// <param name="package">The package.</param>
    public static string LicenceOf(string cache, Package package)
    {
        string name = package.Name.ToLowerInvariant();
        XElement metadata = XDocument.Load(Path.Combine(cache, name, package.Version, name + ".nuspec")).Root!.Elements().Single(e => e.Name.LocalName == "metadata");
        XElement? licence = metadata.Elements().FirstOrDefault(e => e.Name.LocalName == "license" && (string?)e.Attribute("type") == "expression")
            ?? metadata.Elements().FirstOrDefault(e => e.Name.LocalName == "licenseUrl");
        return licence?.Value.Trim() ?? throw new InvalidDataException($"{package.Name} {package.Version} names no licence");
    }

    private static void Needs(Utf8JsonWriter json, string reference, IEnumerable<Package> packages)
    {
        json.WriteStartObject();
        json.WriteString("ref", reference);
        json.WriteStartArray("dependsOn");
        foreach (Package package in packages)
        {
            json.WriteStringValue(package.Url);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
