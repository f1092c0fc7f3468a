using Planner.Workbench.Boards;
using Planner.Workbench.States;

namespace Planner.Workbench.Tests.Sessions;

/// <summary>Two workbenches on one folder: each sees what the other saves, and neither writes over it.</summary>
public sealed class TwoWorkbenchesTests : IDisposable
{
    private readonly EngineOnACopy a = new("as-planned", "more-money", "equal-shares");
    private readonly EngineOnACopy b;

    public TwoWorkbenchesTests()
    {
        a.Next<WorkbenchMessage.Opened>();
        b = new EngineOnACopy(a);
        b.Next<WorkbenchMessage.Opened>();
    }

    [Fact]
    public void Duplicate_InOne_IsListedInTheOther_AndItsRenameComesBack()
    {
        a.Engine.Handle(new WorkbenchRequest.Duplicate("more-money", "Bản A"));
        Assert.Contains(Sees(b, "ban-a"), s => s.Id == "ban-a");
        b.Engine.Handle(new WorkbenchRequest.Rename("ban-a", "Tên mới", Rules.Pack.Language.Vietnamese));
        a.Next<WorkbenchMessage.Opened>(m => m.Locality.Scenarios.Any(s => s.Title.Vi == "Tên mới"));
    }

    [Fact]
    public void Delete_InOneWhileTheOtherRenamesIt_NeitherFailsNorComesBackToLife()
    {
        a.Engine.Handle(new WorkbenchRequest.Delete("more-money"));
        a.Next<WorkbenchMessage.FilesChanged>();
        b.Engine.Handle(new WorkbenchRequest.Rename("more-money", "Tên mới", Rules.Pack.Language.Vietnamese));
        b.Engine.Handle(new WorkbenchRequest.Duplicate("more-money", "Bản B"));
        b.Engine.Handle(new WorkbenchRequest.Closings("more-money"));
        b.Engine.Handle(new WorkbenchRequest.ReadLevers("more-money"));
        b.Next<WorkbenchMessage.Noted>(m => m.Text.En.StartsWith("Cannot", StringComparison.Ordinal) || m.Text.En.StartsWith("Not done", StringComparison.Ordinal));
        Assert.False(File.Exists(a.FileOf("more-money")));
        Assert.DoesNotContain("more-money", Header(), StringComparison.Ordinal);

        // The other workbench goes on as before.
        b.Engine.Handle(new WorkbenchRequest.Duplicate("equal-shares", "Bản C"));
        Assert.DoesNotContain(Sees(b, "ban-c"), s => s.Id == "more-money");
        Sees(a, "ban-c");
    }

    [Fact]
    public void BothAdd_AtOnce_BothAreThere()
    {
        string[] titles = [.. Enumerable.Range(1, 4).Select(i => FormattableString.Invariant($"Bản {i}"))];
        foreach ((string title, int i) in titles.Select((t, i) => (t, i)))
        {
            (i % 2 == 0 ? a : b).Engine.Handle(new WorkbenchRequest.Duplicate("equal-shares", title));
        }

        string[] ids = ["ban-1", "ban-2", "ban-3", "ban-4"];
        a.Next<WorkbenchMessage.Opened>(m => ids.All(id => m.Locality.Scenarios.Any(s => s.Id == id)));
        b.Next<WorkbenchMessage.Opened>(m => ids.All(id => m.Locality.Scenarios.Any(s => s.Id == id)));
        Assert.All(ids, id => Assert.True(File.Exists(a.FileOf(id))));
        Assert.Empty(Directory.EnumerateFiles(a.Root, ".*", SearchOption.AllDirectories));
    }

    [Fact]
    public void Undo_OfADeleteAfterTheOtherAdded_KeepsBoth()
    {
        a.Engine.Handle(new WorkbenchRequest.Delete("more-money"));
        WorkbenchRequest undo = a.Next<WorkbenchMessage.FilesChanged>().Undo!;
        Sees(b, without: "more-money");
        b.Engine.Handle(new WorkbenchRequest.Duplicate("equal-shares", "Bản B"));
        Sees(a, "ban-b");
        a.Engine.Handle(undo);
        string[] ids = [.. Sees(b, "more-money").Select(s => s.Id)];
        Assert.Equal(["as-planned", "more-money", "equal-shares", "ban-b"], ids);
    }

    [Fact]
    public void Undo_OfARenameAfterTheOtherRenamed_IsRefusedAndTheOthersNameStays()
    {
        a.Engine.Handle(new WorkbenchRequest.Rename("more-money", "Tên A", Rules.Pack.Language.Vietnamese));
        WorkbenchRequest undo = a.Next<WorkbenchMessage.FilesChanged>().Undo!;
        b.Next<WorkbenchMessage.Opened>(m => m.Locality.Scenarios.Any(s => s.Title.Vi == "Tên A"));
        b.Engine.Handle(new WorkbenchRequest.Rename("more-money", "Tên B", Rules.Pack.Language.Vietnamese));
        b.Next<WorkbenchMessage.FilesChanged>();
        a.Engine.Handle(undo);
        a.Next<WorkbenchMessage.Noted>(m => m.Text.En.StartsWith("Not taken back", StringComparison.Ordinal));
        Assert.Contains("Tên B", File.ReadAllText(a.FileOf("more-money")), StringComparison.Ordinal);
    }

    public void Dispose()
    {
        b.Dispose();
        a.Dispose();
    }

    private static IReadOnlyList<ScenarioEntry> Sees(EngineOnACopy who, string? id = null, string? without = null) =>
        who.Next<WorkbenchMessage.Opened>(m => (id is null || m.Locality.Scenarios.Any(s => s.Id == id)) && (without is null || m.Locality.Scenarios.All(s => s.Id != without))).Locality.Scenarios;

    private string Header() => File.ReadAllText(Path.Combine(a.Folder, "locality.json"));
}
