using Planner.Rules.Pack;
using Planner.Workbench.Boards;
using Planner.Workbench.Cells;
using Planner.Workbench.Keys;
using Planner.Workbench.Sessions;
using Planner.Workbench.States;
using Planner.Workbench.Views;

namespace Planner.Workbench.Tests.States;

public class WorkbenchUpdateTests
{
    private static readonly Key Down = new(KeyKind.Down);
    private static readonly Key Right = new(KeyKind.Right);
    private static readonly Key Enter = new(KeyKind.Enter);
    private static readonly Key Escape = new(KeyKind.Escape);

    [Fact]
    public void Digits_OpenTheirScreens()
    {
        WorkbenchState state = At(WorkbenchScreen.Scenarios);
        foreach (WorkbenchScreen screen in Enum.GetValues<WorkbenchScreen>())
        {
            Assert.Equal(screen, state.After(Key.Of((char)('0' + (int)screen))).Screen);
        }
    }

    [Fact]
    public void Keys_OfOneScreen_AreUnambiguous()
    {
        foreach (WorkbenchScreen screen in Enum.GetValues<WorkbenchScreen>())
        {
            Key[] keys = [.. Enumerable.Range(33, 94).Select(c => Key.Of((char)c)), Key.Of(' '), Enter, Escape, new(KeyKind.Delete), new(KeyKind.Left), new(KeyKind.Right)];
            Assert.All(keys, key => Assert.True(WorkbenchActions.On(screen).Count(a => a.Fits(key)) <= 1, $"{screen}: {key}"));
        }
    }

    [Fact]
    public void Arrows_AtTheEdges_StayOnTheBoard()
    {
        WorkbenchState state = At(WorkbenchScreen.Compare);
        Assert.Equal((0, 0), Place(state.After(new Key(KeyKind.Up), new Key(KeyKind.Left))));
        Assert.Equal((2, 1), Place(state.After(Down, Down, Right)));
        Assert.Equal((5, 0), Place(state.After(new Key(KeyKind.End))));
        Assert.Equal((1, 1), Place(state.After(Key.Of('j'), Key.Of('l'))));
    }

    [Fact]
    public void Filter_WithoutDiacritics_LeavesTheRowsThatFitAndEscapeClearsIt()
    {
        WorkbenchState state = At(WorkbenchScreen.Targets).After(Key.Of('/')).Typing("ngheo").After(Enter);
        Assert.Equal(OverlayKind.None, state.Overlay.Kind);
        Assert.Equal([0], WorkbenchLists.Targets(state));
        Assert.Equal(6, WorkbenchLists.Targets(state.After(Escape)).Count);
    }

    [Fact]
    public void Filter_AskedForWhereThereIsNone_SaysWhy()
    {
        WorkbenchState state = At(WorkbenchScreen.Criteria).After(Key.Of('/'));
        Assert.Equal(OverlayKind.None, state.Overlay.Kind);
        Assert.NotNull(state.Said);
    }

    [Fact]
    public void Actions_TypedAndEntered_CarryTheActionOut()
    {
        WorkbenchState state = At(WorkbenchScreen.Targets).After(Key.Of('?')).Typing("go to").After(Enter);
        Assert.Equal(OverlayKind.GoTo, state.Overlay.Kind);
        WorkbenchState gone = state.Typing("BK-14").After(Enter);
        Assert.Equal(WorkbenchScreen.Targets, gone.Screen);
        Assert.Equal("BK-14", gone.Board!.Targets[WorkbenchLists.SelectedTarget(gone)].Id);
    }

    [Fact]
    public void Actions_OfAnotherScreen_GoThereFirst()
    {
        WorkbenchState state = At(WorkbenchScreen.Scenarios).After(Key.Of('?')).Typing("seven views").After(Enter);
        Assert.Equal(WorkbenchScreen.Compare, state.Screen);
        Assert.True(state.Place.Inside);
    }

    [Fact]
    public void NextView_SevenTimes_ShowsEachViewOnce()
    {
        WorkbenchState state = At(WorkbenchScreen.Compare).After(Enter);
        var seen = new List<QuantityView>();
        for (int i = 0; i < 7; i++)
        {
            seen.Add(state.View);
            state = state.After(Key.Of('v'));
        }

        Assert.Equal(Enum.GetValues<QuantityView>(), seen);
        Assert.Equal(QuantityView.Fan, state.View);
        Assert.False(state.After(Escape).Place.Inside);
    }

    [Fact]
    public void Delete_ReferenceOrExtended_SaysWhyAndWantsNothing()
    {
        WorkbenchState state = At(WorkbenchScreen.Scenarios).After(new Key(KeyKind.Delete));
        Assert.NotNull(state.Said);
        Assert.Empty(state.Wanted);
        WorkbenchState other = At(WorkbenchScreen.Scenarios).After(Down, Down, new Key(KeyKind.Delete));
        Assert.Equal("nearest", Assert.IsType<WorkbenchRequest.Delete>(Assert.Single(other.Wanted)).Id);
    }

    [Fact]
    public void Run_FreshScenario_SaysWhy_StaleOneIsWanted()
    {
        Assert.Empty(At(WorkbenchScreen.Scenarios).After(Key.Of('r')).Wanted);
        Assert.Equal(["equal"], Assert.IsType<WorkbenchRequest.Run>(Assert.Single(At(WorkbenchScreen.Scenarios).After(Down, Key.Of('r')).Wanted)).Ids);
    }

    [Fact]
    public void Pick_Pressed_ComparesWithoutTheScenarioAndAgainWithIt()
    {
        WorkbenchState state = At(WorkbenchScreen.Scenarios).After(Down, Key.Of(' '));
        Assert.DoesNotContain("equal", Assert.IsType<WorkbenchRequest.Compare>(state.Wanted[^1]).Ids);
        state = state.After(Key.Of(' '));
        Assert.Contains("equal", Assert.IsType<WorkbenchRequest.Compare>(state.Wanted[^1]).Ids);
    }

    [Fact]
    public void FilesChanged_ThenUndo_WantsThemPutBack()
    {
        var restore = new WorkbenchRequest.Restore([new FileChange("a.json", null, [1])]);
        WorkbenchState state = WorkbenchUpdate.Apply(At(WorkbenchScreen.Scenarios), new WorkbenchMessage.FilesChanged(new LocalizedText("xóa", "deleted"), restore));
        Assert.Same(restore, Assert.Single(state.After(Key.Of('u')).Wanted));
        Assert.NotNull(state.After(Key.Of('u')).After(Key.Of('u')).Said);
    }

    [Fact]
    public void Levers_MovedAndUndone_AreAsBeforeAndEachStepWantsAPreview()
    {
        WorkbenchState state = At(WorkbenchScreen.Levers).After(Right, Right);
        Assert.Equal(1.1, state.Levers!.Items[0].Value, 9);
        Assert.Equal(2, state.Wanted.OfType<WorkbenchRequest.Preview>().Count());
        Assert.True(state.Previewing);
        state = state.After(Key.Of('u'), Key.Of('u'));
        Assert.False(state.Levers!.Moved);
    }

    [Fact]
    public void Levers_ValueTyped_IsReadWithCommaOrPointAndHeldInsideTheRange()
    {
        WorkbenchState state = At(WorkbenchScreen.Levers).After(Down, Enter, Key.Control('u')).Typing("12,5").After(Enter);
        Assert.Equal(0.125, state.Levers!.Items[1].Value);
        Assert.Equal(0.99, state.After(Enter, Key.Control('u')).Typing("400").After(Enter).Levers!.Items[1].Value);
        Assert.NotNull(state.After(Enter, Key.Control('u')).Typing("abc").After(Enter).Said);
    }

    [Fact]
    public void Levers_LockedOne_SaysWhy() => Assert.NotNull(At(WorkbenchScreen.Levers).After(Down, Down, Down, Right).Said);

    [Fact]
    public void Criteria_Entered_ShowsTheDistrictsCommunesLeastLikelyFirst()
    {
        WorkbenchState state = At(WorkbenchScreen.Criteria).After(Enter);
        Assert.Equal(WorkbenchScreen.Communes, state.Screen);
        Assert.Equal(0, state.District);
        double[] chances = [.. WorkbenchLists.Communes(state).Select(c => c.Interval.Estimate)];
        Assert.NotEmpty(chances);
        Assert.Equal(chances.Order(), chances);
        Assert.Equal(-1, state.After(Escape).District);
    }

    [Fact]
    public void Sort_ByEachColumn_OrdersTheCommunes_ThenBackToTheOfficialOrder()
    {
        WorkbenchState state = At(WorkbenchScreen.Communes);
        string[] official = [.. WorkbenchLists.Communes(state).Select(c => c.Commune.Id)];
        state = state.After(Key.Of('s'), Key.Of('s'), Key.Of('s'), Key.Of('S'));
        double[] open = [.. WorkbenchLists.Communes(state).Select(c => c.OpenAtStart.Mean)];
        Assert.Equal(open.OrderDescending(), open);
        Assert.Equal(official, WorkbenchLists.Communes(state.After(Key.Of('s'), Key.Of('s'), Key.Of('s'))).Select(c => c.Commune.Id));
    }

    [Fact]
    public void FirstStart_LanguageThenUser_AreRemembered()
    {
        WorkbenchState state = At(WorkbenchScreen.Scenarios) with { Overlay = new Overlay(OverlayKind.ChooseLanguage), Settings = new(), Language = Language.English, Board = null };
        state = state.After(Enter);
        Assert.Equal(Language.Vietnamese, state.Language);
        Assert.Equal(OverlayKind.ChooseUser, state.Overlay.Kind);
        state = state.After(Key.Of('2'));
        Assert.Equal(WorkbenchScreen.Targets, state.Screen);
        Assert.Equal(UserKind.Leadership, state.Settings.User);
        Assert.Equal(Language.Vietnamese, Assert.IsType<WorkbenchRequest.Remember>(state.Wanted[^1]).Settings.Language);
    }

    [Fact]
    public void FirstResults_Arrive_TheConclusionIsTheFirstThingSaid()
    {
        WorkbenchState state = WorkbenchUpdate.Apply(At(WorkbenchScreen.Scenarios) with { Board = null }, new WorkbenchMessage.Compared(SampleState.Board));
        Assert.Equal(OverlayKind.Conclusion, state.Overlay.Kind);
        Assert.Equal(WorkbenchScreen.Targets, state.After(Key.Of('3')).Screen);
        Assert.Equal(OverlayKind.None, WorkbenchUpdate.Apply(state.After(Escape), new WorkbenchMessage.Compared(SampleState.Board)).Overlay.Kind);
    }

    [Fact]
    public void Click_OnTabCellAndAgain_OpensScreenSelectsAndOpensRow()
    {
        WorkbenchState state = At(WorkbenchScreen.Scenarios);
        state = state.After(SpotOf(state, s => s.Kind == SpotKind.Tab && s.Index == 2));
        Assert.Equal(WorkbenchScreen.Compare, state.Screen);
        Key cell = SpotOf(state, s => s is { Kind: SpotKind.Row, Index: 3, Column: 2 });
        state = state.After(cell);
        Assert.Equal((3, 2), Place(state));
        Assert.True(state.After(cell).Place.Inside);
    }

    [Fact]
    public void Wheel_Turned_MovesTheSelection() => Assert.Equal(3, At(WorkbenchScreen.Communes).After(new Key(KeyKind.WheelDown)).Place.Row);

    [Fact]
    public void Communes_Shown_AsksForTheirPricesOnce()
    {
        WorkbenchState state = At(WorkbenchScreen.Scenarios) with { Closings = [] };
        state = state.After(Key.Of('4'), Down, Down);
        Assert.Equal("planned", Assert.Single(state.Wanted.OfType<WorkbenchRequest.Closings>()).Id);
    }

    [Fact]
    public void Q_LeavesWithZero_ControlC_WithTheInterruptsCode_SignalsWithTheirs()
    {
        Assert.Equal(0, At(WorkbenchScreen.Compare).After(Key.Of('q')).Exit);
        Assert.Equal(130, At(WorkbenchScreen.Compare).After(Key.Control('c')).Exit);
        Assert.Equal(143, WorkbenchUpdate.Apply(At(WorkbenchScreen.Compare), new WorkbenchMessage.Ended(15)).Exit);
        Assert.Equal(70, WorkbenchUpdate.Apply(At(WorkbenchScreen.Compare), new WorkbenchMessage.Crashed(new InvalidOperationException())).Exit);
    }

    [Fact]
    public void EveryKey_OnEveryScreenBeforeAnythingIsRead_IsHarmless()
    {
        foreach (WorkbenchScreen screen in Enum.GetValues<WorkbenchScreen>())
        {
            var empty = new WorkbenchState { Width = 80, Height = 24, Language = Language.English, Screen = screen };
            Press(empty);
            Press(At(screen) with { Closings = [], Preview = null, Rules = null, Levers = null });
            Press(At(screen));
        }

        static void Press(WorkbenchState state)
        {
            foreach (char c in Enumerable.Range(32, 95).Select(c => (char)c))
            {
                _ = WorkbenchView.Of(state.After(Key.Of(c)));
                _ = WorkbenchView.Of(state.After(Key.Of(c), Enter, Down, Right, Escape));
            }
        }
    }

    private static Key SpotOf(WorkbenchState state, Func<Spot, bool> wanted)
    {
        CellBuffer frame = WorkbenchView.Of(state);
        for (int y = 0; y < frame.Height; y++)
        {
            for (int x = 0; x < frame.Width; x++)
            {
                if (wanted(frame.At(x, y)))
                {
                    return new Key(KeyKind.Click, default, x, y);
                }
            }
        }

        throw new InvalidOperationException("no such place on the screen");
    }

    private static WorkbenchState At(WorkbenchScreen screen) => SampleState.At(100, 30, Language.English, screen);

    private static (int Row, int Column) Place(WorkbenchState state) => (state.Place.Row, state.Place.Column);

    [Fact]
    public void Export_ChoosesBetweenScreenAndReport_ByNumberArrowOrClick()
    {
        WorkbenchState open = SampleState.Finished(80, 24, Language.English).After(Key.Of('x'));
        Assert.Equal(OverlayKind.Export, open.Overlay.Kind);
        Assert.Empty(open.Wanted);
        Assert.IsType<WorkbenchRequest.Export>(Assert.Single(open.After(Key.Of('1')).Wanted));
        Assert.IsType<WorkbenchRequest.Export>(Assert.Single(open.After(new Key(KeyKind.Enter)).Wanted));
        WorkbenchState report = open.After(new Key(KeyKind.Down), new Key(KeyKind.Enter));
        Assert.Equal(SampleState.Board.Scenarios.Select(s => s.Id), Assert.IsType<WorkbenchRequest.WriteReport>(Assert.Single(report.Wanted)).Ids);
        Assert.Equal(OverlayKind.None, report.Overlay.Kind);
        (int x, int y) = Enumerable.Range(0, 24).SelectMany(row => Enumerable.Range(0, 80).Select(column => (column, row)))
            .First(at => WorkbenchView.Of(open).At(at.column, at.row) is { Kind: SpotKind.OverlayRow, Index: 1 });
        Assert.IsType<WorkbenchRequest.WriteReport>(Assert.Single(open.After(new Key(KeyKind.Click, default, x, y)).Wanted));
    }

    [Fact]
    public void ExportReport_WhatStandsInTheWay_IsSaidInsteadOfWriting()
    {
        static string Refused(WorkbenchState state)
        {
            WorkbenchState after = state.After(Key.Of('x'), Key.Of('2'));
            Assert.Empty(after.Wanted);
            return after.Said!.En;
        }

        WorkbenchState fresh = SampleState.Finished(80, 24, Language.English);
        Assert.Contains("R runs them", Refused(SampleState.At(80, 24, Language.English)), StringComparison.Ordinal);
        Assert.Contains("no results", Refused(fresh with { Board = null }), StringComparison.Ordinal);
        Assert.Contains("press H", Refused(fresh with { Anonymous = true }), StringComparison.Ordinal);
        WorkbenchState running = WorkbenchUpdate.Apply(fresh, new WorkbenchMessage.ReportStood(new StudyStanding("", 0.4, 3)));
        Assert.Contains("being written", Refused(running), StringComparison.Ordinal);
        Assert.IsType<WorkbenchRequest.StopReport>(Assert.Single(running.After(Key.Of('x'), Key.Of('3')).Wanted));
        Assert.Null(WorkbenchUpdate.Apply(running, new WorkbenchMessage.ReportStood(null)).Report);
        Assert.Empty(fresh.After(Key.Of('x'), Key.Of('3')).Wanted);
    }

    [Fact]
    public void LeverValue_TypedBeyondTheRange_IsHeldAtItsEndAndSaid()
    {
        WorkbenchState asked = SampleState.At(80, 24, Language.English, WorkbenchScreen.Levers).After(new Key(KeyKind.Enter));
        Assert.Contains("now × 1; type a number from × 0 to × 3", WorkbenchView.Of(asked).ToString(), StringComparison.Ordinal);
        WorkbenchState beyond = asked.Typing("7").After(new Key(KeyKind.Enter)), within = asked.Typing("2,5").After(new Key(KeyKind.Enter));
        Assert.Equal((3, 2.5), (beyond.Levers!.Items[0].Value, within.Levers!.Items[0].Value));
        Assert.Contains("Held at × 3", beyond.Said!.En, StringComparison.Ordinal);
        Assert.Null(within.Said);
    }

    [Fact]
    public void Pasted_IntoAField_IsTyped_AndIsNoKeyElsewhere()
    {
        static WorkbenchState Paste(WorkbenchState state) =>
            "dq".Aggregate(state, (s, c) => WorkbenchUpdate.Apply(s, new WorkbenchMessage.Pressed(Key.Of(c) with { Kind = KeyKind.Pasted })));
        WorkbenchState plain = SampleState.At(120, 40, Language.English);
        WorkbenchState after = Paste(plain);
        Assert.Equal((null, plain.Overlay, 0), (after.Exit, after.Overlay, after.Wanted.Count));
        WorkbenchState field = plain with { Overlay = new Overlay(OverlayKind.Prompt, "A") };
        Assert.Equal("Adq", Paste(field).Overlay.Typed);
    }
}
