using System.Text.RegularExpressions;
using Planner.Rules.Linting;
using Planner.Rules.Tests.Pack;

namespace Planner.Rules.Tests.Linting;

public sealed partial class CodeCatalogueTests
{
    // Stands for any code in the description of a diagnostic's form.
    private const string AnyCode = "PLN0000";

    private static readonly string Repository = Path.GetDirectoryName(ShippedRules.Folder)!;

    [Fact]
    public void All_HoldsEveryCodeOfTheSourcesAndNoOther()
    {
        IEnumerable<string> used = Directory.EnumerateFiles(Path.Combine(Repository, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Replace('\\', '/').Contains("/obj/", StringComparison.Ordinal))
            .SelectMany(f => Code().Matches(File.ReadAllText(f)).Select(m => m.Value))
            .Where(c => c != AnyCode).Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(used, CodeCatalogue.All.Select(e => e.Code));
    }

    [Fact]
    public void All_IsCompleteInBothLanguages()
    {
        foreach (CodeExplanation one in CodeCatalogue.All)
        {
            Assert.All([one.Meaning.Vi, one.Meaning.En, one.Mend.Vi, one.Mend.En, one.Example], text => Assert.False(string.IsNullOrWhiteSpace(text), one.Code));
            Assert.NotEqual(one.Meaning.Vi, one.Meaning.En);
            Assert.NotEqual(one.Mend.Vi, one.Mend.En);
            Assert.True(one.Meaning.Vi.IsNormalized(), one.Code);
        }
    }

    [Fact]
    public void Page_IsTheShippedOne() =>
        Assert.Equal(CodeCatalogue.Page(), File.ReadAllText(Path.Combine(Repository, "docs", "diagnostics.md")).ReplaceLineEndings("\n"));

    [Theory]
    [InlineData("PLN0322")]
    [InlineData("pln0322")]
    [InlineData("0322")]
    public void Find_AnySpelling_FindsTheCode(string written) => Assert.Equal("PLN0322", CodeCatalogue.Find(written)?.Code);

    [Fact]
    public void Find_UnknownCode_IsNull() => Assert.Null(CodeCatalogue.Find("PLN9999"));

    [GeneratedRegex(@"PLN\d{4}")]
    private static partial Regex Code();
}
