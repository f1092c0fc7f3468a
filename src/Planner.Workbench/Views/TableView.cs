using System.Globalization;
using Planner.Analysis.Attainment;
using Planner.Analysis.Closing;
using Planner.Reporting.Text;
using Planner.Rules.Editing;
using Planner.Rules.Pack;
using Planner.Workbench.Boards;
using Planner.Workbench.Cells;
using Planner.Workbench.States;
using Planner.Workbench.Words;

namespace Planner.Workbench.Views;

/// <summary>A parameter's table, period × region, with the draft marked, and beside or below it what the changed values do.</summary>
internal static class TableView
{
    private const int Column = 8;
    private const int Years = 11;
    private const int WidthForBoth = 150;

    public static void Draw(CellBuffer frame, WorkbenchState state, Area area)
    {
        PhraseBook<Wording> book = WorkbenchView.Book;
        TableDraft draft = state.Table!;
        int y = WorkbenchView.Heading(
            frame, state, area, book.Format(state.Language, Wording.TableHeading, draft.Table.Id + " " + draft.Table.Title.In(state.Language)),
            draft.Changes.Count > 0 ? book.Format(state.Language, Wording.TableChanged, draft.Changes.Count) : "");
        area = area.From(y);
        int grid = Years + (Column * draft.Table.Regions.Count) + 3;
        bool both = area.Width >= WidthForBoth && grid <= area.Width - 60;
        Area left = both ? area.First(grid) : area;
        int most = both ? left.Height - 9 : Math.Max(3, (area.Height / 2) - 4);
        left = left.From(Grid(frame, state, draft, left with { Height = Math.Min(left.Height, most + 1) }));
        if (both)
        {
            Detail(frame, state, draft, left);
            for (int row = area.Top; row < area.Bottom; row++)
            {
                frame.Write(grid, row, "│", CellStyle.Quiet);
            }

            Effect(frame, state, draft, area.After(grid + 2) with { Width = area.Width - grid - 3 });
            return;
        }

        left = left.From(Detail(frame, state, draft, left with { Height = Math.Min(left.Height, Math.Max(3, area.Height / 4)) }));
        frame.Write(0, left.Top, new string('─', area.Width), CellStyle.Quiet);
        Effect(frame, state, draft, left.From(left.Top + 1) with { Left = 1, Width = area.Width - 2 });
    }

    /// <summary>What a draft says of a line of the tree: the changed values of a parameter, or of those an expression reads; empty where nothing is changed.</summary>
    public static IEnumerable<string> DraftLines(WorkbenchState state, RuleNode node)
    {
        if (state.Table is not { Changes.Count: > 0 } draft || !Concerns(draft, node))
        {
            yield break;
        }

        foreach (TableChange change in draft.Changes)
        {
            yield return WorkbenchView.Book.Format(
                state.Language, Wording.TableDraftValue, draft.Table.Id, change.Region, TableUpdate.Years(change.From, change.To), change.Before is { } before ? TableUpdate.Bare(before, state) : "–",
                TableUpdate.Bare(change.Value, state));
        }
    }

    /// <summary>Whether a draft changes a value that a line of the tree shows or reads.</summary>
    public static bool Concerns(TableDraft draft, RuleNode node) => draft.Changes.Count > 0
        && (node.Key == "parameters/" + draft.Table.Id || node.Details.Any(d => Reads(d.Vi, "p." + draft.Table.Id)));

    /// <summary>Whether an expression, or a text that quotes one, reads a name.</summary>
    public static bool Reads(string text, string name)
    {
        for (int at = text.IndexOf(name, StringComparison.Ordinal); at >= 0; at = text.IndexOf(name, at + 1, StringComparison.Ordinal))
        {
            int end = at + name.Length;
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (end == text.Length || !(char.IsLetterOrDigit(text[end]) || text[end] == '_')))
            {
                return true;
            }
        }

        return false;
    }

    // Returns the row after the grid.
    private static int Grid(CellBuffer frame, WorkbenchState state, TableDraft draft, Area area)
    {
        PhraseBook<Wording> book = WorkbenchView.Book;
        IReadOnlyList<string> regions = draft.Table.Regions;
        IReadOnlyList<(int From, int? To)> periods = draft.Periods;
        int selected = Math.Clamp(draft.Row, 0, periods.Count - 1), column = Math.Clamp(draft.Column, 0, regions.Count - 1);

        // Columns that fit around the selected one.
        int room = Math.Max(1, (area.Width - Years - 2) / Column), first = Math.Clamp(column - room + 1, 0, Math.Max(0, regions.Count - room)), shown = Math.Min(room, regions.Count - first);
        frame.Write(1, area.Top, book.Text(state.Language, Wording.TablePeriodHead), CellStyle.Quiet, Years);
        for (int c = 0; c < shown; c++)
        {
            bool home = regions[first + c] == draft.HomeRegion;
            frame.WriteRight(Years + 1 + ((c + 1) * Column) - 1, area.Top, regions[first + c], home ? new CellStyle(CellInk.Accent, CellMarks.Bold) : CellStyle.Quiet);
        }

        if (first > 0)
        {
            frame.Write(Years, area.Top, "←", new CellStyle(CellInk.Accent, CellMarks.Bold));
        }

        if (first + shown < regions.Count)
        {
            frame.Write(Years + 1 + (shown * Column), area.Top, "→", new CellStyle(CellInk.Accent, CellMarks.Bold));
        }

        Drawing.List(frame, area.From(area.Top + 1), periods.Count, selected, SpotKind.Row, (i, y, here) =>
        {
            frame.Write(1, y, TableUpdate.Years(periods[i].From, periods[i].To), here ? CellStyle.Strong : CellStyle.Plain, Years);
            for (int c = 0; c < shown; c++)
            {
                int x = Years + 1 + (c * Column);
                string region = regions[first + c];
                bool cell = here && first + c == column;
                if (cell && draft.Typed is { } typed)
                {
                    // What is typed last must be seen.
                    string seen = typed.Length > Column - 2 ? "…" + typed[^(Column - 3)..] : typed;
                    int end = frame.Write(x, y, seen, new CellStyle(CellInk.Accent, CellMarks.Bold), Column - 1);
                    frame.Write(end, y, "█", new CellStyle(CellInk.Accent));
                }
                else
                {
                    (string text, CellStyle style) = CellText(state, draft, region, periods[i]);
                    frame.WriteRight(x + Column - 1, y, DisplayWidth.Shorten(text, Column - 1), cell && style == CellStyle.Quiet ? CellStyle.Plain : style);
                    if (cell)
                    {
                        frame.Mark(x, y, Column - 1, CellMarks.Reverse);
                    }
                }

                frame.Touch(x, y, Column, 1, new Spot(SpotKind.Row, i, first + c));
            }
        });
        return area.Top + 1 + Math.Min(periods.Count, area.Height - 1);
    }

    // Own values plain, those of the draft with their mark, those taken from elsewhere in brackets: so that it shows without colour.
    private static (string Text, CellStyle Style) CellText(WorkbenchState state, TableDraft draft, string region, (int From, int? To) period)
    {
        if (draft.ChangeOf(region, period) is { } change)
        {
            bool bad = draft.Effect?.Bad.Contains((region, period.From)) == true || TableUpdate.Number(change.Value) is null || draft.Conflicts(change);
            return ((bad ? "!" : "*") + TableUpdate.Bare(change.Value, state), new CellStyle(bad ? CellInk.Bad : CellInk.Accent, CellMarks.Bold));
        }

        if (draft.Own(region, period) is { } own)
        {
            return (TableUpdate.Bare(own.Written, state), CellStyle.Plain);
        }

        return draft.InForce(region, period.From) is not { } taken ? ("–", CellStyle.Quiet)
            : ($"({(taken.Draft ? "*" : "")}{TableUpdate.Bare(taken.Written, state)})", taken.Draft ? new CellStyle(CellInk.Accent) : CellStyle.Quiet);
    }

    // The selected cell in words: value, unit, where it comes from. Returns the row after it.
    private static int Detail(CellBuffer frame, WorkbenchState state, TableDraft draft, Area area)
    {
        PhraseBook<Wording> book = WorkbenchView.Book;
        Language language = state.Language;
        area = area with { Left = 1, Width = area.Width - 2 };
        (int From, int? To) period = draft.Period;
        string years = TableUpdate.Years(period.From, period.To);
        string region = draft.Region == DatedValue.AnyRegion ? book.Text(language, Wording.TableAny) : draft.Region;
        TableValue? own = draft.Own(draft.Region, period), taken = own ?? draft.Table.InForce(draft.Region, period.From);
        string Value(string? written) => written is null ? book.Text(language, Wording.TableNoValue) : TableUpdate.Bare(written, state);
        string cell = draft.Change is { } change
            ? book.Format(language, Wording.TableCellChanged, region, years, Value(change.Value), Value(own?.Written))
            : book.Format(language, Wording.TableCell, region, years, (own is null && draft.InForce(draft.Region, period.From) is { Draft: true } ? "*" : "") + Value(own?.Written ?? draft.InForce(draft.Region, period.From)?.Written));
        area = area.From(Drawing.Wrapped(frame, area, $"{cell}. {book.Format(language, Wording.TableUnit, new NumberText(language).UnitName(draft.Table.Unit))}", CellStyle.Strong));
        if (draft.Change is { } mine && draft.Conflicts(mine))
        {
            area = area.From(Drawing.Wrapped(frame, area, book.Format(language, Wording.TableConflictCell, Value(own?.Written)), new CellStyle(CellInk.Bad, CellMarks.Bold)));
        }

        if ((taken?.Provenance ?? draft.Table.Provenance) is { } provenance)
        {
            string text = provenance.Source is { } source ? book.Format(language, Wording.RuleSource, source) : book.Format(language, Wording.RuleAssumption, provenance.Words.In(language));
            area = area.From(Drawing.Wrapped(frame, area with { Height = area.Height > 5 ? 4 : 1 }, text, CellStyle.Quiet, 2));
        }

        frame.Write(area.Left, area.Top, book.Text(language, Wording.TableLegend), CellStyle.Quiet, area.Width);
        return area.Top + 1;
    }

    private static void Effect(CellBuffer frame, WorkbenchState state, TableDraft draft, Area area)
    {
        PhraseBook<Wording> book = WorkbenchView.Book;
        Language language = state.Language;
        if (draft.Changes.Count == 0)
        {
            Drawing.Wrapped(frame, area, book.Text(language, Wording.TableNone), CellStyle.Quiet);
            return;
        }

        if (draft.Effect is not { } effect)
        {
            Drawing.Wrapped(frame, area, book.Text(language, Wording.TableTrying), CellStyle.Quiet);
            return;
        }

        bool old = !ReferenceEquals(effect.Changes, draft.Changes);
        if (effect.Faults.Count > 0)
        {
            area = area.From(Drawing.Wrapped(frame, area, book.Text(language, Wording.TableRefused), new CellStyle(CellInk.Bad, CellMarks.Bold)));
            foreach (RuleFault fault in effect.Faults)
            {
                area = area.From(Drawing.Wrapped(frame, area, fault.Text.In(language), new CellStyle(CellInk.Bad), 2));
            }

            return;
        }

        if (old)
        {
            area = area.From(Drawing.Wrapped(frame, area, book.Text(language, Wording.TableTrying), CellStyle.Quiet));
        }

        if (effect.Doubts.Count > 0)
        {
            area = area.From(Drawing.Wrapped(frame, area, book.Text(language, Wording.TableDoubts), new CellStyle(CellInk.Doubtful, CellMarks.Bold)));
            foreach (RuleFault doubt in effect.Doubts.Take(2))
            {
                area = area.From(Drawing.Wrapped(frame, area with { Height = Math.Min(3, area.Height) }, doubt.Text.In(language), new CellStyle(CellInk.Doubtful), 2));
            }
        }

        if (effect.Outside)
        {
            area = area.From(Drawing.Wrapped(frame, area, book.Text(language, Wording.TableOutside), CellStyle.Quiet));
        }

        // Communes and chances share what is left; the chances need few rows.
        PreviewRow[] moved = [.. (effect.Chances ?? []).Where(r => r.Difference.Distinguishable).OrderByDescending(r => Math.Abs(r.Difference.Estimate))];
        int chances = effect.Chances is null || moved.Length == 0 ? 1 : Math.Min(moved.Length + 1, Math.Max(3, area.Height / 2));
        Area communes = area.Until(area.Bottom - chances);
        foreach (TableFlips flips in effect.Flips)
        {
            communes = communes.From(Flips(frame, state, flips, communes, effect.Flips.Count));
        }

        Chances(frame, state, effect, moved, area.From(communes.Top));
    }

    // Returns the row after it.
    private static int Flips(CellBuffer frame, WorkbenchState state, TableFlips flips, Area area, int of)
    {
        PhraseBook<Wording> book = WorkbenchView.Book;
        Language language = state.Language;
        if (flips.Communes.High <= 0)
        {
            return Drawing.Wrapped(frame, area, book.Format(language, Wording.TableNoFlip, Plain(flips.Year)), CellStyle.Strong);
        }

        string Range(TableRange range) => range.Low.Equals(range.High)
            ? new NumberText(language).Fixed(range.Mean, 0)
            : book.Format(language, Wording.TableRange, range.Mean, range.Low, range.High);
        string tablesNote = flips.Tables == 1 ? "" : " " + book.Format(language, Wording.TableOverTables, flips.Tables);
        area = area.From(Drawing.Wrapped(
            frame, area, book.Format(language, Wording.TableFlipped, Plain(flips.Year), Range(flips.Communes), Range(flips.Gained), Range(flips.Lost)) + tablesNote, CellStyle.Strong));
        string districts = string.Join(" · ", flips.Districts.Select((d, i) => (Count: d, Name: WorkbenchView.DistrictName(state, i))).Where(d => d.Count > 0)
            .Select(d => $"{d.Name} {new NumberText(language).Fixed(d.Count, flips.Tables == 1 ? 0 : 1)}"));
        area = area.From(Drawing.Wrapped(frame, area with { Height = Math.Min(2, area.Height) }, book.Format(language, Wording.TableDistricts, districts)));
        int room = of == 1 ? area.Bottom - area.Top : Math.Min(area.Bottom - area.Top, Math.Max(2, (area.Bottom - area.Top) / of));
        int shown = Math.Min(room, flips.Flips.Count);
        for (int i = 0; i < shown; i++)
        {
            int y = area.Top + i;
            if (i == shown - 1 && shown < flips.Flips.Count)
            {
                frame.Write(area.Left, y, book.Format(language, Wording.TableMore, flips.Flips.Count - i), CellStyle.Strong, area.Width);
                break;
            }

            TableFlip flip = flips.Flips[i];
            string what = flip.Criterion is null
                ? book.Text(language, flip.Level switch { CommuneLevel.NewRural => Wording.TableLevelNewRural, CommuneLevel.Advanced => Wording.TableLevelAdvanced, _ => Wording.TableLevelModel })
                : $"{flip.Criterion} {flip.Title?.In(language)}".TrimEnd();
            string way = $"{Met(flip.Before, language)} → {Met(!flip.Before, language)}";
            string tables = flips.Tables == 1 ? "" : "  " + book.Format(language, Wording.TableInTables, flip.Tables, flips.Tables);
            int right = DisplayWidth.Of(way + tables);
            string name = $"{CommunesView.Name(state, flip.Id, flip.Name, flip.Index)}, {WorkbenchView.DistrictName(state, flip.District)}: {what}";
            frame.Write(area.Left, y, name, CellStyle.Plain, area.Width - right - 2);
            frame.Write(area.Right - right, y, way, new CellStyle(flip.Before ? CellInk.Bad : CellInk.Good));
            frame.WriteRight(area.Right, y, tables, CellStyle.Quiet);
        }

        return area.Top + shown;
    }

    private static void Chances(CellBuffer frame, WorkbenchState state, TableEffect effect, PreviewRow[] moved, Area area)
    {
        PhraseBook<Wording> book = WorkbenchView.Book;
        Language language = state.Language;
        if (effect.Chances is null)
        {
            frame.Write(area.Left, area.Top, book.Text(language, Wording.TableChancesComing), CellStyle.Quiet, area.Width);
            return;
        }

        if (moved.Length == 0)
        {
            frame.Write(area.Left, area.Top, book.Format(language, Wording.TableNoChance, effect.Replicates), CellStyle.Strong, area.Width);
            return;
        }

        var numbers = new NumberText(language);
        frame.Write(area.Left, area.Top, book.Format(language, Wording.TableChances, effect.Replicates), new CellStyle(CellInk.Accent, CellMarks.Bold), area.Width);
        int rows = Math.Min(moved.Length, area.Height - 1);
        string Chance(PreviewRow row) => $"{NaturalFrequency.Of(row.Before)} → {NaturalFrequency.Of(row.After)} {MatrixView.Sign(row.Outlook)}";
        string Difference(PreviewRow row) => $"  {numbers.Points(row.Difference.Estimate)} [{numbers.Points(row.Difference.Low)}; {numbers.Points(row.Difference.High)}]";
        int chances = moved.Max(r => DisplayWidth.Of(Chance(r))), differences = moved.Max(r => DisplayWidth.Of(Difference(r)));
        for (int i = 0; i < rows; i++)
        {
            int y = area.Top + 1 + i;
            if (i == rows - 1 && rows < moved.Length)
            {
                frame.Write(area.Left, y, book.Format(language, Wording.MoreTargets, moved.Length - i), CellStyle.Strong, area.Width);
                break;
            }

            PreviewRow row = moved[i];
            frame.Write(area.Left, y, $"{row.Id} {row.Title.In(language)}", CellStyle.Plain, area.Width - chances - differences - 2);
            frame.WriteRight(area.Right - differences, y, Chance(row), new CellStyle(MatrixView.Ink(row.Outlook), CellMarks.Bold));
            frame.WriteRight(area.Right, y, Difference(row), new CellStyle(row.Difference.Estimate > 0 ? CellInk.Good : CellInk.Bad));
        }
    }

    private static string Met(bool met, Language language) => WorkbenchView.Book.Text(language, met ? Wording.TableMet : Wording.TableNotMet);

    private static string Plain(int number) => number.ToString(CultureInfo.InvariantCulture);
}
