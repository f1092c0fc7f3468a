using Planner.Workbench.Sessions;

namespace Planner.Workbench.Tests.Sessions;

/// <summary>The watch on a folder of its own, with the rules beside it.</summary>
public sealed class FileWatchTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly string root = Directory.CreateTempSubdirectory("planner thử ").FullName;
    private readonly ManualResetEventSlim stirred = new();
    private readonly FileWatch watch;

    public FileWatchTests()
    {
        Directory.CreateDirectory(Path.Combine(root, "rules", "targets"));
        Write("place/locality.json", "{}");
        Write("rules/targets/a.json", "{}");
        watch = new FileWatch(Path.Combine(root, "place"), stirred.Set);
    }

    [Fact]
    public void HasChanged_NothingHappened_AnswersYesOnceOnly()
    {
        Assert.True(watch.HasChanged("../rules"));
        Assert.False(watch.HasChanged("../rules"));
    }

    [Theory]
    [InlineData("place/communes.csv", true)]
    [InlineData("rules/targets/b.json", true)]
    [InlineData("place/.communes.csv.swp", false)]
    [InlineData("rules/targets/.b.json", false)]
    [InlineData("place/out/report.html", false)]
    public void HasChanged_NewFile_IsSeenWhereItMatters(string file, bool seen)
    {
        watch.HasChanged("../rules");
        Write(file, "x");
        Assert.Equal(seen, watch.HasChanged("../rules"));
    }

    [Fact]
    public void HasChanged_OtherLengthOrTimeOrGone_IsSeen()
    {
        watch.HasChanged("../rules");
        Write("rules/targets/a.json", "{ }");
        Assert.True(watch.HasChanged("../rules"));
        File.SetLastWriteTimeUtc(Path.Combine(root, "rules", "targets", "a.json"), new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        Assert.True(watch.HasChanged("../rules"));
        File.Delete(Path.Combine(root, "rules", "targets", "a.json"));
        Assert.True(watch.HasChanged("../rules"));
    }

    [Fact]
    public void HasChanged_RulesNotKnownYet_LooksAtTheLocalityAlone()
    {
        watch.HasChanged(null);
        Write("rules/targets/b.json", "x");
        Assert.False(watch.HasChanged(null));
    }

    [Theory]
    [InlineData("place/locality.json")]
    [InlineData("rules/targets/a.json")]
    public void Start_FileWritten_Stirs(string file)
    {
        watch.Start("../rules", (folder, e) => Assert.Fail(folder + e));
        Write(file, "{ }");
        Assert.True(stirred.Wait(Patience));
    }

    [Fact]
    public void Start_FolderThatIsNotThere_IsToldAndTheOtherWatchedAllTheSame()
    {
        var refused = new List<string>();
        watch.Start("../nowhere", (folder, _) => refused.Add(folder));
        Assert.EndsWith("nowhere", Assert.Single(refused), StringComparison.Ordinal);
        Write("place/locality.json", "{ }");
        Assert.True(stirred.Wait(Patience));
    }

    public void Dispose()
    {
        watch.Dispose();
        stirred.Dispose();
        Directory.Delete(root, recursive: true);
    }

    private void Write(string file, string content)
    {
        string path = Path.Combine(root, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
    }
}
