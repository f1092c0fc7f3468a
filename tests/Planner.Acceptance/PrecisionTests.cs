using System.Text.Json;

namespace Planner.Acceptance;

/// <summary><c>--precision</c>, end to end on the shipped example: the number of replicates is found, not given, and is the same however they were computed.</summary>
public sealed class PrecisionTests : IDisposable
{
    private static readonly string Scenario = Path.Combine(Repository.BacKan, "as-planned.scenario.json");
    private static readonly string Other = Path.Combine(Repository.BacKan, "equal-shares.scenario.json");

    // Income per rural person: even enough a chance to need a second look, tables alike enough to reach it.
    private static readonly string[] Asked = ["--precision", "3%", "--targets", "BK-09", "--json", "--lang", "en"];

    private readonly string folder = Directory.CreateTempSubdirectory("planner-precision-").FullName;

    private string Store => Path.Combine(folder, "store");

    [Fact]
    public void Run_ThreadsBlocksAndStore_EndAtTheSameLookWithTheSameBytes()
    {
        CommandRun one = CommandRun.Of(["run", Scenario, .. Asked, "--threads", "1", "--store", Store]);
        JsonElement precision = one.Json().GetProperty("precision");
        Assert.True(precision.GetProperty("reached").GetBoolean());
        JsonElement[] looks = [.. precision.GetProperty("looks").EnumerateArray()];
        Assert.Equal([1024, 2048], looks.Select(l => l.GetProperty("runs").GetInt32()));
        Assert.True(looks[0].GetProperty("widest").GetDouble() > 0.03);
        Assert.True(looks[1].GetProperty("widest").GetDouble() <= 0.03);
        Assert.Equal(2048, one.Json().GetProperty("runs").GetInt32());

        Assert.Equal(one.Out, CommandRun.Of(["run", Scenario, .. Asked, "--threads", "3"]).Out);
        CommandRun again = CommandRun.Of(["run", Scenario, .. Asked, "--store", Store]);
        Assert.Equal(one.Out, again.Out);
        Assert.Contains("1 unchanged runs read back", again.Error, StringComparison.Ordinal);

        // The replicates are those of a run of that many; its intervals, drawn without looking, are narrower.
        JsonElement given = CommandRun.Of("run", Scenario, "--runs", "2048", "--json", "--store", Store).Json();
        Assert.False(given.TryGetProperty("precision", out _));
        (double estimate, double half) = Chance(given);
        (double openEstimate, double openHalf) = Chance(one.Json());
        Assert.Equal(estimate, openEstimate);
        Assert.True(half < openHalf);
        static (double, double) Chance(JsonElement document)
        {
            JsonElement target = document.GetProperty("scenarios")[0].GetProperty("targets").EnumerateArray().Single(t => t.GetProperty("id").GetString() == "BK-09");
            return (target.GetProperty("probability").GetDouble(), (target.GetProperty("high").GetDouble() - target.GetProperty("low").GetDouble()) / 2);
        }
    }

    [Fact]
    public void Compare_SlicesByRounds_GiveTheBytesOfOneRun()
    {
        string[] call = ["compare", Scenario, Other, "--precision", "0.02", "--precision-of", "differences", "--targets", "BK-09,BK-15", "--most", "2048"];
        CommandRun one = CommandRun.Of([.. call, "--json"]);
        Assert.Contains(one.Code, (int[])[0, 1]);
        string slices = Path.Combine(folder, "slices") + "/";
        string[] merge = ["merge", Repository.BacKan, slices, "--json", "--no-store", .. call[3..]];
        int rounds = JsonDocument.Parse(one.Out).RootElement.GetProperty("precision").GetProperty("looks").GetArrayLength();
        Assert.Equal(2, rounds);
        for (int round = 1; round <= rounds; round++)
        {
            if (round > 1)
            {
                CommandRun early = CommandRun.Of(merge);
                early.AssertRefused(2);
                Assert.Contains($"round {round} is needed", early.Error, StringComparison.Ordinal);
            }

            foreach (int k in (int[])[2, 1, 3])
            {
                CommandRun made = CommandRun.Of([.. call, "--shard", $"{k}/3", "--out", slices]);
                Assert.True(made.Code == 0, made.Error);
                Assert.Contains($"round {round}.", made.Error, StringComparison.Ordinal);

                // Making it again before the others are there does nothing.
                if (k != 3)
                {
                    Assert.Contains("nothing to do here", CommandRun.Of([.. call, "--shard", $"{k}/3", "--out", slices]).Error, StringComparison.Ordinal);
                }
            }
        }

        Assert.Contains("No further round is needed", CommandRun.Of([.. call, "--shard", "1/3", "--out", slices]).Error, StringComparison.Ordinal);
        CommandRun joined = CommandRun.Of(merge);
        Assert.Equal(one.Code, joined.Code);
        Assert.Equal(one.Out, joined.Out);

        // A slice of another round in the place of one, or none: refused by name.
        File.Delete(Path.Combine(slices, "round-2-slice-2-of-3.planner"));
        CommandRun missing = CommandRun.Of(merge);
        missing.AssertRefused(2);
        Assert.Contains("--shard 2/3", missing.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_KilledAndResumed_GivesTheBytesOfAnUninterruptedOne()
    {
        string[] call = ["run", Scenario, .. Asked, "--threads", "1"];
        using (System.Diagnostics.Process process = ProcessTests.Start(("PLANNER_CHECKPOINT", "0"), [.. call, "--store", Store]))
        {
            // Killed in its second round, if it is not through before that is seen.
            while (!process.HasExited && !(Directory.Exists(Store) && Directory.EnumerateFiles(Store, "part-0-2048*", SearchOption.AllDirectories).Any()))
            {
                Thread.Sleep(1);
            }

            process.Kill();
            process.WaitForExit();
        }

        Assert.DoesNotContain(Directory.EnumerateFiles(Store, "outcomes.planner", SearchOption.AllDirectories), f => new FileInfo(f).Length == 0);
        CommandRun resumed = CommandRun.Of([.. call, "--store", Store, "--resume"]);
        Assert.Equal(0, resumed.Code);
        Assert.DoesNotContain("no interrupted run", resumed.Error, StringComparison.Ordinal);
        Assert.Equal(CommandRun.Of(call).Out, resumed.Out);
    }

    [Theory]
    [InlineData("en", "Not precise enough", "more simulations would not help", "It takes more tables")]
    [InlineData("vi", "Chưa đủ chính xác", "mô phỏng thêm cũng không giúp được", "Cần nhiều bảng hơn")]
    public void Run_TablesTooDifferent_SaysSoAndAnswersNo(string language, params string[] said)
    {
        string to = Path.Combine(folder, "out");
        CommandRun run = CommandRun.Of("run", Scenario, "--precision", "1 %", "--targets", "BK-01", "--no-charts", "--lang", language, "--out", to);
        Assert.Equal(1, run.Code);
        Assert.All(said, s => Assert.Contains(s, run.Out, StringComparison.Ordinal));
        JsonElement precision = JsonDocument.Parse(File.ReadAllText(Path.Combine(to, "result.json"))).RootElement.GetProperty("precision");
        Assert.Equal("tables", precision.GetProperty("end").GetString());
        JsonElement wide = Assert.Single(precision.GetProperty("tooWide").EnumerateArray());
        Assert.Equal(JsonValueKind.Null, wide.GetProperty("runsNeeded").ValueKind);
        Assert.True(wide.GetProperty("tablesNeeded").GetInt32() > 20);
        Assert.Contains("±" + (100 * wide.GetProperty("halfWidth").GetDouble()).ToString("0.0", System.Globalization.CultureInfo.InvariantCulture).Replace('.', language == "vi" ? ',' : '.'), run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_CapTooLow_SaysHowManyItTakes()
    {
        CommandRun run = CommandRun.Of("run", Scenario, "--precision", "0,02", "--targets", "BK-09", "--most", "1500", "--no-charts", "--lang", "en", "--out", Path.Combine(folder, "out"));
        Assert.Equal(1, run.Code);
        Assert.Contains("after 1,024 simulations, the most allowed", run.Out, StringComparison.Ordinal);
        Assert.Contains("More simulations would do", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Feasibility_WithPrecision_SaysHowManyWereRun()
    {
        CommandRun run = CommandRun.Of("feasibility", Scenario, "--targets", "BK-09", "--precision", "0.04", "--lang", "en");
        Assert.Equal(0, run.Code);
        Assert.Contains("Precise enough: each of 1 probabilities is known to ±4.0 percentage points or better after 1,024 simulations", run.Out, StringComparison.Ordinal);
        Assert.Equal(0.04, CommandRun.Of("feasibility", Scenario, "--targets", "BK-09", "--precision", "0.04", "--json").Json().GetProperty("precision").GetProperty("halfWidth").GetDouble());
    }

    [Theory]
    [InlineData("--precision", "0")]
    [InlineData("--precision", "90%")]
    [InlineData("--precision", "fine")]
    [InlineData("--precision", "0.01", "--runs", "100")]
    [InlineData("--precision", "0.01", "--precision-of", "differences")]
    [InlineData("--precision", "0.01", "--precision-of", "means")]
    [InlineData("--precision", "0.01", "--most", "1000")]
    [InlineData("--precision", "0.01", "--targets", "BK-99")]
    [InlineData("--precision-of", "probabilities")]
    [InlineData("--most", "2048")]
    [InlineData("--targets", "BK-01")]
    public void Run_WhatCannotBe_IsRefusedBeforeTheRun(params string[] options) => CommandRun.Of(["run", Scenario, .. options]).AssertRefused(2);

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
