using Planner.Rules.Pack;
using Planner.Workbench.Boards;
using Planner.Workbench.Cells;
using Planner.Workbench.States;
using Planner.Workbench.Words;

namespace Planner.Workbench.Views;

/// <summary>The rule files as a tree with what stands in them; faults of what was saved in place; what the last change did.</summary>
internal static class RulesView
{
    public static void Draw(CellBuffer frame, WorkbenchState state, Area area)
    {
        PhraseBook<Wording> book = WorkbenchView.Book;
        if (state.Rules is not { } board)
        {
            WorkbenchView.Waiting(frame, state, area, Wording.Reading);
            return;
        }

        IReadOnlyList<RuleNode> rows = WorkbenchLists.Rules(state);
        bool wide = area.Width >= 110;
        Area tree = wide ? area.First(area.Width * 45 / 100) : area.Until(area.Top + (area.Height * 45 / 100));
        if (rows.Count == 0)
        {
            frame.Write(2, tree.Top, book.Text(state.Language, Wording.NothingFits), CellStyle.Quiet);
        }

        Drawing.List(frame, tree, rows.Count, state.Place.Row, SpotKind.Row, (i, y, selected) =>
        {
            RuleNode node = rows[i];
            bool open = state.Unfolded.Contains(node.Key);
            bool faulty = board.Faults.Any(f => f.File == node.File && (node.Depth == 0 || f.Line == node.Line));
            int x = tree.Left + 1 + (2 * node.Depth);
            frame.Write(x, y, node.Branch ? open ? "▾" : "▸" : "·", CellStyle.Quiet);
            bool draft = state.Table is { } open2 && TableView.Concerns(open2, node);
            string tests = node.Tests is { } t ? $"{(t.Passed == t.Of ? "✓" : "!")} {t.Passed}/{t.Of}" : "";
            frame.Write(x + 2, y, (faulty ? "! " : draft ? "* " : "") + node.Name.In(state.Language), faulty ? new CellStyle(CellInk.Bad, CellMarks.Bold) : draft ? new CellStyle(CellInk.Accent, CellMarks.Bold) : selected ? CellStyle.Strong : CellStyle.Plain, tree.Right - x - 3 - tests.Length - 1);
            frame.WriteRight(tree.Right - 1, y, tests, new CellStyle(node.Tests is { } state2 && state2.Passed < state2.Of ? CellInk.Bad : CellInk.Good));
            if (selected)
            {
                frame.Mark(tree.Left + 1, y, tree.Width - 2, CellMarks.Reverse);
            }
        });

        Area detail = wide ? area.After(tree.Width + 1) : area.From(tree.Bottom + 1);
        if (!wide)
        {
            frame.Write(0, tree.Bottom, new string('─', area.Width), CellStyle.Quiet);
        }

        detail = detail with { Left = detail.Left + 1, Width = detail.Width - 2 };
        foreach (RuleFault fault in board.Faults.Take(6))
        {
            detail = detail.From(Drawing.Wrapped(frame, detail, fault.Text.In(state.Language), new CellStyle(CellInk.Bad), 2));
        }

        if (board.Faults.Count > 0)
        {
            detail = detail.From(Drawing.Wrapped(frame, detail, book.Text(state.Language, Wording.OldStaysInForce), CellStyle.Strong));
        }

        if (board.Effect.Count > 0)
        {
            detail = detail.From(Drawing.Wrapped(frame, detail, book.Text(state.Language, Wording.EffectHeading), new CellStyle(CellInk.Accent, CellMarks.Bold)));
            foreach (LocalizedText line in (state.Anonymous && board.EffectUnnamed.Count > 0 ? board.EffectUnnamed : board.Effect).Take(wide ? 20 : 4))
            {
                detail = detail.From(Drawing.Wrapped(frame, detail, "· " + line.In(state.Language), default, 2));
            }
        }

        if (WorkbenchLists.SelectedRule(state) is { } chosen)
        {
            detail = detail.From(Drawing.Wrapped(frame, detail, chosen.Name.In(state.Language), new CellStyle(CellInk.Accent, CellMarks.Bold)));
            foreach (string changed in TableView.DraftLines(state, chosen))
            {
                detail = detail.From(Drawing.Wrapped(frame, detail, changed, new CellStyle(CellInk.Accent, CellMarks.Bold), 2));
            }

            foreach (LocalizedText line in chosen.Details.Where(d => d.Vi.Length > 0))
            {
                detail = detail.From(Drawing.Wrapped(frame, detail, line.In(state.Language), default, 2));
            }

            Drawing.Wrapped(frame, detail, book.Format(state.Language, Wording.StandsAt, chosen.File, chosen.Line), CellStyle.Quiet, 2);
        }
    }
}
