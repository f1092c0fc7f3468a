using Planner.Rules.Editing;
using Planner.Rules.Pack;
using Planner.Workbench.Boards;
using Planner.Workbench.Keys;
using Planner.Workbench.States;
using Planner.Workbench.Views;

namespace Planner.Workbench.Tests.States;

public class TableUpdateTests
{
    private static readonly Key Down = new(KeyKind.Down);
    private static readonly Key Up = new(KeyKind.Up);
    private static readonly Key Right = new(KeyKind.Right);
    private static readonly Key Enter = new(KeyKind.Enter);
    private static readonly Key Escape = new(KeyKind.Escape);

    [Fact]
    public void Edit_OnAParameter_WantsItsTable_AndElsewhereSaysWhyNot()
    {
        WorkbenchState state = SampleTable.Open(120, 40, Language.English);
        Assert.Equal("roads", Assert.Single(state.Wanted.OfType<WorkbenchRequest.ReadTable>()).Parameter);
        WorkbenchState tree = SampleState.At(120, 40, Language.English, WorkbenchScreen.Rules).After(Key.Of('e'));
        Assert.Empty(tree.Wanted);
        Assert.Contains("parameter", tree.Said!.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_Table_StandsOnTheLocalitysColumnAndTheLastPeriod()
    {
        TableDraft table = SampleTable.Open(120, 40, Language.English).Table!;
        Assert.Equal("TDMNPB", table.Region);
        Assert.Equal((2022, null), table.Period);
    }

    [Theory]
    [InlineData(Language.Vietnamese, "87,5", "87.5")]
    [InlineData(Language.English, "87.5", "87.5")]
    [InlineData(Language.English, "087.50 %", "87.5")]
    [InlineData(Language.Vietnamese, "8o", "8o")]
    public void Type_AValue_MakesAChangeAndWantsItTried(Language language, string typed, string value)
    {
        WorkbenchState state = SampleTable.Open(120, 40, language).Typing(typed).After(Enter);
        Assert.Equal(new TableChange("TDMNPB", 2022, null, value, "85"), Assert.Single(state.Table!.Changes));
        Assert.Equal(state.Table.Changes, Assert.Single(state.Wanted.OfType<WorkbenchRequest.TryTable>()).Draft.Changes);
        Assert.Equal(WorkbenchScreen.Rules, state.Screen);
    }

    [Fact]
    public void Type_WhatTheFileSays_IsNoChange()
    {
        WorkbenchState state = SampleTable.Open(120, 40, Language.English).Typing("85.0").After(Enter);
        Assert.Empty(state.Table!.Changes);
        Assert.Empty(state.Typing("90").After(Enter).Typing("85").After(Enter).Table!.Changes);
    }

    [Fact]
    public void Type_ThenMove_TakesTheValueAndMoves_AndEscapeTakesNothing()
    {
        WorkbenchState state = SampleTable.Open(120, 40, Language.English).Typing("90").After(Right);
        Assert.Equal("DBSH", state.Table!.Region);
        Assert.Single(state.Table.Changes);
        state = state.Typing("99").After(Escape);
        Assert.Single(state.Table!.Changes);
        Assert.Null(state.Table.Typed);
        Assert.Equal(OverlayKind.None, state.Overlay.Kind);
    }

    [Fact]
    public void Undo_EachValue_GoesBackStepByStep()
    {
        WorkbenchState state = SampleTable.Open(120, 40, Language.English).Typing("90").After(Enter).Typing("95").After(Enter, Up).Typing("70").After(Enter);
        Assert.Equal(2, state.Table!.Changes.Count);
        state = state.After(Key.Of('u'));
        Assert.Equal("95", Assert.Single(state.Table!.Changes).Value);
        Assert.Equal("90", Assert.Single(state.After(Key.Of('u')).Table!.Changes).Value);
        Assert.Empty(state.After(Key.Of('u'), Key.Of('u')).Table!.Changes);
    }

    [Fact]
    public void Escape_WithChanges_AsksAndKeepsOrDrops()
    {
        WorkbenchState asked = SampleTable.Changed(120, 40, Language.English).After(Escape);
        Assert.Equal(OverlayKind.DropDraft, asked.Overlay.Kind);
        Assert.NotNull(asked.After(Escape).Table);
        WorkbenchState aside = asked.After(Key.Of('1'));
        Assert.True(aside.Table!.Aside);
        Assert.Contains("* roads", WorkbenchView.Of(aside).ToString(), StringComparison.Ordinal);
        Assert.False(aside.After(Enter).Table!.Aside);
        WorkbenchState dropped = asked.After(Key.Of('2'));
        Assert.Null(dropped.Table);
        Assert.True(dropped.Undo.IsEmpty);
        Assert.Null(SampleTable.Open(120, 40, Language.English).After(Escape).Table);
    }

    [Fact]
    public void Quit_WithChanges_AsksFirst()
    {
        WorkbenchState asked = SampleTable.Changed(120, 40, Language.English).After(Key.Of('q'));
        Assert.Null(asked.Exit);
        Assert.Null(asked.After(Key.Of('1')).Exit);
        Assert.NotNull(asked.After(Key.Of('1')).Table);
        Assert.Equal(0, asked.After(Key.Of('2')).Exit);
        Assert.Equal(0, SampleTable.Open(120, 40, Language.English).After(Key.Of('q')).Exit);
    }

    [Fact]
    public void Save_AsksWhyOrWhichDocument_AndWantsItWritten()
    {
        WorkbenchState state = SampleTable.Changed(120, 40, Language.English);
        Assert.Empty(SampleTable.Open(120, 40, Language.English).After(Key.Of('w')).Wanted.OfType<WorkbenchRequest.SaveTable>());
        WorkbenchRequest.SaveTable guess = Assert.Single(state.After(Key.Of('w'), Enter).Wanted.OfType<WorkbenchRequest.SaveTable>());
        Assert.False(guess.IsSource);
        Assert.NotEqual(guess.Words.Vi, guess.Words.En);
        WorkbenchRequest.SaveTable law = Assert.Single(state.After(Key.Of('W')).Typing("NQ 15/2025").After(Enter).Wanted.OfType<WorkbenchRequest.SaveTable>());
        Assert.Equal(("NQ 15/2025", true), (law.Words.En, law.IsSource));
    }

    [Fact]
    public void Reset_Cell_IsAsInTheFileAgain()
    {
        WorkbenchState state = SampleTable.Changed(120, 40, Language.English).After(Key.Of('='));
        Assert.Empty(state.Table!.Changes);
        Assert.NotNull(state.After(Key.Of('=')).Said);
    }

    [Fact]
    public void Period_New_TakesValuesFromThatYearOn()
    {
        WorkbenchState state = SampleTable.Open(120, 40, Language.English).After(Key.Of('n')).Typing("2024").After(Enter).Typing("88").After(Enter);
        Assert.Equal(new TableChange("TDMNPB", 2024, null, "88", null), Assert.Single(state.Table!.Changes));
        Assert.Equal(3, state.Table.Periods.Count);
        Assert.Contains("1990", SampleTable.Open(120, 40, Language.English).After(Key.Of('n')).Typing("24").After(Enter).Said!.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Cell_WithoutARow_ShowsTheDraftOfTheColumnItTakesItFrom()
    {
        WorkbenchState state = SampleTable.Open(120, 40, Language.English).After(new Key(KeyKind.Left)).Typing("95").After(Enter);
        Assert.Equal(6, WorkbenchView.Of(state).ToString().Split("(*95)").Length - 1);
    }

    [Fact]
    public void File_ChangedElsewhereInAnotherCell_KeepsTheDraftOnTheNewVersion()
    {
        WorkbenchState state = SampleTable.Changed(120, 40, Language.English);
        string other = SampleTable.Content.Replace("\"value\": 90 }", "\"value\": 92 }", StringComparison.Ordinal);
        state = WorkbenchUpdate.Apply(state, new WorkbenchMessage.TableRead(SampleTable.Of(other), false));
        Assert.False(state.Table!.Conflicts(Assert.Single(state.Table.Changes)));
        Assert.Contains("elsewhere", state.Said!.En, StringComparison.Ordinal);
        Assert.Equal("92", state.Table.Table.Own("*", 2015)!.Written);
        Assert.Equal(state.Table, state.Wanted.OfType<WorkbenchRequest.TryTable>().Last().Draft);
    }

    [Fact]
    public void File_ChangedElsewhereInTheSameCell_IsNamedUntilSomebodyDecides()
    {
        WorkbenchState state = SampleTable.Changed(120, 40, Language.English);
        string other = SampleTable.Content.Replace("\"value\": 85,", "\"value\": 86,", StringComparison.Ordinal);
        state = WorkbenchUpdate.Apply(state, new WorkbenchMessage.TableRead(SampleTable.Of(other), false));
        Assert.True(state.Table!.Conflicts(Assert.Single(state.Table.Changes)));
        string text = WorkbenchView.Of(state).ToString();
        Assert.Contains("!95", text, StringComparison.Ordinal);
        Assert.Contains("now says 86", text, StringComparison.Ordinal);
        Assert.Empty(state.After(Key.Of('=')).Table!.Changes);
        Assert.False(state.Typing("94").After(Enter) is var mine && mine.Table!.Conflicts(mine.Table.Changes[0]));
    }

    [Fact]
    public void File_SavedWithTheDraftsValues_HasNoDraftLeft()
    {
        WorkbenchState state = SampleTable.Changed(120, 40, Language.English);
        string saved = SampleTable.Content.Replace("\"value\": 85,", "\"value\": 95,", StringComparison.Ordinal);
        state = WorkbenchUpdate.Apply(state, new WorkbenchMessage.TableRead(SampleTable.Of(saved), false));
        Assert.Empty(state.Table!.Changes);
        Assert.True(state.Undo.IsEmpty);
        Assert.DoesNotContain("*95", WorkbenchView.Of(state).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Tried_WithFaults_NamesTheCellAndTheReason()
    {
        WorkbenchState state = SampleTable.Open(120, 40, Language.English).Typing("8o").After(Enter);
        var fault = new RuleFault("rules/criteria/parameters.json", 9, "rules/criteria/parameters.json:9:50: error PLN0010: 'value' must be a number, not a text");
        state = WorkbenchUpdate.Apply(state, new WorkbenchMessage.TableTried(new TableEffect(state.Table!.Changes, [fault], [("TDMNPB", 2022)], [], [], false, null, 0)));
        string text = WorkbenchView.Of(state).ToString();
        Assert.Contains("!8o", text, StringComparison.Ordinal);
        Assert.Contains("error PLN0010", text, StringComparison.Ordinal);
    }

    [Fact]
    public void OtherTable_WhileADraftIsAside_IsNotOpened()
    {
        WorkbenchState aside = SampleTable.Changed(120, 40, Language.English).After(Escape, Key.Of('1'));
        aside = aside with { Rules = aside.Rules! with { Nodes = [.. aside.Rules.Nodes, new RuleNode("parameters/other", 1, false, new LocalizedText("o", "o"), [], "p.json", 9)] } };
        WorkbenchState refused = aside.After(new Key(KeyKind.End), Enter);
        Assert.True(refused.Table!.Aside);
        Assert.Contains("another parameter", refused.Said!.En, StringComparison.Ordinal);
    }
}
