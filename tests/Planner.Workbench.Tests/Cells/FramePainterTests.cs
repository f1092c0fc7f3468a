using Planner.Workbench.Cells;

namespace Planner.Workbench.Tests.Cells;

public class FramePainterTests
{
    [Fact]
    public void Paint_SameFrameTwice_WritesNothingTheSecondTime()
    {
        var painter = new FramePainter(ColourDepth.True);
        painter.Paint(Frame("xin chào"));
        Assert.Equal("", painter.Paint(Frame("xin chào")));
    }

    [Fact]
    public void Paint_OneCellChanged_MovesThereAndWritesItAlone()
    {
        var painter = new FramePainter(ColourDepth.True);
        painter.Paint(Frame("abcdef"));
        Assert.Equal("\u001b[?2026h\u001b[0m\u001b[1;3HX\u001b[0m\u001b[?2026l", painter.Paint(Frame("abXdef")));
    }

    [Fact]
    public void Paint_TextRemoved_WritesBlanksOverIt()
    {
        var painter = new FramePainter(ColourDepth.True);
        painter.Paint(Frame("abc"));
        Assert.Contains("\u001b[1;2H  ", painter.Paint(Frame("a")));
    }

    [Fact]
    public void Paint_NoColours_KeepsBoldAndReverse()
    {
        string text = new FramePainter(ColourDepth.None).Paint(Coloured());
        Assert.Contains("\u001b[0;1;7m", text);
        Assert.DoesNotContain("38;", text);
        Assert.DoesNotContain(";9", text);
    }

    [Theory]
    [InlineData(ColourDepth.Sixteen, ";91m")]
    [InlineData(ColourDepth.Palette, ";38;5;")]
    [InlineData(ColourDepth.True, ";38;2;255;123;114")]
    public void Paint_EachDepth_SaysTheColourAsTheTerminalKnowsIt(ColourDepth depth, string code) =>
        Assert.Contains(code, new FramePainter(depth).Paint(Coloured()) + ";");

    [Fact]
    public void Theme_Changed_PaintsTheWholeFrameInOtherColours()
    {
        var painter = new FramePainter(ColourDepth.True);
        string dark = painter.Paint(Coloured());
        painter.Theme = ColourTheme.ColourBlind;
        string safe = painter.Paint(Coloured());
        Assert.Contains("\u001b[2J", safe);
        Assert.NotEqual(dark, safe);
    }

    [Theory]
    [InlineData(0x5F5F5F, 59)]
    [InlineData(0x080808, 232)]
    [InlineData(0xFF0000, 196)]
    [InlineData(0xEEEEEE, 255)]
    public void NearestOfPalette_ColoursOfTheCubeAndTheGreys_AreFoundExactly(int rgb, int number) => Assert.Equal(number, ThemeColours.NearestOfPalette(rgb));

    [Theory]
    [InlineData(ColourTheme.Dark)]
    [InlineData(ColourTheme.Light)]
    [InlineData(ColourTheme.HighContrast)]
    [InlineData(ColourTheme.ColourBlind)]
    public void Codes_GoodAndBad_DifferInEveryThemeAndDepth(ColourTheme theme)
    {
        foreach (ColourDepth depth in (ColourDepth[])[ColourDepth.Sixteen, ColourDepth.Palette, ColourDepth.True])
        {
            string[] codes = [.. new[] { CellInk.Good, CellInk.Bad, CellInk.Doubtful }.Select(i => ThemeColours.Codes(new CellStyle(i), theme, depth))];
            Assert.Equal(3, codes.Distinct().Count());
        }
    }

    [Fact]
    public void Paint_AfterForget_PaintsTheWholeFrame()
    {
        var painter = new FramePainter(ColourDepth.True);
        painter.Paint(Frame("abc"));
        painter.Forget();
        Assert.Contains("abc", painter.Paint(Frame("abc")));
    }

    [Fact]
    public void Paint_WideClusterReplacedByNarrow_RepaintsBothHalves()
    {
        var painter = new FramePainter(ColourDepth.True);
        painter.Paint(Frame("漢z"));
        Assert.Contains("ab", painter.Paint(Frame("abz")));
    }

    private static CellBuffer Coloured()
    {
        var frame = new CellBuffer(4, 1);
        frame.Write(0, 0, "a", new CellStyle(CellInk.Bad, CellMarks.Bold | CellMarks.Reverse));
        return frame;
    }

    private static CellBuffer Frame(string text)
    {
        var frame = new CellBuffer(10, 2);
        frame.Write(0, 0, text);
        return frame;
    }
}
