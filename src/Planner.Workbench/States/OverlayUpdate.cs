using System.Globalization;
using System.Text;
using Planner.Rules.Pack;
using Planner.Workbench.Boards;
using Planner.Workbench.Cells;
using Planner.Workbench.Keys;
using Planner.Workbench.Settings;
using Planner.Workbench.Views;
using Planner.Workbench.Words;

namespace Planner.Workbench.States;

/// <summary>What keys do while something lies over the screen.</summary>
internal static class OverlayUpdate
{
    private const int LongestName = 80;

    /// <summary>Whether characters go into a field.</summary>
    public static bool IsTyping(Overlay overlay) => overlay.Kind is OverlayKind.Actions or OverlayKind.GoTo or OverlayKind.Filter or OverlayKind.Prompt;

    /// <summary>The state after a key.</summary>
    public static WorkbenchState Press(WorkbenchState state, Key key)
    {
        Overlay overlay = state.Overlay;
        bool typing = IsTyping(overlay);
        bool first = overlay.Kind is OverlayKind.ChooseLanguage or OverlayKind.ChooseUser && state.Settings.User is null;
        if (overlay.Kind is OverlayKind.Conclusion or OverlayKind.Card or OverlayKind.Log or OverlayKind.Study && key.Kind is not (KeyKind.Escape or KeyKind.Enter) && WorkbenchUpdate.Steps(key).Down == 0 && !key.Types('q') && !key.Types('c') && !key.Types('o'))
        {
            // A text in the way of a key goes away.
            return WorkbenchUpdate.Apply(Close(state), new WorkbenchMessage.Pressed(key));
        }

        if (key.Kind == KeyKind.Escape || (!typing && !first && (key.Types('q') || key.Types('c') || key.Types('o'))))
        {
            return Close(state);
        }

        if (key.Kind == KeyKind.Enter)
        {
            return Accept(state);
        }

        if (typing && key.Kind == KeyKind.Character && Rune.GetUnicodeCategory(key.Character) is not UnicodeCategory.Control && overlay.Typed.Length < LongestName)
        {
            return Typed(state, (overlay.Typed + key.Character).Normalize(NormalizationForm.FormC));
        }

        if (typing && key.Kind == KeyKind.Backspace)
        {
            return overlay.Typed.Length == 0 ? Close(state) : Typed(state, Shorter(overlay.Typed));
        }

        if (typing && key == Key.Control('u'))
        {
            return Typed(state, "");
        }

        if (!typing && key.Kind == KeyKind.Character && key.Character.Value is >= '1' and <= '9' && overlay.Kind is OverlayKind.ChooseLanguage or OverlayKind.ChooseUser or OverlayKind.DropDraft or OverlayKind.LeaveDraft or OverlayKind.Export)
        {
            int chosen = key.Character.Value - '1';
            return chosen < Rows(state) ? Accept(state with { Overlay = overlay with { Row = chosen } }) : state;
        }

        (int down, _) = typing && key.Kind == KeyKind.Character ? (0, 0) : WorkbenchUpdate.Steps(key);
        if (down == 0)
        {
            return state;
        }

        if (overlay.Kind == OverlayKind.Filter)
        {
            return WorkbenchUpdate.Move(state, down, 0);
        }

        return state with { Overlay = overlay with { Row = Math.Clamp(overlay.Row + down, 0, Math.Max(0, Rows(state) - 1)) } };
    }

    private static int Rows(WorkbenchState state) => state.Overlay.Kind switch
    {
        OverlayKind.ChooseLanguage => 2,
        OverlayKind.ChooseUser => 3,
        OverlayKind.DropDraft or OverlayKind.LeaveDraft => 2,
        OverlayKind.Export => WorkbenchActions.Exports(state).Count,
        OverlayKind.Actions => WorkbenchLists.Actions(state).Count,
        OverlayKind.GoTo => WorkbenchLists.Destinations(state).Count,
        OverlayKind.Log => state.Log.Count,
        OverlayKind.Conclusion => OverlayView.ConclusionLines(state).Count,
        OverlayKind.Card => OverlayView.CardLines(state).Count,
        OverlayKind.Study => StudyTexts.Whole(state).Count,
        _ => 0,
    };

    private static WorkbenchState Typed(WorkbenchState state, string text)
    {
        state = state with { Overlay = state.Overlay with { Typed = text, Row = 0 } };
        return state.Overlay.Kind == OverlayKind.Filter ? state.At(state.Place with { Filter = text, Row = 0, Inside = false }) : state;
    }

    // A grapheme cluster at a time: half a letter is no letter.
    private static string Shorter(string text)
    {
        int[] starts = StringInfo.ParseCombiningCharacters(text);
        return text[..starts[^1]];
    }

    private static WorkbenchState Close(WorkbenchState state)
    {
        // Leaving the questions of the first start unanswered asks again next time; the conclusion waits behind them.
        return state with { Overlay = Overlay.None };
    }

    private static WorkbenchState Accept(WorkbenchState state)
    {
        Overlay overlay = state.Overlay;
        switch (overlay.Kind)
        {
            case OverlayKind.ChooseLanguage:
                Language language = overlay.Row == 0 ? Language.Vietnamese : Language.English;
                return Remembered(state with { Language = language, Overlay = new Overlay(OverlayKind.ChooseUser) }, state.Settings with { Language = language });
            case OverlayKind.ChooseUser:
                var user = (UserKind)overlay.Row;
                WorkbenchScreen screen = user switch { UserKind.Leadership => WorkbenchScreen.Targets, UserKind.Analyst => WorkbenchScreen.Rules, _ => WorkbenchScreen.Scenarios };
                state = Remembered(WorkbenchUpdate.Show(state, screen), state.Settings with { User = user, Language = state.Settings.Language ?? state.Language });
                return state.Board is not null && overlay.Typed.Length == 0 ? state with { Overlay = new Overlay(OverlayKind.Conclusion) } : state;
            case OverlayKind.Actions:
                IReadOnlyList<WorkbenchAction> actions = WorkbenchLists.Actions(state);
                return actions.Count == 0 ? state : WorkbenchActions.Run(state with { Overlay = Overlay.None }, actions[Math.Clamp(overlay.Row, 0, actions.Count - 1)]);
            case OverlayKind.GoTo:
                var places = WorkbenchLists.Destinations(state);
                return places.Count == 0 ? state : places[Math.Clamp(overlay.Row, 0, places.Count - 1)].Go(state with { Overlay = Overlay.None });
            case OverlayKind.DropDraft when overlay.Row == 0:
                return TableUpdate.LayAside(state with { Overlay = Overlay.None });
            case OverlayKind.DropDraft or OverlayKind.LeaveDraft when overlay.Row == 1:
                return overlay.Kind == OverlayKind.LeaveDraft ? state with { Exit = 0 } : TableUpdate.Drop(state with { Overlay = Overlay.None });
            case OverlayKind.Export:
                return WorkbenchActions.Run(state with { Overlay = Overlay.None }, WorkbenchActions.Exports(state)[Math.Clamp(overlay.Row, 0, Rows(state) - 1)]);
            case OverlayKind.Prompt:
                return Named(state with { Overlay = Overlay.None }, overlay.Use, overlay.Typed.Trim());
            default:
                return Close(state);
        }
    }

    private static WorkbenchState Named(WorkbenchState state, PromptUse use, string name)
    {
        if (name.Length == 0)
        {
            return state with { Said = WorkbenchActions.Said(Wording.NothingTyped) };
        }

        switch (use)
        {
            case PromptUse.Duplicate when WorkbenchLists.SelectedScenario(state) is { } copied:
                return state.Wanting(new WorkbenchRequest.Duplicate(copied.Id, name));
            case PromptUse.Rename when WorkbenchLists.SelectedScenario(state) is { } renamed:
                return state.Wanting(new WorkbenchRequest.Rename(renamed.Id, name, state.Language));
            case PromptUse.SaveLevers when state.Levers is { } levers:
                return state.Wanting(new WorkbenchRequest.SaveLevers(levers, name));
            case PromptUse.SavePlan:
                return OptimiseUpdate.Save(state, name);
            case PromptUse.LeverValue when WorkbenchLists.SelectedLever(state) is { } item:
                if (LeverText.Read(item, name, state.Language) is not { } value)
                {
                    return state with { Said = WorkbenchActions.Said(Wording.NoNumber, name) };
                }

                // What lies beyond the range is held at its end, and said.
                LeverItem held = item.At(value);
                state = LeverUpdate.Set(state, value);
                return value >= item.Least - 1e-9 && value <= item.Most + 1e-9 ? state
                    : state with { Said = BoardBuilder.Both(l => WorkbenchView.Book.Format(l, Wording.LeverHeld, LeverText.Of(held, held.Value, l), item.Limits?.In(l))) };
            case PromptUse.TableAssumption or PromptUse.TableSource when state.Table is not null:
                return TableUpdate.Save(state, name, use == PromptUse.TableSource);
            case PromptUse.TablePeriod when state.Table is not null:
                return TableUpdate.AddPeriod(state, name);
            default:
                return state;
        }
    }

    private static WorkbenchState Remembered(WorkbenchState state, WorkbenchSettings settings) =>
        (state with { Settings = settings }).Wanting(new WorkbenchRequest.Remember(settings));
}
