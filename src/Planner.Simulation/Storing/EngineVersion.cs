using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Planner.Localities.Units;
using Planner.Numerics.Random;
using Planner.Rules.Pack;

namespace Planner.Simulation.Storing;

/// <summary>What made an outcome: the engine's version, the layout of its random numbers and the sources of everything that computes.</summary>
public static class EngineVersion
{
    // Each assembly keeps the hashes of its source files (src/Directory.Build.targets).
    private static readonly Assembly[] Engine = [typeof(UniformSource).Assembly, typeof(RulePack).Assembly, typeof(Locality).Assembly, typeof(EngineVersion).Assembly];

    /// <summary>The version: <c>0.1.0 layout 1 sources 0123456789abcdef</c>. Two builds from the same sources have the same.</summary>
    public static string Current { get; } = FormattableString.Invariant(
        $"{typeof(EngineVersion).Assembly.GetName().Version?.ToString(3)} layout {UniformSource.LayoutVersion} sources {Sources()[..16]}");

    private static string Sources()
    {
        // In ordinal order, because the order in which a build finds its files depends on the file system.
        IEnumerable<string> hashes = Engine.SelectMany(a => a.GetCustomAttributes<AssemblyMetadataAttribute>())
            .Where(m => m.Key == "SourceHashes").SelectMany(m => (m.Value ?? "").Split(' ')).Order(StringComparer.Ordinal);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(' ', hashes))));
    }
}
