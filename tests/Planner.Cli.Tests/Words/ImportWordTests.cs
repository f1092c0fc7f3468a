using System.Text.RegularExpressions;
using Planner.Cli.Output;
using Planner.Cli.Words;
using Planner.Localities.Import;
using Planner.Rules.Linting;
using Planner.Rules.Pack;

namespace Planner.Cli.Tests.Words;

public class ImportWordTests
{
    [Fact]
    public void BothLanguages_HaveEveryTextAndNoOther()
    {
        foreach (Language language in (Language[])[Language.Vietnamese, Language.English])
        {
            Assert.Equal(Enum.GetNames<ImportWord>().Order(StringComparer.Ordinal), ImportText.Words.NamesIn(language).Order(StringComparer.Ordinal));
            Assert.Equal(Enum.GetNames<ImportFindingKind>().Order(StringComparer.Ordinal), ImportText.Findings.NamesIn(language).Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public void BothLanguages_NameTheSameValuesAndDiffer()
    {
        foreach (ImportFindingKind kind in Enum.GetValues<ImportFindingKind>().Where(k => k != ImportFindingKind.ValueContradiction))
        {
            string vi = ImportText.Findings.Text(Language.Vietnamese, kind), en = ImportText.Findings.Text(Language.English, kind);
            Assert.Equal(Places(vi), Places(en));
            Assert.NotEqual(vi, en);
        }

        foreach (ImportWord word in Enum.GetValues<ImportWord>())
        {
            Assert.Equal(Places(ImportText.Words.Text(Language.Vietnamese, word)), Places(ImportText.Words.Text(Language.English, word)));
        }
    }

    [Fact]
    public void EveryFinding_HasACodeOfTheCatalogue_ItsOwn()
    {
        string[] codes = [.. Enum.GetValues<ImportFindingKind>().Select(ImportCodes.CodeOf)];

        Assert.Equal(codes.Length, codes.Distinct().Count());
        Assert.All(codes, c => Assert.NotNull(CodeCatalogue.Find(c)));
    }

    private static IEnumerable<string> Places(string text) => Regex.Matches(text, @"\{(\d+)[^}]*\}").Select(m => m.Groups[1].Value).Distinct().Order(StringComparer.Ordinal);
}
