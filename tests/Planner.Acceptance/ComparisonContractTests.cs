using System.Text.Json;

namespace Planner.Acceptance;

/// <summary>The contract of <c>compare --json</c>: members in order, all targets under each scenario, numbers that make sense.</summary>
public class ComparisonContractTests(SharedComparison shared) : IClassFixture<SharedComparison>
{
    private static readonly string[] RequiredMetrics =
        ["povertyRate", "nearPoorRate", "communesCertified", "communesAdvanced", "meanCriteria", "ruralIncome", "spentMoney"];

    [Fact]
    public void Document_HasTheContractsMembersInOrder()
    {
        Assert.Equal(["seed", "runs", "locality", "synthetic", "level", "intervalMethod", "scenarios", "pairs"], Names(shared.Document));
        JsonElement scenario = shared.Scenarios[0];
        Assert.Equal(["id", "title", "targets", "metrics"], Names(scenario));
        Assert.Equal(["vi", "en"], Names(scenario.GetProperty("title")));
        Assert.Equal(
            ["id", "operator", "required", "unit", "year", "evaluatedAt", "probability", "low", "high", "n", "likelihood", "p10", "median", "p90"],
            Names(scenario.GetProperty("targets")[0]));
        Assert.Equal(["id", "unit", "years", "p5", "p10", "p50", "p90", "p95", "mean"], Names(scenario.GetProperty("metrics")[0]));
        Assert.Equal(["target", "a", "b", "difference", "low", "high"], Names(shared.Document.GetProperty("pairs")[0]));
    }

    [Fact]
    public void Document_SaysWhatWasRun()
    {
        Assert.Equal(7, shared.Document.GetProperty("seed").GetInt64());
        Assert.Equal(SharedComparison.Runs, shared.Document.GetProperty("runs").GetInt32());
        Assert.Equal("bac-kan", shared.Document.GetProperty("locality").GetString());
        Assert.True(shared.Document.GetProperty("synthetic").GetBoolean());
        Assert.Equal(0.95, shared.Document.GetProperty("level").GetDouble());
    }

    [Fact]
    public void Scenarios_StandInTheOrderOfTheLocality()
    {
        using JsonDocument locality = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.BacKan, "locality.json")));
        IEnumerable<string> expected = locality.RootElement.GetProperty("scenarios").EnumerateArray().Select(s => s.GetString()!.Replace(".scenario.json", "", StringComparison.Ordinal));
        Assert.Equal(expected, shared.Scenarios.Select(Id));
        Assert.True(shared.Scenarios.Count >= 8);
    }

    [Fact]
    public void EveryScenario_HasAll18Targets()
    {
        string[] expected = [.. Enumerable.Range(1, 18).Select(i => $"BK-{i:00}")];
        Assert.All(shared.Scenarios, s => Assert.Equal(expected, Targets(s).Select(Id).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void Probabilities_LieInsideIntervalsOfSomeWidth() => Assert.All(shared.Scenarios.SelectMany(Targets), target =>
    {
        double p = target.GetProperty("probability").GetDouble(), low = target.GetProperty("low").GetDouble(), high = target.GetProperty("high").GetDouble();
        Assert.InRange(p, low, high);
        Assert.InRange(low, 0, 1);
        Assert.InRange(high, 0, 1);
        Assert.True(low < high, $"{Id(target)}: [{low}, {high}]");
        Assert.Equal(SharedComparison.Runs, target.GetProperty("n").GetInt32());
        Assert.NotEqual("", target.GetProperty("likelihood").GetString());
        Assert.Contains(target.GetProperty("operator").GetString(), (string[])[">=", ">", "<=", "<", "=="]);
    });

    [Fact]
    public void Quantiles_AreInOrder() => Assert.All(shared.Scenarios, scenario =>
    {
        foreach (JsonElement target in Targets(scenario).Where(t => t.GetProperty("median").ValueKind == JsonValueKind.Number))
        {
            Assert.True(target.GetProperty("p10").GetDouble() <= target.GetProperty("median").GetDouble(), Id(target));
            Assert.True(target.GetProperty("median").GetDouble() <= target.GetProperty("p90").GetDouble(), Id(target));
        }

        foreach (JsonElement metric in Metrics(scenario))
        {
            double?[][] bands = [.. new[] { "p5", "p10", "p50", "p90", "p95" }.Select(name => Numbers(metric.GetProperty(name)))];
            Assert.All(bands, band => Assert.Equal(metric.GetProperty("years").GetArrayLength(), band.Length));
            for (int b = 1; b < bands.Length; b++)
            {
                Assert.All(bands[b - 1].Zip(bands[b]), pair => Assert.True(pair.First is null || pair.First <= pair.Second, Id(metric)));
            }
        }
    });

    [Fact]
    public void Metrics_CoverTheContractFromTheStartYearOn() => Assert.All(shared.Scenarios, scenario =>
    {
        Dictionary<string, JsonElement> metrics = Metrics(scenario).ToDictionary(Id);
        Assert.All(RequiredMetrics, id => Assert.Equal([2020, 2021, 2022, 2023, 2024, 2025], metrics[id].GetProperty("years").EnumerateArray().Select(y => y.GetInt32())));
    });

    [Fact]
    public void StartYear_IsTheSameUnderEveryScenario()
    {
        // Replicates are paired: every scenario starts each of them from the same table.
        string First(JsonElement scenario, string metric) => string.Join(
            ' ', new[] { "p5", "p50", "p95" }.Select(q => Metrics(scenario).Single(m => Id(m) == metric).GetProperty(q)[0].GetRawText()));
        foreach (string metric in (string[])["povertyRate", "communesCertified", "meanCriteria", "ruralIncome"])
        {
            Assert.Single(shared.Scenarios.Select(s => First(s, metric)).Distinct());
        }
    }

    [Fact]
    public void Pairs_AreDifferencesOfTheProbabilitiesAgainstTheFirstScenario()
    {
        Dictionary<(string, string), double> p = shared.Scenarios
            .SelectMany(s => Targets(s).Select(t => (Id(s), Id(t), t.GetProperty("probability").GetDouble())))
            .ToDictionary(x => (x.Item1, x.Item2), x => x.Item3);
        JsonElement[] pairs = [.. shared.Document.GetProperty("pairs").EnumerateArray()];
        Assert.Equal((shared.Scenarios.Count - 1) * 18, pairs.Length);
        Assert.All(pairs, pair =>
        {
            string target = pair.GetProperty("target").GetString()!, a = pair.GetProperty("a").GetString()!, b = pair.GetProperty("b").GetString()!;
            Assert.Equal(Id(shared.Scenarios[0]), a);
            double difference = pair.GetProperty("difference").GetDouble();
            Assert.Equal(p[(b, target)] - p[(a, target)], difference, 12);
            Assert.True(pair.GetProperty("low").GetDouble() <= difference && difference <= pair.GetProperty("high").GetDouble());
            Assert.True(pair.GetProperty("low").GetDouble() < pair.GetProperty("high").GetDouble());
        });
    }

    private static string Id(JsonElement element) => element.GetProperty("id").GetString()!;

    private static IEnumerable<JsonElement> Targets(JsonElement scenario) => scenario.GetProperty("targets").EnumerateArray();

    private static IEnumerable<JsonElement> Metrics(JsonElement scenario) => scenario.GetProperty("metrics").EnumerateArray();

    private static IEnumerable<string> Names(JsonElement element) => element.EnumerateObject().Select(m => m.Name);

    private static double?[] Numbers(JsonElement array) => [.. array.EnumerateArray().Select(v => v.ValueKind == JsonValueKind.Null ? (double?)null : v.GetDouble())];
}
