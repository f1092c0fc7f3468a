using System.Text.RegularExpressions;
using Planner.Cli.Words;
using Planner.Rules.Pack;

namespace Planner.Cli.Tests.Words;

public class PhraseTests
{
    [Fact]
    public void BothLanguages_HaveEveryTextAndNoOther()
    {
        string[] names = [.. Enum.GetNames<Phrase>().Order(StringComparer.Ordinal)];
        Assert.Equal(names, Texts.Book.NamesIn(Language.Vietnamese).Order(StringComparer.Ordinal));
        Assert.Equal(names, Texts.Book.NamesIn(Language.English).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void BothLanguages_NameTheSameValuesAndDiffer()
    {
        foreach (Phrase phrase in Enum.GetValues<Phrase>())
        {
            string vi = Texts.Book.Text(Language.Vietnamese, phrase), en = Texts.Book.Text(Language.English, phrase);
            Assert.Equal(Places(vi), Places(en));
            Assert.NotEqual(vi, en);
        }
    }

    private static IEnumerable<string> Places(string text) => Regex.Matches(text, @"\{\d+[^}]*\}").Select(m => m.Value).Distinct().Order(StringComparer.Ordinal);
}
