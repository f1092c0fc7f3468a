using Planner.Analysis.Attainment;
using Planner.Reporting.Text;
using Planner.Rules.Pack;
using Planner.Workbench.Cells;
using Planner.Workbench.States;
using Planner.Workbench.Words;

namespace Planner.Workbench.Views;

/// <summary>Levers as sliders and fields, and beside them what they do to the chances.</summary>
internal static class LeversView
{
    private const int Slider = 10;

    public static void Draw(CellBuffer frame, WorkbenchState state, Area area)
    {
        PhraseBook<Wording> book = WorkbenchView.Book;
        if (state.Levers is not { } sheet)
        {
            WorkbenchView.Waiting(frame, state, area, Wording.Reading);
            return;
        }

        int moved = sheet.Items.Count(i => i.Moved);
        int y = WorkbenchView.Heading(frame, state, area, book.Format(state.Language, Wording.LeversOf, sheet.Title.In(state.Language)), book.Format(state.Language, Wording.LeversMoved, moved));
        IReadOnlyList<LeverItem> rows = WorkbenchLists.Levers(state);
        int preview = area.Width >= 180 ? 84 : area.Width >= 150 ? 64 : area.Width >= 110 ? 46 : 30;
        Area list = area.From(y).First(area.Width - preview);
        int slider = list.Width >= 100 ? 2 * Slider : list.Width >= 60 ? Slider : Slider / 2;
        int value = list.Width >= 100 ? 40 : list.Width >= 60 ? 18 : 13;
        int names = Math.Min(64, list.Width - slider - value - 4);
        LeverItem? chosen = WorkbenchLists.SelectedLever(state);
        string[] detail = chosen is null ? [] : [.. Detail(chosen, state).SelectMany(t => DisplayWidth.Wrap(t, list.Width - 2))];
        int bottom = Math.Min(detail.Length, Math.Max(2, list.Height / 3));
        Drawing.List(frame, list.Until(list.Bottom - bottom), rows.Count, state.Place.Row, SpotKind.Row, (i, row, selected) =>
        {
            LeverItem item = rows[i];
            CellStyle style = item.Locked is not null ? CellStyle.Quiet : item.Moved ? new CellStyle(CellInk.Accent, CellMarks.Bold) : selected ? CellStyle.Strong : CellStyle.Plain;
            frame.Write(1, row, (item.Moved ? "* " : "  ") + item.Title.In(state.Language), style, names);
            if (item.Kind is not (LeverKind.Choice or LeverKind.Switch) && item.Most > item.Least)
            {
                Drawing.Bar(frame, 2 + names, row, slider, (item.Value - item.Least) / (item.Most - item.Least), style);
            }

            frame.Write(3 + names + slider, row, LeverText.Of(item, item.Value, state.Language), style, value);
            if (selected)
            {
                frame.Mark(1, row, names + 1, CellMarks.Reverse);
            }
        });
        for (int i = 0; i < bottom; i++)
        {
            string end = i == bottom - 1 && bottom < detail.Length ? " …" : "";
            frame.Write(1, list.Bottom - bottom + i, detail[i] + end, CellStyle.Quiet, list.Width - 2);
        }

        Preview(frame, state, area.From(y).After(list.Width));
    }

    // What it is set to and was, how it is moved, from where to where and why there.
    private static IEnumerable<string> Detail(LeverItem item, WorkbenchState state)
    {
        if (item.Locked is { } locked)
        {
            yield return locked.In(state.Language);
            yield break;
        }

        yield return WorkbenchView.Book.Format(
            state.Language, Wording.LeverDetail, item.Title.In(state.Language), LeverText.Of(item, item.Value, state.Language), LeverText.Of(item, item.Base, state.Language));
        if (LeverText.Range(item, state.Language) is { } range)
        {
            yield return range;
        }
    }

    private static void Preview(CellBuffer frame, WorkbenchState state, Area area)
    {
        PhraseBook<Wording> book = WorkbenchView.Book;
        for (int row = area.Top; row < area.Bottom; row++)
        {
            frame.Write(area.Left, row, "│", CellStyle.Quiet);
        }

        area = area with { Left = area.Left + 2, Width = area.Width - 3 };
        if (state.Preview is not { } preview)
        {
            Drawing.Wrapped(frame, area, book.Text(state.Language, state.Previewing ? Wording.PreviewComing : Wording.PreviewNone), CellStyle.Quiet);
            return;
        }

        if (preview.Faults.Count > 0)
        {
            area = area.From(Drawing.Wrapped(frame, area, book.Text(state.Language, Wording.PreviewRefused), new CellStyle(CellInk.Bad, CellMarks.Bold)));
            foreach (LocalizedText fault in preview.Faults)
            {
                area = area.From(Drawing.Wrapped(frame, area, fault.In(state.Language)));
            }

            return;
        }

        int titles = Math.Max(0, area.Width - 28);
        string heading = book.Format(state.Language, Wording.PreviewHeading, preview.Replicates) + (state.Previewing ? " …" : "");
        area = area.From(Drawing.Wrapped(frame, area with { Height = Math.Min(4, area.Height) }, heading, CellStyle.Quiet));
        var numbers = new NumberText(state.Language);
        int shown = Math.Min(area.Height, preview.Rows.Count);
        for (int i = 0; i < shown; i++)
        {
            PreviewRow row = preview.Rows[i];
            int y = area.Top + i;
            if (i == area.Height - 1 && i < preview.Rows.Count - 1)
            {
                frame.Write(area.Left, y, book.Format(state.Language, Wording.MoreTargets, preview.Rows.Count - i), CellStyle.Strong, area.Width);
                break;
            }

            int x = frame.Write(area.Left, y, row.Id, CellStyle.Plain, 6);
            frame.Write(area.Left + 7, y, row.Title.In(state.Language), CellStyle.Quiet, titles);
            x = area.Left + 7 + titles;
            frame.WriteRight(x + 4, y, NaturalFrequency.Of(row.Before).ToString());
            frame.Write(x + 5, y, "→");
            frame.WriteRight(x + 12, y, NaturalFrequency.Of(row.After) + " " + MatrixView.Sign(row.Outlook), new CellStyle(MatrixView.Ink(row.Outlook), CellMarks.Bold));
            if (row.Difference.Distinguishable)
            {
                frame.WriteRight(x + 19, y, numbers.Points(row.Difference.Estimate), new CellStyle(row.Difference.Estimate > 0 ? CellInk.Good : CellInk.Bad));
            }
        }
    }
}
