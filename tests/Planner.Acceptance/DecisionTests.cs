using System.Text.Json;

namespace Planner.Acceptance;

/// <summary><c>compare --decision</c>, end to end on the shipped example.</summary>
public class DecisionTests
{
    private static readonly string[] Few =
    [
        Path.Combine(Repository.BacKan, "as-planned.scenario.json"), Path.Combine(Repository.BacKan, "equal-shares.scenario.json"),
        Path.Combine(Repository.BacKan, "more-money.scenario.json"),
    ];

    [Fact]
    public void Decision_ShippedScenarios_RegretsFitTheProbabilities()
    {
        JsonElement document = CommandRun.Of(["compare", .. Few, "--decision", "--runs", "60", "--json"]).Json();
        JsonElement decision = document.GetProperty("decision");
        Assert.Equal(["as-planned", "equal-shares"], decision.GetProperty("regrets").EnumerateArray().Select(r => r.GetProperty("scenario").GetString()));
        Assert.Equal(["more-money"], decision.GetProperty("takeMoreMoney").EnumerateArray().Select(r => r.GetString()));

        // The mean number of targets met is the sum of their probabilities.
        double sum = document.GetProperty("scenarios")[0].GetProperty("targets").EnumerateArray().Sum(t => t.GetProperty("probability").GetDouble());
        Assert.Equal(sum, decision.GetProperty("regrets")[0].GetProperty("value").GetProperty("mean").GetDouble(), 9);
        Assert.Equal(2, decision.GetProperty("costs").GetArrayLength());
        Assert.Equal(3, decision.GetProperty("evenness").GetArrayLength());
    }

    [Fact]
    public void Decision_NotAsked_LeavesTheContractAsItIs() =>
        Assert.False(CommandRun.Of(["compare", .. Few, "--runs", "4", "--json"]).Json().TryGetProperty("decision", out _));

    [Theory]
    [InlineData("en", "Regret: BK-14")]
    [InlineData("vi", "Phần bỏ lỡ: BK-14")]
    public void Decision_OneTarget_IsWrittenOut(string language, string phrase)
    {
        CommandRun run = CommandRun.Of(["compare", .. Few, "--objective", "BK-14", "--runs", "20", "--no-charts", "--lang", language, "--out", Directory.CreateTempSubdirectory("decision").FullName]);
        Assert.Equal(0, run.Code);
        Assert.Contains("BK-14", run.Out, StringComparison.Ordinal);
        Assert.Contains(phrase, run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Decision_UnknownTarget_IsRefusedBeforeTheRun() =>
        CommandRun.Of(["compare", .. Few, "--objective", "BK-99", "--runs", "1000000"]).AssertRefused(2);
}
