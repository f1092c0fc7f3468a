using System.Text.Json;
using Planner.Rules.Pack;
using Planner.Workbench.Boards;
using Planner.Workbench.Keys;
using Planner.Workbench.States;
using Planner.Workbench.Views;

namespace Planner.Workbench.Tests.States;

public class OptimiseUpdateTests
{
    private static readonly Key Next = new(KeyKind.Right);

    private static WorkbenchState Choice => SampleState.At(120, 40, Language.English, WorkbenchScreen.Optimise);

    private static WorkbenchState Answer => WorkbenchUpdate.Apply(Choice, new WorkbenchMessage.Planned(SampleStudies.Plan));

    [Fact]
    public void Run_NothingChosen_AsksForTheNumberOfTargetsOfTheScenarioLookedAt()
    {
        var search = Assert.IsType<WorkbenchRequest.Optimise>(Choice.After(Key.Of(']'), Key.Of('r')).Wanted[^1]);
        Assert.Equal((SampleState.Board.Scenarios[1].Id, ObjectiveChoice.TargetsMet, 0, null), (search.Scenario, search.Objective, search.Ids.Count, search.Chance));
    }

    [Fact]
    public void Run_TwoTargetsMarkedForLeastMoney_AsksForBothAtTheChance()
    {
        var search = Assert.IsType<WorkbenchRequest.Optimise>(
            Choice.After(Next, Key.Of(' '), new Key(KeyKind.Down), new Key(KeyKind.Down), Key.Of(' '), Next, Key.Of('+'), Key.Of('e'), Key.Of('r')).Wanted[^1]);
        Assert.Equal(ObjectiveChoice.LeastMoney, search.Objective);
        Assert.Equal(0.85, search.Chance);
        Assert.Equal(StudyEffort.Quick, search.Effort);
        string[] set = [.. SampleState.Comparison.Pack.Targets.Where(t => t.IsSet).Select(t => t.Id)];
        Assert.Equal([set[0], set[2]], search.Ids);
    }

    [Fact]
    public void Run_AMetric_AsksForTheSelectedOneAlone()
    {
        WorkbenchState state = Choice.After(Next, Key.Of(' '), Next, Next, Key.Of('r'));
        var search = Assert.IsType<WorkbenchRequest.Optimise>(state.Wanted[^1]);
        Assert.Equal((ObjectiveChoice.GreatestMean, SampleState.Comparison.Pack.Metrics[0].Id), (search.Objective, Assert.Single(search.Ids)));
        Assert.DoesNotContain((state with { Wanted = [] }).After(Key.Of('r')).Wanted, r => r is WorkbenchRequest.Optimise);
        Assert.Contains(state.After(Key.Of('s')).Wanted, r => r is WorkbenchRequest.StopSearch);
    }

    [Fact]
    public void Answer_Comes_IsShownAndEscapeLeadsBackToTheChoice()
    {
        Assert.Contains("decisions", WorkbenchView.Of(Answer).ToString());
        WorkbenchState back = Answer.After(new Key(KeyKind.Escape));
        Assert.Contains("What should a plan do best", WorkbenchView.Of(back).ToString());
        Assert.Contains("decisions", WorkbenchView.Of(back.After(new Key(KeyKind.Enter))).ToString());
        WorkbenchState elsewhere = WorkbenchUpdate.Apply(WorkbenchUpdate.Show(Choice, WorkbenchScreen.Targets), new WorkbenchMessage.Planned(SampleStudies.Plan));
        Assert.NotNull(elsewhere.Said);
    }

    [Fact]
    public void Save_TitleLeft_KeepsBothLanguages_TitleTyped_IsThatInBoth()
    {
        WorkbenchRequest.SavePlan Saved(WorkbenchState state) => Assert.IsType<WorkbenchRequest.SavePlan>(state.Wanted[^1]);
        JsonElement left = JsonDocument.Parse(Saved(Answer.After(Key.Of('w'), new Key(KeyKind.Enter))).Content).RootElement;
        Assert.Equal("as-planned", left.GetProperty("extends").GetString());
        Assert.NotEqual(left.GetProperty("title").GetProperty("vi").GetString(), left.GetProperty("title").GetProperty("en").GetString());
        WorkbenchRequest.SavePlan typed = Saved(Answer.After(Key.Of('w'), Key.Control('u')).Typing("Mine").After(new Key(KeyKind.Enter)));
        Assert.Equal(("planned", "Mine"), (typed.Scenario, typed.Title));
        Assert.Equal("Mine", JsonDocument.Parse(typed.Content).RootElement.GetProperty("title").GetProperty("vi").GetString());
    }

    [Fact]
    public void Save_NoBetterPlan_SaysWhyNot()
    {
        PlanBoard none = SampleStudies.Plan with { Advice = SampleStudies.Plan.Advice with { Steps = [] } };
        WorkbenchState state = WorkbenchUpdate.Apply(Choice, new WorkbenchMessage.Planned(none)).After(Key.Of('w'));
        Assert.Equal(OverlayKind.None, state.Overlay.Kind);
        Assert.Contains("nothing to save", state.Said!.En);
    }

    [Fact]
    public void Export_OfAnAnswer_WritesAllOfItAndTheFrontier()
    {
        WorkbenchRequest.Export export = ScreenExport.Of(Answer);
        Assert.Contains("<svg", export.Svg);
        Assert.All(PlanTexts.Lines(Answer), l => Assert.Contains(l, export.Text));
    }
}
