using System.Text.RegularExpressions;
using Planner.Rules.Pack;
using Planner.Workbench.States;
using Planner.Workbench.Views;
using Planner.Workbench.Words;

namespace Planner.Workbench.Tests.Words;

public class WordingTests
{
    [Fact]
    public void BothLanguages_HaveEveryTextAndNoOther()
    {
        string[] names = [.. Enum.GetNames<Wording>().Order(StringComparer.Ordinal)];
        Assert.Equal(names, WorkbenchView.Book.NamesIn(Language.Vietnamese).Order(StringComparer.Ordinal));
        Assert.Equal(names, WorkbenchView.Book.NamesIn(Language.English).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void BothLanguages_NameTheSameValues()
    {
        foreach (Wording wording in Enum.GetValues<Wording>())
        {
            Assert.Equal(Places(WorkbenchView.Book.Text(Language.Vietnamese, wording)), Places(WorkbenchView.Book.Text(Language.English, wording)));
        }
    }

    [Fact]
    public void StudyTexts_BothLanguages_HaveEveryTextAndNameTheSameValues()
    {
        string[] names = [.. Enum.GetNames<StudyWording>().Order(StringComparer.Ordinal)];
        Assert.Equal(names, StudyTexts.Book.NamesIn(Language.Vietnamese).Order(StringComparer.Ordinal));
        Assert.Equal(names, StudyTexts.Book.NamesIn(Language.English).Order(StringComparer.Ordinal));
        Assert.All(Enum.GetValues<StudyWording>(), w => Assert.Equal(Places(StudyTexts.Book.Text(Language.Vietnamese, w)), Places(StudyTexts.Book.Text(Language.English, w))));
    }

    [Fact]
    public void EveryAction_HasAHintAndADescriptionInBothLanguages()
    {
        foreach (Language language in Enum.GetValues<Language>())
        {
            Assert.Equal(Enum.GetNames<ActionName>().Order(StringComparer.Ordinal), WorkbenchActions.Names.NamesIn(language).Order(StringComparer.Ordinal));
            Assert.All(Enum.GetValues<ActionName>(), name => Assert.Equal(2, WorkbenchActions.Names.Text(language, name).Split('\t').Length));
        }
    }

    private static IEnumerable<string> Places(string text) => Regex.Matches(text, @"\{\d+[^}]*\}").Select(m => m.Value).Distinct().Order(StringComparer.Ordinal);
}
