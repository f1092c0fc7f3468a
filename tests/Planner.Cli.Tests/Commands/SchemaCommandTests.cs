using System.Text.Json;
using Planner.Localities.Schemas;
using Planner.Rules.Schemas;

namespace Planner.Cli.Tests.Commands;

public class SchemaCommandTests
{
    private static readonly string Rules = RepositoryData.Root + "/rules";

    private static IReadOnlyList<FileSchema> All => [.. RuleFileSchemas.All(KnownNames.None), .. LocalityFileSchemas.All(KnownNames.None)];

    [Fact]
    public void Check_ShippedSchemas_AreWhatTheCodeWrites()
    {
        var host = new FakeHost();
        Assert.Equal(0, host.Run("schema", "--rules", Rules, "--check"));
        Assert.Equal("", host.Out);
    }

    [Theory]
    [InlineData("en", "differs", "missing", "belongs to no format", "Files that differ: 3.")]
    [InlineData("vi", "khác", "chưa có", "không thuộc loại tệp nào", "Số tệp khác: 3.")]
    public void Check_FilesThatDiffer_AreNamed_Exit1(string language, string differs, string missing, string stranger, string sum)
    {
        string folder = Directory.CreateTempSubdirectory("planner schema ").FullName.Replace('\\', '/');
        try
        {
            Assert.Equal(0, new FakeHost().Run("schema", "--rules", Rules, "--out", folder));
            Assert.Equal(All.Select(s => s.FileName).Order(StringComparer.Ordinal), Directory.EnumerateFiles(folder).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal));
            File.AppendAllText(folder + "/flows.schema.json", " ");
            File.Delete(folder + "/sets.schema.json");
            File.WriteAllText(folder + "/old.schema.json", "{}");
            var host = new FakeHost();

            Assert.Equal(1, host.Run("schema", "--rules", Rules, "--check", "--out", folder, "--lang", language));

            string[] lines = host.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            Assert.Equal(3, lines.Length);
            Assert.Contains(lines, l => l.StartsWith(folder + "/flows.schema.json: ", StringComparison.Ordinal) && l.Contains(differs, StringComparison.Ordinal));
            Assert.Contains(lines, l => l.StartsWith(folder + "/sets.schema.json: ", StringComparison.Ordinal) && l.Contains(missing, StringComparison.Ordinal));
            Assert.Contains(lines, l => l.StartsWith(folder + "/old.schema.json: ", StringComparison.Ordinal) && l.Contains(stranger, StringComparison.Ordinal));
            Assert.Contains(sum, host.Error);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Schema_OneName_IsPrintedAsItsFileHoldsIt()
    {
        var host = new FakeHost();
        Assert.Equal(0, host.Run("schema", "scenario", "--rules", Rules));
        Assert.Equal(File.ReadAllText(Rules + "/schema/scenario.schema.json"), host.Out);
        Assert.Equal("https://json-schema.org/draft/2020-12/schema", JsonDocument.Parse(host.Out).RootElement.GetProperty("$schema").GetString());
    }

    [Theory]
    [InlineData("en", "criteria sets")]
    [InlineData("vi", "bộ tiêu chí")]
    public void Schema_NoName_ListsThem(string language, string title)
    {
        var host = new FakeHost();
        Assert.Equal(0, host.Run("schema", "--lang", language));
        Assert.Equal(All.Select(s => s.Name), host.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split(' ')[0]));
        Assert.Contains(title, host.Out);
    }

    [Theory]
    [InlineData("there is no schema 'scenarios'; did you mean 'scenario'?", "schema", "scenarios")]
    [InlineData("one schema is printed at a time", "schema", "scenario", "sets")]
    [InlineData("there is no file or folder 'nowhere'", "schema", "--rules", "nowhere", "--check")]
    public void Schema_BadUsage_SaysWhat(string message, params string[] args)
    {
        var host = new FakeHost();
        Assert.Equal(2, host.Run(args));
        Assert.Equal("", host.Out);
        Assert.Contains(message, host.Error);
    }

    [Fact]
    public void Schema_RulesWithFaults_NamesThem_WritesNothing()
    {
        using RepositoryData data = RepositoryData.Copy();
        string place = data.Replace("rules/criteria/indicators.json", "\"group\"", "\"grup\"");
        string folder = data.Folder + "/out";
        var host = new FakeHost();

        Assert.Equal(2, host.Run("schema", "--rules", data.Rules, "--out", folder));

        Assert.Contains($"{place}: error PLN0014: ", host.Error);
        Assert.False(Directory.Exists(folder));
    }

    /// <summary>Files that cannot name their schema (RulesEngine's format) or do not yet are found by their place.</summary>
    [Fact]
    public void EditorSettings_MapEveryKindOfFileToItsSchema()
    {
        using JsonDocument settings = JsonDocument.Parse(File.ReadAllText(RepositoryData.Root + "/.vscode/settings.json"));
        var mapped = settings.RootElement.GetProperty("json.schemas").EnumerateArray().ToDictionary(
            m => m.GetProperty("url").GetString()!, m => m.GetProperty("fileMatch").EnumerateArray().Select(f => f.GetString()!).ToArray());

        Assert.Equal(All.Select(s => "./rules/schema/" + s.FileName).Order(StringComparer.Ordinal), mapped.Keys.Order(StringComparer.Ordinal));
        foreach (FileSchema schema in All)
        {
            Assert.Equal(schema.Files, mapped["./rules/schema/" + schema.FileName]);
        }
    }
}
