using Planner.Analysis.Sensitivity;
using Planner.Reporting.Tables;
using Planner.Reporting.Text;
using Planner.Rules.Pack;
using Planner.Workbench.Boards;
using Planner.Workbench.States;
using Planner.Workbench.Words;

namespace Planner.Workbench.Views;

/// <summary>A study of sensitivity in words.</summary>
internal static class StudyTexts
{
    /// <summary>The texts of the screens of sensitivity and optimisation.</summary>
    public static readonly PhraseBook<StudyWording> Book = new(typeof(StudyTexts).Assembly, "Planner.Workbench.Words.study");

    private const int Widest = 96;

    /// <summary>A text in both languages; values that are texts in both stand in each in its own.</summary>
    public static LocalizedText Both(StudyWording wording, params object?[] values) =>
        BoardBuilder.Both(l => Book.Format(l, wording, [.. values.Select(v => v is LocalizedText text ? text.In(l) : v)]));

    /// <summary>The name of a method.</summary>
    public static string Method(StudyMethod method, Language language) => Book.Text(language, StudyWording.Tornado + (int)method);

    /// <summary>The name of an effort.</summary>
    public static string Effort(StudyEffort effort, Language language) => Book.Text(language, effort == StudyEffort.Quick ? StudyWording.EffortQuick : StudyWording.EffortStandard);

    /// <summary>The answer, what matters most first.</summary>
    public static IReadOnlyList<string> Sentences(StudyBoard board, Language language)
    {
        var text = new SensitivityText(language, board.Frame);
        return board switch
        {
            { Tornado: { } tornado } => text.MostFirst(tornado),
            { Screening: { } screening } => text.Sentences(screening),
            _ => text.Sentences(board.Variance!),
        };
    }

    /// <summary>What one factor does.</summary>
    public static IReadOnlyList<string> Detail(StudyBoard board, int index, Language language)
    {
        var text = new SensitivityText(language, board.Frame);
        return board switch
        {
            { Tornado: { } tornado } => text.Detail(tornado, tornado.Rows[index]),
            { Screening: { } screening } => text.Detail(screening, index),
            _ => text.Detail(board.Variance!, index),
        };
    }

    /// <summary>How far it is, whether it was stopped, whether files have changed since.</summary>
    public static string Standing(WorkbenchState state, StudyBoard board)
    {
        (int done, int all) = board.Work;
        string amount = Book.Format(
            state.Language,
            board.Method switch { StudyMethod.Tornado => StudyWording.DoneFactors, StudyMethod.Screening => StudyWording.DonePoints, _ => StudyWording.DoneRows }, done, all, board.Frame.RunsAsked);
        string stands = board.Stopped ? Book.Format(state.Language, StudyWording.StoppedAt, amount) : amount;
        return StudyUpdate.IsStale(state, board) ? Book.Text(state.Language, StudyWording.Stale) + "; " + stands : stands;
    }

    /// <summary>Title of the page with all of it.</summary>
    public static string Title(WorkbenchState state) => $"{state.Board!.Targets[StudyUpdate.Target(state)].Id} · {Method(state.Sensitivity.Method, state.Language)}";

    /// <summary>All of it, sentences and table, wrapped to the screen.</summary>
    public static IReadOnlyList<string> Whole(WorkbenchState state)
    {
        if (StudyUpdate.Board(state) is not { } board)
        {
            return [];
        }

        int width = Math.Min(Widest, state.Width - 8);
        var text = new SensitivityText(state.Language, board.Frame);
        TextPanel table = board switch
        {
            { Tornado: { } tornado } => text.Table(tornado, width),
            { Screening: { } screening } => text.Table(screening, width),
            _ => text.Table(board.Variance!, width),
        };
        return [.. Sentences(board, state.Language).SelectMany(s => DisplayWidth.Wrap(s, width)), "", .. PlainTable.Write(table, width)];
    }

    /// <summary>The sign of a kind, so that colour is never alone: who decides it, or nobody.</summary>
    public static string Sign(FactorKind kind) => kind switch { FactorKind.Lever => "+", FactorKind.Threshold => "=", FactorKind.Assumption => "?", _ => "~" };
}
