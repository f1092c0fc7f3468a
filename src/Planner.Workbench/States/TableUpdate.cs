using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Planner.Rules.Editing;
using Planner.Rules.Pack;
using Planner.Workbench.Boards;
using Planner.Workbench.Keys;
using Planner.Workbench.Views;
using Planner.Workbench.Words;

namespace Planner.Workbench.States;

/// <summary>What keys do in a parameter's table, and how a draft stands against the file.</summary>
internal static class TableUpdate
{
    private const int LongestValue = 20;
    private const string ParameterBranch = "parameters/";

    /// <summary>Whether a table is what keys go to.</summary>
    public static bool IsOpen(WorkbenchState state) => state is { Screen: WorkbenchScreen.Rules, Table.Aside: false };

    /// <summary>Id of the parameter selected in the tree; null where something else is.</summary>
    public static string? SelectedParameter(WorkbenchState state) =>
        WorkbenchLists.SelectedRule(state) is { } node && node.Key.StartsWith(ParameterBranch, StringComparison.Ordinal) ? node.Key[ParameterBranch.Length..] : null;

    /// <summary>Why the selected parameter's table cannot be opened; null where it can.</summary>
    public static Wording? WhyNotEdit(WorkbenchState state) =>
        IsOpen(state) ? null
        : SelectedParameter(state) is not { } parameter ? Wording.WhyNoParameter
        : state.Table is { } aside && aside.Table.Id != parameter ? Wording.WhyOtherDraft : null;

    /// <summary>Opens the table of the selected parameter; in an open one edits the selected cell.</summary>
    public static WorkbenchState Edit(WorkbenchState state) => state.Table is { } table
        ? With(state, table.Aside ? table with { Aside = false } : table with { Typed = Bare(Written(table), state) })
        : state.Wanting(new WorkbenchRequest.ReadTable(SelectedParameter(state)!));

    /// <summary>The state after a key of the table; null where the key means what it means everywhere.</summary>
    public static WorkbenchState? Press(WorkbenchState state, Key key)
    {
        TableDraft table = state.Table!;
        if (table.Typed is { } typed)
        {
            return Typing(state, table, typed, key);
        }

        if (key.Kind == KeyKind.Escape)
        {
            return table.Changes.Count == 0 ? state with { Table = null } : state with { Overlay = new Overlay(OverlayKind.DropDraft) };
        }

        if (Starts(key))
        {
            return With(state, table with { Typed = key.Character.ToString() });
        }

        if (key.Kind == KeyKind.Enter)
        {
            return Edit(state);
        }

        (int down, int right) = WorkbenchUpdate.Steps(key);
        return down == 0 && right == 0 ? null : Move(state, down, right);
    }

    /// <summary>Moves the selection.</summary>
    public static WorkbenchState Move(WorkbenchState state, int down, int right)
    {
        TableDraft table = state.Table!;
        return With(state, table with
        {
            Row = Math.Clamp(Math.Clamp(table.Row, 0, table.Periods.Count - 1) + down, 0, table.Periods.Count - 1),
            Column = Math.Clamp(table.Column + right, 0, table.Table.Regions.Count - 1),
        });
    }

    /// <summary>The selected cell as in the file.</summary>
    public static WorkbenchState Reset(WorkbenchState state)
    {
        TableDraft table = state.Table!;
        return Changed(state, table with { Changes = table.Changes.Remove(table.Change!) });
    }

    /// <summary>A new period from a year on; where there is one already it is selected.</summary>
    public static WorkbenchState AddPeriod(WorkbenchState state, string typed)
    {
        if (!int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out int year) || year is < 1990 or > 2100)
        {
            return state with { Said = WorkbenchActions.Said(Wording.NoYear, typed) };
        }

        TableDraft table = state.Table!;
        table = table.Periods.Any(p => p.From == year) ? table : table with { Added = table.Added.Add(year) };
        return With(state, table with { Row = table.Periods.ToList().FindLastIndex(p => p.From == year) });
    }

    /// <summary>Asks for a save.</summary>
    /// <param name="state">The state.</param>
    /// <param name="words">Where the values come from.</param>
    /// <param name="isSource">Whether that is a document; else it is an assumption.</param>
    public static WorkbenchState Save(WorkbenchState state, string words, bool isSource)
    {
        // What was offered and kept stands in both languages.
        bool offered = words == WorkbenchView.Book.Text(state.Language, Wording.OwnGuess);
        return state.Wanting(new WorkbenchRequest.SaveTable(state.Table!, offered ? WorkbenchActions.Said(Wording.OwnGuess) : new LocalizedText(words, words), isSource));
    }

    /// <summary>Leaves the workbench, or asks first where a draft would be lost.</summary>
    public static WorkbenchState Leave(WorkbenchState state) =>
        state.Table is { Changes.Count: > 0 } ? state with { Overlay = new Overlay(OverlayKind.LeaveDraft) } : state with { Exit = 0 };

    /// <summary>Lays the draft aside: the tree is shown, the draft stays.</summary>
    public static WorkbenchState LayAside(WorkbenchState state) => With(state, state.Table! with { Aside = true, Typed = null });

    /// <summary>Drops the draft.</summary>
    public static WorkbenchState Drop(WorkbenchState state) =>
        state with { Table = null, Undo = WithoutTables(state.Undo), Said = WorkbenchActions.Said(Wording.DraftDropped) };

    /// <summary>The state with the table as the file has it now.</summary>
    /// <param name="state">The state.</param>
    /// <param name="fresh">The table.</param>
    /// <param name="opening">Whether somebody wants to see it; else it only follows the file.</param>
    public static WorkbenchState Read(WorkbenchState state, TableDraft fresh, bool opening)
    {
        if (state.Table is not { } table)
        {
            // The locality's own column and the latest period are what most people come for.
            int column = fresh.Table.Values.Any(v => v.Region == fresh.HomeRegion) ? fresh.Table.Regions.ToList().IndexOf(fresh.HomeRegion) : 0;
            return !opening ? state : state with { Table = fresh with { Row = fresh.Periods.Count - 1, Column = Math.Max(0, column) } };
        }

        if (table.Table.Id != fresh.Table.Id)
        {
            return state;
        }

        if (table.Content.AsSpan().SequenceEqual(fresh.Content.AsSpan()))
        {
            return state;
        }

        TableDraft rebased = table.On(fresh);
        state = With(state, rebased);
        if (rebased.Changes.Count == 0)
        {
            return state with { Undo = WithoutTables(state.Undo) };
        }

        return Try(state) with { Said = WorkbenchActions.Said(rebased.Changes.Any(rebased.Conflicts) ? Wording.TableConflict : Wording.TableRebased) };
    }

    /// <summary>Takes a step of the draft back.</summary>
    public static WorkbenchState TakeBack(WorkbenchState state, TableDraft before)
    {
        if (state.Table is not { } table || table.Table.Id != before.Table.Id)
        {
            return state;
        }

        // The file may have been read again since: only what was typed goes back.
        return Try(With(WorkbenchUpdate.Show(state, WorkbenchScreen.Rules), table with { Changes = before.Changes, Added = before.Added, Row = before.Row, Column = before.Column, Typed = null, Aside = false }));
    }

    /// <summary>The token of a cell as it stands in the draft; empty where the region has no row of its own.</summary>
    public static string Written(TableDraft table) => table.Change?.Value ?? table.Own(table.Region, table.Period)?.Written ?? "";

    /// <summary>A token as the language writes numbers.</summary>
    public static string Bare(string written, WorkbenchState state) =>
        state.Language == Language.Vietnamese && Number(written) is not null ? written.Replace('.', ',') : written;

    private static WorkbenchState Typing(WorkbenchState state, TableDraft table, string typed, Key key)
    {
        switch (key.Kind)
        {
            case KeyKind.Escape:
                return With(state, table with { Typed = null });
            case KeyKind.Backspace:
                return With(state, table with { Typed = typed.Length > 0 ? typed[..^1] : typed });
            case KeyKind.Character:
                return typed.Length < LongestValue && Rune.IsLetterOrDigit(key.Character) || key.Character.Value is ',' or '.' or '-' or '+' or '%' or ' '
                    ? With(state, table with { Typed = typed + key.Character })
                    : state;
            case KeyKind.Enter:
                return Set(state, typed);
            case KeyKind.Up or KeyKind.Down or KeyKind.Left or KeyKind.Right or KeyKind.PageUp or KeyKind.PageDown:
                (int down, int right) = WorkbenchUpdate.Steps(key);
                return Move(Set(state, typed), down, right);
            case KeyKind.Tab:
                return Move(Set(state, typed), 0, 1);
            case KeyKind.BackTab:
                return Move(Set(state, typed), 0, -1);
            default:
                return key == Key.Control('u') ? With(state, table with { Typed = "" }) : state;
        }
    }

    // What was typed becomes a change, or none where it says what the file says.
    private static WorkbenchState Set(WorkbenchState state, string typed)
    {
        TableDraft table = state.Table! with { Typed = null };
        string text = typed.Trim(), value = Token(text);
        (int from, int? to) = table.Period;
        TableValue? own = table.Own(table.Region, table.Period);
        if (text.Length == 0)
        {
            return With(state, table) with { Said = WorkbenchActions.Said(Wording.NothingTyped) };
        }

        if (own is null && table.Table.Own(table.Region, from) is { } other)
        {
            // Two rows of one region cannot begin in one year.
            return With(state, table) with { Said = WorkbenchActions.Said(Wording.WhyPeriodTaken, table.Region, Years(other.From, other.To)) };
        }

        bool same = own is not null && Number(own.Written) is { } old && Number(value) is { } now && old.Equals(now);
        TableChange? before = table.Change;
        var change = new TableChange(table.Region, from, to, value, own?.Written);
        ImmutableList<TableChange> changes = same ? before is null ? table.Changes : table.Changes.Remove(before)
            : before is null ? table.Changes.Add(change)
            : before.Value == value && before.Before == change.Before ? table.Changes
            : table.Changes.Replace(before, change);
        return ReferenceEquals(changes, table.Changes) ? With(state, table) : Changed(state, table with { Changes = changes });
    }

    /// <summary>A period as people read it.</summary>
    public static string Years(int from, int? to) => to == from ? Plain(from) : $"{Plain(from)}–{(to is { } last ? Plain(last) : "")}";

    /// <summary>The number a token stands for; null where it is none.</summary>
    public static double? Number(string token) =>
        double.TryParse(token, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value) ? value : null;

    // Decimal comma or point; what is no number stays as it was typed, and the check names it.
    private static string Token(string typed)
    {
        string text = typed.Replace("%", "", StringComparison.Ordinal).Replace(',', '.').Trim();
        return double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value)
            ? value.ToString("R", CultureInfo.InvariantCulture)
            : typed;
    }

    private static WorkbenchState Changed(WorkbenchState state, TableDraft table)
    {
        TableDraft before = state.Table! with { Typed = null };
        string what = $"{table.Table.Id} {table.Region} {Years(table.Period.From, table.Period.To)}";
        var step = new UndoStep(BoardBuilder.Both(l => WorkbenchView.Book.Format(l, Wording.TableStep, what)), null, null) { Table = before };
        return Try(With(state with { Undo = state.Undo.Push(step) }, table));
    }

    private static WorkbenchState Try(WorkbenchState state) => state.Wanting(new WorkbenchRequest.TryTable(state.Table!));

    private static bool Starts(Key key) => key.Kind == KeyKind.Character && key.Character.Value is (>= '0' and <= '9') or '-' or '.' or ',';

    private static WorkbenchState With(WorkbenchState state, TableDraft table) => state with { Table = table };

    private static ImmutableStack<UndoStep> WithoutTables(ImmutableStack<UndoStep> undo) => [.. undo.Where(u => u.Table is null).Reverse()];

    private static string Plain(int number) => number.ToString(CultureInfo.InvariantCulture);
}
