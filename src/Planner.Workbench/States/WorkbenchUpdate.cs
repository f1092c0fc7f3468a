using Planner.Rules.Pack;
using Planner.Workbench.Boards;
using Planner.Workbench.Cells;
using Planner.Workbench.Keys;
using Planner.Workbench.Views;
using Planner.Workbench.Words;

namespace Planner.Workbench.States;

/// <summary>The one place where the state changes: a pure function of state and message.</summary>
internal static class WorkbenchUpdate
{
    private const int Page = 10;
    private const int Wheel = 3;
    private const int Far = 1_000_000;
    private const int InterruptSignal = 2;
    private const int SignalExit = 128;
    private const int FaultExit = 70;
    private const int LogLength = 200;

    /// <summary>The state after a message.</summary>
    /// <param name="state">The state before.</param>
    /// <param name="message">What happened.</param>
    public static WorkbenchState Apply(WorkbenchState state, WorkbenchMessage message)
    {
        ArgumentNullException.ThrowIfNull(state);
        return Ask(message switch
        {
            WorkbenchMessage.Pressed pressed => Press(state with { Said = null }, pressed.Key),
            WorkbenchMessage.Resized size => state with { Width = size.Width, Height = size.Height },
            WorkbenchMessage.Opened opened => Follow(Opened(state, opened.Locality)),
            WorkbenchMessage.Stood stood => state.Locality is not { } locality ? state : state with
            {
                Locality = locality with { Scenarios = [.. locality.Scenarios.Select(s => stood.Standings.TryGetValue(s.Id, out RunStanding? now) ? s with { Standing = now } : s)] },
            },
            WorkbenchMessage.Compared compared => Compared(state, compared.Board),
            WorkbenchMessage.Closed closed => state with { Closings = state.Closings.SetItem(closed.Closings.Scenario, closed.Closings) },
            WorkbenchMessage.RulesRead rules => Follow(state with { Rules = Merged(state.Rules, rules.Rules) }),
            WorkbenchMessage.TableRead read => TableUpdate.Read(state, read.Draft, read.Opening),
            WorkbenchMessage.TableTried tried => state.Table is { } table ? state with { Table = table with { Effect = tried.Effect } } : state,
            WorkbenchMessage.LeversRead levers => state with { Levers = levers.Levers, Preview = null, Previewing = true, Wanted = state.Wanted.Add(new WorkbenchRequest.Preview(levers.Levers)) },
            WorkbenchMessage.Previewed previewed => state with { Preview = previewed.Preview, Previewing = previewed.Preview.Levers != state.Levers },
            WorkbenchMessage.Studied studied => StudyUpdate.Take(state, studied.Board),
            WorkbenchMessage.StudyStood stood => state with { Sensitivity = state.Sensitivity with { Running = stood.Standing } },
            WorkbenchMessage.Planned planned => OptimiseUpdate.Take(state, planned.Board),
            WorkbenchMessage.PlanStood stood => state with { Optimise = state.Optimise with { Running = stood.Standing } },
            WorkbenchMessage.ReportStood stood => state with { Report = stood.Standing },
            WorkbenchMessage.FilesChanged changed => state with
            {
                Said = changed.Said,
                Undo = changed.Undo is { } undo ? state.Undo.Push(new UndoStep(changed.Said, undo, null)) : state.Undo,
            },
            WorkbenchMessage.Noted noted => state with { Said = noted.Text },
            WorkbenchMessage.Logged logged => state with { Log = state.Log.Insert(0, logged.Entry) is { Count: > LogLength } long_ ? long_.RemoveAt(LogLength) : state.Log.Insert(0, logged.Entry) },
            WorkbenchMessage.Failed failed => state with { Faults = failed.Reason },
            WorkbenchMessage.LaneFailed failed => LaneFailed(state, failed),
            WorkbenchMessage.Crashed => state with { Exit = FaultExit },
            WorkbenchMessage.Ended ended => state with { Exit = SignalExit + ended.Signal },
            _ => state,
        });
    }

    /// <summary>Shows a screen.</summary>
    public static WorkbenchState Show(WorkbenchState state, WorkbenchScreen screen) => state with { Screen = screen, Overlay = Overlay.None };

    /// <summary>Selects the scenario of the board that Targets, Communes and Criteria show; the levers follow it.</summary>
    public static WorkbenchState Select(WorkbenchState state, int scenario)
    {
        state = state with { Scenario = scenario };
        ListPlace compare = state.PlaceOn(WorkbenchScreen.Compare);
        return state with { Places = state.Places.SetItem(WorkbenchScreen.Compare, compare with { Column = scenario }) };
    }

    /// <summary>Why the selected row cannot be opened; null where it can.</summary>
    public static Wording? WhyNotOpen(WorkbenchState state) => state.Screen switch
    {
        WorkbenchScreen.Sensitivity => StudyUpdate.Board(state) is null ? Wording.WhyNotStudied : null,
        WorkbenchScreen.Optimise => OptimiseUpdate.Board(state) is null || OptimiseUpdate.Shows(state) ? Wording.WhyNotStudied : null,
        WorkbenchScreen.Levers => WorkbenchLists.SelectedLever(state) switch
        {
            null => Wording.WhyNothingSelected,
            { Locked: not null } => Wording.WhyLocked,
            _ => null,
        },
        _ => WorkbenchLists.Count(state) == 0 ? Wording.WhyNothingSelected : null,
    };

    /// <summary>Opens the selected row.</summary>
    public static WorkbenchState Open(WorkbenchState state)
    {
        switch (state.Screen)
        {
            case WorkbenchScreen.Scenarios:
                // The scenario's targets, where it was compared; else it can only be looked at here.
                string id = WorkbenchLists.SelectedScenario(state)!.Id;
                int at = state.Board?.Scenarios.ToList().FindIndex(s => s.Id == id) ?? -1;
                return at < 0 ? state with { Said = WorkbenchActions.Said(Wording.WhyNotCompared) } : Show(Select(state, at), WorkbenchScreen.Targets);
            case WorkbenchScreen.Criteria:
                ListPlace cell = state.Place;
                string criterion = WorkbenchLists.Closing(state)!.Found.Criteria[Math.Clamp(cell.Row, 0, WorkbenchLists.Count(state) - 1)].Criterion;
                WorkbenchState communes = Show(state, WorkbenchScreen.Communes) with { District = cell.Column };
                return communes.At(new ListPlace(Sort: 1)) with { Said = WorkbenchActions.Said(Wording.DrilledTo, criterion) };
            case WorkbenchScreen.Rules:
                RuleNode node = WorkbenchLists.SelectedRule(state)!;
                return TableUpdate.SelectedParameter(state) is not null
                    ? TableUpdate.WhyNotEdit(state) is { } why ? state with { Said = WorkbenchActions.Said(why) } : TableUpdate.Edit(state)
                    : !node.Branch ? state : state with { Unfolded = state.Unfolded.Contains(node.Key) ? state.Unfolded.Remove(node.Key) : state.Unfolded.Add(node.Key) };
            case WorkbenchScreen.Levers:
                LeverItem item = WorkbenchLists.SelectedLever(state)!;
                return item.Kind is LeverKind.Switch or LeverKind.Choice
                    ? LeverUpdate.Set(state, item.Value + 1 > item.Most ? item.Least : item.Value + 1)
                    : state with { Overlay = new Overlay(OverlayKind.Prompt) { Use = PromptUse.LeverValue } };
            case WorkbenchScreen.Sensitivity:
                return state with { Overlay = new Overlay(OverlayKind.Study) };
            case WorkbenchScreen.Targets:
                return state with { Overlay = new Overlay(OverlayKind.Card) };
            case WorkbenchScreen.Compare or WorkbenchScreen.Communes:
                return state.At(state.Place with { Inside = true });
            case WorkbenchScreen.Optimise:
                return state.At(state.Place with { Inside = true, Row = 0 });
            default:
                return state;
        }
    }

    /// <summary>Closes a page, then a filter, then a district.</summary>
    public static WorkbenchState Back(WorkbenchState state) => state switch
    {
        { Place.Inside: true } => state.At(state.Place with { Inside = false }),
        { Place.Filter.Length: > 0 } => state.At(state.Place with { Filter = "", Row = 0 }),
        { Screen: WorkbenchScreen.Communes, District: >= 0 } => (state with { District = -1 }).At(state.Place with { Row = 0 }),
        _ => state,
    };

    /// <summary>Takes the last step back.</summary>
    public static WorkbenchState TakeBack(WorkbenchState state)
    {
        UndoStep step = state.Undo.Peek();
        state = state with { Undo = state.Undo.Pop(), Said = BoardBuilder.Both(l => WorkbenchView.Book.Format(l, Wording.TakenBack, step.What.In(l))) };
        if (step.Levers is { } levers)
        {
            return (state with { Levers = levers, Previewing = true }).Wanting(new WorkbenchRequest.Preview(levers));
        }

        if (step.Table is { } table)
        {
            return TableUpdate.TakeBack(state, table);
        }

        return step.Request is { } request ? state.Wanting(request) : state;
    }

    /// <summary>Moves the selection of the list.</summary>
    internal static WorkbenchState Move(WorkbenchState state, int down, int right)
    {
        int rows = WorkbenchLists.Count(state), columns = WorkbenchLists.Columns(state);
        ListPlace place = state.Place;

        // A page of its own keeps the list's column; only Compare steps from scenario to scenario in it.
        state = state.At(place with
        {
            Row = Math.Clamp(Math.Clamp(place.Row, 0, Math.Max(0, rows - 1)) + down, 0, Math.Max(0, rows - 1)),
            Column = Math.Clamp(place.Column + right, 0, Math.Max(0, columns - 1)),
        });
        if (state.Screen == WorkbenchScreen.Compare)
        {
            return state with { Scenario = state.Place.Column };
        }

        return state.Screen == WorkbenchScreen.Targets && right != 0 && state.Board is { } board
            ? Select(state, Math.Clamp(state.Scenario + right, 0, board.Scenarios.Count - 1))
            : state;
    }

    /// <summary>How far a key moves; zeros for keys that do not.</summary>
    internal static (int Down, int Right) Steps(Key key) => key switch
    {
        { Kind: KeyKind.Up } => (-1, 0),
        { Kind: KeyKind.Down } => (1, 0),
        { Kind: KeyKind.Left } => (0, -1),
        { Kind: KeyKind.Right } => (0, 1),
        { Kind: KeyKind.PageUp } => (-Page, 0),
        { Kind: KeyKind.PageDown } => (Page, 0),
        { Kind: KeyKind.Home } => (-Far, 0),
        { Kind: KeyKind.End } => (Far, 0),
        { Kind: KeyKind.WheelUp } => (-Wheel, 0),
        { Kind: KeyKind.WheelDown } => (Wheel, 0),
        _ when key.Types('k') => (-1, 0),
        _ when key.Types('j') => (1, 0),
        _ when key.Types('h') => (0, -1),
        _ when key.Types('l') => (0, 1),
        _ when key.Types('g') => (-Far, 0),
        _ when key.Types('G') => (Far, 0),
        _ => (0, 0),
    };

    private static WorkbenchState Press(WorkbenchState state, Key key)
    {
        if (key.Kind == KeyKind.Pasted)
        {
            if (!(state.Overlay.Kind == OverlayKind.None ? TableUpdate.IsOpen(state) && state.Table!.Typed is not null : OverlayUpdate.IsTyping(state.Overlay)))
            {
                return state;
            }

            key = key with { Kind = KeyKind.Character };
        }

        if (key == Key.Control('c'))
        {
            return state with { Exit = SignalExit + InterruptSignal };
        }

        if (key == Key.Control('z'))
        {
            return state with { Suspending = true };
        }

        if (key.Kind == KeyKind.Click)
        {
            return Click(state, WorkbenchView.Of(state).At(key.X, key.Y));
        }

        if (state.Overlay.Kind != OverlayKind.None)
        {
            return OverlayUpdate.Press(state, key);
        }

        if (TableUpdate.IsOpen(state) && TableUpdate.Press(state, key) is { } edited)
        {
            return edited;
        }

        if (key.Kind is KeyKind.Tab or KeyKind.BackTab)
        {
            int count = Enum.GetValues<WorkbenchScreen>().Length;
            return Show(state, (WorkbenchScreen)(((int)state.Screen - 1 + (key.Kind == KeyKind.Tab ? 1 : count - 1)) % count) + 1);
        }

        if (key.Kind is KeyKind.Left or KeyKind.Right || key.Types('h') || key.Types('l'))
        {
            if (CrosshairUpdate.Shows(state))
            {
                return CrosshairUpdate.Move(state, Steps(key).Right);
            }
        }

        if (WorkbenchActions.On(state.Screen).FirstOrDefault(a => a.Fits(key)) is { } action)
        {
            return WorkbenchActions.Run(state, action);
        }

        (int down, int right) = Steps(key);
        return down == 0 && right == 0 ? state : Move(state, down, right);
    }

    private static WorkbenchState Click(WorkbenchState state, Spot spot)
    {
        switch (spot.Kind)
        {
            case SpotKind.Tab:
                return Show(state, (WorkbenchScreen)spot.Index);
            case SpotKind.Hint:
                return WorkbenchActions.Run(state with { Overlay = Overlay.None }, WorkbenchActions.All[spot.Index]);
            case SpotKind.OverlayRow:
                return OverlayUpdate.Press(state with { Overlay = state.Overlay with { Row = spot.Index } }, new Key(KeyKind.Enter));
            case SpotKind.Heading:
                return state.At(state.Place with { Sort = spot.Index, Descending = state.Place.Sort == spot.Index && !state.Place.Descending, Row = 0 });
            case SpotKind.Plot when state.Overlay.Kind == OverlayKind.None:
                return CrosshairUpdate.Click(state, spot);
            case SpotKind.Row when state.Overlay.Kind == OverlayKind.None && TableUpdate.IsOpen(state):
                return TableUpdate.Move(state, spot.Index - state.Table!.Row, spot.Column < 0 ? 0 : spot.Column - state.Table.Column);
            case SpotKind.Row when state.Overlay.Kind == OverlayKind.None:
                // A second click on the same row opens it.
                bool again = spot.Index == state.Place.Row && (spot.Column < 0 || spot.Column == state.Place.Column);
                if (again)
                {
                    return WhyNotOpen(state) is null ? Open(state) : state;
                }

                return Move(state, spot.Index - state.Place.Row, spot.Column < 0 ? 0 : spot.Column - state.Place.Column);
            default:
                return state;
        }
    }

    private static WorkbenchState Opened(WorkbenchState state, LocalityBoard locality)
    {
        // Results of other files are no results; what a scenario's chances are is known again when it has run.
        bool first = state.Locality is null;
        state = state with { Locality = locality, Faults = [], Closings = first ? state.Closings : state.Closings.Clear(), Asked = null };
        return state.Levers is { } levers && locality.Scenarios.All(s => s.Id != levers.Scenario) ? state with { Levers = null, Preview = null } : state;
    }

    private static WorkbenchState Compared(WorkbenchState state, ComparisonBoard board)
    {
        // The scenario looked at stays the same one although its place may change.
        string? id = state.Board is { } before ? before.Scenarios[Math.Clamp(state.Scenario, 0, before.Scenarios.Count - 1)].Id : null;
        int at = board.Scenarios.ToList().FindIndex(s => s.Id == id);
        bool first = state.Board is null && state.Overlay.Kind == OverlayKind.None;
        return Select(state with { Board = board, Faults = [], Overlay = first ? new Overlay(OverlayKind.Conclusion) : state.Overlay }, Math.Max(0, at));
    }

    // A board made without tests keeps those that are known, and what the last change did.
    private static RuleBoard Merged(RuleBoard? before, RuleBoard now) => before is null || now.Nodes.Any(n => n.Tests is not null)
        ? now
        : now with
        {
            Nodes = [.. now.Nodes.Select(n => n with { Tests = before.Nodes.FirstOrDefault(o => o.Key == n.Key)?.Tests })],
            Effect = now.Effect.Count > 0 ? now.Effect : before.Effect,
            EffectUnnamed = now.Effect.Count > 0 ? now.EffectUnnamed : before.EffectUnnamed,
        };

    // What waits for the failed piece of work waits no longer.
    private static WorkbenchState LaneFailed(WorkbenchState state, WorkbenchMessage.LaneFailed failed)
    {
        Wording work = failed.Lane switch
        {
            WorkLaneName.Files => Wording.LaneFiles,
            WorkLaneName.Runs => Wording.LaneRuns,
            WorkLaneName.Previews => Wording.LanePreviews,
            WorkLaneName.Tables => Wording.LaneTables,
            WorkLaneName.Reports => Wording.LaneReports,
            _ => Wording.LaneStudies,
        };
        LocalizedText text = BoardBuilder.Both(l => WorkbenchView.Book.Format(
            l, Wording.LaneFailed, WorkbenchView.Book.Text(l, work), failed.Log ?? "–", $"{failed.Fault.GetType().Name}: {failed.Fault.Message.ReplaceLineEndings(" ")}"));
        state = state with { Said = text };
        return failed.Lane switch
        {
            WorkLaneName.Previews => state with { Previewing = false },
            WorkLaneName.Studies => state with { Sensitivity = state.Sensitivity with { Running = null } },
            WorkLaneName.Tables when state.Table is { Changes.Count: > 0 } table => state with
            {
                Table = table with { Effect = new TableEffect(table.Changes, [new RuleFault("", 0, text)], [], [], [], false, null, 0) },
            },
            _ => state,
        };
    }

    // The rules were read again: an open table follows its file.
    private static WorkbenchState Follow(WorkbenchState state) => state.Table is { } table ? state.Wanting(new WorkbenchRequest.ReadTable(table.Table.Id, Opening: false)) : state;

    // What a screen needs and nobody has asked for yet.
    private static WorkbenchState Ask(WorkbenchState state)
    {
        state = StudyUpdate.Ask(state);
        if (state.Screen is WorkbenchScreen.Communes or WorkbenchScreen.Criteria or WorkbenchScreen.Targets && state.Board is { } board)
        {
            string id = board.Scenarios[Math.Clamp(state.Scenario, 0, board.Scenarios.Count - 1)].Id;
            if (!state.Closings.ContainsKey(id) && state.Asked != id)
            {
                return (state with { Asked = id }).Wanting(new WorkbenchRequest.Closings(id));
            }
        }

        if (state is { Screen: WorkbenchScreen.Levers, Locality: { } locality })
        {
            string id = LeverScenario(state, locality);
            if (state.Levers?.Scenario != id && state.AskedLevers != id && state.Levers?.Moved != true)
            {
                return (state with { AskedLevers = id }).Wanting(new WorkbenchRequest.ReadLevers(id));
            }
        }

        return state;
    }

    private static string LeverScenario(WorkbenchState state, LocalityBoard locality) =>
        state.Board is { } board ? board.Scenarios[Math.Clamp(state.Scenario, 0, board.Scenarios.Count - 1)].Id : locality.Scenarios[0].Id;
}
