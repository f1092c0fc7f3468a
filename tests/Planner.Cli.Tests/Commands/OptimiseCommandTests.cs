using System.Text.Json;

namespace Planner.Cli.Tests.Commands;

public sealed class OptimiseCommandTests
{
    private static string BacKan => RepositoryData.Root + "/scenarios/bac-kan";

    [Theory]
    [InlineData("--maximise", "P(BK-99)")]
    [InlineData("--maximise", "mean(communesCertifed)")]
    [InlineData("--maximise", "worst(communesCertified,2)")]
    [InlineData("--maximise", "best(communesCertified)")]
    [InlineData("--minimise", "P(BK-14)")]
    [InlineData("--reach", "communes>=61")]
    [InlineData("--decider", "minister")]
    [InlineData("--chance", "0.8")]
    [InlineData("--least-money")]
    [InlineData("--from", "2031")]
    [InlineData("--out", "elsewhere/plan.scenario.json")]
    [InlineData("--targets", "BK-14", "--reach", "communesCertified>=61")]
    public void Optimise_BadUsage_SaysWhatIsExpected(params string[] options)
    {
        var host = new FakeHost();
        Assert.Equal(2, host.Run(["optimise", BacKan, .. options, "--lang", "en"]));
        Assert.Equal("", host.Out);
        Assert.NotEqual("", host.Error);
    }

    [Fact]
    public void Optimise_NothingToDecide_SaysSoAndWhatIsFixed()
    {
        var host = new FakeHost();
        Assert.Equal(1, host.Run("optimise", BacKan, "--maximise", "P(BK-14)", "--decider", "commune", "--runs", "100", "--plans", "0", "--json"));
        using var document = JsonDocument.Parse(host.Out);
        Assert.Empty(document.RootElement.GetProperty("decisions").EnumerateArray());
        Assert.Empty(document.RootElement.GetProperty("search").GetProperty("free").EnumerateArray());
        string[] reasons = [.. document.RootElement.GetProperty("search").GetProperty("fixed").EnumerateArray().Select(f => f.GetProperty("reason").GetString()!)];
        Assert.Contains("ofOthers", reasons);
        Assert.Contains("byNature", reasons);
        Assert.Equal(0, document.RootElement.GetProperty("againstPresent").GetProperty("gain").GetProperty("estimate").GetDouble());
    }
}
