using System.Text.RegularExpressions;

namespace Planner.Acceptance;

/// <summary>One of each kind of bad input: named by file, line and column, exit code 2 from <c>run</c> and 1 from <c>check</c>, never a stack trace.</summary>
public partial class BadInputTests
{
    private const string Set = "criteria/commune-2021-2025.json";

    public static TheoryData<string, string, string, string> Replacements => new()
    {
        // what it is, file, text, replacement
        { "malformed JSON", "scenario", "\"replicates\": 2000,", "\"replicates\": 2000" },
        { "unknown field", "scenario", "\"replicates\"", "\"replicats\"" },
        { "unknown indicator in an expression", "rules/" + Set, "commune.gridStandard >=", "commune.gridStandrad >=" },
        { "a year outside the tables", "scenario", "{ \"2022\": 148.2", "{ \"2042\": 148.2" },
        { "negative budget", "scenario", "\"2022\": 148.2", "\"2022\": -148.2" },
        { "wrong type", "scenario", "\"seed\": 20211231", "\"seed\": \"many\"" },
        { "unknown component", "scenario", "\"ntm.infrastructure\"", "\"ntm.infrastucture\"" },
        { "member twice", "scenario", "\"replicates\": 2000,", "\"replicates\": 2000, \"replicates\": 2000," },
        { "duplicated commune", "communes", "\n1,TP-02,TP-02,", "\n1,TP-01,TP-01," },
        { "not a number in CSV", "communes", "1,TP-01,TP-01,thanh-pho-bac-kan,", "1,TP-01,TP-01,thanh-pho-bac-kan,NaN" },
        { "a word in CSV", "communes", "1,TP-01,TP-01,thanh-pho-bac-kan,", "1,TP-01,TP-01,thanh-pho-bac-kan,nhiều" },
        { "unknown district in CSV", "communes", "1,TP-01,TP-01,thanh-pho-bac-kan,", "1,TP-01,TP-01,thanh-pho-bac-can," },
        { "unknown column in CSV", "communes", ",households,", ",housholds," },
    };

    [Theory]
    [MemberData(nameof(Replacements))]
    public void Fault_IsNamedByFileLineAndColumn(string what, string where, string old, string fresh)
    {
        using DataCopy copy = Repository.Copy();
        string file = FileOf(copy, where);
        DataCopy.Replace(file, old, fresh);
        AssertNamed(copy, file, what);
    }

    [Theory]
    [InlineData("scenario")]
    [InlineData("locality")]
    [InlineData("communes")]
    [InlineData("rules/criteria/indicators.json")]
    public void EmptyFile_IsNamed(string where)
    {
        using DataCopy copy = Repository.Copy();
        File.WriteAllText(FileOf(copy, where), "");
        AssertNamed(copy, FileOf(copy, where), "empty file");
    }

    [Theory]
    [InlineData("communes")]
    [InlineData("rules/criteria/indicators.json")]
    [InlineData("rules/targets/bac-kan.json")]
    public void MissingFile_IsNamed(string where)
    {
        using DataCopy copy = Repository.Copy();
        File.Delete(FileOf(copy, where));
        AssertNamed(copy, FileOf(copy, where), "missing file");
    }

    [Theory]
    [InlineData("scenario")]
    [InlineData("communes")]
    public void LineOf100Megabytes_IsRefused(string where)
    {
        using DataCopy copy = Repository.Copy();
        using (var writer = new StreamWriter(FileOf(copy, where)))
        {
            string piece = new('1', 1 << 20);
            for (int i = 0; i < 100; i++)
            {
                writer.Write(piece);
            }
        }

        AssertNamed(copy, FileOf(copy, where), "a line of 100 MB");
    }

    [Fact]
    public void NotUtf8_IsNamed()
    {
        using DataCopy copy = Repository.Copy();
        File.WriteAllBytes(copy.ReferenceScenario, [(byte)'{', (byte)'"', 0xff, 0xfe, (byte)'"', (byte)':', (byte)'1', (byte)'}']);
        AssertNamed(copy, copy.ReferenceScenario, "not UTF-8");
    }

    [Fact]
    public void SeveralFaults_AreAllReportedAtOnce()
    {
        using DataCopy copy = Repository.Copy();
        DataCopy.Replace(copy.ReferenceScenario, "\"replicates\"", "\"replicats\"");
        DataCopy.Replace(copy.ReferenceScenario, "\"2022\": 148.2", "\"2022\": -148.2");
        DataCopy.Replace(Path.Combine(copy.Locality, "equal-shares.scenario.json"), "\"title\"", "\"titel\"");
        CommandRun check = CommandRun.Of("check", copy.Locality);
        check.AssertRefused(1);
        Assert.Contains("'replicats'", check.Out, StringComparison.Ordinal);
        Assert.Contains("-148.2", check.Out, StringComparison.Ordinal);
        Assert.Contains("'titel'", check.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void UnknownName_IsAnsweredWithTheNearest()
    {
        using DataCopy copy = Repository.Copy();
        DataCopy.Replace(copy.ReferenceScenario, "\"replicates\"", "\"replicats\"");
        Assert.Contains("did you mean 'replicates'?", CommandRun.Of("check", copy.ReferenceScenario).Out, StringComparison.Ordinal);
    }

    [Fact]
    public void ShippedFiles_AreClean()
    {
        CommandRun check = CommandRun.Of("check", Repository.Rules, Repository.BacKan);
        Assert.Equal((0, ""), (check.Code, check.Out));
    }

    [Fact]
    public void ScenarioExpressions_AreLookedThroughAndTheirParametersAreInUse()
    {
        using DataCopy copy = Repository.Copy();
        string scenario = Path.Combine(copy.Locality, "poorest-first.scenario.json");
        DataCopy.Replace(
            Path.Combine(copy.Rules, "criteria", "parameters.json"),
            "\"parameters\": [",
            """
            "parameters": [ { "id": "spare", "title": { "vi": "x", "en": "x" }, "unit": "percent", "values": [{ "region": "*", "from": 2016, "value": 40 }], "assumption": "x" },
            """);
        Assert.Contains("PLN1006", CommandRun.Of("check", copy.Rules).Out, StringComparison.Ordinal);
        DataCopy.Replace(scenario, "\"local\": \"poorest-first\"", "\"local\": { \"rule\": \"poorest-first\", \"filter\": \"commune.povertyRate >= p.spare\" }");
        CommandRun clean = CommandRun.Of("check", copy.Rules, copy.Locality);
        Assert.Equal(0, clean.Code);
        Assert.All(clean.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.Contains("PLN1010", line, StringComparison.Ordinal)); // values of years before this locality's
        DataCopy.Replace(scenario, "commune.povertyRate >= p.spare", "commune.povertyRate > 100 + p.spare");
        CommandRun never = CommandRun.Of("check", copy.Locality);
        Assert.Equal(0, never.Code);
        Assert.Contains("poorest-first.scenario.json", never.Out, StringComparison.Ordinal);
        Assert.Contains("PLN1004", never.Out, StringComparison.Ordinal);
    }

    private static string FileOf(DataCopy copy, string where) => where switch
    {
        "scenario" => copy.ReferenceScenario,
        "locality" => Path.Combine(copy.Locality, "locality.json"),
        "communes" => Path.Combine(copy.Locality, "communes.csv"),
        _ => Path.Combine(copy.Folder, where),
    };

    private static void AssertNamed(DataCopy copy, string file, string what)
    {
        CommandRun check = CommandRun.Of("check", copy.Locality);
        check.AssertRefused(1);
        string[] lines = [.. check.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries)];
        Assert.All(lines, line => Assert.Matches(DiagnosticLine(), line));
        Assert.True(lines.Any(l => l.Contains(Path.GetFileName(file), StringComparison.Ordinal)), $"{what}: {check.Out}");

        CommandRun run = CommandRun.Of("run", copy.ReferenceScenario, "--runs", "1", "--json");
        run.AssertRefused(2);
        Assert.Equal("", run.Out);
        Assert.Contains(Path.GetFileName(file), run.Error, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"^.+:\d+:\d+: (error|warning) PLN\d{4}: \S")]
    private static partial Regex DiagnosticLine();
}
