using Planner.Cli.Output;

namespace Planner.Cli.Tests.Output;

public sealed class OutputFilesTests : IDisposable
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), "planner đầu ra " + Guid.NewGuid().ToString("N"));

    [Fact]
    public void Commit_ReplacesOldFilesAndLeavesNoTemporaryOnes()
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "a.txt"), "old");
        using (var files = new OutputFiles(folder))
        {
            files.Add("a.txt", "mới");
            files.Add(Path.Combine("charts", "b.svg"), "<svg/>");
            Assert.Equal("old", File.ReadAllText(Path.Combine(folder, "a.txt")));
            files.Commit();
            Assert.Equal(["a.txt", Path.Combine("charts", "b.svg")], files.Names);
        }

        Assert.Equal("mới", File.ReadAllText(Path.Combine(folder, "a.txt")));
        Assert.Equal(["a.txt", "b.svg"], All());
    }

    [Fact]
    public void Dispose_WithoutCommit_LeavesWhatWasThere()
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "a.txt"), "old");
        Assert.Throws<InvalidDataException>(() =>
        {
            using var files = new OutputFiles(folder);
            files.Add("a.txt", "new");
            files.Add("b.txt", _ => throw new InvalidDataException("interrupted"));
        });
        Assert.Equal("old", File.ReadAllText(Path.Combine(folder, "a.txt")));
        Assert.Equal(["a.txt"], All());
    }

    [Theory]
    [InlineData("../ngoài.txt")]
    [InlineData("charts/../../ngoài.txt")]
    [InlineData("/ngoài.txt")]
    [InlineData("..")]
    [InlineData(".")]
    public void Add_NameThatLeadsOut_IsRefusedBeforeAnythingIsWritten(string name)
    {
        Directory.CreateDirectory(folder);
        using var files = new OutputFiles(Path.Combine(folder, "kết quả"));
        Assert.Throws<ArgumentException>(() => files.Add(name, "x"));
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder));
    }

    [Fact]
    public void Add_NameWithDotsInside_StaysInTheFolder()
    {
        Directory.CreateDirectory(folder);
        using var files = new OutputFiles(folder);
        files.Add("..a/x..y.txt", "x");
        files.Commit();
        Assert.Equal(["x..y.txt"], All());
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string[] All() => [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];
}
