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
        Assert.DoesNotContain('\u001b', new FramePainter(colours: true).Paint(buffer).Replace("\u001b[", "", StringComparison.Ordinal));
        Assert.Equal("a[2Jbc\n", buffer.ToString());
    }

    [Fact]
    public void Default_Cell_IsABlankInTheTerminalsOwnLook() => Assert.Equal(new Cell(null, CellStyle.Plain), default);
}
