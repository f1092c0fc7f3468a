using System.Text;
using Planner.Workbench.Cells;

namespace Planner.Workbench.Tests.Cells;

public class CellBufferTests
{
    [Fact]
    public void Write_TextLongerThanTheRow_IsCutWithAMark()
    {
        var buffer = new CellBuffer(10, 1);
        buffer.Write(2, 0, "mười hai chữ");
        Assert.Equal("  mười ha…\n", buffer.ToString());
    }

    [Theory]
    [InlineData("Đắk Lắk tỷ lệ hộ nghèo")]
    [InlineData("nghèo ở vùng đặc biệt")]
    public void Write_DecomposedVietnamese_TakesOneCellPerLetter(string text)
    {
        var buffer = new CellBuffer(60, 1);
        int end = buffer.Write(0, 0, text.Normalize(NormalizationForm.FormD));
        Assert.Equal(text.Length, end);
        Assert.Equal(text + "\n", buffer.ToString());
    }

    [Fact]
    public void Write_WideCluster_CoversTheNextCell()
    {
        var buffer = new CellBuffer(6, 1);
        Assert.Equal(4, buffer.Write(0, 0, "a漢b"));
        Assert.True(buffer[2, 0].Covered);
        Assert.Equal("b", buffer[3, 0].Text);
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(0, -1)]
    [InlineData(0, 3)]
    [InlineData(9, 0)]
    public void Write_OutsideTheBuffer_WritesNothing(int x, int y)
    {
        var buffer = new CellBuffer(4, 3);
        buffer.Write(x, y, "abc");
        Assert.Equal("\n\n\n", buffer.ToString());
    }

    [Fact]
    public void Write_ControlCharacters_NeverReachTheTerminal()
    {
        var buffer = new CellBuffer(12, 1);
        buffer.Write(0, 0, "a\u001b[2Jb\nc");
        Assert.DoesNotContain('\u001b', new FramePainter(ColourDepth.True).Paint(buffer).Replace("\u001b[", "", StringComparison.Ordinal));
        Assert.Equal("a[2Jbc\n", buffer.ToString());
    }

    [Fact]
    public void Default_Cell_IsABlankInTheTerminalsOwnLook() => Assert.Equal(new Cell(null, CellStyle.Plain), default);

    [Fact]
    public void Write_Ascii_KeepsLettersSignsAndMarks()
    {
        var buffer = new CellBuffer(40, 1, ascii: true);
        buffer.Write(0, 0, "Đắk Lắk ≥ 61 xã, 9–12 … █░");
        Assert.Equal("Dak Lak >= 61 xa, 9-12 ~ #.\n", buffer.ToString());
    }

    [Fact]
    public void At_LaterSpotsOverEarlierOnes_AnswersTheUppermost()
    {
        var buffer = new CellBuffer(10, 4);
        buffer.Touch(0, 0, 10, 4, new Spot(SpotKind.Row, 1));
        buffer.Touch(2, 1, 3, 1, new Spot(SpotKind.Tab, 2));
        Assert.Equal(new Spot(SpotKind.Tab, 2), buffer.At(3, 1));
        Assert.Equal(new Spot(SpotKind.Row, 1), buffer.At(6, 1));
        buffer.Clear(0, 0, 10, 2);
        Assert.Equal(default, buffer.At(3, 1));
    }
}
