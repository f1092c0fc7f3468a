using Planner.Rules.Editing;
using Planner.Rules.Pack;
using Planner.Workbench.Sessions;
using Planner.Workbench.States;
using Planner.Workbench.Views;

namespace Planner.Workbench.Tests.Sessions;

/// <summary>An exception in each worker: it is said with the place of the log, and the worker does what comes next.</summary>
public sealed class LaneFaultTests : IDisposable
{
    private readonly EngineOnACopy at = new("as-planned", "more-money");

    [Fact]
    public void Runs_Fails_IsSaidAndTheNextComparisonComes()
    {
        at.FailAt<WorkbenchMessage.Compared>();
        AssertFailed(WorkLaneName.Runs);
        at.Engine.Handle(new WorkbenchRequest.Compare(["as-planned", "more-money"]));
        at.Next<WorkbenchMessage.Compared>();
    }

    [Fact]
    public void Runs_Fails_ScenariosDoNotStandAsRunningForEver()
    {
        at.FailAt<WorkbenchMessage.Compared>();
        AssertFailed(WorkLaneName.Runs, m => Assert.DoesNotContain(m.Standings.Values, s => s.State is Boards.RunState.Running or Boards.RunState.Queued));
    }

    [Fact]
    public void Previews_Fails_IsSaidAndTheNextPreviewComes()
    {
        at.Next<WorkbenchMessage.Opened>();
        at.Engine.Handle(new WorkbenchRequest.ReadLevers("as-planned"));
        LeverSheet levers = at.Next<WorkbenchMessage.LeversRead>().Levers;
        at.FailAt<WorkbenchMessage.Previewed>();
        at.Engine.Handle(new WorkbenchRequest.Preview(levers));
        AssertFailed(WorkLaneName.Previews);
        at.Engine.Handle(new WorkbenchRequest.Preview(levers));
        at.Next<WorkbenchMessage.Previewed>();
    }

    [Fact]
    public void FilesAndTables_Fail_AreSaidAndNoFileIsHalfWritten()
    {
        at.Next<WorkbenchMessage.Opened>();
        Dictionary<string, string> before = at.Contents();
        at.FailAt<WorkbenchMessage.TableRead>();
        at.Engine.Handle(new WorkbenchRequest.ReadTable("healthInsuranceShare"));
        AssertFailed(WorkLaneName.Files);
        at.Engine.Handle(new WorkbenchRequest.ReadTable("healthInsuranceShare"));
        TableDraft draft = at.Next<WorkbenchMessage.TableRead>().Draft with { Changes = [new TableChange("*", 2022, null, "96", "90")] };
        at.FailAt<WorkbenchMessage.TableTried>();
        at.Engine.Handle(new WorkbenchRequest.TryTable(draft));
        AssertFailed(WorkLaneName.Tables);
        at.Engine.Handle(new WorkbenchRequest.TryTable(draft));
        at.Next<WorkbenchMessage.TableTried>();
        at.FailAt<WorkbenchMessage.FilesChanged>();
        at.Engine.Handle(new WorkbenchRequest.Duplicate("more-money", "Bản hai"));
        AssertFailed(WorkLaneName.Files);
        at.Engine.Handle(new WorkbenchRequest.Delete("ban-hai"));
        at.Engine.Handle(at.Next<WorkbenchMessage.FilesChanged>().Undo!);
        at.Next<WorkbenchMessage.Noted>(m => m.Text.En.Contains("as they were", StringComparison.Ordinal));
        Assert.Equal(before.Keys.Append("ban-hai.scenario.json").Order(), at.Contents().Keys.Order());
        Assert.Empty(Directory.EnumerateFiles(at.Root, "*.tmp", SearchOption.AllDirectories));
    }

    [Fact]
    public void Studies_ResultsFail_IsSaidAndTheyAreThereWhenLookedAt()
    {
        at.Next<WorkbenchMessage.Opened>();
        at.FailAt<WorkbenchMessage.Studied>();
        at.Engine.Handle(new WorkbenchRequest.Study("as-planned", StudyMethod.Screening, StudyEffort.Quick, "BK-14"));
        AssertFailed(WorkLaneName.Studies);
        at.Engine.Handle(new WorkbenchRequest.LookAtStudy("as-planned", StudyMethod.Screening, "BK-15"));
        at.Next<WorkbenchMessage.Studied>(m => m.Board.Target == "BK-15");
    }

    [Fact]
    public void Studies_FailWhileRunning_KeepWhatWasFoundAsStopped_AndTheNextRunsToItsEnd()
    {
        at.Next<WorkbenchMessage.Opened>();
        var study = new WorkbenchRequest.Study("as-planned", StudyMethod.Tornado, StudyEffort.Quick, "BK-14");
        at.FailAt<WorkbenchMessage.StudyStood>(m => m.Standing is { Share: > 0.3 });
        at.Engine.Handle(study);
        bool idle = false;
        AssertFailed(WorkLaneName.Studies, before: m => idle |= m is WorkbenchMessage.StudyStood { Standing: null });
        Assert.True(idle, "the study stands as running for ever");
        Boards.StudyBoard part = at.Next<WorkbenchMessage.Studied>(m => m.Board.Stopped).Board;
        Assert.InRange(part.Work.Done, 1, part.Work.Of - 1);
        at.Engine.Handle(study);
        Assert.False(at.Next<WorkbenchMessage.Studied>(m => m.Board.Work.Done == m.Board.Work.Of).Board.Stopped);
    }

    [Fact]
    public void Searches_Fail_IsSaidAndTheNextAnswers()
    {
        at.Next<WorkbenchMessage.Opened>();
        var search = new WorkbenchRequest.Optimise("as-planned", ObjectiveChoice.TargetsMet, [], null, StudyEffort.Quick);
        at.FailAt<WorkbenchMessage.PlanStood>(m => m.Standing is not null);
        at.Engine.Handle(search);
        bool idle = false;
        AssertFailed(WorkLaneName.Studies, before: m => idle |= m is WorkbenchMessage.PlanStood { Standing: null });
        Assert.True(idle, "the search stands as running for ever");
        at.Engine.Handle(search);
        at.Next<WorkbenchMessage.PlanStood>(m => m.Standing is { Best: not null });
        at.Engine.Handle(new WorkbenchRequest.StopSearch());
        at.Next<WorkbenchMessage.Planned>();
    }

    [Fact]
    public void Lane_APieceThrows_TellsAndDoesTheNext()
    {
        var told = new List<Exception>();
        using var done = new ManualResetEventSlim();
        using var lane = new WorkLane("test", told.Add);
        lane.Add(_ => throw new InvalidOperationException("broken"));
        lane.Add(_ => done.Set());
        Assert.True(done.Wait(TimeSpan.FromSeconds(30)));
        Assert.Equal("broken", Assert.Single(told).Message);
    }

    [Theory]
    [InlineData(Language.Vietnamese, "Lỗi khi chạy mô phỏng (chi tiết: /home/x/workbench.log); vẫn làm tiếp được. InvalidOperationException: broken")]
    [InlineData(Language.English, "Fault while running (see /home/x/workbench.log); you can go on. InvalidOperationException: broken")]
    public void Failed_IsShownInTheFooterWithTheLog(Language language, string text)
    {
        WorkbenchState state = WorkbenchUpdate.Apply(
            SampleState.At(120, 40, language), new WorkbenchMessage.LaneFailed(WorkLaneName.Runs, new InvalidOperationException("broken"), "/home/x/workbench.log"));
        Assert.Null(state.Exit);
        Assert.Contains(text, WorkbenchView.Of(state).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Failed_WhatWaitedForIt_WaitsNoLonger()
    {
        var fault = new InvalidOperationException("broken");
        Assert.False(WorkbenchUpdate.Apply(SampleState.At(80, 24, Language.English) with { Previewing = true }, new WorkbenchMessage.LaneFailed(WorkLaneName.Previews, fault, null)).Previewing);
        WorkbenchState table = WorkbenchUpdate.Apply(SampleTable.Changed(120, 40, Language.English), new WorkbenchMessage.LaneFailed(WorkLaneName.Tables, fault, null));
        Assert.Contains("broken", Assert.Single(table.Table!.Effect!.Faults).Text.En, StringComparison.Ordinal);
        Assert.Single(table.Table.Changes);
    }

    public void Dispose() => at.Dispose();

    private void AssertFailed(WorkLaneName lane, Action<WorkbenchMessage.Stood>? stands = null, Action<WorkbenchMessage>? before = null)
    {
        // How scenarios stand is said before the fault is.
        WorkbenchMessage.Stood? last = null;
        WorkbenchMessage.LaneFailed failed;
        while (true)
        {
            WorkbenchMessage next = at.Next<WorkbenchMessage>();
            last = next as WorkbenchMessage.Stood ?? last;
            before?.Invoke(next);
            if (next is WorkbenchMessage.LaneFailed found)
            {
                failed = found;
                break;
            }
        }

        Assert.Equal((lane, "broken", "workbench.log"), (failed.Lane, failed.Fault.Message, failed.Log));
        stands?.Invoke(last!);
    }
}
