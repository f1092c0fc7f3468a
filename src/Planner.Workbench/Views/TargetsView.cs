using Planner.Analysis.Attainment;
using Planner.Reporting.Text;
using Planner.Rules.Pack;
using Planner.Workbench.Boards;
using Planner.Workbench.Cells;
using Planner.Workbench.States;
using Planner.Workbench.Words;

namespace Planner.Workbench.Views;

/// <summary>One target as a card, for who decides: how likely in words, the pace, what stands in the way, what it would take, what to bear in mind.</summary>
internal static class TargetsView
{
    private const int Dots = 100;

    public static void Draw(CellBuffer frame, WorkbenchState state, Area area)
    {
        if (state.Board is not { } board)
        {
            WorkbenchView.Waiting(frame, state, area, Wording.NothingCompared);
            return;
        }

        IReadOnlyList<int> targets = WorkbenchLists.Targets(state);
        if (targets.Count == 0)
        {
            WorkbenchView.Waiting(frame, state, area, Wording.NothingFits);
            return;
        }

        int scenario = Math.Clamp(state.Scenario, 0, board.Scenarios.Count - 1);
        int list = area.Width >= 110 ? 46 : area.Width >= 90 ? 30 : 16;
        Drawing.List(frame, area.First(list), targets.Count, state.Place.Row, SpotKind.Row, (i, y, selected) =>
        {
            BoardTarget target = board.Targets[targets[i]];
            BoardCell cell = board.Cells[targets[i]][scenario];
            frame.Write(1, y, target.Id + (list > 20 ? " " + target.Title.In(state.Language) : ""), selected ? CellStyle.Strong : CellStyle.Plain, list - 8);
            frame.WriteRight(list - 1, y, MatrixView.Chance(cell), new CellStyle(MatrixView.Ink(cell.Outlook)));
            if (selected)
            {
                frame.Mark(1, y, list - 2, CellMarks.Reverse);
            }
        });
        for (int y = area.Top; y < area.Bottom; y++)
        {
            frame.Write(list, y, "│", CellStyle.Quiet);
        }

        Area card = area.After(list + 2);
        card = card with { Width = Math.Min(card.Width - 1, 110) };
        Card(frame, state, card, board, targets[Math.Clamp(state.Place.Row, 0, targets.Count - 1)], scenario);
    }

    /// <summary>The whole card of the selected target as text.</summary>
    public static IEnumerable<string> Whole(WorkbenchState state)
    {
        Language language = state.Language;
        PhraseBook<Wording> book = WorkbenchView.Book;
        int target = WorkbenchLists.SelectedTarget(state);
        if (target < 0 || state.Board is not { } board)
        {
            yield break;
        }

        int scenario = Math.Clamp(state.Scenario, 0, board.Scenarios.Count - 1);
        BoardTarget what = board.Targets[target];
        BoardCell cell = board.Cells[target][scenario];
        yield return what.Title.In(language);
        yield return book.Format(language, Wording.Required, what.Requirement.In(language));
        yield return book.Format(language, Wording.UnderScenario, scenario + 1, board.Scenarios[scenario].Title.In(language));
        yield return "";
        yield return cell.TooFew ? MatrixView.Frequency(state, cell) : cell.Probability is { } probability ? Words(cell, language) + ". " + book.Format(language, Wording.InHundred, Frequency(probability, language)) : cell.Words.In(language);
        yield return book.Format(language, Wording.SimulatedValue, cell.Value.In(language));
        foreach (string line in new[] { cell.Difference, cell.Pace }.OfType<LocalizedText>().Concat(cell.Standing).Select(t => t.In(language)))
        {
            yield return line;
        }

        foreach ((Wording head, IEnumerable<string> lines) in Parts(state, board, what, scenario, language))
        {
            yield return "";
            yield return book.Text(language, head);
            foreach (string line in lines)
            {
                yield return "· " + line;
            }
        }
    }

    private static (Wording Head, IEnumerable<string> Lines)[] Parts(WorkbenchState state, ComparisonBoard board, BoardTarget what, int scenario, Language language) =>
    [
        (Wording.StandsInWay, board.Scenarios[scenario].Obstacles.Select(o => o.In(language))),
        (Wording.WouldTake, WouldTake(state, board, what, language)),
        (Wording.BearInMind, what.Caveats.Select(c => c.In(language))),
    ];

    private static void Card(CellBuffer frame, WorkbenchState state, Area area, ComparisonBoard board, int target, int scenario)
    {
        Language language = state.Language;
        PhraseBook<Wording> book = WorkbenchView.Book;
        BoardTarget what = board.Targets[target];
        BoardCell cell = board.Cells[target][scenario];
        var ink = new CellStyle(MatrixView.Ink(cell.Outlook), CellMarks.Bold);
        bool roomy = area.Height >= 30;
        area = area.From(Drawing.Wrapped(frame, area, what.Id + " " + what.Title.In(language), CellStyle.Strong));
        area = area.From(Drawing.Wrapped(frame, area, book.Format(language, Wording.Required, what.Requirement.In(language)), CellStyle.Quiet));
        area = area.From(Drawing.Wrapped(frame, area, book.Format(language, Wording.UnderScenario, scenario + 1, board.Scenarios[scenario].Title.In(language)), new CellStyle(CellInk.Accent)));
        area = Gap(area, roomy);
        if (cell.TooFew)
        {
            area = area.From(Drawing.Wrapped(frame, area, MatrixView.Frequency(state, cell), ink));
        }
        else if (cell.Probability is { } probability)
        {
            area = area.From(Drawing.Wrapped(frame, area, Words(cell, language), ink));
            area = area.From(Drawing.Wrapped(frame, area, book.Format(language, Wording.InHundred, Frequency(probability, language))));
            if (roomy)
            {
                // A dot for each of a hundred futures, in two rows of fifty where the card is narrow.
                int perRow = area.Width >= Dots ? Dots : 50, met = (int)Math.Round(100 * probability, MidpointRounding.AwayFromZero);
                for (int i = 0; i < Dots; i++)
                {
                    frame.Write(area.Left + (i % perRow), area.Top + (i / perRow), i < met ? "●" : "·", i < met ? ink : CellStyle.Quiet);
                }

                area = area.From(area.Top + (Dots / perRow));
            }
        }
        else
        {
            area = area.From(Drawing.Wrapped(frame, area, cell.Words.In(language), CellStyle.Strong));
        }

        area = area.From(Drawing.Wrapped(frame, area, book.Format(language, Wording.SimulatedValue, cell.Value.In(language))));
        if (cell.Difference is { } difference)
        {
            area = area.From(Drawing.Wrapped(frame, area, difference.In(language)));
        }

        area = Gap(area, roomy);
        foreach (LocalizedText line in cell.Standing.Take(roomy ? 3 : 1))
        {
            area = area.From(Drawing.Wrapped(frame, area, line.In(language)));
        }

        // The lower parts share what is left; each is whole where there is room and marked where it is cut.
        (Wording Head, IEnumerable<string> Lines)[] parts = Parts(state, board, what, scenario, language);
        for (int p = 0; p < parts.Length; p++)
        {
            area = Gap(area, roomy);
            int share = Math.Max(2, area.Height / (parts.Length - p));
            Area part = area with { Height = Math.Min(area.Height, share) };
            part = part.From(Drawing.Wrapped(frame, part, book.Text(language, parts[p].Head), new CellStyle(CellInk.Accent, CellMarks.Bold)));
            foreach (string line in parts[p].Lines)
            {
                if (part.Height == 0)
                {
                    if (frame[part.Right - 1, part.Top - 1].Text != "…")
                    {
                        frame.Write(part.Right - 1, part.Top - 1, "…", CellStyle.Strong);
                    }

                    break;
                }

                part = part.From(Drawing.Wrapped(frame, part, "· " + line, default, 2));
            }

            area = area.From(part.Top);
        }
    }

    private static IEnumerable<string> WouldTake(WorkbenchState state, ComparisonBoard board, BoardTarget target, Language language)
    {
        bool any = false;
        foreach (LocalizedText help in target.Helps)
        {
            any = true;
            yield return help.In(language);
        }

        if (!any)
        {
            yield return WorkbenchView.Book.Text(language, board.Scenarios.Count > 1 ? Wording.NothingHelps : Wording.NothingElseRun);
        }

        // What money buys is known for communes that lack only what works can close.
        if (WorkbenchLists.Closing(state)?.Found is { CheapestFirst.Count: > 0 } found)
        {
            int some = Math.Min(10, found.CheapestFirst.Count);
            var numbers = new NumberText(language);
            yield return WorkbenchView.Book.Format(language, Wording.CheapestCommunes, some, numbers.WithUnit(found.CheapestFirst[some - 1].Mean, "billion VND"));
        }
    }

    private static Area Gap(Area area, bool roomy) => roomy && area.Height > 0 ? area.From(area.Top + 1) : area;

    private static string Words(BoardCell cell, Language language)
    {
        string words = cell.Words.In(language);
        return words.Length == 0 ? words : char.ToUpper(words[0], System.Globalization.CultureInfo.InvariantCulture) + words[1..] + " " + MatrixView.Sign(cell.Outlook);
    }

    private static string Frequency(double probability, Language language) => NaturalFrequency.Of(probability).InHundred switch
    {
        <= 0 => WorkbenchView.Book.Text(language, Wording.FewerThanOne),
        >= 100 => WorkbenchView.Book.Text(language, Wording.MoreThan99),
        int n => WorkbenchView.Book.Format(language, Wording.AboutN, n),
    };
}
