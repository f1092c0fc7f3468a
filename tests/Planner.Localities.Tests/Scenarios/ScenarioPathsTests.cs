using Planner.Localities.Scenarios;
using Planner.Rules.Diagnostics;

namespace Planner.Localities.Tests.Scenarios;

public sealed class ScenarioPathsTests : IDisposable
{
    private readonly LocalityOnDisk folder = new();
    private readonly DiagnosticBag diagnostics = new();

    public ScenarioPathsTests()
    {
        folder.Write("hai.scenario.json", LocalityOnDisk.Scenario);
        folder.Write("ngoai.scenario.json", LocalityOnDisk.Scenario);
        folder.Change("locality.json", "[\"goc.scenario.json\"]", "[\"hai.scenario.json\", \"goc.scenario.json\"]");
    }

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("/locality.json")]
    public void Resolve_FolderInAnyForm_MeansItsScenariosInTheLocalitysOrder(string ending)
    {
        ScenarioGroup group = Assert.Single(Resolve(folder.Folder + ending));

        Assert.Equal(folder.Folder, group.LocalityFolder);
        Assert.Equal([folder["hai.scenario.json"], folder["goc.scenario.json"]], group.ScenarioFiles);
    }

    [Fact]
    public void Resolve_Files_MeanThemselvesInTheOrderGiven()
    {
        ScenarioGroup group = Assert.Single(Resolve(folder["ngoai.scenario.json"], folder["goc.scenario.json"], folder["ngoai.scenario.json"]));

        Assert.Equal(folder.Folder, group.LocalityFolder);
        Assert.Equal([folder["ngoai.scenario.json"], folder["goc.scenario.json"]], group.ScenarioFiles);
    }

    [Fact]
    public void Resolve_FileThenFolder_KeepsTheFileFirst()
    {
        ScenarioGroup group = Assert.Single(Resolve(folder["goc.scenario.json"], folder.Folder));

        Assert.Equal([folder["goc.scenario.json"], folder["hai.scenario.json"]], group.ScenarioFiles);
    }

    [Fact]
    public void Resolve_TwoFolders_MakesTwoGroups()
    {
        using var other = new LocalityOnDisk();

        Assert.Equal([folder.Folder, other.Folder], Resolve(folder.Folder, other.Folder).Select(g => g.LocalityFolder));
    }

    [Fact]
    public void Resolve_MissingFile_SuggestsTheNearest()
    {
        Resolve(folder["gocc.scenario.json"]);

        Faults.One(diagnostics, "PLN0620", "gocc.scenario.json", "did you mean 'goc.scenario.json'");
    }

    [Fact]
    public void Resolve_OtherFile_SaysHowScenariosAreNamed()
    {
        Resolve(folder["communes.csv"]);

        Faults.One(diagnostics, "PLN0601", "communes.csv", ".scenario.json");
    }

    [Fact]
    public void Resolve_FolderThatIsNoLocality_SaysSo()
    {
        File.Delete(folder["locality.json"]);

        Assert.Empty(Resolve(folder.Folder));
        Faults.One(diagnostics, "PLN0501", folder.Folder, "no locality");
    }

    [Fact]
    public void Resolve_LocalityWithoutScenarios_SaysSo()
    {
        folder.Change("locality.json", "[\"hai.scenario.json\", \"goc.scenario.json\"]", "[]");

        Resolve(folder.Folder);

        Faults.One(diagnostics, "PLN0621", "locality.json", "names no scenario");
    }

    private IReadOnlyList<ScenarioGroup> Resolve(params string[] paths) => ScenarioPaths.Resolve(paths, diagnostics);
}
