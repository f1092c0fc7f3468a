using Planner.Reporting.Conclusion;
using Planner.Rules.Pack;

namespace Planner.Reporting.Tests.Conclusion;

public sealed class ConclusionWriterTests
{
    [Theory]
    [InlineData(Language.Vietnamese, "conclusion.vi.txt")]
    [InlineData(Language.English, "conclusion.en.txt")]
    public void Write_Sample_MatchesTheReviewedText(Language language, string golden)
    {
        IReadOnlyList<string> lines = new ConclusionWriter(language).Write(SampleComparison.Make());

        Assert.Equal(5, lines.Count);
        Golden.Check(golden, string.Join('\n', lines) + "\n");
    }

    [Theory]
    [InlineData(Language.Vietnamese)]
    [InlineData(Language.English)]
    public void Write_OtherNumbers_ChangesEveryLineThatTheyConcern(Language language)
    {
        var writer = new ConclusionWriter(language);
        IReadOnlyList<string> before = writer.Write(SampleComparison.Make());
        IReadOnlyList<string> after = writer.Write(SampleComparison.Make(shift: 0.4));

        Assert.NotEqual(before[0], after[0]);
        Assert.NotEqual(before[1], after[1]);
        Assert.NotEqual(before[2], after[2]);
        Assert.Equal(before[3], after[3]); // criteria and money of the sample do not depend on the shift
        Assert.NotEqual(before[4], after[4]);
    }

    [Fact]
    public void Write_OneScenario_SaysThatNothingIsCompared() => Assert.Equal(
        "Chỉ có một kịch bản nên chưa so sánh được cách chi.",
        new ConclusionWriter(Language.Vietnamese).Write(SampleComparison.Make(scenarios: 1))[2]);

    [Fact]
    public void Write_OnlyWorseWays_NamesNone() => Assert.Contains(
        "không cách nào tốt hơn “Theo kế hoạch”",
        new ConclusionWriter(Language.Vietnamese).Write(SampleComparison.Make(scenarios: 2))[2],
        StringComparison.Ordinal);

    [Fact]
    public void Write_RealData_DoesNotSpeakOfSyntheticData()
    {
        string line = new ConclusionWriter(Language.Vietnamese).Write(SampleComparison.Make(synthetic: false))[4];

        Assert.DoesNotContain("GIẢ LẬP", line, StringComparison.Ordinal);
        Assert.DoesNotContain("bảng", line, StringComparison.Ordinal);
    }
}
