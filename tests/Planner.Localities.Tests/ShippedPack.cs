using Planner.Rules.Diagnostics;
using Planner.Rules.Pack;

namespace Planner.Localities.Tests;

/// <summary>The shipped rule pack with Bắc Kạn's targets, loaded once.</summary>
internal static class ShippedPack
{
    private static readonly Lazy<RulePack> Loaded = new(() =>
    {
        var diagnostics = new DiagnosticBag();
        RulePack? pack = RulePackLoader.Load(Path.Combine(RepositoryFolder.Root, "rules").Replace('\\', '/'), ["bac-kan.json"], 2020, 2025, diagnostics);
        Assert.Empty(diagnostics.InFileOrder());
        return pack!;
    });

    public static RulePack Value => Loaded.Value;
}
