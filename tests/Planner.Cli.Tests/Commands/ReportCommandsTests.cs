namespace Planner.Cli.Tests.Commands;

public sealed class ReportCommandsTests : IDisposable
{
    private const int MostBytes = 3_000_000;

    private readonly string folder = Directory.CreateTempSubdirectory("planner báo cáo ").FullName.Replace('\\', '/');

    [Fact]
    public void Run_AnyNumberOfThreads_WritesTheSameBytes() => Assert.Equal(Report("vi", "1"), Report("vi", "2"));

    [Theory]
    [InlineData("vi", "<html lang=\"vi\">", "Tóm tắt cho lãnh đạo", "--lang vi")]
    [InlineData("en", "<html lang=\"en\">", "Summary for leadership", "--lang en")]
    public void Run_ShippedExample_IsOneSmallPageInTheLanguageAsked(string language, string root, string heading, string again)
    {
        string html = Report(language, "2");

        Assert.Contains(root, html, StringComparison.Ordinal);
        Assert.Contains(heading, html, StringComparison.Ordinal);
        Assert.Contains("--runs 40 --seed 20211231 " + again, html, StringComparison.Ordinal);
        Assert.Contains("rules/targets/bac-kan.json", html, StringComparison.Ordinal);
        Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(html), 100_000, MostBytes);
        Assert.Equal(["report.html"], Directory.EnumerateFileSystemEntries(folder).Select(Path.GetFileName));
    }

    [Fact]
    public void Run_AsWord_WritesTheFileNamedAndTheSameBytesAtAnyNumberOfThreads()
    {
        byte[] Word(string threads)
        {
            string place = RepositoryData.Root + "/scenarios/bac-kan/", file = folder + "/báo cáo.docx";
            Assert.Equal(0, new FakeHost().Run(
                "report", place + "as-planned.scenario.json", place + "no-debt.scenario.json", "--format", "docx", "--runs", "40", "--threads", threads, "--no-store", "--out", file, "--lang", "vi", "--quiet"));
            Assert.Equal([file], Directory.EnumerateFileSystemEntries(folder).Select(f => f.Replace('\\', '/')));
            return File.ReadAllBytes(file);
        }

        Assert.Equal(Word("1"), Word("2"));
    }

    [Fact]
    public void Run_UnknownFormat_IsRefused() => Assert.Equal(2, new FakeHost().Run("report", RepositoryData.Root + "/scenarios/bac-kan", "--format", "odt", "--out", folder));

    [Fact]
    public void Export_AnyNumberOfThreads_WritesTheSameWorkbook()
    {
        byte[] Export(string threads)
        {
            Assert.Equal(0, new FakeHost().Run(
                "export", RepositoryData.Root + "/scenarios/bac-kan/as-planned.scenario.json", "--runs", "40", "--threads", threads, "--no-store", "--out", folder, "--lang", "vi", "--quiet"));
            return File.ReadAllBytes(folder + "/results.xlsx");
        }

        Assert.Equal(Export("1"), Export("2"));
    }

    [Fact]
    public void Export_UnknownFormat_IsRefused() => Assert.Equal(2, new FakeHost().Run("export", RepositoryData.Root + "/scenarios/bac-kan", "--format", "ods", "--out", folder));

    [Fact]
    public void Run_NoSuchPlace_IsRefusedAndWritesNothing()
    {
        Assert.Equal(2, new FakeHost().Run("report", folder + "/nowhere", "--out", folder + "/out"));
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string Report(string language, string threads)
    {
        var host = new FakeHost();
        string place = RepositoryData.Root + "/scenarios/bac-kan/";
        Assert.Equal(0, host.Run(
            "report", place + "as-planned.scenario.json", place + "concentrated.scenario.json", "--runs", "40", "--threads", threads, "--no-store", "--out", folder, "--lang", language, "--quiet"));
        return File.ReadAllText(folder + "/report.html");
    }
}
