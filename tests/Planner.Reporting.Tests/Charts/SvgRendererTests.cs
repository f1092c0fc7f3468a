using System.Xml.Linq;
using Planner.Analysis.Comparison;
using Planner.Reporting.Charts.Figures;
using Planner.Reporting.Charts.Model;
using Planner.Reporting.Charts.Svg;
using Planner.Rules.Pack;

namespace Planner.Reporting.Tests.Charts;

public sealed class SvgRendererTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    public static TheoryData<string, string> Names()
    {
        var names = new TheoryData<string, string>();
        foreach (string language in new[] { "vi", "en" })
        {
            foreach (string name in SampleFigures.Names)
            {
                names.Add(name, language);
            }
        }

        return names;
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Render_SampleFigure_MatchesTheReviewedPicture(string name, string language) =>
        Golden.Check($"{name}.{language}.svg", new SvgRenderer().Render(SampleFigures.Make(name, language)));

    [Theory]
    [MemberData(nameof(Names))]
    public void Render_SampleFigure_StandsAlone(string name, string language)
    {
        string svg = new SvgRenderer().Render(SampleFigures.Make(name, language));
        XElement root = XDocument.Parse(svg).Root!;

        Assert.DoesNotContain("var(", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("style", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", svg, StringComparison.Ordinal);
        Assert.Contains(root.Elements(Svg + "text"), e => e.Value.Contains(language == "vi" ? "GIẢ LẬP" : "SYNTHETIC", StringComparison.Ordinal));
        Assert.NotEmpty(root.Element(Svg + "title")!.Value);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Render_SampleFigure_KeepsTextApartAndInside(string name, string language)
    {
        XElement root = XDocument.Parse(new SvgRenderer().Render(SampleFigures.Make(name, language))).Root!;
        double width = (double)root.Attribute("width")!, height = (double)root.Attribute("height")!;
        (string Text, double Left, double Right, double Top, double Bottom)[] boxes = root.Elements(Svg + "text").Select(Box).ToArray();
        for (int i = 0; i < boxes.Length; i++)
        {
            Assert.True(boxes[i].Left >= 0 && boxes[i].Right <= width && boxes[i].Top >= 0 && boxes[i].Bottom <= height, boxes[i].Text);
            for (int j = 0; j < i; j++)
            {
                bool apart = boxes[i].Right <= boxes[j].Left || boxes[j].Right <= boxes[i].Left || boxes[i].Bottom <= boxes[j].Top || boxes[j].Bottom <= boxes[i].Top;
                Assert.True(apart, $"'{boxes[i].Text}' lies over '{boxes[j].Text}'");
            }
        }
    }

    [Fact]
    public void Render_RealData_HasNoNotice()
    {
        Figure figure = ProbabilityFigure.Make(SampleComparison.Make(synthetic: false, scenarios: 2), Language.Vietnamese);

        Assert.Null(figure.Notice);
        Assert.DoesNotContain("GIẢ LẬP", new SvgRenderer().Render(figure), StringComparison.Ordinal);
    }

    // Narrow estimates (0.5 em a letter), so that only real overlaps are found.
    private static (string Text, double Left, double Right, double Top, double Bottom) Box(XElement text)
    {
        string content = string.Concat(text.Nodes().OfType<XText>().Select(t => t.Value));
        double size = (double)text.Attribute("font-size")!, x = (double)text.Attribute("x")!, y = (double)text.Attribute("y")!;
        double width = content.Length * size * 0.5;
        double left = (string?)text.Attribute("text-anchor") switch { "middle" => x - (width / 2), "end" => x - width, _ => x };
        return (content, left, left + width, y - (size * 0.75), y + (size * 0.1));
    }
}
