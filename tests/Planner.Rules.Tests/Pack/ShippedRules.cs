using Planner.Rules.Diagnostics;
using Planner.Rules.Pack;

namespace Planner.Rules.Tests.Pack;

/// <summary>The rule files this repository ships, loaded as Bắc Kạn loads them.</summary>
internal static class ShippedRules
{
    public static string Folder { get; } = Find();

    public static RulePack Load(params string[] targets)
    {
        var diagnostics = new DiagnosticBag();
        RulePack? pack = RulePackLoader.Load(Folder, targets.Length == 0 ? ["bac-kan.json"] : targets, 2020, 2025, diagnostics);
        Assert.True(pack is not null, string.Join(Environment.NewLine, diagnostics.InFileOrder()));
        Assert.Empty(diagnostics.InFileOrder());
        return pack!;
    }

    private static string Find()
    {
        for (string? at = AppContext.BaseDirectory; at is not null; at = Path.GetDirectoryName(at))
        {
            if (File.Exists(Path.Combine(at, "Planner.sln")))
            {
                return Path.Combine(at, "rules").Replace('\\', '/');
            }
        }

        throw new InvalidOperationException("the tests must run inside the repository");
    }
}
