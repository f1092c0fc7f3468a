using System.Globalization;
using Planner.Cli.Hosting;
using Planner.Rules.Pack;

namespace Planner.Cli.Tests.Hosting;

public class LanguageChoiceTests
{
    [Theory]
    [InlineData("vi", "en_US.UTF-8", Language.Vietnamese)]
    [InlineData("en", "vi_VN.UTF-8", Language.English)]
    [InlineData(null, "vi_VN.UTF-8", Language.Vietnamese)]
    [InlineData(null, "vi", Language.Vietnamese)]
    [InlineData(null, "vim", Language.English)]
    [InlineData(null, "C", Language.English)]
    [InlineData(null, "de_DE", Language.English)]
    public void Of_OptionThenLang_Decides(string? option, string lang, Language expected) =>
        Assert.Equal(expected, LanguageChoice.Of(option, new FakeHost(("LANG", lang)).Host));

    [Fact]
    public void Of_LocaleVariables_AreAskedInTheirOrder()
    {
        Assert.Equal(Language.Vietnamese, LanguageChoice.Of(null, new FakeHost(("LC_ALL", "vi_VN"), ("LC_MESSAGES", "en_US"), ("LANG", "C")).Host));
        Assert.Equal(Language.English, LanguageChoice.Of(null, new FakeHost(("LC_ALL", ""), ("LC_MESSAGES", "en_US"), ("LANG", "vi_VN")).Host));
    }

    [Fact]
    public void Of_NoVariable_IsTheSystemsCulture()
    {
        CommandHost host = new FakeHost().Host with { SystemCulture = CultureInfo.GetCultureInfo("vi-VN") };
        Assert.Equal(Language.Vietnamese, LanguageChoice.Of(null, host));
    }
}
