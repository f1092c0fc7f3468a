using System.Text;
using System.Text.RegularExpressions;
using Planner.Reporting.Text;
using Planner.Rules.Pack;

namespace Planner.Reporting.Tests.Text;

public sealed partial class MessagesTests
{
    private static readonly Messages Vi = Messages.In(Language.Vietnamese);
    private static readonly Messages En = Messages.In(Language.English);

    [Fact]
    public void Keys_BothLanguages_AreTheSame() => Assert.Equal(Vi.Keys, En.Keys);

    [Fact]
    public void Templates_BothLanguages_UseTheSamePlaceholders()
    {
        foreach (string key in Vi.Keys)
        {
            Assert.True(Placeholders(Vi.Template(key)).SetEquals(Placeholders(En.Template(key))), key);
        }
    }

    [Fact]
    public void Templates_Vietnamese_AreComposed() => Assert.All(Vi.Keys, key => Assert.True(Vi.Template(key).IsNormalized(NormalizationForm.FormC), key));

    [Fact]
    public void Templates_ExceptUnitNone_AreNotEmpty() =>
        Assert.All(Vi.Keys.Where(k => k != "unit.none"), key => Assert.True(Vi.Template(key).Length > 0 && En.Template(key).Length > 0, key));

    [Fact]
    public void Units_All_HaveNames() => Assert.All(Units.All, unit => Assert.True(Vi.Has("unit." + unit), unit));

    [Fact]
    public void Keys_InSource_AllExist()
    {
        // Keys are written out in the code, so a scan finds every one that is used.
        string root = Path.Combine(SourceFolder(), "..", "..", "src", "Planner.Reporting");
        string[] used = Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => KeyInCode().Matches(File.ReadAllText(file)).Select(m => m.Groups[1].Value)).Distinct().ToArray();
        Assert.NotEmpty(used);
        Assert.All(used, key => Assert.True(Vi.Has(key), key));
        string[] unused = Vi.Keys.Except(used).Where(k => !k.StartsWith("unit.", StringComparison.Ordinal) && !k.StartsWith("decider.", StringComparison.Ordinal)).ToArray();
        Assert.Empty(unused);
    }

    [Fact]
    public void Say_MissingValue_Throws() => Assert.Throws<KeyNotFoundException>(() => Vi.Say("frequency.about"));

    [Fact]
    public void Say_UnknownKey_Throws() => Assert.Throws<KeyNotFoundException>(() => Vi.Say("no.such"));

    private static HashSet<string> Placeholders(string template) => Placeholder().Matches(template).Select(m => m.Value).ToHashSet();

    private static string SourceFolder([System.Runtime.CompilerServices.CallerFilePath] string here = "") => Path.GetDirectoryName(Path.GetDirectoryName(here)!)!;

    [GeneratedRegex("\\{[A-Za-z]+\\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex("\"((?:conclusion|frequency|table|chart|bottleneck|path|decision|precision|report|sheet|impact|split|discover|given|sensitivity|input|information|advice|official|template|caveat)\\.[A-Za-z.]+[A-Za-z]|frequency\\.[a-z]+)\"")]
    private static partial Regex KeyInCode();
}
