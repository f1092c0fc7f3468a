using Planner.Workbench.Cells;

namespace Planner.Workbench.Tests.Cells;

public class FramePainterTests
{
    [Fact]
    public void Paint_SameFrameTwice_WritesNothingTheSecondTime()
    {
        var painter = new FramePainter(colours: true);
        painter.Paint(Frame("xin chào"));
        Assert.Equal("", painter.Paint(Frame("xin chào")));
    }

    [Fact]
    public void Paint_OneCellChanged_MovesThereAndWritesItAlone()
    {
        var painter = new FramePainter(colours: true);
        painter.Paint(Frame("abcdef"));
        Assert.Equal("\u001b[?2026h\u001b[0m\u001b[1;3HX\u001b[0m\u001b[?2026l", painter.Paint(Frame("abXdef")));
    }

    [Fact]
    public void Paint_TextRemoved_WritesBlanksOverIt()
    {
        var painter = new FramePainter(colours: true);
        painter.Paint(Frame("abc"));
        Assert.Contains("\u001b[1;2H  ", painter.Paint(Frame("a")));
    }

    [Fact]
    public void Paint_NoColours_KeepsBoldAndReverse()
    {
        var frame = new CellBuffer(4, 1);
        frame.Write(0, 0, "a", new CellStyle(CellInk.Red, CellMarks.Bold | CellMarks.Reverse));
        string text = new FramePainter(colours: false).Paint(frame);
        Assert.Contains("\u001b[0;1;7m", text);
        Assert.DoesNotContain("31", text);
    }

    [Fact]
    public void Paint_AfterForget_PaintsTheWholeFrame()
    {
        var painter = new FramePainter(colours: true);
        painter.Paint(Frame("abc"));
        painter.Forget();
        Assert.Contains("abc", painter.Paint(Frame("abc")));
    }

    [Fact]
    public void Paint_WideClusterReplacedByNarrow_RepaintsBothHalves()
    {
        var painter = new FramePainter(colours: true);
        painter.Paint(Frame("漢z"));
        Assert.Contains("ab", painter.Paint(Frame("abz")));
    }

    private static CellBuffer Frame(string text)
    {
        var frame = new CellBuffer(10, 2);
        frame.Write(0, 0, text);
        return frame;
    }
}
