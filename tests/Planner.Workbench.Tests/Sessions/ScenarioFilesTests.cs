using System.Text;
using System.Text.Json;
using Planner.Rules.Pack;
using Planner.Workbench.Sessions;

namespace Planner.Workbench.Tests.Sessions;

public sealed class ScenarioFilesTests : IDisposable
{
    private const string Scenario = "{ \"title\": { \"vi\": \"a\", \"en\": \"b\" } }";

    private readonly string folder = Directory.CreateTempSubdirectory("planner-scenarios-").FullName;

    public ScenarioFilesTests() => Header("{ \"scenarios\": [ \"one.scenario.json\" ] }");

    [Theory]
    [InlineData("../../x", "x")]
    [InlineData("a/b", "a-b")]
    [InlineData("..\\..\\x", "x")]
    [InlineData("CON", "scenario-con")]
    [InlineData("aux", "scenario-aux")]
    [InlineData("a\nb\0c", "a-b-c")]
    [InlineData(" . ", "scenario")]
    [InlineData("Kịch bản 1", "kich-ban-1")]
    [InlineData("Ki\u0323ch ba\u0309n 1", "kich-ban-1")]
    [InlineData("ONE", "one-2")]
    [InlineData("\u202E", "scenario")]
    public void Add_AnyTitle_WritesAPlainNameInTheFolder(string title, string id)
    {
        File.WriteAllText(Path.Combine(folder, "one.scenario.json"), Scenario);

        new ScenarioFiles(folder).Add(title, Path.Combine(folder, "one.scenario.json"), ScenarioFiles.Retitled(Encoding.UTF8.GetBytes(Scenario), title, null));

        Assert.Equal(new[] { "locality.json", "one.scenario.json", id + ".scenario.json" }.Order(StringComparer.Ordinal), Directory.EnumerateFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Add_TitleOfHundredsOfLetters_IsCut()
    {
        new ScenarioFiles(folder).Add(new string('x', 300), "one.scenario.json", Encoding.UTF8.GetBytes(Scenario));

        Assert.Contains(new string('x', 40) + ".scenario.json", Directory.EnumerateFiles(folder).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{ \"title\": 1 }")]
    [InlineData("{ \"title\": {}, \"title\": {} }")]
    [InlineData("{ \"title\": { \"vi\": \"\", \"vi\": \"\" } }")]
    [InlineData("{ \"title\": { \"vi\": \"\\ud800\" } }")]
    [InlineData("{")]
    public void Retitled_FileThatSomebodyMadeAnother_IsAFaultThatTheWorkbenchSays(string content) =>
        Assert.ThrowsAny<JsonException>(() => ScenarioFiles.Retitled(Encoding.UTF8.GetBytes(content), "x", Language.Vietnamese));

    [Theory]
    [InlineData("[]")]
    [InlineData("{ \"scenarios\": {} }")]
    [InlineData("{ \"scenarios\": [ 1 ] }")]
    [InlineData("{ \"scenarios\": [ null ] }")]
    [InlineData("{ \"scenarios\": [], \"scenarios\": [] }")]
    public void Add_ListThatSomebodyMadeAnother_WritesNothing(string header)
    {
        Header(header);

        Assert.ThrowsAny<JsonException>(() => new ScenarioFiles(folder).Add("x", "one.scenario.json", Encoding.UTF8.GetBytes(Scenario)));

        Assert.Equal(["locality.json"], Directory.EnumerateFiles(folder).Select(Path.GetFileName));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private void Header(string text) => File.WriteAllText(Path.Combine(folder, "locality.json"), text);
}
