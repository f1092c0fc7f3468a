using System.Text.Json;

namespace Planner.Acceptance;

/// <summary>Each resolution opens its own folder and finds its own figures.</summary>
public sealed class EveryLocalityTests
{
    private static readonly string Seeds = Path.Combine(Repository.Root, "tests", "seed-target-ids.csv");

    private static readonly string[][] Rows = [.. File.ReadLines(Seeds).Skip(1).Select(l => l.Split(','))];

    public static TheoryData<string> Localities => [.. Rows.Select(r => r[1]).Distinct().Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Localities))]
    public void Compare_ALocality_AnswersWithEveryTargetOfItsResolution(string locality)
    {
        CommandRun run = CommandRun.Of("compare", Path.Combine(Repository.Root, "scenarios", locality), "--runs", "20", "--json", "--quiet");

        JsonElement scenarios = run.Json().GetProperty("scenarios");
        Assert.True(scenarios.GetArrayLength() >= 6);
        string[] wanted = [.. Rows.Where(r => r[1] == locality && r[2] is "target" or "plan" && r[1] == locality).Select(r => r[0])];
        foreach (JsonElement scenario in scenarios.EnumerateArray())
        {
            Dictionary<string, JsonElement> targets = scenario.GetProperty("targets").EnumerateArray().ToDictionary(t => t.GetProperty("id").GetString()!);
            Assert.Empty(wanted.Except(targets.Keys));

            // A target without a figure has no probability; every other has one.
            Assert.All(targets.Values, t => Assert.Equal(t.TryGetProperty("notSet", out _), t.GetProperty("probability").ValueKind == JsonValueKind.Null));
        }
    }

    [Fact]
    public void Targets_Coverage_MissesNoRowOfTheSeedTable()
    {
        CommandRun run = CommandRun.Of("targets", "coverage", Path.Combine(Repository.Root, "scenarios"), "--expect", Seeds);

        Assert.True(run.Code == 0, run.Out + run.Error);
        Assert.DoesNotContain("MISSING", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Paths_OfATownship_IsRefused() =>
        CommandRun.Of("paths", Path.Combine(Repository.Root, "scenarios", "dong-van"), "--commune", "DV-TT01", "--runs", "20").AssertRefused(2);
}
