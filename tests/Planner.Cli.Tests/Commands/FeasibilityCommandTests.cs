namespace Planner.Cli.Tests.Commands;

public sealed class FeasibilityCommandTests : IDisposable
{
    private readonly RepositoryData copy = RepositoryData.Copy();

    private string Folder => copy.Folder;

    [Fact]
    public void Run_OtherNumbers_OtherSentences()
    {
        string before = Advice();

        string actuals = Folder + "/scenarios/bac-kan/actuals.csv";
        File.WriteAllText(actuals, File.ReadAllText(actuals).Replace("communesCertified,,,2021-12-31,21,", "communesCertified,,,2021-12-31,25,", StringComparison.Ordinal));
        string after = Advice();

        Assert.Contains("Done: 21 communes at the end of 2021 (recorded). Plan 24: 3 communes behind.", before, StringComparison.Ordinal);
        Assert.Contains("Left: 40 communes, 10 a year for 4 years;", before, StringComparison.Ordinal);
        Assert.Contains("Done: 25 communes at the end of 2021 (recorded). Plan 24: on track.", after, StringComparison.Ordinal);
        Assert.Contains("Left: 36 communes, 9 a year for 4 years;", after, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("vi", "Đã có: 21 xã cuối năm 2021 (số thực).")]
    [InlineData("en", "Done: 21 communes at the end of 2021 (recorded).")]
    public void Run_WithADate_TakesTheFactsBesideTheScenario(string language, string said)
    {
        var host = new FakeHost();

        Assert.Equal(0, host.Run("feasibility", Folder + "/scenarios/bac-kan", "--as-of", "2021-12-31", "--targets", "BK-14", "--runs", "20", "--lang", language, "--quiet"));

        Assert.Contains(said, host.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--as-of", "2031-12-31")]
    [InlineData("--targets", "BK-99")]
    public void Run_WhatDoesNotExist_IsRefused(string option, string value) =>
        Assert.Equal(2, new FakeHost().Run("feasibility", Folder + "/scenarios/bac-kan", option, value, "--runs", "20", "--no-store"));

    public void Dispose() => copy.Dispose();

    private string Advice()
    {
        var host = new FakeHost();
        Assert.Equal(0, host.Run("feasibility", Folder + "/scenarios/bac-kan/as-of-2021.scenario.json", "--targets", "BK-14", "--runs", "20", "--no-store", "--lang", "en", "--quiet"));
        return host.Out;
    }
}
