using Planner.Localities.Opening;

namespace Planner.Localities.Tests.Opening;

public class LocalFileTests
{
    [Theory]
    [InlineData("scenarios/bac-kan", "../../rules", "rules")]
    [InlineData("bac-kan", "../../rules", "../rules")]
    [InlineData(".", "../../rules", "../../rules")]
    [InlineData("/data/a b/tỉnh", "../luật", "/data/a b/luật")]
    [InlineData("a", "./rules", "a/rules")]
    [InlineData("a", "..", ".")]
    public void Folded_ParentFolders_AreTakenTogether(string folder, string name, string expected) =>
        Assert.Equal(expected, LocalFile.Folded(folder, name));

    [Fact]
    public void Folded_BehindASymbolicLink_StaysAsItIs()
    {
        string root = Directory.CreateTempSubdirectory("planner").FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(root, "elsewhere", "bac-kan"));
            string link = Path.Combine(root, "link");
            Directory.CreateSymbolicLink(link, Path.Combine(root, "elsewhere", "bac-kan"));
            Assert.Equal(link + "/../rules", LocalFile.Folded(link, "../rules"));
        }
        finally
        {
            Directory.Delete(root, true);
        }
    }
}
