using System.Text.Json;

namespace Planner.Acceptance;

/// <summary>What <c>compare</c> shows people and writes.</summary>
public sealed class ComparisonTextTests : IDisposable
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), "planner kết quả " + Guid.NewGuid().ToString("N"));

    [Theory]
    [InlineData("en", 80, "SYNTHETIC DATA")]
    [InlineData("vi", 120, "SỐ LIỆU GIẢ LẬP")]
    public void Text_StartsWithFiveLinesThenTheMatrix_AndFilesAreWhole(string language, int columns, string notice)
    {
        CommandRun run = CommandRun.With(columns, "compare", Repository.BacKan, "--runs", "20", "--lang", language, "--out", folder);
        Assert.True(run.Code == 0, run.Error);
        string[] lines = run.Out.Split('\n');
        for (int i = 1; i <= 5; i++)
        {
            Assert.StartsWith($"{i}. ", lines[i - 1], StringComparison.Ordinal);
        }

        Assert.Equal("", lines[5]);
        Assert.Contains(notice, run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', run.Out + run.Error);
        Assert.All(Enumerable.Range(1, 18), i => Assert.Contains($"BK-{i:00} ", run.Out, StringComparison.Ordinal));
        Assert.All(lines.Skip(5), line => Assert.True(Planner.Reporting.Text.DisplayWidth.Of(line) <= columns, line));

        Assert.DoesNotContain(Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories), f => f.EndsWith(".tmp", StringComparison.Ordinal));
        using JsonDocument result = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "result.json")));
        Assert.Equal(20, result.RootElement.GetProperty("runs").GetInt32());
        Assert.All(Directory.EnumerateFiles(folder, "*.csv"), csv => Assert.All(File.ReadLines(csv).Skip(1).Take(3), row => Assert.Contains(notice, row, StringComparison.Ordinal)));
    }

    [Fact]
    public void Json_WithOut_WritesTheSameDocumentAsItPrints()
    {
        CommandRun run = CommandRun.Of("run", Repository.BacKan, "--runs", "20", "--json", "--out", folder);
        Assert.Equal(File.ReadAllText(Path.Combine(folder, "result.json")), run.Out);
    }

    [Fact]
    public void Quiet_LeavesStandardErrorEmpty() =>
        Assert.Equal("", CommandRun.Of("run", Repository.BacKan, "--runs", "20", "--quiet", "--out", folder).Error);

    public void Dispose()
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
