using System.Text.Json;

namespace Planner.Acceptance;

/// <summary>Kept runs made again: the same bytes from the same files, and every change of a file named.</summary>
public sealed class ReproduceTests : IDisposable
{
    private readonly string store = Directory.CreateTempSubdirectory("planner-reproduce-").FullName;
    private readonly DataCopy copy = Repository.Copy();
    private readonly string run;

    public ReproduceTests()
    {
        Assert.Equal(0, CommandRun.Of("run", copy.ReferenceScenario, "--runs", "24", "--store", store, "--threads", "2", "--json").Code);
        run = Path.GetFileName(Directory.GetDirectories(store).Single())[..10];
    }

    [Theory]
    [InlineData("1")]
    [InlineData("3")]
    public void Reproduce_UnchangedFiles_IsIdenticalAtAnyNumberOfThreads(string threads)
    {
        CommandRun again = CommandRun.Of("reproduce", run, "--store", store, "--threads", threads, "--lang", "en");

        Assert.Equal(0, again.Code);
        Assert.StartsWith("identical: " + run, again.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Reproduce_ChangedThreshold_NamesTheFileAndDoesNotRun()
    {
        string lines = Path.Combine(copy.Rules, "criteria", "parameters.json");
        DataCopy.Replace(lines, "\"assumption\": { \"vi\": \"", "\"assumption\": { \"vi\": \"Changed. ");

        CommandRun again = CommandRun.Of("reproduce", run, "--store", store, "--json");

        Assert.Equal(1, again.Code);
        JsonElement answer = JsonDocument.Parse(again.Out).RootElement;
        Assert.False(answer.GetProperty("identical").GetBoolean());
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("outcomesSha256Now").ValueKind);
        JsonElement file = Assert.Single(answer.GetProperty("files").EnumerateArray());
        Assert.Equal("changed", file.GetProperty("state").GetString());
        Assert.EndsWith("criteria/parameters.json", file.GetProperty("path").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Reproduce_OutcomesThatWereTamperedWith_DifferFromTheRunMadeAgain()
    {
        string manifest = Path.Combine(Directory.GetDirectories(store).Single(), "manifest.json");
        string text = File.ReadAllText(manifest);
        string kept = JsonDocument.Parse(text).RootElement.GetProperty("outcomesSha256").GetString()!;
        File.WriteAllText(manifest, text.Replace(kept, new string('0', 64), StringComparison.Ordinal));

        CommandRun again = CommandRun.Of("reproduce", run, "--store", store, "--lang", "en");

        Assert.Equal(1, again.Code);
        Assert.StartsWith("DIFFERS", again.Out, StringComparison.Ordinal);
        Assert.Contains(kept, again.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Reproduce_LocalityListsAnotherScenario_IsIdenticalAndTheRunIsStillFound()
    {
        string header = Path.Combine(copy.Locality, "locality.json");
        File.Copy(copy.ReferenceScenario, Path.Combine(copy.Locality, "saved-since.scenario.json"));
        DataCopy.Replace(header, "\"scenarios\": [", "\"scenarios\": [ \"saved-since.scenario.json\",");

        CommandRun again = CommandRun.Of("reproduce", run, "--store", store, "--threads", "2", "--lang", "en");
        Assert.Equal(0, again.Code);
        Assert.StartsWith("identical: " + run, again.Out, StringComparison.Ordinal);
        Assert.Equal(0, CommandRun.Of("run", copy.ReferenceScenario, "--runs", "24", "--store", store, "--threads", "2", "--json").Code);
        Assert.Single(Directory.GetDirectories(store));

        DataCopy.Replace(header, "\"endYear\": 2025", "\"endYear\": 2024");
        CommandRun other = CommandRun.Of("reproduce", run, "--store", store, "--json");
        Assert.Equal(1, other.Code);
        JsonElement file = Assert.Single(JsonDocument.Parse(other.Out).RootElement.GetProperty("files").EnumerateArray());
        Assert.EndsWith("locality.json", file.GetProperty("path").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Reproduce_FileThatIsGone_IsNamed()
    {
        File.Delete(Path.Combine(copy.Locality, "communes.csv"));
        CommandRun again = CommandRun.Of("reproduce", run, "--store", store, "--lang", "en");

        Assert.Equal(1, again.Code);
        Assert.Contains("missing: ", again.Out, StringComparison.Ordinal);
        Assert.Contains("communes.csv", again.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Reproduce_UnknownRun_IsRefused() => Assert.Equal(2, CommandRun.Of("reproduce", "ffffffff", "--store", store).Code);

    public void Dispose()
    {
        copy.Dispose();
        Directory.Delete(store, recursive: true);
    }
}
