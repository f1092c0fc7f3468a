using Planner.Analysis.Attainment;
using Planner.Analysis.Sensitivity;
using Planner.Localities.Scenarios;
using Planner.Rules.Diagnostics;
using Planner.Rules.Pack;
using Planner.Workbench.Boards;
using Planner.Workbench.Sessions;
using Planner.Workbench.States;

namespace Planner.Workbench.Tests.Sessions;

/// <summary>Studies of sensitivity behind the workbench, on a copy of the shipped locality with few replicates.</summary>
public sealed class StudyLaneTests : IDisposable
{
    private readonly EngineOnACopy at = new("as-planned");

    [Fact]
    public void Study_Tornado_RanksFactorsOfTheTargetLookedAtAsTheCommandDoes_AndShowsAnotherWithoutRunningAgain()
    {
        LocalityBoard locality = at.Next<WorkbenchMessage.Opened>().Locality;
        at.Engine.Handle(new WorkbenchRequest.Study("as-planned", StudyMethod.Tornado, StudyEffort.Quick, "BK-14"));
        StudyBoard board = at.Next<WorkbenchMessage.Studied>(m => m.Board.Work.Done == m.Board.Work.Of).Board;
        Assert.Equal("BK-14", board.Target);
        Assert.Equal(board.Work.Of, board.Tornado!.Rows.Count);
        Assert.Equal(locality.Scenarios[0].Address, board.Address);
        at.Next<WorkbenchMessage.StudyStood>(m => m.Standing is null);

        var diagnostics = new DiagnosticBag();
        ComparisonInputs inputs = ComparisonInputs.Load(ScenarioPaths.Resolve([at.Folder.Replace('\\', '/')], diagnostics)[0], diagnostics)!;
        SensitivitySpace space = SensitivitySpace.Of(
            inputs.Model, inputs.Reference, TargetCompanions.Sensitivity(inputs.Model.Pack.Folder, inputs.Model.Pack, diagnostics),
            new HashSet<FactorKind> { FactorKind.Assumption, FactorKind.Threshold, FactorKind.Lever });
        int target = inputs.Model.Pack.Targets.ToList().FindIndex(t => t.Id == "BK-15");
        var command = new TornadoStudy(space, [target], 20, Likelihood.LikelyFrom(inputs.Model.Pack.Likelihood), inputs.Reference.Seed, 1);
        command.Run(null, CancellationToken.None);
        TornadoResult expected = command.Result()[0];
        at.Engine.Handle(new WorkbenchRequest.LookAtStudy("as-planned", StudyMethod.Tornado, "BK-15"));
        TornadoResult found = at.Next<WorkbenchMessage.Studied>(m => m.Board.Target == "BK-15" && m.Board.Tornado!.BreakEvens.Count == expected.BreakEvens.Count).Board.Tornado!;
        Assert.Equal(expected.Rows.Select(r => (r.Factor.Id, r.Low?.Estimate, r.High?.Estimate)), found.Rows.Select(r => (r.Factor.Id, r.Low?.Estimate, r.High?.Estimate)));
        Assert.Equal(expected.BreakEvens.Select(b => (b.Factor.Id, b.Value)), found.BreakEvens.Select(b => (b.Factor.Id, b.Value)));
    }

    [Fact]
    public void Study_Stopped_KeepsTheRowsThatWereDone()
    {
        at.Next<WorkbenchMessage.Opened>();
        at.Engine.Handle(new WorkbenchRequest.Study("as-planned", StudyMethod.Screening, StudyEffort.Standard, "BK-14"));
        at.Next<WorkbenchMessage.Studied>(m => m.Board.Work.Done > 0);
        at.Engine.Handle(new WorkbenchRequest.StopStudy());
        StudyBoard kept = at.Next<WorkbenchMessage.Studied>(m => m.Board.Stopped).Board;
        Assert.InRange(kept.Work.Done, 1, kept.Work.Of - 1);
        Assert.Equal(kept.Work.Done, kept.Screening!.Points);
        Assert.False(kept.Frame.Complete);
    }

    public void Dispose() => at.Dispose();
}
