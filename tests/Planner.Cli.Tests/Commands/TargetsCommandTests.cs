using System.Text.Json;

namespace Planner.Cli.Tests.Commands;

public sealed class TargetsCommandTests
{
    private static readonly string Scenarios = RepositoryData.Root + "/scenarios";

    [Fact]
    public void Coverage_OfEveryLocality_HasEveryIdOfTheSeedTable()
    {
        var host = new FakeHost();

        int code = host.Run("targets", "coverage", Scenarios, "--expect", RepositoryData.Root + "/tests/seed-target-ids.csv", "--json");

        using JsonDocument answer = JsonDocument.Parse(host.Out);
        Assert.Equal([], answer.RootElement.GetProperty("ids").EnumerateArray().Where(i => i.GetProperty("missing").GetBoolean()).Select(i => i.GetProperty("id").GetString()));
        Assert.Equal(0, code);
    }

    [Fact]
    public void Coverage_AnIdThatNothingDefines_IsTheAnswerNo()
    {
        string table = Path.GetTempFileName();
        File.WriteAllText(table, "id,locality\nBK-01,bac-kan\nBK-99,bac-kan\n");
        var host = new FakeHost();

        Assert.Equal(1, host.Run("targets", "coverage", Scenarios + "/bac-kan", "--expect", table, "--lang", "en"));

        Assert.Matches(@"(?m)^BK-99\s+MISSING$", host.Out);
        File.Delete(table);
    }

    [Theory]
    [InlineData("vi", "BK-07 đương nhiên đạt khi đạt BK-14")]
    [InlineData("en", "BK-07 is met whenever BK-14 is met")]
    public void Audit_OfBacKan_SaysWhatFollows(string language, string said)
    {
        var host = new FakeHost();

        Assert.Equal(0, host.Run("targets", "audit", Scenarios + "/bac-kan", "--lang", language));

        Assert.Contains(said, host.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Targets_AnotherAction_IsBadUsage() => Assert.Equal(2, new FakeHost().Run("targets", "list"));
}
