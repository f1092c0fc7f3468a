using Planner.Rules.Documents;
using Planner.Simulation.Storing;

namespace Planner.Simulation.Tests.Storing;

public sealed class InputArchiveTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("planner-inputs-").FullName.Replace('\\', '/');

    public InputArchiveTests()
    {
        Put("rules/criteria/parameters.json", "{ \"a\": 90 }");
        Put("scenarios/x/locality.json", "{}");
        Put("scenarios/x/plan.scenario.json", "{ \"title\": 1 }");
        Put("scenarios/x/other.scenario.json", "{ \"title\": 2 }");
    }

    [Fact]
    public void Extract_AfterAFileChanged_LaysOutWhatTheRunRead()
    {
        RunIdentity run = Identity();
        string archive = Archive(run);
        Put("rules/criteria/parameters.json", "{ \"a\": 75 }");

        RunIdentity copy = InputArchive.Extract(archive, run, folder + "/copy")!;

        Assert.Equal(run.Address, copy.Address);
        Assert.Equal("{ \"a\": 90 }", File.ReadAllText(copy.FolderOf("rules") + "/criteria/parameters.json"));
        Assert.All(copy.Files, f => Assert.StartsWith(folder + "/copy/", f.Path, StringComparison.Ordinal));

        // A locality is complete with every scenario it names.
        Assert.Equal("{ \"title\": 2 }", File.ReadAllText(Path.GetDirectoryName(copy.ScenarioFile) + "/other.scenario.json"));
    }

    [Fact]
    public void Of_TheSameFiles_GivesTheSameBytes() => Assert.Equal(InputArchive.Of(Identity()), InputArchive.Of(Identity()));

    [Fact]
    public void Of_AFileThatIsNotWhatTheRunRead_KeepsNothing()
    {
        RunIdentity run = Identity();
        Put("scenarios/x/locality.json", "{ \"id\": 1 }");
        Assert.Null(InputArchive.Of(run));
        File.Delete(folder + "/scenarios/x/locality.json");
        Assert.Null(InputArchive.Of(run));
    }

    [Fact]
    public void Extract_ArchiveOfAnotherRun_GivesNothing()
    {
        string archive = Archive(Identity());
        Put("rules/criteria/parameters.json", "{ \"a\": 75 }");
        Assert.Null(InputArchive.Extract(archive, Identity(), folder + "/copy"));
    }

    [Fact]
    public void Extract_DamagedArchive_GivesNothing()
    {
        RunIdentity run = Identity();
        File.WriteAllText(folder + "/inputs.planner", "no archive");
        Assert.Null(InputArchive.Extract(folder + "/inputs.planner", run, folder + "/copy"));
    }

    [Theory]
    [InlineData("scenarios/x/..\\..\\evil.scenario.json")]
    [InlineData("scenarios/x/../../../evil.scenario.json")]
    [InlineData("scenarios/x/C:evil.scenario.json")]
    [InlineData("../evil.scenario.json")]
    [InlineData("/evil.scenario.json")]
    public void Extract_FurtherFilesWhoseNamesLeadOut_AreLeftInside(string name)
    {
        RunIdentity run = Identity();
        string archive = Archive(run);
        using (var zip = System.IO.Compression.ZipFile.Open(archive, System.IO.Compression.ZipArchiveMode.Update))
        {
            using Stream entry = zip.CreateEntry(name).Open();
            entry.Write("{}"u8);
        }

        Assert.NotNull(InputArchive.Extract(archive, run, folder + "/run/copy"));

        Assert.Empty(Directory.EnumerateFiles(folder, "*evil*", SearchOption.AllDirectories));
    }

    [Fact]
    public void Extract_FileThatUnpacksBeyondMeasure_GivesNothing()
    {
        RunIdentity run = Identity();
        string archive = Archive(run);
        using (var zip = System.IO.Compression.ZipFile.Open(archive, System.IO.Compression.ZipArchiveMode.Update))
        {
            using Stream entry = zip.CreateEntry("scenarios/x/bomb.scenario.json", System.IO.Compression.CompressionLevel.SmallestSize).Open();
            byte[] zeros = new byte[1 << 20];
            for (long written = 0; written <= InputLimits.FileBytes; written += zeros.Length)
            {
                entry.Write(zeros);
            }
        }

        Assert.True(new FileInfo(archive).Length < 1 << 20);
        Assert.Null(InputArchive.Extract(archive, run, folder + "/copy"));
    }

    [Fact]
    public void Extract_RunWithoutFilesOrWithPathsThatAreNone_GivesNothing()
    {
        RunIdentity run = Identity();
        string archive = Archive(run);

        Assert.Null(InputArchive.Extract(archive, run with { Files = [] }, folder + "/copy"));
        Assert.Null(InputArchive.Extract(archive, run with { Files = [.. run.Files.Where(f => f.Role != "scenario")] }, folder + "/copy"));
        Assert.Null(InputArchive.Extract(archive, run with { Files = [.. run.Files.Select(f => f with { Path = "a\0b" })] }, folder + "/copy"));
        Assert.Null(InputArchive.Extract(archive, run with { Files = [.. run.Files.Select(f => f with { Path = "" })] }, folder + "/copy"));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private void Put(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(folder + "/" + name)!);
        File.WriteAllText(folder + "/" + name, text);
    }

    private string Archive(RunIdentity run)
    {
        File.WriteAllBytes(folder + "/inputs.planner", InputArchive.Of(run)!);
        return folder + "/inputs.planner";
    }

    private RunIdentity Identity()
    {
        InputFile File(string role, string name, string path) => new(role, name, folder + "/" + path, FileDigest.Of(path, System.IO.File.ReadAllBytes(folder + "/" + path)));
        return new RunIdentity(
            "0", "x", "plan",
            [
                File("locality", "locality.json", "scenarios/x/locality.json"), File("rules", "criteria/parameters.json", "rules/criteria/parameters.json"),
                File("scenario", "plan.scenario.json", "scenarios/x/plan.scenario.json"),
            ],
            1, 20);
    }
}
