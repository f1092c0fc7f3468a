using System.Text.RegularExpressions;
using Planner.Rules.Drafts;
using Planner.Rules.Live;
using Planner.Rules.Pack;
using Planner.Rules.Tests.Pack;
using Planner.Rules.Workflows;

namespace Planner.Rules.Tests.Live;

public sealed class LiveRulePackTests : IDisposable
{
    private const string Criteria = "criteria/commune-2021-2025.json";
    private const string Set = "commune-2021-2025";
    private const string Health = "commune.healthInsuranceShare >= p.healthInsuranceShare";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly RulesCopy rules = new();

    public void Dispose() => rules.Dispose();

    [Fact]
    public void Open_ShippedFiles_CompilesEveryCriterion()
    {
        using LiveRulePack live = LiveRulePack.Open(rules.Folder);
        Assert.Empty(live.Current.Faults);
        Assert.Equal(RulesDirectory.TargetFiles(rules.Folder).Count, live.Current.Packs.Count);
        Assert.Equal(
            live.Current.Packs[0].CriteriaSets.Select(s => s.Workflow.Rules.Count(r => r.Enabled)), live.Current.Criteria.Select(c => c.Workflow.Rules.Count));
        Assert.Null(live.Refresh());
    }

    [Fact]
    public void Refresh_OneCriterionChanged_CompilesItAloneAndKeepsTheOthersAsTheyAre()
    {
        using LiveRulePack live = LiveRulePack.Open(rules.Folder);
        LiveRules before = live.Current;
        rules.Edit(Criteria, Health, Health.Replace(">=", "> ", StringComparison.Ordinal));
        RuleReload reload = live.Refresh()!;
        Assert.Equal([$"{Set}/c15"], reload.Recompiled);
        Assert.EndsWith(Criteria, Assert.Single(reload.Files), StringComparison.Ordinal);
        Assert.Same(reload.Rules, live.Current);
        Assert.NotSame(before.Find(Set, "c15", 2023), live.Current.Find(Set, "c15", 2023));
        Assert.Equal(Rules(before).Count(), Rules(live.Current).Count());
        Assert.All(Rules(before).Zip(Rules(live.Current)).Where(p => p.First.Name != "c15"), p => Assert.Same(p.First, p.Second));
        Assert.All(before.Criteria.Zip(live.Current.Criteria).Where(p => p.First.Set.Id != Set), p => Assert.Same(p.First.Workflow, p.Second.Workflow));
    }

    [Fact]
    public void Refresh_ThresholdChanged_CompilesNothingAndNamesTheParameter()
    {
        using LiveRulePack live = LiveRulePack.Open(rules.Folder);
        rules.Edit("criteria/parameters.json", "\"from\": 2022, \"value\": 90, \"assumption\": { \"vi\": \"QĐ 318/QĐ-TTg; ghi theo trí nhớ, độ tin cậy cao; chưa có bảng phụ lục trong tay\", \"en\": \"QĐ 318/QĐ-TTg; recalled, high confidence; annex table not at hand\" } }\n      ]\n    },\n    {\n      \"id\"", "\"from\": 2022, \"value\": 91, \"assumption\": \"x\" }\n      ]\n    },\n    {\n      \"id\"");
        RuleReload reload = live.Refresh()!;
        Assert.Empty(reload.Recompiled);
        string changed = Assert.Single(reload.Parameters);
        Assert.Equal(91, live.Current.Packs[0].Parameters.Single(p => p.Id == changed).At("TDMNPB", 2023));
    }

    [Fact]
    public void Refresh_ParameterAddedInFront_CompilesWhatReadsMovedSlots()
    {
        using LiveRulePack live = LiveRulePack.Open(rules.Folder);
        rules.Edit("criteria/parameters.json", "\"parameters\": [", "\"parameters\": [ { \"id\": \"spare\", \"title\": { \"vi\": \"a\", \"en\": \"b\" }, \"unit\": \"percent\", \"values\": [ { \"region\": \"*\", \"from\": 2016, \"value\": 1 } ], \"assumption\": \"x\" },");
        Assert.Contains($"{Set}/c15", live.Refresh()!.Recompiled);
    }

    [Fact]
    public void Refresh_BrokenFile_KeepsItsLastGoodVersionAndTakesTheOtherFiles()
    {
        using LiveRulePack live = LiveRulePack.Open(rules.Folder);
        CompiledRule good = live.Current.Find(Set, "c15", 2023)!;
        rules.Edit(Criteria, Health, "commune.healthInsuranceShar >= 1");
        rules.Edit("poverty/flows.json", "\"value\": 0.3,", "\"value\": 0.25,");
        LiveRules now = live.Refresh()!.Rules;
        Assert.EndsWith(Criteria, Assert.Single(now.Stale).File, StringComparison.Ordinal);
        Assert.Contains("healthInsuranceShare", Assert.Single(now.Faults).Message, StringComparison.Ordinal);
        Assert.Same(good, now.Find(Set, "c15", 2023));
        Assert.Contains("0.25", File.ReadAllText(Path.Combine(rules.Folder, "poverty/flows.json")), StringComparison.Ordinal);
        Assert.Equal(0.25, now.Packs[0].Poverty.HardShare.Value);

        rules.Edit(Criteria, "commune.healthInsuranceShar >= 1", Health);
        RuleReload mended = live.Refresh()!;
        Assert.Empty(mended.Rules.Faults);
        Assert.Empty(mended.Rules.Stale);
        Assert.Empty(mended.Recompiled);
        Assert.Same(good, mended.Rules.Find(Set, "c15", 2023));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{ \"WorkflowName\": ")]
    [InlineData(null)]
    public void Refresh_FileEmptyCutOrGone_StaysInForce(string? text)
    {
        using LiveRulePack live = LiveRulePack.Open(rules.Folder);
        CompiledRule good = live.Current.Find(Set, "c15", 2023)!;
        string path = Path.Combine(rules.Folder, Criteria);
        string whole = File.ReadAllText(path);
        if (text is null)
        {
            File.Delete(path);
        }
        else
        {
            File.WriteAllText(path, text);
        }

        LiveRules now = live.Refresh()!.Rules;
        Assert.NotEmpty(now.Faults);
        Assert.Same(good, now.Find(Set, "c15", 2023));
        File.WriteAllText(path, whole);
        Assert.Empty(live.Refresh()!.Rules.Faults);
    }

    [Fact]
    public void Refresh_ParameterRenamedInTwoFilesOneAfterTheOther_WaitsForBoth()
    {
        using LiveRulePack live = LiveRulePack.Open(rules.Folder);
        RulePack before = live.Current.Packs[0];
        rules.Edit("criteria/parameters.json", "\"id\": \"healthInsuranceShare\"", "\"id\": \"insuredShare\"");
        LiveRules waiting = live.Refresh()!.Rules;
        Assert.EndsWith("criteria/parameters.json", Assert.Single(waiting.Stale).File, StringComparison.Ordinal);
        Assert.Same(before, waiting.Packs[0]);
        foreach (string file in Directory.EnumerateFiles(Path.Combine(rules.Folder, "criteria"), "*.json"))
        {
            File.WriteAllText(file, Regex.Replace(File.ReadAllText(file), @"\bp\.healthInsuranceShare\b", "p.insuredShare"));
        }

        LiveRules both = live.Refresh()!.Rules;
        Assert.Empty(both.Faults);
        Assert.Empty(both.Stale);
        Assert.Contains("insuredShare", both.Packs[0].Parameters.Select(p => p.Id));
    }

    [Fact]
    public void Refresh_DraftSavedAndDeleted_ComesAndGoes()
    {
        using LiveRulePack live = LiveRulePack.Open(rules.Folder, DraftSelection.All);
        rules.Write(
            "criteria/parameters.thử.draft.json",
            "{ \"file\": \"parameters.json\", \"changes\": [ { \"parameter\": \"healthInsuranceShare\", \"from\": 2023, \"value\": 95, \"status\": \"draft\" } ] }");
        Assert.Equal(["healthInsuranceShare"], live.Refresh()!.Parameters);
        Assert.Equal(["thử"], live.Current.Packs[0].Drafts);
        rules.Delete("criteria/parameters.thử.draft.json");
        Assert.Equal(["healthInsuranceShare"], live.Refresh()!.Parameters);
        Assert.Empty(live.Current.Packs[0].Drafts);
    }

    [Fact]
    public void Open_FaultyFolder_HasNothingInForceUntilItIsMended()
    {
        rules.Edit(Criteria, Health, "commune.healthInsuranceShar >= 1");
        using LiveRulePack live = LiveRulePack.Open(rules.Folder);
        Assert.Empty(live.Current.Packs);
        Assert.Single(live.Current.Faults);
        Assert.Empty(live.Current.Stale);
        rules.Edit(Criteria, "commune.healthInsuranceShar >= 1", Health);
        live.Refresh();
        Assert.NotEmpty(live.Current.Packs);
        Assert.Empty(live.Current.Faults);
    }

    public static TheoryData<string> WaysOfSaving => ["in place", "rename", "delete and create", "in two halves"];

    [Theory]
    [MemberData(nameof(WaysOfSaving))]
    public void Watch_EveryWayOfSaving_PutsTheNewVersionInForceAndNeverReportsAFault(string way)
    {
        using LiveRulePack live = LiveRulePack.Open(rules.Folder);
        var faults = new List<string>();
        live.Reloaded += reload => faults.AddRange(reload.Rules.Faults.Select(f => f.ToString()));
        live.Watch();
        for (int i = 1; i <= 3; i++)
        {
            string path = Path.Combine(rules.Folder, Criteria);
            string expression = $"{Health} - {i}";
            string text = Regex.Replace(
                File.ReadAllText(path), "commune\\.healthInsuranceShare >= p\\.healthInsuranceShare[^\"]*", expression);
            Save(path, text, way);
            Assert.True(SpinWait.SpinUntil(() => live.Current.Find(Set, "c15", 2023)!.Children.Any(c => c.Expression!.Text.Text == expression), Patience), $"{way} {i}");
        }

        live.Dispose();
        Assert.Empty(faults);
    }

    [Fact]
    public void Current_WhileFilesChange_IsAlwaysOneVersion()
    {
        // Both files change together: whoever reads sees both old or both new.
        using LiveRulePack live = LiveRulePack.Open(rules.Folder);
        using var done = new CancellationTokenSource();
        int torn = 0;
        var reader = new Thread(() =>
        {
            while (!done.IsCancellationRequested)
            {
                LiveRules now = live.Current;
                bool renamed = now.Packs[0].Parameters.Any(p => p.Id == "insuredShare");
                bool reads = now.Find(Set, "c15", 2023)!.Children.Any(c => c.Expression!.Text.Text.Contains("p.insuredShare", StringComparison.Ordinal));
                torn += renamed == reads ? 0 : 1;
            }
        });
        reader.Start();
        string[] names = ["healthInsuranceShare", "insuredShare"];
        for (int i = 0; i < 6; i++)
        {
            (string old, string fresh) = (names[i % 2], names[(i + 1) % 2]);
            foreach (string file in Directory.EnumerateFiles(Path.Combine(rules.Folder, "criteria"), "*.json"))
            {
                File.WriteAllText(file, Regex.Replace(File.ReadAllText(file), $@"\bp\.{old}\b", $"p.{fresh}")
                    .Replace(file.EndsWith("parameters.json", StringComparison.Ordinal) ? $"\"id\": \"{old}\"" : "\0", $"\"id\": \"{fresh}\"", StringComparison.Ordinal));
            }

            Assert.Empty(live.Refresh()!.Rules.Faults);
        }

        done.Cancel();
        reader.Join();
        Assert.Equal(0, torn);
    }

    private static IEnumerable<CompiledRule> Rules(LiveRules live) => live.Criteria.SelectMany(c => c.Workflow.Rules);

    private static void Save(string path, string text, string way)
    {
        switch (way)
        {
            case "in place":
                File.WriteAllText(path, text);
                break;
            case "rename":
                File.WriteAllText(path + "~", text);
                File.Move(path + "~", path, overwrite: true);
                break;
            case "delete and create":
                File.Delete(path);
                File.WriteAllText(path, text);
                break;
            default:
                using (var stream = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.ReadWrite))
                {
                    byte[] bytes = System.Text.Encoding.UTF8.GetBytes(text);
                    stream.Write(bytes.AsSpan(0, bytes.Length / 2));
                    stream.Flush();
                    stream.Write(bytes.AsSpan(bytes.Length / 2));
                }

                break;
        }
    }
}
