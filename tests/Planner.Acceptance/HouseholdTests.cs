namespace Planner.Acceptance;

/// <summary><c>synthesise --households</c>, end to end on the shipped example.</summary>
public class HouseholdTests
{
    [Fact]
    public void Households_OneCommune_AreWrittenAndSummedUp()
    {
        string folder = Directory.CreateTempSubdirectory("households").FullName;
        CommandRun run = CommandRun.Of("synthesise", Repository.BacKan, "--commune", "BB-01", "--out", folder);
        Assert.Equal(0, run.Code);
        Assert.Contains("households in 1 communes", run.Out, StringComparison.Ordinal);
        string[] rows = File.ReadAllLines(Path.Combine(folder, "households.csv"));
        Assert.True(rows.Length > 100);
        Assert.All(rows.Skip(1), r => Assert.StartsWith("BB-01,", r, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("bac-kan", "BB-99")]
    [InlineData("kon-tum", null)]
    public void Households_NoSuchCommuneOrLayer_IsRefused(string locality, string? commune) => CommandRun.Of(
        ["synthesise", Path.Combine(Path.GetDirectoryName(Repository.BacKan)!, locality), "--households", .. commune is null ? Array.Empty<string>() : ["--commune", commune]]).AssertRefused(2);
}
