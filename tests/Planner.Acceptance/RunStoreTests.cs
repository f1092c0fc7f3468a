using System.Globalization;
using System.Text.Json;
using Planner.Simulation.Running;

namespace Planner.Acceptance;

/// <summary>Runs that are kept and read back, interrupted and resumed, cut into slices and joined.</summary>
public sealed class RunStoreTests : IDisposable
{
    private const string Runs = "24";

    private static readonly string Scenario = Path.Combine(Repository.BacKan, "as-planned.scenario.json");

    private readonly string folder = Directory.CreateTempSubdirectory("planner-runs-").FullName;

    private string Store => Path.Combine(folder, "store");

    [Fact]
    public void Run_SecondTime_IsReadBackWithTheSameBytes()
    {
        CommandRun first = Run("run", Scenario, "--store", Store);
        CommandRun second = Run("run", Scenario, "--store", Store);
        Assert.Equal(0, first.Code);
        Assert.Equal(first.Out, second.Out);
        Assert.DoesNotContain("read back", first.Error, StringComparison.Ordinal);
        Assert.Contains("1 unchanged runs read back (as-planned)", second.Error, StringComparison.Ordinal);
        Assert.Equal(first.Out, Run("run", Scenario, "--no-store").Out);
    }

    [Fact]
    public void Compare_AfterOneScenarioChanged_RunsOnlyThat()
    {
        using DataCopy copy = Repository.Copy();
        string other = Path.Combine(copy.Locality, "equal-shares.scenario.json");
        string[] call = ["compare", copy.ReferenceScenario, other, "--store", Store];
        Assert.Equal(0, Run(call).Code);
        string text = File.ReadAllText(other);

        // Other line ends and indentation are no change.
        File.WriteAllText(other, text.Replace("\n", "\r\n   ", StringComparison.Ordinal));
        Assert.Contains("2 unchanged runs read back", Run(call).Error, StringComparison.Ordinal);
        int at = text.IndexOf("\"en\": \"", StringComparison.Ordinal) + 7;
        File.WriteAllText(other, text[..at] + "Changed: " + text[at..]);
        CommandRun changed = Run(call);
        Assert.Contains("1 unchanged runs read back (as-planned)", changed.Error, StringComparison.Ordinal);
        Assert.Contains("Changed: ", changed.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_ThresholdChanged_IsRunAgain()
    {
        using DataCopy copy = Repository.Copy();
        string[] call = ["run", copy.ReferenceScenario, "--store", Store];
        Assert.Equal(0, Run(call).Code);
        string rules = Path.Combine(copy.Rules, "poverty", "lines.json");
        string file = File.Exists(rules) ? rules : Directory.GetFiles(Path.Combine(copy.Rules, "poverty"), "*.json").Where(f => !f.EndsWith(".tests.json", StringComparison.Ordinal)).Order(StringComparer.Ordinal).First();
        DataCopy.Replace(file, "\"assumption\": { \"vi\": \"", "\"assumption\": { \"vi\": \"Changed. ");
        Assert.DoesNotContain("read back", Run(call).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_StoreThatCannotBeWritten_WarnsOnceAndRuns()
    {
        File.WriteAllText(Store, "a file, no folder");
        CommandRun run = Run("compare", Scenario, Path.Combine(Repository.BacKan, "equal-shares.scenario.json"), "--store", Store);
        Assert.Equal(0, run.Code);
        Assert.Equal(1, run.Error.Split('\n').Count(l => l.StartsWith("The run is not kept", StringComparison.Ordinal)));
    }

    [Fact]
    public void Runs_ListShowPrune_TellOfTheStore()
    {
        Assert.Equal(0, Run("run", Scenario, "--store", Store).Code);
        JsonElement runs = CommandRun.Of("runs", "--store", Store, "--json").Json().GetProperty("runs");
        string id = Assert.Single(runs.EnumerateArray()).GetProperty("id").GetString()!;
        Assert.Contains("bac-kan/as-planned", CommandRun.Of("runs", "list", "--store", Store).Out, StringComparison.Ordinal);

        JsonElement manifest = CommandRun.Of("runs", "show", id[..8], "--store", Store).Json();
        Assert.Equal(id, manifest.GetProperty("id").GetString());
        foreach (JsonElement file in manifest.GetProperty("files").EnumerateArray())
        {
            byte[] bytes = File.ReadAllBytes(file.GetProperty("path").GetString()!);
            Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)), file.GetProperty("sha256").GetString());
        }

        Assert.Contains(manifest.GetProperty("files").EnumerateArray(), f => f.GetProperty("name").GetString() == "communes.csv");
        Assert.Contains(manifest.GetProperty("files").EnumerateArray(), f => f.GetProperty("name").GetString() == "as-planned.scenario.json");
        CommandRun.Of("runs", "show", "0123", "--store", Store).AssertRefused(2);
        CommandRun.Of("runs", "prune", "--store", Store).AssertRefused(2);
        CommandRun.Of("runs", "burn", "--store", Store).AssertRefused(2);
        Assert.Contains("1 runs would be removed", CommandRun.Of("runs", "prune", "--keep", "0", "--dry-run", "--store", Store).Error, StringComparison.Ordinal);
        Assert.Contains("1 runs removed", CommandRun.Of("runs", "prune", "--keep", "0", "--store", Store).Error, StringComparison.Ordinal);
        Assert.Equal(0, CommandRun.Of("runs", "--store", Store, "--json").Json().GetProperty("runs").GetArrayLength());
    }

    [Fact]
    public void Run_KilledAndResumed_GivesTheBytesOfAnUninterruptedOne()
    {
        string[] call = ["run", Scenario, "--seed", "5", "--runs", "80", "--json", "--threads", "1"];
        using (System.Diagnostics.Process process = ProcessTests.Start(("PLANNER_CHECKPOINT", "0"), [.. call, "--store", Store]))
        {
            // The first note of how far it is; a very fast run may be through before it is seen, and is read back then.
            while (!process.HasExited && !(Directory.Exists(Store) && Directory.EnumerateFiles(Store, "part-*", SearchOption.AllDirectories).Any()))
            {
                Thread.Sleep(1);
            }

            process.Kill();
            process.WaitForExit();
        }

        CommandRun resumed = CommandRun.Of([.. call, "--store", Store, "--resume"]);
        Assert.Equal(0, resumed.Code);
        Assert.Matches("Goes on from [0-9]+ replicates|unchanged runs read back", resumed.Error);
        Assert.Equal(CommandRun.Of(call).Out, resumed.Out);
    }

    [Fact]
    public void Merge_OfSlices_GivesTheBytesOfOneRun()
    {
        string one = Path.Combine(folder, "one.planner");
        string slices = Path.Combine(folder, "slices") + "/";
        string[] call = ["compare", Scenario, Path.Combine(Repository.BacKan, "equal-shares.scenario.json"), "--threads", "1"];
        Assert.Equal(0, Run([.. call, "--shard", "1/1", "--out", one]).Code);
        foreach (int k in (int[])[3, 1])
        {
            Assert.Equal(0, Run([.. call, "--shard", $"{k}/3", "--out", slices]).Code);
        }

        // Lost, found missing, made again.
        string joined = Path.Combine(folder, "joined.planner");
        CommandRun missing = CommandRun.Of("merge", slices, "--out", joined);
        missing.AssertRefused(2);
        Assert.Contains("8–15 (--shard 2/3) of 24", missing.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(joined));
        Assert.Equal(0, Run([.. call, "--shard", "2/3", "--out", slices]).Code);
        Assert.Equal(0, CommandRun.Of("merge", slices, "--out", joined).Code);
        Assert.Equal(File.ReadAllBytes(one), File.ReadAllBytes(joined));

        CommandRun document = CommandRun.Of("merge", Repository.BacKan, slices, "--json", "--store", Store);
        Assert.Equal(0, document.Code);
        CommandRun compared = Run([.. call, "--json", "--store", Store]);
        Assert.Equal(compared.Out, document.Out);
        Assert.Contains("2 unchanged runs read back", compared.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Merge_DoubledForeignDamagedSlices_NamesThem()
    {
        string Slice(string name, params string[] more)
        {
            string file = Path.Combine(folder, name);
            CommandRun run = CommandRun.Of(["run", Scenario, "--threads", "1", "--out", file, .. more]);
            Assert.True(run.Code == 0, run.Error);
            return file;
        }

        string first = Slice("first", "--seed", "3", "--runs", "8", "--shard", "1/2");
        string second = Slice("second", "--seed", "3", "--runs", "8", "--shard", "2/2");
        string doubled = Slice("doubled", "--seed", "3", "--runs", "8", "--shard", "3/4");
        string seed = Slice("seed", "--seed", "4", "--runs", "8", "--shard", "2/2");
        string longer = Slice("longer", "--seed", "3", "--runs", "10", "--shard", "2/2");
        string cut = Path.Combine(folder, "cut");
        File.WriteAllBytes(cut, File.ReadAllBytes(second)[..5000]);
        string damaged = Path.Combine(folder, "damaged");
        byte[] bytes = File.ReadAllBytes(second);
        bytes[^50] ^= 1;
        File.WriteAllBytes(damaged, bytes);

        Refused("hold the same replicates (4–5)", doubled);
        Refused("is not of the same run", seed);
        Refused("is not of the same run", longer);
        Refused("is cut off", cut);
        Refused("is damaged", damaged);
        Refused("is no slice or run of Planner", Path.Combine(Repository.Root, "README.md"));
        Refused("there is no file or folder", Path.Combine(folder, "absent"));

        void Refused(string why, string file)
        {
            CommandRun run = CommandRun.Of("merge", first, second, file, "--out", Path.Combine(folder, "joined"));
            if (file == cut || file == damaged)
            {
                run = CommandRun.Of("merge", first, file, "--out", Path.Combine(folder, "joined"));
            }

            run.AssertRefused(2);
            Assert.Contains(why, run.Error, StringComparison.Ordinal);
            Assert.Contains(file, run.Error, StringComparison.Ordinal);
            Assert.False(File.Exists(Path.Combine(folder, "joined")));
        }
    }

    [Fact]
    public void Merge_WithOtherScenarios_IsRefused()
    {
        string slice = Path.Combine(folder, "slice");
        Assert.Equal(0, CommandRun.Of("run", Scenario, "--runs", "2", "--shard", "1/1", "--out", slice).Code);
        CommandRun run = CommandRun.Of("merge", Path.Combine(Repository.BacKan, "equal-shares.scenario.json"), slice, "--out", Path.Combine(folder, "out"));
        run.AssertRefused(2);
        Assert.Contains("'as-planned' of another run", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0/3")]
    [InlineData("4/3")]
    [InlineData("3")]
    [InlineData("a/b")]
    [InlineData("1/2/3")]
    public void Shard_NoSlice_IsRefused(string shard) => CommandRun.Of("run", Scenario, "--shard", shard, "--out", folder).AssertRefused(2);

    [Fact]
    public void Shard_MoreSlicesThanReplicates_AreEmptyAndJoin()
    {
        string slices = Path.Combine(folder, "slices") + "/";
        for (int k = 1; k <= 4; k++)
        {
            Assert.Equal(0, CommandRun.Of("run", Scenario, "--runs", "3", "--shard", k.ToString(CultureInfo.InvariantCulture) + "/4", "--out", slices).Code);
        }

        Assert.Equal(CommandRun.Of("run", Scenario, "--runs", "3", "--json").Out, CommandRun.Of("merge", Scenario, slices, "--json").Out);
    }

    [Fact]
    public void Timings_OfARun_StandOnStandardErrorOnly()
    {
        CommandRun plain = Run("run", Scenario, "--json");
        CommandRun timed = Run("run", Scenario, "--json", "--timings");
        Assert.Equal(plain.Out, timed.Out);
        foreach (string part in (string[])["Poverty", "per second", "ns per commune-year", "bytes per block", "Threads: ", "The dearest of "])
        {
            Assert.Contains(part, timed.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void TimingsFile_OfARun_HoldsEveryStageAndEveryCriterion()
    {
        string file = Path.Combine(folder, "timings.json");
        CommandRun plain = Run("run", Scenario, "--json");
        CommandRun timed = Run("run", Scenario, "--json", "--no-store", "--timings-file", file);
        Assert.Equal(plain.Out, timed.Out);
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(file));
        JsonElement root = document.RootElement;
        string[] stages = [.. root.GetProperty("stages").EnumerateArray().Select(s => s.GetProperty("stage").GetString()!)];
        Assert.Equal(StageBudget.All.Select(b => b.Stage), stages);
        Assert.Equal(1, root.GetProperty("stages").EnumerateArray().Sum(s => s.GetProperty("share").GetDouble()), 9);
        foreach (IGrouping<string, JsonElement> set in root.GetProperty("criteria").EnumerateArray().GroupBy(r => r.GetProperty("set").GetString()!))
        {
            Assert.Equal(19, set.Select(r => r.GetProperty("rule").GetString()).Distinct().Count());
            Assert.All(set, r => Assert.True(r.GetProperty("judged").GetInt64() > 0));
        }
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static CommandRun Run(params string[] args) => CommandRun.Of([.. args, "--runs", Runs, "--seed", "3"]);
}
