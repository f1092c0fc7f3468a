namespace Planner.Acceptance.Supply;

public sealed class BillOfMaterialsTests
{
    private static readonly string Committed = Path.Combine(Repository.Root, "docs", "sbom.cdx.json");

    [Fact]
    public void Write_LockFilesOfTheProgram_IsTheBillInTheDocuments()
    {
        string cache = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        string bill = BillOfMaterials.Write(
            BillOfMaterials.Packages(Path.Combine(Repository.Root, "src")),
            p => BillOfMaterials.LicenceOf(cache, p),
            typeof(Planner.Simulation.Storing.RunStore).Assembly.GetName().Version!.ToString(3));
        if (Environment.GetEnvironmentVariable("PLANNER_UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(Committed, bill);
        }

        Assert.Equal(File.ReadAllText(Committed), bill);
    }

    [Fact]
    public void Packages_TwoProjectsThatLockDifferentVersions_AreRefused()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("planner-sbom-");
        try
        {
            Lock("a", "1.0.0", "aa");
            Lock("b", "1.0.0", "aa");
            Assert.Equal("pkg:nuget/Some.Library@1.0.0", Assert.Single(BillOfMaterials.Packages(folder.FullName)).Url);
            Lock("b", "1.0.1", "bb");
            Assert.Contains("Some.Library", Assert.Throws<InvalidDataException>(() => BillOfMaterials.Packages(folder.FullName)).Message, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        void Lock(string project, string version, string hash)
        {
            string path = Path.Combine(folder.CreateSubdirectory(project).FullName, "packages.lock.json");
            File.WriteAllText(path, $$"""
                {"version": 2, "dependencies": {"net10.0": {
                  "Some.Library": {"type": "Direct", "resolved": "{{version}}", "contentHash": "{{hash}}"},
                  "planner.rules": {"type": "Project"} } } }
                """);
        }
    }
}
