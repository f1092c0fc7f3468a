using System.Text.Json;

namespace Planner.Acceptance;

/// <summary><c>draft</c>, and <c>--drafts</c> of the commands that use rules.</summary>
public sealed class DraftTests : IDisposable
{
    private const string SameCondition = "commune.healthInsuranceShare >= p.healthInsuranceShare";

    private readonly DataCopy copy = Repository.Copy();
    private readonly Dictionary<string, string> official;

    public DraftTests() => official = Directory.EnumerateFiles(copy.Rules, "*.json", SearchOption.AllDirectories).ToDictionary(f => f, File.ReadAllText);

    public void Dispose() => copy.Dispose();

    [Fact]
    public void Set_AParameter_WritesBesideTheOfficialFileAndNeverOverIt()
    {
        CommandRun set = Set("healthInsuranceShare", "--year", "2024", "--value", "95", "--note", "thử mức 95 %");
        Assert.Equal(0, set.Code);
        string draft = Path.Combine(copy.Rules, "criteria", "parameters.thu.draft.json");
        Assert.Contains("thử mức 95 %", File.ReadAllText(draft), StringComparison.Ordinal);
        Assert.All(official, o => Assert.Equal(o.Value, File.ReadAllText(o.Key)));
        Assert.Equal([draft], New());
        Assert.Contains("healthInsuranceShare [*]: 90 -> 95", CommandRun.Of("draft", "show", "thu", copy.Rules).Out, StringComparison.Ordinal);
        Assert.Contains("thu (", CommandRun.Of("draft", "list", copy.Rules).Out, StringComparison.Ordinal);
        Assert.Equal(0, CommandRun.Of("check", copy.Rules, "--drafts", "all", "--strict").Code);

        string written = File.ReadAllText(draft);
        CommandRun again = Set("healthInsuranceShare", "--year", "2024", "--value", "96");
        again.AssertRefused(2);
        Assert.Contains("--replace", again.Error, StringComparison.Ordinal);
        Assert.Equal(written, File.ReadAllText(draft));
        Assert.Equal(0, Set("healthInsuranceShare", "--year", "2024", "--value", "96", "--replace").Code);
        Assert.Contains("90 -> 96", CommandRun.Of("draft", "show", "thu", copy.Rules).Out, StringComparison.Ordinal);
    }

    public static TheoryData<string, string[]> Mistakes => new()
    {
        { "did you mean 'healthInsuranceShare'?", ["healthInsuranceShar", "--year", "2024", "--value", "95"] },
        { "must be a number", ["healthInsuranceShare", "--year", "2024", "--value", "95,5"] },
        { "--year Y is missing", ["healthInsuranceShare", "--value", "95"] },
        { "either --value or --expression", ["healthInsuranceShare", "--year", "2024"] },
        { "did you mean 'TDMNPB'?", ["healthInsuranceShare", "--year", "2024", "--value", "95", "--region", "TDMNB"] },
        { "did you mean 'criteria/commune-2021-2025.json'?", ["criteria/commune-2021-205:c15.01", "--expression", "true"] },
        { "No property or field 'healthInsuranceShar'", ["criteria/commune-2021-2025:c15.01", "--expression", "commune.healthInsuranceShar >= 1"] },
        { "is a group", ["criteria/commune-2021-2025:c15", "--expression", "true"] },
        { "did you mean 'healthInsuranceShare'?", ["criteria/indicators:indicators/healthInsuranceShar/trend", "--value", "0.1"] },
        { "expected a number", ["criteria/indicators:indicators/healthInsuranceShare/trend", "--value=-0.1"] },
        { "is no day", ["healthInsuranceShare", "--effective", "1/7/2024", "--value", "95"] },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void Set_WhatIsWrong_IsNamedAndNothingIsSaved(string named, string[] args)
    {
        CommandRun run = Set(args);
        run.AssertRefused(2);
        Assert.Contains(named, run.Error, StringComparison.Ordinal);
        Assert.Empty(New());
    }

    [Fact]
    public void Enact_ADraft_HoldsUnaskedFromItsEffectiveDateAndIsDroppedOnlyOnPurpose()
    {
        Set("healthInsuranceShare", "--year", "2023", "--value", "99.5");
        CommandRun.Of("draft", "enact", "thu", copy.Rules, "--law", "QĐ 1/QĐ-TTg").AssertRefused(2);
        Assert.Equal(0, CommandRun.Of("draft", "enact", "thu", copy.Rules, "--law", "QĐ 1/QĐ-TTg", "--clause", "Điều 2", "--effective", "2025-07-01").Code);
        JsonElement change = CommandRun.Of("draft", "show", "thu", copy.Rules, "--json").Json().GetProperty("drafts")[0].GetProperty("changes")[0];
        Assert.Equal("inForce", change.GetProperty("status").GetString());
        Assert.Equal(2025, change.GetProperty("from").GetInt32());
        Assert.Equal("90", change.GetProperty("official").GetString());
        Assert.Equal("90", Required(2024));
        Assert.Equal("99.5", Required(2025));
        CommandRun.Of("draft", "drop", "thu", copy.Rules).AssertRefused(2);
        Assert.Equal(0, CommandRun.Of("draft", "drop", "thu", copy.Rules, "--replace").Code);
        Assert.Empty(New());
        Assert.Equal("90", Required(2025));
    }

    [Fact]
    public void Explain_WithADraft_SaysSoAndCitesIt()
    {
        Set("healthInsuranceShare", "--year", "2024", "--value", "99.5", "--note", "thử mức 99,5 %");
        string[] call = ["explain", copy.Locality, "--commune", "BB-01", "--year", "2025", "--replicate", "1"];
        CommandRun text = CommandRun.Of([.. call, "--drafts", "thu"]);
        Assert.Contains("WITH DRAFTS THAT ARE NOT IN FORCE: thu", text.Out, StringComparison.Ordinal);
        Assert.Contains("draft 'thu', not in force: thử mức 99,5 %", text.Out, StringComparison.Ordinal);
        JsonElement json = CommandRun.Of([.. call, "--drafts", "thu", "--json"]).Json();
        Assert.Equal("thu", Assert.Single(json.GetProperty("drafts").EnumerateArray()).GetString());
        Assert.DoesNotContain("DRAFT", CommandRun.Of(call).Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Compare_WithADraft_MarksConclusionTablesAndDocument()
    {
        Set("healthInsuranceShare", "--year", "2022", "--value", "99.9");
        string[] call = ["run", copy.Locality, "--runs", "20", "--no-charts", "--out", Path.Combine(copy.Folder, "out")];
        CommandRun official = CommandRun.Of(call), drafted = CommandRun.Of([.. call, "--drafts", "thu"]);
        Assert.Equal(0, drafted.Code);
        string[] lines = drafted.Out.Split('\n');
        Assert.Contains("WITH DRAFTS THAT ARE NOT IN FORCE: thu", lines[4], StringComparison.Ordinal);
        Assert.Contains("WITH DRAFTS", string.Join(' ', lines.Skip(5)), StringComparison.Ordinal);
        Assert.Contains("NOT IN FORCE: thu", File.ReadAllLines(Path.Combine(copy.Folder, "out", "targets.csv"))[1], StringComparison.Ordinal);
        Assert.DoesNotContain("NOT IN FORCE", official.Out, StringComparison.Ordinal);
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(Path.Combine(copy.Folder, "out", "result.json")));
        Assert.Equal("thu", Assert.Single(document.RootElement.GetProperty("drafts").EnumerateArray()).GetString());
        Assert.NotEqual(official.Out, drafted.Out);
    }

    [Fact]
    public void Run_WithAConditionAmendedToItself_IsTheOfficialRun()
    {
        // Even where certificates are reviewed when a new set comes in: an amendment is no new set.
        string recognition = Path.Combine(copy.Rules, "status", "recognition.json");
        DataCopy.Replace(recognition, "\"oldSetGrace\": {\n    \"value\": 1", "\"oldSetGrace\": {\n    \"value\": 0");
        Assert.Equal(0, Set("criteria/commune-2021-2025:c15.01", "--expression", SameCondition, "--year", "2024").Code);
        string[] call = ["run", copy.Locality, "--runs", "40", "--json"];
        CommandRun official = CommandRun.Of(call), drafted = CommandRun.Of([.. call, "--drafts", "all"]);
        Assert.Equal(official.Out, drafted.Out.Replace("\"drafts\":[\"thu\"],", "", StringComparison.Ordinal));
    }

    [Fact]
    public void Show_Communes_AreThoseThatExplainJudgesOtherwise()
    {
        Set("healthInsuranceShare", "--year", "2020", "--value", "93.25");
        JsonElement flips = CommandRun.Of("draft", "show", "thu", copy.Rules, "--communes", copy.Locality, "--json").Json().GetProperty("flips");
        Assert.Equal(2020, flips.GetProperty("rulesYear").GetInt32());
        string[] flipped = [.. flips.GetProperty("criteria").EnumerateArray().Select(f => $"{f.GetProperty("commune")} {f.GetProperty("criterion")} {f.GetProperty("after")}")];
        Assert.NotEmpty(flipped);
        string[] communes = [.. File.ReadAllLines(Path.Combine(copy.Locality, "communes.csv")).Skip(1).Select(l => l.Split(',')).Select(c => c.First(x => x.Contains('-', StringComparison.Ordinal))).Distinct().Take(12)];
        foreach (string commune in communes)
        {
            string[] call = ["explain", copy.Locality, "--commune", commune, "--year", "2020", "--json"];
            Dictionary<string, bool> before = Criteria(CommandRun.Of(call)), after = Criteria(CommandRun.Of([.. call, "--drafts", "thu"]));
            Assert.Equal(
                before.Where(b => after[b.Key] != b.Value).Select(b => $"{commune} {b.Key} {!b.Value}"),
                flipped.Where(f => f.StartsWith(commune + " ", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void Test_WithADraft_TestsTheDraftedRules()
    {
        string tests = Path.Combine(copy.Rules, "criteria", "commune-2021-2025.tests.json");
        Assert.Equal(0, CommandRun.Of("test", tests).Code);
        Set("healthInsuranceShare", "--year", "2022", "--value", "99.5");
        Assert.Equal(0, CommandRun.Of("test", tests).Code);
        CommandRun drafted = CommandRun.Of("test", tests, "--drafts", "thu");
        Assert.Equal(1, drafted.Code);
        Assert.Contains("c15", drafted.Out, StringComparison.Ordinal);
        Assert.Contains("WITH DRAFTS", drafted.Out, StringComparison.Ordinal);
    }

    private static Dictionary<string, bool> Criteria(CommandRun run) =>
        run.Json().GetProperty("criteria").EnumerateArray().ToDictionary(c => c.GetProperty("id").GetString()!, c => c.GetProperty("passed").GetBoolean());

    private CommandRun Set(params string[] args) => CommandRun.Of(["draft", "set", copy.Rules, .. args, "--name", "thu"]);

    private IEnumerable<string> New() => Directory.EnumerateFiles(copy.Rules, "*", SearchOption.AllDirectories).Where(f => !official.ContainsKey(f));

    private string Required(int year)
    {
        JsonElement json = CommandRun.Of("explain", copy.Locality, "--commune", "BB-01", "--year", $"{year}", "--replicate", "0", "--json").Json();
        return json.GetProperty("criteria").EnumerateArray().Single(c => c.GetProperty("id").GetString() == "c15").GetProperty("comparisons").EnumerateArray()
            .Single(c => c.GetProperty("rule").GetString() == "c15.01").GetProperty("right").GetRawText();
    }
}
