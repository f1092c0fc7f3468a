using Planner.Rules.Documents;
using Planner.Simulation.Storing;

namespace Planner.Simulation.Tests.Storing;

public sealed class SafeFileNameTests
{
    [Theory]
    [InlineData("BK-01")]
    [InlineData("povertyRate")]
    [InlineData("bac-kan.poverty_drop")]
    [InlineData("Đắk-Tô")]
    public void Of_PlainId_StaysAsItIs(string id) => Assert.Equal(id, SafeFileName.Of(id));

    [Theory]
    [InlineData("../x")]
    [InlineData("../../../../etc/passwd")]
    [InlineData("..\\x")]
    [InlineData("..")]
    [InlineData(".")]
    [InlineData("")]
    [InlineData("a/b")]
    [InlineData("/etc/passwd")]
    [InlineData("C:\\x")]
    [InlineData("CON")]
    [InlineData("nul.txt")]
    [InlineData("Lpt1")]
    [InlineData("a\nb")]
    [InlineData("a\0b")]
    [InlineData("x.")]
    [InlineData("x ")]
    [InlineData(".hidden")]
    [InlineData("\u202Eabc")]
    [InlineData("\ud800")]
    [InlineData("e\u0301")]
    [InlineData("a*?\"<>|b")]
    public void Of_AnyOtherId_IsAPlainNameToldApart(string id)
    {
        string name = SafeFileName.Of(id);

        Assert.NotEqual(id, name);
        Assert.Matches(@"^[\p{L}\p{Nd}_-][\p{L}\p{Nd}\p{Mn}_.-]*-[0-9a-f]{8}$", name);
        Assert.False(DeviceName.Is(name));
        Assert.Equal(Path.GetFileName(name), name);
    }

    [Fact]
    public void Of_LongIds_AreCutAndStillDiffer()
    {
        string a = SafeFileName.Of(new string('đ', 300) + "a"), b = SafeFileName.Of(new string('đ', 300) + "b");

        Assert.NotEqual(a, b);
        Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(a), 1, 130);
    }

    [Fact]
    public void Of_TwoNormalFormsOfOneId_AreTwoNamesThatNoSystemTakesForOne() =>
        Assert.NotEqual(SafeFileName.Of("\u00e9").Normalize(), SafeFileName.Of("e\u0301").Normalize());
}
