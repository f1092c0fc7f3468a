using System.Text.Json;
using System.Xml.Linq;

namespace Planner.Acceptance;

public sealed class TestCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("planner test ").FullName;

    public TestCommandTests()
    {
        Write("small.json", """{ "WorkflowName": "w", "Rules": [{ "RuleName": "adult", "Expression": "age >= 18" }] }""");
    }

    [Fact]
    public void PassingFile_PrintsCoverageAndScore_AndEndsWith0()
    {
        string file = Tests("""[[17, false], [18, true], [19, true]]""");
        CommandRun run = CommandRun.Of("test", file, "--mutation", "--coverage", "--lang", "en");
        Assert.Equal(0, run.Code);
        Assert.Contains("3 passed, 0 failed; rules 2/2, sides of comparisons 3/3; mutation score 100.0 % (11 of 11)", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void FailingFile_SaysWhereWhatAndWhy_AndEndsWith1()
    {
        CommandRun run = CommandRun.Of("test", Tests("""[[17, true]]"""), "--lang", "en");
        Assert.Equal(1, run.Code);
        Assert.Contains("small.tests.json:2:71: failed: 'adult' expected true, came false (age = 17)", run.Out, StringComparison.Ordinal);
        Assert.Contains("small.json:1:72: age >= 18: 17 < 18", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void JsonAndJUnit_HoldTheSameResult()
    {
        string report = Path.Combine(folder, "out", "rules.xml");
        CommandRun run = CommandRun.Of("test", Tests("""[[10, false], [30, true], [17, true]]"""), "--json", "--junit", report);
        Assert.Equal(1, run.Code);
        using JsonDocument document = JsonDocument.Parse(run.Out);
        Assert.False(document.RootElement.GetProperty("passed").GetBoolean());
        JsonElement file = document.RootElement.GetProperty("files")[0];
        Assert.Equal((3, 1), (file.GetProperty("cases").GetInt32(), file.GetProperty("failed").GetInt32()));
        Assert.Equal("<", file.GetProperty("failures")[0].GetProperty("decisive")[0].GetProperty("relation").GetString());
        XElement suites = XDocument.Load(report).Root!;
        Assert.Equal("1", suites.Attribute("failures")!.Value);
        Assert.Equal(3, suites.Descendants("testcase").Count());
        Assert.Equal("adult: expected true, came false", suites.Descendants("failure").Single().Attribute("message")!.Value);
    }

    [Fact]
    public void Gaps_AreListedOnlyWhenAskedFor()
    {
        string file = Tests("""[[10, false]]""");
        Assert.DoesNotContain("no test sees", CommandRun.Of("test", file, "--lang", "en").Out, StringComparison.Ordinal);
        string asked = CommandRun.Of("test", file, "--coverage", "--lang", "en").Out;
        Assert.Contains("no test sees 'adult' come out true", asked, StringComparison.Ordinal);
        Assert.Contains("chưa ca nào cho 'adult' kết quả true", CommandRun.Of("test", file, "--coverage", "--lang", "vi").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void FaultyFileOrPathWithoutTests_EndsWith2()
    {
        Assert.Equal(2, CommandRun.Of("test", Tests("""[[10]]""")).Code);
        File.Delete(Path.Combine(folder, "small.tests.json"));
        Assert.Equal(2, CommandRun.Of("test", folder).Code);
        Assert.Equal(2, CommandRun.Of("test", Path.Combine(folder, "nowhere")).Code);
    }

    [Fact]
    public void Draft_GoesToStandardOutputAndNamesWhatItLeavesOut()
    {
        CommandRun run = CommandRun.Of("test", "--propose", Path.Combine(Repository.Root, "rules", "criteria", "commune-2021-2025.json"), "--lang", "en");
        Assert.Contains("\"input\": \"commune.income\"", run.Json().GetRawText(), StringComparison.Ordinal);
        Assert.Contains("56 boundaries drafted", run.Error, StringComparison.Ordinal);
        Assert.Contains("c11/c11.01", run.Error, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string Tests(string rows)
    {
        string start = """{ "workflow": "small.json", "inputs": { "age": "double" },""" + "\n";
        return Write("small.tests.json", start + """  "tables": [{ "columns": ["age"], "expect": ["adult"], "rows": """ + rows + "}] }");
    }

    private string Write(string name, string text)
    {
        string path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
