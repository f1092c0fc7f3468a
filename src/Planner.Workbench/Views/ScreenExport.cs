using System.Globalization;
using System.Text;
using Planner.Analysis.Closing;
using Planner.Reporting.Charts.Figures;
using Planner.Reporting.Charts.Model;
using Planner.Reporting.Charts.Svg;
using Planner.Reporting.Documents;
using Planner.Workbench.Boards;
using Planner.Workbench.States;

namespace Planner.Workbench.Views;

/// <summary>What is on the screen as files: its text, the table behind it as CSV, the chart as SVG.</summary>
internal static class ScreenExport
{
    /// <summary>What is to be written for a state.</summary>
    public static WorkbenchRequest.Export Of(WorkbenchState state)
    {
        WorkbenchState plain = state with { Overlay = Overlay.None, Said = null };
        string notice = (state.Locality?.Notice ?? state.Board?.SyntheticNotice)?.In(state.Language) ?? "";
        string text = WorkbenchView.Of(plain).ToString();

        // The mark of synthetic data stands whole on what leaves the screen.
        text = notice.Length == 0 || text.Contains(notice, StringComparison.Ordinal) ? text : notice + "\n" + text;
        string? svg = state is { Screen: WorkbenchScreen.Compare, Place.Inside: true } && QuantityPage.Figure(state) is { } figure
            ? new SvgRenderer().Render(figure with { Notice = notice.Length == 0 ? null : notice })
            : null;
        if (state.Screen == WorkbenchScreen.Sensitivity && StudyUpdate.Board(state) is { } study)
        {
            // The study's own table and chart: the same as the command writes.
            (string table, Figure? chart) = study switch
            {
                { Tornado: { } tornado } => (SensitivityDocument.Table(study.Frame, [tornado]), SensitivityFigure.Tornado(study.Frame, tornado, state.Language)),
                { Screening: { } screening } => (SensitivityDocument.Table(study.Frame, [screening]), SensitivityFigure.Screening(study.Frame, screening, state.Language)),
                _ => (SensitivityDocument.Table(study.Frame, [study.Variance!]), SensitivityFigure.Variance(study.Frame, study.Variance!, state.Language)),
            };
            return new WorkbenchRequest.Export("workbench-sensitivity-" + study.Target, text + "\n" + string.Join('\n', StudyTexts.Whole(state)) + "\n", table, chart is null ? null : new SvgRenderer().Render(chart));
        }

        if (state.Screen == WorkbenchScreen.Optimise && OptimiseUpdate.Board(state) is { } plan)
        {
            Figure? chart = MoneyFigure.Make(plan.Advice, state.Language);
            return new WorkbenchRequest.Export("workbench-optimise", text + "\n" + string.Join('\n', PlanTexts.Lines(state)) + "\n", null, chart is null ? null : new SvgRenderer().Render(chart));
        }

        return new WorkbenchRequest.Export("workbench-" + state.Screen.ToString().ToLowerInvariant(), text, Csv(state, notice), svg);
    }

    private static string? Csv(WorkbenchState state, string notice)
    {
        IEnumerable<string[]>? rows = state.Screen switch
        {
            WorkbenchScreen.Scenarios => Scenarios(state),
            WorkbenchScreen.Compare or WorkbenchScreen.Targets => state.Board is { } board ? Matrix(board, state) : null,
            WorkbenchScreen.Communes => Communes(state),
            WorkbenchScreen.Criteria => Criteria(state),
            _ => null,
        };
        if (rows is null)
        {
            return null;
        }

        var text = new StringBuilder();
        bool head = true;
        foreach (string[] row in rows)
        {
            text.AppendJoin(',', row.Append(head ? "note" : notice).Select(Quoted)).Append('\n');
            head = false;
        }

        return text.ToString();
    }

    private static IEnumerable<string[]> Scenarios(WorkbenchState state)
    {
        yield return ["scenario", "title", "state", "billion VND"];
        foreach (ScenarioEntry s in WorkbenchLists.Scenarios(state))
        {
            yield return [s.Id, s.Title.In(state.Language), s.Standing.State.ToString(), Number(s.Money)];
        }
    }

    private static IEnumerable<string[]> Matrix(ComparisonBoard board, WorkbenchState state)
    {
        yield return ["target", "title", "scenario", "probability", "low", "high", "difference", "words"];
        foreach (int t in WorkbenchLists.Targets(state))
        {
            for (int s = 0; s < board.Scenarios.Count; s++)
            {
                BoardCell cell = board.Cells[t][s];
                yield return
                [
                    board.Targets[t].Id, board.Targets[t].Title.In(state.Language), board.Scenarios[s].Id, Number(cell.Probability), Number(cell.Low), Number(cell.High), Number(cell.Gain),
                    cell.Words.In(state.Language),
                ];
            }
        }
    }

    private static IEnumerable<string[]> Communes(WorkbenchState state)
    {
        yield return ["commune", "district", "certified", "low", "high", "half by", "open", "binding", "million VND"];
        List<CommunePath> all = [.. WorkbenchLists.Closing(state)?.Paths ?? []];
        foreach (CommunePath p in WorkbenchLists.Communes(state))
        {
            yield return
            [
                state.Anonymous ? CommunesView.Name(state, p.Commune.Id, p.Commune.Name, all.IndexOf(p)) : p.Commune.Id, WorkbenchView.DistrictName(state, p.Commune.District), Number(p.Interval.Estimate), Number(p.Interval.Low), Number(p.Interval.High),
                p.MedianYear?.ToString(CultureInfo.InvariantCulture) ?? "", Number(p.OpenAtStart.Mean), p.Binding ?? "", Number(p.Money.Mean),
            ];
        }
    }

    private static IEnumerable<string[]> Criteria(WorkbenchState state)
    {
        yield return ["criterion", "title", "district", "communes", "failing at the end"];
        foreach (CriterionBottleneck c in WorkbenchLists.Closing(state)?.Found.Criteria ?? [])
        {
            foreach ((DistrictBottleneck d, int i) in c.Districts.Select((d, i) => (d, i)))
            {
                yield return [c.Criterion, c.Title.In(state.Language), WorkbenchView.DistrictName(state, i), Number(d.Communes), Number(d.FailingAtEnd)];
            }
        }
    }

    private static string Number(double? value) => value?.ToString("R", CultureInfo.InvariantCulture) ?? "";

    private static string Quoted(string text) => text.AsSpan().IndexOfAny(",\"\n\r") < 0 ? text : "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
}
