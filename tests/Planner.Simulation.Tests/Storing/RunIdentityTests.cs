using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Planner.Rules.Documents;
using Planner.Simulation.Storing;
using Planner.Simulation.Tests.Fixtures;

namespace Planner.Simulation.Tests.Storing;

public class RunIdentityTests
{
    private const string Json = "{\n  \"title\": \"Xã  \\\" nghèo\",\n  \"values\": [1, 2.50]\n}\n";

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public void Digest_JsonIndentedOtherwise_KeepsItsContent()
    {
        FileDigest one = Digest("a.json", Json);
        FileDigest other = Digest("a.json", "\uFEFF{\"title\":\"Xã  \\\" nghèo\",\r\n\t\"values\":[ 1,2.50 ] }");
        Assert.Equal(one.Content, other.Content);
        Assert.NotEqual(one.Sha256, other.Sha256);
        Assert.NotEqual(one.Content, Digest("a.json", Json.Replace("Xã  ", "Xã ", StringComparison.Ordinal)).Content);
        Assert.NotEqual(one.Content, Digest("a.json", Json.Replace("2.50", "2.51", StringComparison.Ordinal)).Content);
    }

    [Fact]
    public void Digest_TableWithOtherLineEnds_KeepsItsContent()
    {
        Assert.Equal(Digest("c.csv", "a,b\n1, 2\n").Content, Digest("c.csv", "\uFEFFa,b\r\n1, 2\r\n").Content);
        Assert.NotEqual(Digest("c.csv", "a,b\n1, 2\n").Content, Digest("c.csv", "a,b\n1,2\n").Content);
    }

    [Theory]
    [InlineData("{\"id\": \"x\", \"scenarios\": [\"b.scenario.json\", \"a.scenario.json\", \"c ],{}\\\".scenario.json\"], \"years\": [1, {\"scenarios\": [2]}]}")]
    [InlineData("{\"id\": \"x\", \"years\": [1, {\"scenarios\": [2]}],\r\n \"scenarios\" : [ ]}")]
    [InlineData("{\"scenarios\": {\"a\": [\"}\"]}, \"id\": \"x\", \"years\": [1, {\"scenarios\": [2]}]}")]
    public void Digest_LocalityWithOtherScenarios_KeepsItsContent(string other)
    {
        const string Head = "{\"id\": \"x\", \"scenarios\": [\"a.scenario.json\"], \"years\": [1, {\"scenarios\": [2]}]}";
        FileDigest one = Digest("scenarios/x/locality.json", Head), changed = Digest("locality.json", other);
        Assert.Equal(one.Content, changed.Content);
        Assert.NotEqual(one.Sha256, changed.Sha256);
        Assert.True(one.MeansTheSameAs(changed));

        // Only a locality's head has a list that no run reads; the same bytes under another name are all content.
        Assert.NotEqual(Digest("sets.json", Head).Content, Digest("sets.json", other).Content);
        Assert.NotEqual(Digest("mylocality.json", Head).Content, Digest("mylocality.json", other).Content);
    }

    [Theory]
    [InlineData("{\"id\":\"x\",\"scenarios\":[\"a\"],\"years\":[1,{\"scenarios\":[3]}]}")]
    [InlineData("{\"id\":\"y\",\"scenarios\":[\"a\"],\"years\":[1,{\"scenarios\":[2]}]}")]
    [InlineData("{\"id\":\"x,\\\"scenarios\\\":[]\",\"scenarios\":[\"a\"],\"years\":[1,{\"scenarios\":[2]}]}")]
    [InlineData("{\"id\":\"x\",\"scenarios2\":[\"a\"],\"years\":[1,{\"scenarios\":[2]}]}")]
    [InlineData("{\"id\":\"x\",\"scenarios\":[\"a\"],\"years\":[1,{\"scenarios\":[2]}]")]
    public void Digest_LocalityWithAnythingElseChanged_IsAnother(string other) =>
        Assert.NotEqual(Digest("locality.json", "{\"id\":\"x\",\"scenarios\":[\"a\"],\"years\":[1,{\"scenarios\":[2]}]}").Content, Digest("locality.json", other).Content);

    [Fact]
    public void Digest_EveryMemberOfTheShippedLocality_IsContentButTheList()
    {
        byte[] shipped = File.ReadAllBytes(Path.Combine(ShippedLocality.Folder, "locality.json"));
        FileDigest before = FileDigest.Of("locality.json", shipped);
        foreach (string member in JsonNode.Parse(shipped)!.AsObject().Select(m => m.Key))
        {
            JsonObject without = JsonNode.Parse(shipped)!.AsObject(), empty = JsonNode.Parse(shipped)!.AsObject();
            without.Remove(member);
            empty[member] = new JsonArray();
            FileDigest same = Digest("locality.json", JsonNode.Parse(shipped)!.ToJsonString(Plain));
            Assert.Equal(before.Content, same.Content);
            Assert.Equal(member == "scenarios", before.MeansTheSameAs(Digest("locality.json", without.ToJsonString(Plain))));
            Assert.Equal(member == "scenarios", before.MeansTheSameAs(Digest("locality.json", empty.ToJsonString(Plain))));
        }
    }

    [Fact]
    public void Address_LocalityListsAnotherScenario_IsTheSame()
    {
        RunIdentity run = Identity();
        RunIdentity With(string head) => run with { Files = [new InputFile("locality", "locality.json", "x/locality.json", Digest("x/locality.json", head)), .. run.Files] };
        RunAddress before = With("{\"startYear\":2020,\"scenarios\":[\"s.scenario.json\"]}").Address;
        Assert.Equal(before, With("{\"startYear\":2020,\"scenarios\":[\"new.scenario.json\",\"s.scenario.json\"]}").Address);
        Assert.NotEqual(before, With("{\"startYear\":2021,\"scenarios\":[\"s.scenario.json\"]}").Address);
    }

    [Fact]
    public void MeansTheSameAs_ContentNotedByAnEarlierVersion_GoesByTheBytes()
    {
        FileDigest now = Digest("locality.json", "{\"scenarios\":[\"a\"]}");
        Assert.True(now.MeansTheSameAs(now with { Content = new string('0', 64) }));
        Assert.False(now.MeansTheSameAs(now with { Content = new string('0', 64), Sha256 = new string('1', 64) }));
    }

    [Fact]
    public void Digest_OfNothing_IsSha256()
    {
        // FIPS 180-4, the empty message.
        Assert.Equal("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", Digest("a.csv", "").Sha256);
    }

    [Fact]
    public void Address_AnyPartChanged_Changes()
    {
        RunIdentity run = Identity();
        RunIdentity[] others =
        [
            run with { Engine = "other" },
            run with { Locality = "other" },
            run with { Scenario = "other" },
            run with { Seed = 2 },
            run with { Replicates = 11 },
            run with { Files = [run.Files[0] with { Name = "other.json" }] },
            run with { Files = [run.Files[0] with { Role = "locality" }] },
            run with { Files = [run.Files[0] with { Digest = Digest("a.json", "[]") }] },
            run with { Files = [] },
        ];
        Assert.Equal(others.Length + 1, others.Append(run).Select(r => (r with { Seed = r.Seed }).Address).Distinct().Count());
    }

    [Fact]
    public void Address_FilesInAnotherFolder_IsTheSame()
    {
        RunIdentity run = Identity();
        Assert.Equal(run.Address, (run with { Files = [run.Files[0] with { Path = "elsewhere/a.json" }] }).Address);
        Assert.True(RunAddress.IsAddress(run.Address.Hex));
    }

    [Fact]
    public void Of_FileThatChangedWhileItWasRead_HasNoIdentity()
    {
        var small = new SmallModel();
        Rules.Pack.RulePack pack = small.Pack() with { Folder = "rules", Files = ["rules/a.json"] };
        Assert.NotNull(RunIdentity.Of(small.Locality(), pack, small.Scenario(), 1, 10, _ => Digest("a.json", Json)));
        Assert.Null(RunIdentity.Of(small.Locality(), pack, small.Scenario(), 1, 10, _ => null));

        var bag = new Rules.Diagnostics.DiagnosticBag();
        bag.Read("rules/a.json", "[]"u8);
        Assert.NotNull(bag.DigestOf("rules/a.json"));
        var later = new Rules.Diagnostics.DiagnosticBag();
        later.Read("rules/a.json", "[1]"u8);
        bag.AddRange(later);
        Assert.Null(bag.DigestOf("rules/a.json"));
    }

    internal static RunIdentity Identity() =>
        new("engine", "test", "s", [new InputFile("rules", "a.json", "rules/a.json", Digest("a.json", Json))], LivelyModel.Seed, 40);

    private static FileDigest Digest(string name, string text) => FileDigest.Of(name, Encoding.UTF8.GetBytes(text));
}
