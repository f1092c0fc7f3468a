using Planner.Rules.Diagnostics;
using Planner.Rules.Pack;
using Planner.Rules.Pack.Needs;

namespace Planner.Localities.Tests;

/// <summary>What a small locality with Bắc Kạn's targets needs of the shipped rule pack, loaded once.</summary>
internal static class ShippedPack
{
    private static readonly Lazy<RulePack> Loaded = new(() =>
    {
        var diagnostics = new DiagnosticBag();
        RulePack? pack = RulePackLoader.Load(Path.Combine(RepositoryFolder.Root, "rules").Replace('\\', '/'), ["bac-kan.json"], 2020, 2025, diagnostics);
        Assert.Empty(diagnostics.InFileOrder());
        return NeededRules.Of(pack!, 2020, 2025, [], [], [], []);
    });

    public static RulePack Value => Loaded.Value;
}
