using System.Text.Json;
using Planner.Simulation.Preparation;
using Planner.Simulation.Recording;
using Planner.Simulation.Running;
using Planner.Simulation.Storing;
using Planner.Simulation.Tests.Fixtures;

namespace Planner.Simulation.Tests.Storing;

public sealed class RunStoreTests : IDisposable
{
    private const int Replicates = 40;

    private static readonly ReplicateRange All = new(0, Replicates);

    private readonly string folder = Directory.CreateTempSubdirectory("planner-store-").FullName;

    private RunStore Store => new(Path.Combine(folder, "runs"));

    [Fact]
    public void Run_Twice_ReadsBackTheSameBytes()
    {
        (byte[] first, RunPlan made) = Run(Keeping());
        (byte[] second, RunPlan read) = Run(Keeping());
        Assert.Equal(first, second);
        Assert.Equal(Replicates, made.Open);
        Assert.Equal(0, read.Open);
        Assert.Empty(made.Notes);
        Assert.Equal(StoreNoteKind.ReadBack, Assert.Single(read.Notes).Kind);
    }

    [Fact]
    public void Run_AnotherIdentity_IsNotReadBack()
    {
        _ = Run(Keeping());
        (_, RunPlan other) = Run(Keeping(), RunIdentityTests.Identity() with { Engine = "another" });
        Assert.Equal(Replicates, other.Open);
    }

    [Fact]
    public void Run_StoredFileDamaged_IsMadeAgain()
    {
        (byte[] first, _) = Run(Keeping());
        string file = Directory.GetFiles(Store.Folder, "outcomes.planner", SearchOption.AllDirectories).Single();
        byte[] bytes = File.ReadAllBytes(file);
        bytes[^100] ^= 1;
        File.WriteAllBytes(file, bytes);
        (byte[] second, RunPlan plan) = Run(Keeping());
        Assert.Equal(first, second);
        Assert.Equal(StoreNoteKind.Damaged, Assert.Single(plan.Notes).Kind);
        Assert.Equal(StoreNoteKind.ReadBack, Assert.Single(Run(Keeping()).Plan.Notes).Kind);
    }

    [Fact]
    public void Run_Interrupted_GoesOnToTheSameBytes()
    {
        using var cancel = new CancellationTokenSource();
        RunPlan begun = Plan(Keeping(), RunIdentityTests.Identity());
        Assert.ThrowsAny<OperationCanceledException>(() => begun.Run(
            (done, _) =>
            {
                if (done >= 24)
                {
                    cancel.Cancel();
                }
            },
            null,
            cancel.Token));
        int there = Store.CountPart(RunIdentityTests.Identity(), All);
        Assert.InRange(there, 1, Replicates - 1);

        (byte[] anew, RunPlan again) = Run(Keeping() with { Store = null });
        Assert.Equal(Replicates, again.Open);
        Assert.Equal(StoreNoteKind.Resumable, Assert.Single(Plan(Keeping(), RunIdentityTests.Identity()).Notes).Kind);

        (byte[] resumed, RunPlan plan) = Run(Keeping() with { Resume = true });
        Assert.Equal(anew, resumed);
        Assert.Equal(Replicates - there, plan.Open);
        Assert.Equal(new StoreNote(StoreNoteKind.Resumed, "s", there), Assert.Single(plan.Notes));
        Assert.Empty(Directory.GetFiles(folder, "part-*", SearchOption.AllDirectories));
    }

    [Fact]
    public void Run_NothingToResume_SaysSoAndBegins()
    {
        (_, RunPlan plan) = Run(Keeping() with { Resume = true });
        Assert.Equal(StoreNoteKind.NothingToResume, Assert.Single(plan.Notes).Kind);
    }

    [Fact]
    public void Run_StoreIsAFile_IsDoneWithoutIt()
    {
        File.WriteAllText(Path.Combine(folder, "runs"), "");
        (byte[] bytes, RunPlan plan) = Run(Keeping());
        Assert.Equal(LivelyModel.Bytes(LivelyModel.Run(All, Replicates), Replicates), bytes);
        Assert.Equal(StoreNoteKind.Unusable, Assert.Single(plan.Notes).Kind);
    }

    [Fact]
    public void Manifest_OfAStoredRun_NamesEveryInput()
    {
        _ = Run(Keeping());
        RunIdentity run = RunIdentityTests.Identity();
        JsonElement manifest = JsonDocument.Parse(Store.Manifest(run.Address)!).RootElement;
        Assert.Equal(run.Address.Hex, manifest.GetProperty("id").GetString());
        Assert.Equal("rules/a.json", manifest.GetProperty("files")[0].GetProperty("path").GetString());
        Assert.Equal(run.Files[0].Digest.Sha256, manifest.GetProperty("files")[0].GetProperty("sha256").GetString());
        Assert.Equal("compare", manifest.GetProperty("commandLine")[0].GetString());
        string file = Directory.GetFiles(Store.Folder, "outcomes.planner", SearchOption.AllDirectories).Single();
        Assert.Equal(
            Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file))), manifest.GetProperty("outcomesSha256").GetString());
    }

    [Fact]
    public async Task Write_ByManyAtOnce_LeavesOneWholeRun()
    {
        Outcomes outcomes = LivelyModel.Run(All, Replicates);
        RunIdentity run = RunIdentityTests.Identity();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
        {
            Store.WritePart(run, outcomes);
            Store.Write(run, outcomes, ["compare"]);
            Assert.NotNull(Store.Read(run, outcomes.Shape));
        })));
        Assert.Empty(Directory.GetFiles(folder, "*.tmp", SearchOption.AllDirectories));
        Assert.True(Assert.Single(Store.List()).Finished);
    }

    [Fact]
    public void Prune_KeepOne_RemovesTheOldAndSparesForeignFiles()
    {
        _ = Run(Keeping());
        _ = Run(Keeping(), RunIdentityTests.Identity() with { Engine = "newer" });
        StoredRun[] runs = [.. Store.List()];
        string old = Path.Combine(Store.Folder, runs[1].Address.Hex);
        string mine = Path.Combine(old, "mine.txt");
        File.WriteAllText(mine, "mine");
        string notes = Path.Combine(Store.Folder, "notes");
        Directory.CreateDirectory(notes);
        File.WriteAllText(Path.Combine(notes, "outcomes.planner"), "not the store's");
        Assert.Equal(runs[1].Address, Assert.Single(Store.Prune(new PruneRule(1, null, null), DateTime.UtcNow, null, dryRun: true)).Address);
        Assert.True(File.Exists(Path.Combine(old, "outcomes.planner")));
        Assert.Single(Store.Prune(new PruneRule(1, null, null), DateTime.UtcNow, null, dryRun: false));
        Assert.Equal([mine], Directory.GetFiles(old));
        Assert.True(File.Exists(Path.Combine(notes, "outcomes.planner")));
        Assert.True(Directory.Exists(Path.Combine(Store.Folder, runs[0].Address.Hex)));
    }

    [Fact]
    public void Prune_ByAgeAndSize_RemovesWhatIsOver()
    {
        _ = Run(Keeping());
        DateTime now = DateTime.UtcNow;
        long bytes = Store.List()[0].Bytes;
        Assert.Empty(Store.Prune(new PruneRule(null, bytes, TimeSpan.FromDays(1)), now, null, dryRun: true));
        Assert.Single(Store.Prune(new PruneRule(null, bytes - 1, null), now, null, dryRun: true));
        Assert.Single(Store.Prune(new PruneRule(null, null, TimeSpan.FromDays(1)), now.AddDays(2), null, dryRun: true));
        Assert.Empty(Store.Prune(new PruneRule(0, null, null), now, RunIdentityTests.Identity().Address, dryRun: true));
    }

    [Fact]
    public void Run_FromAShorterRun_GivesTheBytesOfOneRun()
    {
        PreparedModel model = LivelyModel.Of("A", "B", "C").Prepare();
        PreparedScenario scenario = LivelyModel.Of("A", "B", "C").Prepare(model);
        Outcomes? before = null;
        foreach (int count in (int[])[6, 14, Replicates])
        {
            var plan = new RunPlan(
                model, [scenario], [RunIdentityTests.Identity() with { Replicates = count }], new RunOptions(count, LivelyModel.Seed, 2) { BlockWidth = 8 },
                new ReplicateRange(0, count), Keeping(), before is null ? null : [before]);
            Assert.Equal(count - (before?.Range.Count ?? 0), plan.Open);
            before = plan.Run(null, null, CancellationToken.None)[0];
        }

        Assert.Equal(LivelyModel.Bytes(LivelyModel.Run(All, Replicates), Replicates), LivelyModel.Bytes(before!, Replicates));

        // Each was kept as the run it is.
        Assert.Equal(3, Store.List().Count(r => r.Finished));
    }

    [Fact]
    public void Prune_UnfinishedAndFresh_Stays()
    {
        Store.WritePart(RunIdentityTests.Identity(), LivelyModel.Run(All, Replicates));
        Assert.False(Assert.Single(Store.List()).Finished);
        Assert.Empty(Store.Prune(new PruneRule(0, null, null), DateTime.UtcNow, null, dryRun: false));
        Assert.Single(Store.Prune(new PruneRule(0, null, null), DateTime.UtcNow.AddHours(2), null, dryRun: false));
        Assert.Empty(Store.List());
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static RunPlan Plan(RunKeeping keeping, RunIdentity identity)
    {
        PreparedModel model = LivelyModel.Of("A", "B", "C").Prepare();
        return new RunPlan(
            model, [LivelyModel.Of("A", "B", "C").Prepare(model)], [identity], new RunOptions(Replicates, LivelyModel.Seed, 1) { BlockWidth = 2 }, All, keeping);
    }

    private static (byte[] Bytes, RunPlan Plan) Run(RunKeeping keeping, RunIdentity? identity = null)
    {
        RunPlan plan = Plan(keeping, identity ?? RunIdentityTests.Identity());
        return (LivelyModel.Bytes(plan.Run(null, null, CancellationToken.None)[0], Replicates), plan);
    }

    // A checkpoint after every group of blocks, so that any interruption finds one.
    private RunKeeping Keeping() => new(Store, false, TimeSpan.Zero, ["compare", "scenarios"]);
}
