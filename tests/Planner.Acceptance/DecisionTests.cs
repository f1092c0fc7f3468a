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

    [Theory]
    [InlineData("en", "gives away", "Where each scenario loses most")]
    [InlineData("vi", "bỏ lỡ", "Kịch bản nào thiệt nhất khi nào")]
    public void Decision_AcrossAssumptions_SentencesAreMadeOfTheNumbers(string language, params string[] said)
    {
        string to = Directory.CreateTempSubdirectory("decision").FullName;
        string[] call = ["compare", .. Few, "--objective", "BK-15", "--runs", "800", "--no-charts", "--lang", language, "--out", to];
        CommandRun run = CommandRun.Of(call);
        Assert.Equal(0, run.Code);
        Assert.All(said, s => Assert.Contains(s, run.Out, StringComparison.Ordinal));
        JsonElement across = JsonDocument.Parse(File.ReadAllText(Path.Combine(to, "result.json"))).RootElement.GetProperty("decision").GetProperty("acrossAssumptions");
        JsonElement[] scenarios = [.. across.GetProperty("scenarios").EnumerateArray()];
        Assert.Equal(["as-planned", "equal-shares"], scenarios.Select(s => s.GetProperty("scenario").GetString()));
        Assert.All(scenarios, s => Assert.Equal(0, s.GetProperty("slices").GetArrayLength() % 3));

        // Equal shares loses on villages of especially difficult communes: the plan is the choice, and what is said of it is its number.
        Assert.Equal("as-planned", across.GetProperty("minimax").GetString());
        JsonElement loss = scenarios[1].GetProperty("worst").GetProperty("loss");
        Assert.True(loss.GetProperty("low").GetDouble() > 0);
        string number = loss.GetProperty("mean").GetDouble().ToString("0.00", System.Globalization.CultureInfo.InvariantCulture);
        Assert.Contains(language == "vi" ? number.Replace('.', ',') : number, run.Out, StringComparison.Ordinal);
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
