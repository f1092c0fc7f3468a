using Planner.Rules.Pack.Loading;

namespace Planner.Rules.Tests.Drafts;

public sealed class DiskFilesTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("planner drafts ").FullName;

    public void Dispose()
    {
        Directory.Delete(folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void Drafts_InFoldersBeside_AreFoundOneLevelBelowOnly()
    {
        Directory.CreateDirectory(Path.Combine(folder, "criteria", "deeper"));
        foreach (string name in (string[])["top.draft.json", "criteria/a.draft.json", "criteria/.a.draft.json", "criteria/a.json", "criteria/deeper/b.draft.json"])
        {
            File.WriteAllText(Path.Combine(folder, name), "{}");
        }

        Assert.Equal(["criteria/a.draft.json"], DiskFiles.Instance.Drafts(folder));
        Assert.Empty(DiskFiles.Instance.Drafts(Path.Combine(folder, "nowhere")));
    }
}
