using Planner.Cli.Output;
using Planner.Cli.Words;
using Planner.Localities.Import;
using Planner.Rules.Pack;

namespace Planner.Cli.Tests.Output;

/// <summary>Names that come from files, in every command that writes without being told where: nothing is written outside the folder it runs in.</summary>
public sealed class OutputNamesTests : IDisposable
{
    private readonly RepositoryData data = RepositoryData.Copy();

    public static TheoryData<string[]> Commands => new()
    {
        { ["run", "LOCALITY/as-planned.scenario.json", "--runs", "40"] },
        { ["compare", "LOCALITY", "--runs", "40"] },
        { ["report", "LOCALITY", "--runs", "40"] },
        { ["report", "LOCALITY", "--format", "docx", "--runs", "40"] },
        { ["export", "LOCALITY", "--runs", "40"] },
        { ["export", "LOCALITY", "--format", "csv", "--runs", "40"] },
        { ["synthesise", "LOCALITY", "--tables", "1"] },
        { ["submit", "--slurm", "LOCALITY", "--shards", "2"] },
        { ["import", "--template", "--locality", "LOCALITY", "--out", "LOCALITY/form.xlsx"] },
    };

    [Theory]
    [MemberData(nameof(Commands))]
    public void Run_LocalityWhoseIdLeadsOut_IsRefusedBeforeAnythingIsWritten(string[] command)
    {
        data.Replace("scenarios/bac-kan/locality.json", "\"id\": \"bac-kan\"", "\"id\": \"../../escape\"");
        string[] before = [.. Directory.EnumerateFiles(data.Folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
        var host = new FakeHost(("LANG", "en_GB.UTF-8"));

        Assert.Equal(2, host.Run([.. command.Select(a => a.Replace("LOCALITY", data.Locality, StringComparison.Ordinal))]));

        Assert.Contains("locality.json", host.Error, StringComparison.Ordinal);
        Assert.Contains("PLN0502", host.Error, StringComparison.Ordinal);
        Assert.Equal(before, Directory.EnumerateFiles(data.Folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("run", "results.json")]
    [InlineData("compare", "out.xlsx")]
    [InlineData("paths", "a.csv")]
    [InlineData("sensitivity", "x/tornado.svg")]
    [InlineData("synthesise", "communes.csv")]
    [InlineData("schema", "x.JSON")]
    public void Run_FolderOfResultsThatReadsLikeAFile_IsRefusedBeforeAnyWork(string command, string name)
    {
        string place = data.Folder + "/" + name;
        var host = new FakeHost(("LANG", "en_GB.UTF-8"));

        Assert.Equal(2, host.Run(command, data.Locality, "--out", place));

        Assert.Contains($"--out takes a folder, and '{place}' reads like a file", host.Error, StringComparison.Ordinal);
        Assert.False(Path.Exists(place));
    }

    [Theory]
    [InlineData("report", "html", "x.xlsx", "x.html")]
    [InlineData("report", "docx", "x.html", "x.docx")]
    [InlineData("export", "xlsx", "x.csv", "x.xlsx")]
    public void Run_FileOfAnotherFormat_IsRefusedWithTheNameItShouldHave(string command, string format, string name, string right)
    {
        var host = new FakeHost(("LANG", "vi_VN.UTF-8"));

        Assert.Equal(2, host.Run(command, data.Locality, "--format", format, "--out", data.Folder + "/" + name));

        Assert.Contains(data.Folder + "/" + right, host.Error, StringComparison.Ordinal);
        Assert.False(Path.Exists(data.Folder + "/" + name));
    }

    [Fact]
    public void Line_SheetAndTextsThatSteerATerminal_ShowTheirNumbers()
    {
        var finding = new ImportFinding(ImportFindingKind.NotANumber, new ImportPlace("a.xlsx", "s\u202Eb", 3, 2), ["x\u001b[2J\u009b", "income"]);

        string line = new ImportText(Language.English, null).Line(finding);

        Assert.Contains("U+202E", line, StringComparison.Ordinal);
        Assert.Contains("U+001B", line, StringComparison.Ordinal);
        Assert.DoesNotContain(line, char.IsControl);
    }

    public void Dispose() => data.Dispose();
}
