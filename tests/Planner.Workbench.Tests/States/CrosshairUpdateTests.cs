using Planner.Rules.Pack;
using Planner.Workbench.Keys;
using Planner.Workbench.States;
using Planner.Workbench.Views;

namespace Planner.Workbench.Tests.States;

public class CrosshairUpdateTests
{
    private static readonly Key Left = new(KeyKind.Left), Right = new(KeyKind.Right);

    private static WorkbenchState Open(QuantityView view) =>
        SampleState.At(120, 40, Language.English, WorkbenchScreen.Compare).After(Right, new Key(KeyKind.Enter)) with { View = view };

    private static double Place(WorkbenchState state) => CrosshairScale.Of(state)!.Position;

    [Fact]
    public void LeftAndRight_CrosshairOff_StepThroughScenarios_On_MoveItAndKeepTheScenario()
    {
        WorkbenchState state = Open(QuantityView.Fan);
        Assert.NotEqual(state.Scenario, state.After(Left).Scenario);
        WorkbenchState on = state.After(Key.Of('i'));
        double before = Place(on);
        WorkbenchState moved = on.After(Left);
        Assert.Equal(on.Scenario, moved.Scenario);
        Assert.Equal(before - 1, Place(moved));
        Assert.Equal(before, Place(moved.After(Right)));
        Assert.Equal(before - 2, Place(moved.After(Key.Of('h'))));
        Assert.NotEqual(state.Scenario, moved.After(Key.Of('i'), Left).Scenario);
    }

    [Theory]
    [InlineData((int)QuantityView.Fan)]
    [InlineData((int)QuantityView.Bands)]
    [InlineData((int)QuantityView.Histogram)]
    [InlineData((int)QuantityView.Cumulative)]
    public void LeftAndRight_Often_StopAtTheEndsOfTheAxis(int view)
    {
        WorkbenchState state = Open((QuantityView)view).After(Key.Of('i'));
        CrosshairScale scale = CrosshairScale.Of(state)!;
        Assert.Equal(scale.Start, Place(state.After([.. Enumerable.Repeat(Left, 200)])));
        Assert.Equal(scale.End, Place(state.After([.. Enumerable.Repeat(Right, 200)])));
    }

    [Fact]
    public void OtherView_CrosshairMoved_BeginsAnewThereAndIsWhereItWasNoMore()
    {
        WorkbenchState fan = Open(QuantityView.Fan).After(Key.Of('i'), Left, Left);
        WorkbenchState bands = fan.After(Key.Of('v'));
        Assert.Equal(QuantityView.Bands, bands.View);
        Assert.True(CrosshairUpdate.Shows(bands));
        Assert.Equal(Place(Open(QuantityView.Bands)), Place(bands));
    }

    [Theory]
    [InlineData((int)QuantityView.Table)]
    [InlineData((int)QuantityView.Districts)]
    [InlineData((int)QuantityView.Communes)]
    public void Key_ViewWithoutAChart_SaysWhyAndSwitchesNothing(int view)
    {
        WorkbenchState state = Open((QuantityView)view).After(Key.Of('i'));
        Assert.False(state.Reads);
        Assert.NotNull(state.Said);
        Assert.NotEqual(state.Scenario, state.After(Left).Scenario);
    }

    [Fact]
    public void Click_OnARowOfTheHistogram_ReadsThatBin()
    {
        WorkbenchState state = Open(QuantityView.Histogram);
        int top = Enumerable.Range(0, 40).First(y => WorkbenchView.Of(state).At(60, y).Kind == Planner.Workbench.Cells.SpotKind.Plot);
        WorkbenchState put = state.After(new Key(KeyKind.Click, default, 60, top + 2));
        Assert.True(put.Reads);
        Assert.Equal(2, Place(put));
    }
}
