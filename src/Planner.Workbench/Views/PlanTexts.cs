using Planner.Analysis.Optimisation;
using Planner.Reporting.Tables;
using Planner.Reporting.Text;
using Planner.Rules.Pack;
using Planner.Workbench.Boards;
using Planner.Workbench.States;
using Planner.Workbench.Words;

namespace Planner.Workbench.Views;

/// <summary>A search for a better plan in words.</summary>
internal static class PlanTexts
{
    private const int Widest = 110;

    /// <summary>Columns from which words and chart stand side by side.</summary>
    public const int WideScreen = 150;

    /// <summary>The name of a kind of objective.</summary>
    public static string Objective(ObjectiveChoice objective, Language language) => StudyTexts.Book.Text(language, StudyWording.ObjectiveTargetsMet + (int)objective);

    /// <summary>The answer, wrapped to the screen: the answer in a sentence, decisions, tables, how sure; whether a line is the first of the answer.</summary>
    public static IReadOnlyList<string> Lines(WorkbenchState state)
    {
        if (OptimiseUpdate.Board(state) is not { } board)
        {
            return [];
        }

        int width = Width(state);
        var text = new AdviceText(state.Language, board.Advice);
        var lines = new List<string>(text.Sentences().SelectMany(s => Hanging(s, width)));
        foreach (TextPanel panel in text.Panels(width))
        {
            lines.Add("");
            lines.AddRange(PlainTable.Write(panel, width));
        }

        lines.Add("");
        lines.AddRange(text.Notes().SelectMany(n => DisplayWidth.Wrap(n, width)));
        return lines;
    }

    /// <summary>Lines of the answer's first sentence, which stand out.</summary>
    public static int FirstLines(WorkbenchState state, PlanBoard board) => Hanging(new AdviceText(state.Language, board.Advice).Sentences()[0], Width(state)).Count();

    /// <summary>How far a search is, and the best so far.</summary>
    public static string Running(StudyStanding running, ObjectiveChoice objective, string unit, Language language)
    {
        if (running.Share <= 0)
        {
            return StudyTexts.Book.Text(language, StudyWording.Beginning);
        }

        string left = ScenariosView.Left(new RunStanding(RunState.Running, running.Share, running.SecondsLeft), language);
        string text = StudyTexts.Book.Format(language, StudyWording.Searching, (int)(100 * running.Share), left);
        var numbers = new NumberText(language);
        return running.Best is { } best ? text + "; " + StudyTexts.Book.Format(language, StudyWording.BestSoFar, numbers.Value(best.Best, unit), numbers.Value(best.Present, unit)) : text;
    }

    private static int Width(WorkbenchState state) => Math.Min(Widest, (state.Width >= WideScreen ? state.Width * 3 / 5 : state.Width) - 4);

    // Numbered decisions hang under their number.
    private static IEnumerable<string> Hanging(string text, int width)
    {
        bool numbered = text.Length > 2 && char.IsAsciiDigit(text[0]) && text[1] == '.';
        return DisplayWidth.Wrap(text, numbered ? width - 3 : width).Select((l, i) => i == 0 || !numbered ? l : "   " + l);
    }
}
