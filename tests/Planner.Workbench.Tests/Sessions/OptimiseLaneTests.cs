using Planner.Workbench.Boards;
using Planner.Workbench.States;

namespace Planner.Workbench.Tests.Sessions;

/// <summary>Searches for plans behind the workbench, on a copy of the shipped locality with few replicates.</summary>
public sealed class OptimiseLaneTests : IDisposable
{
    private readonly EngineOnACopy at = new("as-planned");

    [Fact]
    public void Search_Stopped_AnswersWithTheBestSoFar_AndItsFileIsAScenarioAtOnce()
    {
        at.Next<WorkbenchMessage.Opened>();
        at.Engine.Handle(new WorkbenchRequest.Optimise("as-planned", ObjectiveChoice.TargetsMet, [], null, StudyEffort.Quick));
        at.Next<WorkbenchMessage.PlanStood>(m => m.Standing is { Best: { } best, Share: > 0 } && best.Best > best.Present);
        at.Engine.Handle(new WorkbenchRequest.StopSearch());
        PlanBoard found = at.Next<WorkbenchMessage.Planned>().Board;
        Assert.True(found.Advice.Search.CutShort);
        Assert.NotEmpty(found.Advice.Steps);
        byte[] content = found.Advice.Space.Write(found.Advice.Search.Values, Localities.Decisions.PlanVariation.None, new Reporting.Tables.AdviceText(Rules.Pack.Language.English, found.Advice).Caption());
        at.Engine.Handle(new WorkbenchRequest.SavePlan("as-planned", "Better", content));
        ScenarioEntry saved = at.Next<WorkbenchMessage.Opened>(m => m.Locality.Scenarios.Any(s => s.Id == "better")).Locality.Scenarios.First(s => s.Id == "better");
        Assert.Equal("as-planned", saved.Extends);
        Assert.Equal(RunState.Missing, saved.Standing.State);
        Assert.NotEmpty(saved.Differences);
    }

    public void Dispose() => at.Dispose();
}
