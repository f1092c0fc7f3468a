using System.Text.RegularExpressions;
using Planner.Reporting.Charts.Model;
using Planner.Reporting.Charts.Terminal;
using Planner.Reporting.Text;

namespace Planner.Reporting.Tests.Charts;

public sealed class TerminalRendererTests
{
    public static TheoryData<string, string, TerminalStyle> Cases()
    {
        var cases = new TheoryData<string, string, TerminalStyle>();
        foreach (string name in SampleFigures.Names)
        {
            cases.Add(name, "vi", TerminalStyle.Colour);
            cases.Add(name, "vi", TerminalStyle.Plain);
            cases.Add(name, "vi", TerminalStyle.Ascii);
            cases.Add(name, "en", TerminalStyle.Plain);
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Render_SampleFigure_MatchesTheReviewedScreen(string name, string language, TerminalStyle style) => Golden.Check(
        $"{name}.{language}.{style.ToString().ToLowerInvariant()}.txt", new TerminalRenderer(style, 80).Render(SampleFigures.Make(name, language)));

    [Theory]
    [InlineData(40)]
    [InlineData(80)]
    [InlineData(132)]
    public void Render_Width_IsKept(int width)
    {
        foreach (string name in SampleFigures.Names)
        {
            foreach (string line in new TerminalRenderer(TerminalStyle.Plain, width).Render(SampleFigures.Make(name, "vi")).Split('\n'))
            {
                Assert.True(DisplayWidth.Of(line) <= width, $"{name}: {line}");
            }
        }
    }

    [Fact]
    public void Render_Ascii_HasNoOtherByteAndNoUnknownLetter()
    {
        foreach (string name in SampleFigures.Names)
        {
            string text = new TerminalRenderer(TerminalStyle.Ascii, 80).Render(SampleFigures.Make(name, "vi"));
            Assert.All(text, c => Assert.InRange(c, '\n', '~'));
            Assert.DoesNotContain("?", text, StringComparison.Ordinal);
            Assert.Contains("SO LIEU GIA LAP", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Render_Plain_HasNoEscapes() => Assert.All(
        SampleFigures.Names, name => Assert.DoesNotContain('\u001b', new TerminalRenderer(TerminalStyle.Plain, 80).Render(SampleFigures.Make(name, "vi"))));

    [Fact]
    public void Render_Colour_SaysTheSameWordsAsPlain()
    {
        string colour = Regex.Replace(new TerminalRenderer(TerminalStyle.Colour, 80).Render(SampleFigures.Make("differences", "vi")), "\u001b\\[[0-9;]*m", string.Empty);
        Assert.Equal(new TerminalRenderer(TerminalStyle.Plain, 80).Render(SampleFigures.Make("differences", "vi")), colour);
    }

    [Fact]
    public void Draw_Bar_IsAsLongAsItsValue()
    {
        var axis = new NumericAxis(string.Empty, 0, 100, [new Tick(0, "0"), new Tick(100, "100")]);
        var rows = new CategoryAxis(string.Empty, ["a", "b"]);
        var panel = new Panel(string.Empty, axis, rows, [new BarMark(Tone.Main, 0, 0, 100), new BarMark(Tone.Main, 1, 0, 50)], []);

        string[] lines = new TerminalRenderer(TerminalStyle.Ascii, 64).Render(new Figure("t", "s", [panel], [], "q", null)).Split('\n');

        int full = lines[2].Count(c => c == '#');
        Assert.InRange(full, 50, 64);
        Assert.Equal((full + 1) / 2, lines[3].Count(c => c == '#'));
    }

    [Fact]
    public void CellGrid_Default_IsTheTerminalsOwn() => Assert.Equal("\n", new CellGrid(5, 1).ToText(colour: true));

    [Fact]
    public void Draw_TwoPanelsSideBySide_PlotsStandWhereTheAxesAre()
    {
        NumericAxis axis = NumericAxis.Round("", 0, 10, 5, (v, d) => v.ToString("F" + d, System.Globalization.CultureInfo.InvariantCulture));
        var panel = new Panel("Title", axis, axis, [new LineMark(Tone.Main, [0, 10], [0, 10])], []);
        var figure = new Figure("Finding", "What", [panel, panel], [new LegendEntry(LegendKind.Line, Tone.Main, 0, "line")], "", null);
        CellGrid grid = new TerminalRenderer(TerminalStyle.Plain, 100, 8).Draw(figure, out IReadOnlyList<PlotPlace> plots);
        Assert.Equal(2, plots.Count);
        foreach (PlotPlace plot in plots)
        {
            Assert.Equal(8, plot.Rows);
            Assert.All(Enumerable.Range(0, plot.Rows), row => Assert.Contains(grid[plot.Left - 1, plot.Top + row].Glyph.ToString(), "│┤"));
            Assert.All(axis.Ticks, tick => Assert.Equal("┬", grid[plot.Left + plot.Column(tick.Position), plot.Top + plot.Rows].Glyph.ToString()));
            Assert.Equal(plot.Columns - 1, plot.Column(99));
        }
    }
}
