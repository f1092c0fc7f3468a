using System.Text.Json;

namespace Planner.Cli.Tests.Commands;

public sealed class DiscoverCommandTests : IDisposable
{
    private readonly RepositoryData copy = RepositoryData.Copy();

    private string Folder => copy.Folder;

    [Fact]
    public void Run_WorksCostMoreOrLessSurely_OtherConditions()
    {
        string before = Advice("BK-04");

        // What works cost is known now, and what improves by itself is not: the condition must speak of the latter alone.
        string scenario = Folder + "/scenarios/bac-kan/as-planned.scenario.json";
        string text = File.ReadAllText(scenario);
        int at = text.IndexOf("\"unitCostFactor\"", StringComparison.Ordinal);
        int end = text.IndexOf("\"lognormal\"", at, StringComparison.Ordinal);
        File.WriteAllText(scenario, text[..end] + text[end..].Replace("\"sigma\": 0.25", "\"sigma\": 0.0001", StringComparison.Ordinal));
        string after = Advice("BK-04");

        Assert.Matches(@"missed in \d+ of 100 simulated futures\. When .*the cost of works is above [01]\.\d+ times the expected.*: missed in \d+ of 100 \(\d+–\d+\); otherwise in", before);
        Assert.DoesNotContain("the cost of works is", after, StringComparison.Ordinal);
        Assert.NotEqual(before, after);
    }

    [Fact]
    public void Run_Json_HoldsTogetherAndIsTheSameAtAnyThreads()
    {
        string One(string threads)
        {
            var host = new FakeHost();
            Assert.Equal(0, host.Run("discover", Folder + "/scenarios/bac-kan", "--runs", "800", "--no-store", "--json", "--quiet", "--threads", threads, "--out", Folder + "/out"));
            return host.Out;
        }

        string json = One("1");
        Assert.Equal(json, One("3"));
        using JsonDocument document = JsonDocument.Parse(json);
        int found = 0;
        foreach (JsonElement target in document.RootElement.GetProperty("targets").EnumerateArray().Where(t => t.GetProperty("verdict").GetString() == "found"))
        {
            found++;
            double density = Of(target, "density"), outside = Of(target, "densityOutside"), mass = Of(target, "mass"), coverage = Of(target, "coverage");
            double rate = (density * mass) + (outside * (1 - mass));
            Assert.Equal(coverage, density * mass / rate, 9);
            Assert.NotEmpty(target.GetProperty("conditions").EnumerateArray());
        }

        Assert.True(found > 0);
        Assert.StartsWith("target,event,step,conditions,inside,hits,mass,coverage,density,note\n", File.ReadAllText(Folder + "/out/trajectory.csv"), StringComparison.Ordinal);

        static double Of(JsonElement target, string name) => target.GetProperty(name).GetProperty("estimate").GetDouble();
    }

    [Theory]
    [InlineData("vi", "quá ít để nói")]
    [InlineData("en", "too few to say when")]
    public void Run_ATargetThatIsHardlyEverMet_SaysSoInPlaceOfABox(string language, string said)
    {
        var host = new FakeHost();

        Assert.Equal(0, host.Run("discover", Folder + "/scenarios/bac-kan", "--target", "BK-14", "--runs", "200", "--no-store", "--quiet", "--lang", language));

        Assert.Contains(said, host.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("PRIM", host.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--target", "BK-99")]
    [InlineData("--event", "sometimes")]
    public void Run_WhatDoesNotExist_IsRefused(string option, string value) =>
        Assert.Equal(2, new FakeHost().Run("discover", Folder + "/scenarios/bac-kan", option, value, "--runs", "20", "--no-store"));

    public void Dispose() => copy.Dispose();

    private string Advice(string target)
    {
        var host = new FakeHost();
        Assert.Equal(0, host.Run("discover", Folder + "/scenarios/bac-kan", "--target", target, "--runs", "2000", "--no-store", "--lang", "en", "--quiet"));
        return host.Out;
    }
}
