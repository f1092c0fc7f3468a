using System.Text.Json;
using Planner.Reporting.Charts.Figures;
using Planner.Reporting.Charts.Model;
using Planner.Reporting.Charts.Svg;
using Planner.Reporting.Charts.Terminal;
using Planner.Reporting.Documents;
using Planner.Reporting.Tables;
using Planner.Reporting.Text;
using Planner.Rules.Pack;

namespace Planner.Reporting.Tests.Tables;

public class SensitivityTextTests
{
    [Theory]
    [InlineData(Language.English, "en")]
    [InlineData(Language.Vietnamese, "vi")]
    public void Text_MadeUpStudies_IsTheGoldenOne(Language language, string code)
    {
        var sample = new SampleSensitivity();
        var text = new SensitivityText(language, sample.Frame);
        string[] lines =
        [
            .. text.Sentences(sample.Tornado), string.Empty, .. PlainTable.Write(text.Table(sample.Tornado, 80), 80), string.Empty, .. text.Sentences(sample.Reached), string.Empty,
            .. text.Sentences(sample.Certain), string.Empty, .. text.Sentences(sample.Variance), string.Empty, .. PlainTable.Write(text.Table(sample.Variance, 100), 100), string.Empty,
            .. text.Sentences(sample.Never), string.Empty, .. text.Sentences(sample.Screening), string.Empty, .. PlainTable.Write(text.Table(sample.Screening, 100), 100),
        ];
        Golden.Check($"sensitivity.{code}.txt", string.Join('\n', lines) + "\n");
    }

    [Theory]
    [InlineData(Language.English, "en")]
    [InlineData(Language.Vietnamese, "vi")]
    public void Figures_MadeUpStudies_AreTheGoldenOnes(Language language, string code)
    {
        var sample = new SampleSensitivity();
        (string Name, Figure? Figure)[] figures =
        [
            ("tornado", SensitivityFigure.Tornado(sample.Frame, sample.Tornado, language)), ("tornado-values", SensitivityFigure.Tornado(sample.Frame, sample.Certain, language)),
            ("variance", SensitivityFigure.Variance(sample.Frame with { Wanted = null }, sample.Variance, language)),
            ("screening", SensitivityFigure.Screening(sample.Frame with { Wanted = null }, sample.Screening, language)),
        ];
        foreach ((string name, Figure? figure) in figures)
        {
            Golden.Check($"sensitivity-{name}.{code}.svg", new SvgRenderer().Render(figure!));
            Golden.Check($"sensitivity-{name}.{code}.plain.txt", new TerminalRenderer(TerminalStyle.Plain, 100).Render(figure!));
        }
    }

    [Fact]
    public void Sentences_OtherNumbers_SayOtherThings()
    {
        SampleSensitivity some = new(), other = new(0.8);
        var text = new SensitivityText(Language.English, some.Frame);
        string[] of = [.. text.Sentences(some.Tornado)], than = [.. text.Sentences(other.Tornado)];

        // The chance as it is, what is not enough and the target's own mark do not depend on the effects; everything else does.
        Assert.Equal([true, false, false, false, true, true], of.Zip(than).Select(x => x.First == x.Second));
        Assert.NotEqual(text.Sentences(some.Certain)[1], text.Sentences(other.Certain)[1]);
        Assert.NotEqual(text.Sentences(some.Variance)[0], text.Sentences(other.Variance)[0]);
        Assert.NotEqual(text.Sentences(some.Screening)[0], text.Sentences(other.Screening)[0]);
        string[] sixty = [.. new SensitivityText(Language.English, some.Frame with { Wanted = 0.6 }).Sentences(some.Tornado)];
        Assert.All(of.Zip(sixty).Skip(3).Where((_, i) => i != 1), x => Assert.NotEqual(x.First, x.Second));
    }

    [Fact]
    public void Tables_AtEightyColumns_StayWithin()
    {
        var sample = new SampleSensitivity();
        foreach (Language language in new[] { Language.English, Language.Vietnamese })
        {
            var text = new SensitivityText(language, sample.Frame);
            foreach (TextPanel panel in new[] { text.Table(sample.Tornado, 80), text.Table(sample.Variance, 80), text.Table(sample.Screening, 80) })
            {
                Assert.All(PlainTable.Write(panel, 80), l => Assert.True(DisplayWidth.Of(l) <= 80, l));
            }
        }
    }

    [Fact]
    public void Documents_EveryMethod_AreJsonWithTheNumbers()
    {
        var sample = new SampleSensitivity();
        JsonElement tornado = JsonDocument.Parse(SensitivityDocument.Write(sample.Frame, [sample.Tornado])).RootElement;
        Assert.Equal("tornado", tornado.GetProperty("method").GetString());
        JsonElement target = tornado.GetProperty("targets")[0];
        Assert.Equal(0.42, target.GetProperty("factors")[0].GetProperty("changeLow").GetProperty("estimate").GetDouble());
        Assert.Equal(JsonValueKind.Null, target.GetProperty("breakEvens")[2].GetProperty("value").ValueKind);
        JsonElement sobol = JsonDocument.Parse(SensitivityDocument.Write(sample.Frame, [sample.Variance])).RootElement.GetProperty("targets")[0];
        Assert.Equal(0.52, sobol.GetProperty("value").GetProperty("factors")[2].GetProperty("first").GetProperty("estimate").GetDouble());
        Assert.Equal(JsonValueKind.Null, sobol.GetProperty("value").GetProperty("factors")[4].GetProperty("low").ValueKind);
        JsonElement morris = JsonDocument.Parse(SensitivityDocument.Write(sample.Frame, [sample.Screening])).RootElement.GetProperty("targets")[0];
        Assert.Equal(JsonValueKind.Null, morris.GetProperty("factors")[3].GetProperty("mean").ValueKind);
        Assert.StartsWith("target,factor,kind,low,now,high,", SensitivityDocument.Table(sample.Frame, [sample.Tornado]), StringComparison.Ordinal);
        Assert.Equal(13, SensitivityDocument.Table(sample.Frame, [sample.Variance]).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.All(SensitivityDocument.Table(sample.Frame, [sample.Screening]).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1), l => Assert.Contains("GIẢ LẬP", l, StringComparison.Ordinal));
    }
}
