using System.Text;
using Planner.Rules.Documents;
using Planner.Simulation.Storing;
using Planner.Simulation.Tests.Fixtures;

namespace Planner.Simulation.Tests.Storing;

public class RunIdentityTests
{
    private const string Json = "{\n  \"title\": \"Xã  \\\" nghèo\",\n  \"values\": [1, 2.50]\n}\n";

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
