using Planner.Analysis.Intervals;
using Planner.Analysis.Sensitivity;
using Planner.Reporting.Text;
using Planner.Rules.Pack;
using Planner.Workbench.Boards;
using Planner.Workbench.Cells;

namespace Planner.Workbench.Views;

/// <summary>Bars of a study in cells: both ends of a tornado on either side of a reference line, sizes and shares from 0.</summary>
internal static class StudyBars
{
    /// <summary>The bars of rows.</summary>
    public static IReadOnlyList<StudyBar> Of(StudyBoard board, IReadOnlyList<(SensitivityFactor Factor, int Index)> rows, Language language)
    {
        var numbers = new NumberText(language);
        var names = new FactorNames(language);
        switch (board)
        {
            case { Tornado: { } tornado }:
                bool chance = tornado.Base is not null && tornado.Rows.Any(r => r.Swing > 0);
                string At(PairedDifferenceInterval? change) => change is { } c ? numbers.Percent(tornado.Base!.Value.Estimate + c.Estimate) + "%" : NumberText.None;
                string Moved(MeanInterval? change) => change is { } c ? numbers.Signed(c.Estimate, Decimals(c.Estimate)) : NumberText.None;
                return
                [
                    .. rows.Select(r =>
                    {
                        TornadoRow row = tornado.Rows[r.Index];
                        BreakEven? even = tornado.BreakEvens.FirstOrDefault(b => b.Factor == r.Factor);
                        string from = even is null ? "" : even.Value is { } value ? names.Value(r.Factor, value) : NumberText.None;
                        return chance
                            ? new StudyBar(row.Low?.Estimate ?? 0, row.High?.Estimate ?? 0, At(row.Low), At(row.High), from, row.Distinguishable)
                            : new StudyBar(
                                Finite(row.ValueLow?.Estimate), Finite(row.ValueHigh?.Estimate), Moved(row.ValueLow), Moved(row.ValueHigh), from,
                                row.ValueLow is { Distinguishable: true } || row.ValueHigh is { Distinguishable: true });
                    }),
                ];
            case { Screening: { } screening }:
                string unit = screening.Target.Unit;
                return
                [
                    .. rows.Select(r => screening.Effects[r.Index] is { } e
                        ? new StudyBar(0, e.MeanAbsolute.Estimate, "", numbers.Range(numbers.Value(e.MeanAbsolute.Estimate, unit), numbers.Value(e.MeanAbsolute.Low, unit), numbers.Value(e.MeanAbsolute.High, unit)), "", e.MeanAbsolute.Low > 0)
                        : new StudyBar(0, 0, "", NumberText.None, "", false)),
                ];
            default:
                SobolEstimate? shares = board.Variance!.OfValue ?? board.Variance.OfMet;
                return
                [
                    .. rows.Select(r => shares?.Indexes[r.Index] is { } index
                        ? new StudyBar(
                            Math.Clamp(index.First.Estimate, 0, 1), Math.Clamp(index.Total.Estimate, 0, 1), "",
                            $"{numbers.Fixed(100 * Math.Clamp(index.First.Estimate, 0, 1), 0)} / {numbers.Fixed(100 * Math.Clamp(index.Total.Estimate, 0, 1), 0)}%", "", index.Total.Low > 0.01)
                        : new StudyBar(0, 0, "", NumberText.None, "", false)),
                ];
        }
    }

    /// <summary>Draws a bar: the first end shaded, the second full; the shorter one lies over the longer one where both go the same way.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="x">First column.</param>
    /// <param name="y">Row.</param>
    /// <param name="width">Columns; the reference line takes one of them.</param>
    /// <param name="at">Column of the reference line, from <paramref name="x"/>.</param>
    /// <param name="low">Value at the left end of the axis; ≤ 0.</param>
    /// <param name="high">Value at its right end; ≥ 0.</param>
    /// <param name="bar">The bar.</param>
    /// <param name="line">Whether a line stands at 0.</param>
    public static void Draw(CellBuffer frame, int x, int y, int width, int at, double low, double high, StudyBar bar, bool line)
    {
        var first = new CellStyle(bar.Clear ? CellInk.Doubtful : CellInk.Faint);
        var second = new CellStyle(bar.Clear ? CellInk.Accent : CellInk.Faint);
        for (int column = 0; column < width; column++)
        {
            if (column == at && line)
            {
                frame.Write(x + column, y, "│", CellStyle.Strong);
                continue;
            }

            // Each cell has two halves; a half belongs to the end whose bar covers it, the shorter one on top.
            (int leftHalf, int rightHalf) = (Half(column, 0.25), Half(column, 0.75));
            int most = leftHalf != 0 ? leftHalf : rightHalf;
            if (most == 0)
            {
                continue;
            }

            string glyph = frame.Ascii || leftHalf == rightHalf || (leftHalf != 0 && rightHalf != 0) ? most == 1 ? "▒" : "█" : leftHalf != 0 ? "▌" : "▐";
            frame.Write(x + column, y, glyph, most == 1 ? first : second);
        }

        int Half(int column, double part)
        {
            double left = at + (line ? 0 : -1), where = column - left - (column > left ? 1 : 0) + part;
            double room = where < 0 ? Math.Max(1, at) : Math.Max(1, width - at - 1 + (line ? 0 : 1));
            double end = where < 0 ? low : high, value = where / room * Math.Abs(end);
            bool one = Covers(bar.Low, value), two = Covers(bar.High, value);
            return one && two ? Math.Abs(bar.Low) <= Math.Abs(bar.High) ? 1 : 2 : one ? 1 : two ? 2 : 0;
        }
    }

    private static bool Covers(double reach, double value) => value < 0 ? reach <= value : reach >= value && reach > 0;

    private static double Finite(double? value) => value is { } v && double.IsFinite(v) ? v : 0;

    // Three digits that tell.
    private static int Decimals(double value) => Math.Abs(value) switch { >= 100 => 0, >= 10 => 1, _ => 2 };
}
