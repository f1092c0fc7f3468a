using System.Text;
using Planner.Reporting.Text;

namespace Planner.Reporting.Tests.Text;

public sealed class DisplayWidthTests
{
    [Fact]
    public void Of_VietnameseComposedOrNot_IsTheSame()
    {
        const string Text = "Tỷ lệ hộ nghèo đạt chuẩn";
        Assert.Equal(24, DisplayWidth.Of(Text));
        Assert.Equal(24, DisplayWidth.Of(Text.Normalize(NormalizationForm.FormD)));
        Assert.Equal(4, DisplayWidth.Of("漢字"));
    }

    [Theory]
    [InlineData("Ưu tiên xã gần đạt chuẩn", 10, "Ưu tiên xã|gần đạt|chuẩn")]
    [InlineData("abcdefghij", 4, "abcd|efgh|ij")]
    [InlineData("", 4, "")]
    public void Wrap_Text_KeepsToTheWidth(string text, int width, string expected) => Assert.Equal(expected, string.Join('|', DisplayWidth.Wrap(text, width)));

    [Fact]
    public void Shorten_LongText_EndsInEllipsis() => Assert.Equal("Xã đạt…", DisplayWidth.Shorten("Xã đạt chuẩn", 8));
}
