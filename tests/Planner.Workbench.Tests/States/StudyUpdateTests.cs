using Planner.Analysis.Sensitivity;
using Planner.Rules.Pack;
using Planner.Workbench.Boards;
using Planner.Workbench.Keys;
using Planner.Workbench.States;
using Planner.Workbench.Views;

namespace Planner.Workbench.Tests.States;

public class StudyUpdateTests
{
    private static WorkbenchState Done => SampleStudies.Sensitivity(120, 40, Language.English, [.. SampleStudies.Boards]);

    [Fact]
    public void Run_TargetMostInDoubt_AsksForTheScenarioLookedAt()
    {
        WorkbenchState state = SampleState.At(80, 24, Language.English, WorkbenchScreen.Sensitivity).After(Key.Of(']'), Key.Of('e'), Key.Of('r'));
        var study = Assert.IsType<WorkbenchRequest.Study>(state.Wanted[^1]);
        Assert.Equal(SampleState.Board.Scenarios[1].Id, study.Scenario);
        Assert.Equal(StudyEffort.Quick, study.Effort);
        double doubt = SampleState.Board.Targets.Select((_, t) => Math.Abs((SampleState.Board.Cells[t][1].Probability ?? 2) - 0.5)).Min();
        int target = SampleState.Board.Targets.ToList().FindIndex(t => t.Id == study.Target);
        Assert.Equal(doubt, Math.Abs(SampleState.Board.Cells[target][1].Probability!.Value - 0.5));
        Assert.NotNull(state.Sensitivity.Running);
        WorkbenchState again = (state with { Wanted = [] }).After(Key.Of('r'));
        Assert.Empty(again.Wanted);
        Assert.NotNull(again.Said);
    }

    [Fact]
    public void Stop_WhileItRuns_AsksForTheStop()
    {
        WorkbenchState state = SampleState.At(80, 24, Language.English, WorkbenchScreen.Sensitivity);
        Assert.DoesNotContain(state.After(Key.Of('s')).Wanted, r => r is WorkbenchRequest.StopStudy);
        Assert.Contains(state.After(Key.Of('r'), Key.Of('s')).Wanted, r => r is WorkbenchRequest.StopStudy);
    }

    [Fact]
    public void NextTarget_OfAStudyThatIsThere_AsksForItOnceAndShowsNothingOfTheOther()
    {
        WorkbenchState state = Done.After(new Key(KeyKind.Right));
        var look = Assert.IsType<WorkbenchRequest.LookAtStudy>(Assert.Single(state.Wanted));
        Assert.NotEqual(SampleStudies.Boards[0].Target, look.Target);
        Assert.Empty(StudyUpdate.Rows(state));
        Assert.Single(state.After(new Key(KeyKind.Down)).Wanted);
        state = WorkbenchUpdate.Apply(state, new WorkbenchMessage.Studied(SampleStudies.Boards[0] with { Target = look.Target }));
        Assert.Equal(5, StudyUpdate.Rows(state).Count);
    }

    [Fact]
    public void Kind_Levers_ShowsLeversAlone()
    {
        Assert.All(StudyUpdate.Rows(Done.After(Key.Of('f'))), r => Assert.Equal(FactorKind.Lever, r.Factor.Kind));
        Assert.Equal(2, StudyUpdate.Rows(Done.After(Key.Of('f'))).Count);
        Assert.Equal(5, StudyUpdate.Rows(Done.After(Key.Of('f'), Key.Of('f'), Key.Of('f'), Key.Of('f'))).Count);
    }

    [Fact]
    public void Filter_ByName_LeavesWhatFits() =>
        Assert.Equal("money", Assert.Single(StudyUpdate.Rows(Done.After(Key.Of('/')).Typing("three programmes"))).Factor.Id);

    [Fact]
    public void FirstSentence_SaysWhatMattersMost() =>
        Assert.Contains("What matters most", WorkbenchView.Of(Done).ToString().Split('\n').First(l => l.Contains("matters", StringComparison.Ordinal)));

    [Fact]
    public void Stale_FilesChangedSince_SaysSo()
    {
        string now = new('a', 64), then = new('b', 64);
        LocalityBoard Locality(string address) => SampleState.Locality with { Scenarios = [.. SampleState.Locality.Scenarios.Select(s => s with { Address = address })] };
        WorkbenchState state = SampleStudies.Sensitivity(120, 40, Language.English, SampleStudies.Boards[0] with { Address = then });
        Assert.DoesNotContain("files have changed", WorkbenchView.Of(state with { Locality = Locality(then) }).ToString());
        Assert.Contains("files have changed", WorkbenchView.Of(state with { Locality = Locality(now) }).ToString());
    }

    [Theory]
    [InlineData(WorkbenchScreen.Compare)]
    [InlineData(WorkbenchScreen.Targets)]
    [InlineData(WorkbenchScreen.Communes)]
    public void StaleResults_AreMarkedWithTheKeyThatRunsThemAgain(WorkbenchScreen screen)
    {
        string now = new('a', 64), then = new('b', 64);
        WorkbenchState state = SampleState.At(80, 24, Language.English, screen);
        Assert.DoesNotContain("results of files before", WorkbenchView.Of(state).ToString());
        state = state with
        {
            Locality = SampleState.Locality with { Scenarios = [.. SampleState.Locality.Scenarios.Select((s, i) => s with { Address = now, Standing = new RunStanding(i == 1 ? RunState.Stale : RunState.Fresh) })] },
            Board = SampleState.Board with { Scenarios = [.. SampleState.Board.Scenarios.Select((s, i) => s with { Address = i == 1 ? then : now })] },
        };
        string text = WorkbenchView.Of(state).ToString();
        Assert.Contains("! 1 of 5 scenarios: results of files before they changed; R runs them again", text);
        Assert.Equal(screen == WorkbenchScreen.Compare, text.Contains("!2", StringComparison.Ordinal));
        Assert.Equal([SampleState.Board.Scenarios[1].Id], Assert.IsType<WorkbenchRequest.Run>(Assert.Single(state.After(Key.Of('R')).Wanted, r => r is WorkbenchRequest.Run)).Ids);
    }

    [Fact]
    public void Bars_BothEndsOfARow_ReachAsFarAsTheirNumbers()
    {
        // Money: −17 points at the first end, +25 at the second; costs, the widest: +42 and −24.
        string[] rows = [.. WorkbenchView.Of(Done with { Width = 200, Height = 60 }).ToString().Split('\n').Where(l => l.Contains('│', StringComparison.Ordinal) && l.Contains('%', StringComparison.Ordinal))];
        static (double Left, double Right) Cells(string row)
        {
            int at = row.IndexOf('│', StringComparison.Ordinal);
            double Of(IEnumerable<char> cells) => cells.Sum(c => c is '█' or '▒' ? 1 : c is '▌' or '▐' ? 0.5 : 0);
            return (Of(row[..at]), Of(row[(at + 1)..]));
        }

        (double costsLeft, double costsRight) = Cells(rows[0]);
        (double moneyLeft, double moneyRight) = Cells(rows[1]);
        Assert.Equal(24.0 / 42, costsLeft / costsRight, 0.05);
        Assert.Equal(17.0 / 42, moneyLeft / costsRight, 0.05);
        Assert.Equal(25.0 / 42, moneyRight / costsRight, 0.05);
    }

    [Fact]
    public void Export_OfATornado_WritesTableAndChartWithTheMark()
    {
        WorkbenchRequest.Export export = ScreenExport.Of(Done);
        Assert.StartsWith("target,factor,kind", export.Csv, StringComparison.Ordinal);
        Assert.Contains("<svg", export.Svg);
        Assert.Contains("What is changed", export.Text);
        Assert.Contains("GIẢ LẬP", export.Csv);
    }
}
