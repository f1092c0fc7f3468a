using System.Reflection;
using Planner.Rules.Testing;
using Planner.Rules.Tests.Pack;

namespace Planner.Rules.Tests.Testing;

public sealed class RuleTestsPageTests
{
    [Fact]
    public void Page_EveryCode_IsExplained()
    {
        string page = File.ReadAllText(Path.Combine(ShippedRules.Folder, "..", "docs", "rule-tests.md"));
        Assert.All(
            typeof(TestCode).GetFields(BindingFlags.Public | BindingFlags.Static),
            f => Assert.Contains($"| {f.GetRawConstantValue()} |", page, StringComparison.Ordinal));
    }
}
