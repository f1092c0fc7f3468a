using System.Text.Json;
using Planner.Analysis.Impact;
using Planner.Localities.Opening;
using Planner.Localities.Scenarios;
using Planner.Rules.Diagnostics;
using Planner.Simulation.Explaining;
using Planner.Simulation.Preparation;

namespace Planner.Cli.Tests.Commands;

public sealed class ImpactCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("planner impact ").FullName.Replace('\\', '/');

    public ImpactCommandTests()
    {
        Copy("rules", "rules");
        Copy("rules", "new/rules");
        Copy("scenarios/bac-kan", "scenarios/bac-kan");
        Copy("scenarios/bac-kan", "new/scenarios/bac-kan");
    }

    private string Locality => folder + "/scenarios/bac-kan";

    [Fact]
    public void Rules_TheSameText_AnswersNo()
    {
        var host = new FakeHost();

        Assert.Equal(1, host.Run("impact", "--rules", folder + "/rules", folder + "/new/rules", Locality, "--runs", "20", "--no-store", "--lang", "en", "--quiet"));

        Assert.Contains("say the same in every figure", host.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Rules_AnotherThreshold_SaysWhatItDoesAndChangesWithIt()
    {
        Threshold(95);
        string strict = Advice();
        Threshold(80);
        string lenient = Advice();

        Assert.Contains("healthInsuranceShare/values/* 2022/value, from 90 to 95", strict, StringComparison.Ordinal);
        Assert.Contains("healthInsuranceShare/values/* 2022/value, from 90 to 80", lenient, StringComparison.Ordinal);
        Assert.Matches(@"c15 [^:]*: [\d.]+ \([\d–]+\) communes no longer meet it, 0 newly do", strict);
        Assert.Matches(@"c15 [^:]*: 0 communes no longer meet it, [\d.]+ \([\d–]+\) newly do", lenient);
    }

    [Fact]
    public void Rules_Json_FlipsOfTheFirstTableAreThoseOfTheJudgementBefore()
    {
        Threshold(95);
        PreparedScenario old = Prepared(folder + "/rules"), now = Prepared(folder + "/new/rules");
        string[] expected =
        [
            .. StartJudgement.Flips((old.Model, old), (now.Model, now), 2025).Where(f => old.Model.Locality.Tables[0].Communes.Single(c => c.Id == f.Commune) is { Urban: false })
                .Select(f => $"{f.Commune} {f.Set} {f.Criterion} {f.Before}").Order(StringComparer.Ordinal),
        ];

        FlipReview review = FlipReview.Of(TableJudgement.Of(old, 2025, 1), TableJudgement.Of(now, 2025, 1), new Dictionary<string, string>());

        Assert.NotEmpty(expected);
        Assert.Equal(expected, review.Flips.Where(f => f.Criterion is not null).Select(f => $"{f.Commune} {f.Set} {f.Criterion} {f.Lost > 0}").Order(StringComparer.Ordinal));
        FlipCount c15 = review.Criteria.Single(c => c.Criterion == "c15" && c.Level == Rules.Pack.CommuneLevel.NewRural);
        Assert.Equal(c15.MetBefore.Mean - c15.Lost.Mean + c15.Gained.Mean, c15.MetAfter.Mean, 12);
    }

    [Fact]
    public void Rules_WithOut_WritesTheFlips()
    {
        Threshold(95);
        var host = new FakeHost();

        Assert.Equal(0, host.Run("impact", Locality, "--rules", folder + "/rules", folder + "/new/rules", "--runs", "20", "--no-store", "--json", "--out", folder + "/out", "--lang", "en", "--quiet"));

        using JsonDocument json = JsonDocument.Parse(host.Out);
        string[] rows = File.ReadAllLines(folder + "/out/flips.csv");
        Assert.Equal(json.RootElement.GetProperty("today").GetProperty("flips").GetArrayLength(), rows.Length - 1);
        Assert.All(rows.Skip(1), r => Assert.Contains("SYNTHETIC DATA – not official, not for judging or ranking any locality", r, StringComparison.Ordinal));
    }

    [Fact]
    public void Drafts_InPlaceOfRules_AreComparedWithWhatIsInForce()
    {
        Assert.Equal(0, new FakeHost().Run("draft", "set", folder + "/rules", "healthInsuranceShare", "--year", "2022", "--value", "95", "--name", "health"));
        var host = new FakeHost();

        Assert.Equal(0, host.Run("impact", Locality, "--drafts", "health", "--runs", "20", "--no-store", "--lang", "en", "--quiet"));

        Assert.Contains("from 90 to 95", host.Out, StringComparison.Ordinal);
        Assert.Contains("c15", host.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Runs_DifferingInRulesMoneyAndAssumptions_PartsSumToTheWhole()
    {
        Threshold(95);
        string scenario = folder + "/new/scenarios/bac-kan/as-planned.scenario.json";
        File.WriteAllText(scenario, File.ReadAllText(scenario).Replace("\"median\": 1, \"sigma\": 0.25", "\"median\": 1.3, \"sigma\": 0.25", StringComparison.Ordinal));
        var host = new FakeHost();

        Assert.Equal(0, host.Run("impact", Locality + "/as-planned.scenario.json", folder + "/new/scenarios/bac-kan/more-money.scenario.json", "--runs", "60", "--json", "--quiet"));

        using JsonDocument json = JsonDocument.Parse(host.Out);
        Assert.Equal(["rules", "budget", "assumptions"], json.RootElement.GetProperty("groups").EnumerateArray().Select(g => g.GetProperty("group").GetString()));
        bool moved = false;
        foreach (JsonElement target in json.RootElement.GetProperty("targets").EnumerateArray())
        {
            double whole = target.GetProperty("difference").GetProperty("estimate").GetDouble();
            moved |= whole != 0;
            Assert.Equal(whole, target.GetProperty("parts").EnumerateArray().Sum(p => p.GetProperty("meanOverOrders").GetProperty("estimate").GetDouble()), 10);
            Assert.Equal(whole, target.GetProperty("after").GetProperty("estimate").GetDouble() - target.GetProperty("before").GetProperty("estimate").GetDouble(), 10);
        }

        Assert.True(moved);
    }

    [Fact]
    public void Runs_TheSameInputs_AnswerNo()
    {
        var host = new FakeHost();

        Assert.Equal(1, host.Run("impact", Locality + "/as-planned.scenario.json", folder + "/new/scenarios/bac-kan/as-planned.scenario.json", "--runs", "20", "--lang", "en", "--quiet"));

        Assert.Contains("nothing differs", host.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Runs_ById_ReadTheInputsBackAndAfterTheyChangedTheCopies()
    {
        string store = folder + "/store";
        foreach (string seed in (string[])["1", "2"])
        {
            Assert.Equal(0, new FakeHost().Run("run", Locality + "/as-planned.scenario.json", "--runs", "20", "--seed", seed, "--store", store, "--json", "--quiet"));
        }

        string[] ids = [.. Directory.EnumerateDirectories(store).Select(d => Path.GetFileName(d)[..8]).Order(StringComparer.Ordinal)];
        var host = new FakeHost();
        Assert.Equal(0, host.Run("impact", ids[0], ids[1], "--store", store, "--json", "--quiet"));
        using JsonDocument json = JsonDocument.Parse(host.Out);
        Assert.Equal("seed", Assert.Single(json.RootElement.GetProperty("groups").EnumerateArray()).GetProperty("group").GetString());

        string communes = Locality + "/communes.csv";
        File.WriteAllText(communes, File.ReadAllText(communes) + "\n");
        var copied = new FakeHost();
        Assert.Equal(0, copied.Run("impact", ids[0], ids[1], "--store", store, "--json", "--lang", "en"));
        Assert.Equal(host.Out, copied.Out);
        Assert.Contains("its own copies in the store are used", copied.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(Directory.EnumerateDirectories(store), d => Directory.Exists(d + "/inputs"));

        foreach (string run in Directory.EnumerateDirectories(store))
        {
            File.Delete(run + "/inputs.planner");
        }

        var refused = new FakeHost();
        Assert.Equal(2, refused.Run("impact", ids[0], ids[1], "--store", store, "--lang", "en", "--quiet"));
        Assert.Contains("communes.csv", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Diff_AThresholdChangedBetweenTwoRuns_IsNamedAsTheCause()
    {
        // The rules change in place: the first run is taken apart from its copies.
        string store = folder + "/store", place = folder + "/new/scenarios/bac-kan/as-planned.scenario.json";
        foreach (int share in (int[])[90, 75])
        {
            Threshold(share);
            Assert.Equal(0, new FakeHost().Run("run", place, "--runs", "20", "--store", store, "--json", "--quiet"));
        }

        string[] ids = [.. Directory.EnumerateDirectories(store).OrderBy(d => File.GetLastWriteTimeUtc(d + "/manifest.json")).Select(d => Path.GetFileName(d)[..12])];
        var host = new FakeHost();
        Assert.Equal(0, host.Run("diff", ids[0], ids[1], "--store", store, "--runs", "20", "--lang", "en", "--quiet"));
        Assert.Matches(@"(The cause|What changed): parameters/healthInsuranceShare/values/\* 2022/value \([^)]*rules/criteria/parameters\.json:\d+\), from 90 to 75\.", host.Out);

        var machine = new FakeHost();
        Assert.Equal(0, machine.Run("diff", ids[0], ids[1], "--store", store, "--runs", "20", "--json", "--quiet"));
        using JsonDocument json = JsonDocument.Parse(machine.Out);
        JsonElement rules = Assert.Single(json.RootElement.GetProperty("groups").EnumerateArray());
        Assert.Equal("rules", rules.GetProperty("group").GetString());
        Assert.Equal(1, rules.GetProperty("changes").GetArrayLength());

        Assert.Equal(1, new FakeHost().Run("diff", ids[1], ids[1], "--store", store, "--runs", "20", "--quiet"));
        Assert.Equal(2, new FakeHost().Run("diff", ids[0], "--store", store));
    }

    [Theory]
    [InlineData("impact", "scenarios/bac-kan")]
    [InlineData("impact", "--rules", "scenarios/bac-kan", "rules", "scenarios/bac-kan")]
    [InlineData("impact", "--rules", "rules", "nowhere", "scenarios/bac-kan")]
    public void Run_IncompleteCall_IsRefused(params string[] args) =>
        Assert.Equal(2, new FakeHost().Run([.. args.Select(a => a.Contains('/', StringComparison.Ordinal) || a == "rules" ? folder + "/" + a : a), "--no-store"]));

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private void Copy(string part, string to)
    {
        string root = Path.Combine(RepositoryData.Root, part);
        foreach (string file in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories))
        {
            string target = Path.Combine(folder, to, Path.GetRelativePath(root, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    private void Threshold(int share)
    {
        string file = folder + "/new/rules/criteria/parameters.json";
        string text = File.ReadAllText(Path.Combine(RepositoryData.Root, "rules/criteria/parameters.json"));
        int at = text.IndexOf("\"from\": 2022, \"value\": 90", text.IndexOf("\"healthInsuranceShare\"", StringComparison.Ordinal), StringComparison.Ordinal);
        File.WriteAllText(file, text[..at] + $"\"from\": 2022, \"value\": {share}" + text[(at + "\"from\": 2022, \"value\": 90".Length)..]);
    }

    private string Advice()
    {
        var host = new FakeHost();
        Assert.Equal(0, host.Run("impact", "--rules", folder + "/rules", folder + "/new/rules", Locality, "--runs", "40", "--no-store", "--lang", "en", "--quiet"));
        return host.Out;
    }

    private PreparedScenario Prepared(string rules)
    {
        var faults = new DiagnosticBag();
        OpenedLocality opened = LocalityFolder.OpenUnder(Locality, rules, faults)!;
        PreparedModel model = PreparedModel.Prepare(opened.Locality, opened.Pack, faults)!;
        return PreparedScenario.Prepare(model, ScenarioLoader.Load(Locality + "/as-planned.scenario.json", opened.Locality, opened.Pack, faults)!, faults)!;
    }
}
