using Planner.Reporting.Charts.Model;

namespace Planner.Reporting.Charts.Svg;

/// <summary>Draws one panel into a rectangle of the picture.</summary>
internal sealed class SvgPanel
{
    private const double Size = 11;
    private const double RowHeight = 21;
    private const double Foot = 22;
    private const double FootTitle = 16;

    private readonly SvgWriter svg;
    private readonly Panel panel;
    private readonly double left;
    private readonly double top;
    private readonly double right;
    private readonly double bottom;
    private readonly double labels;

    public SvgPanel(SvgWriter svg, Panel panel, double x, double y, double width, double height)
    {
        this.svg = svg;
        this.panel = panel;
        labels = LabelWidth(panel, width);
        double gutter = panel.RowTexts.Select(t => SvgText.Width(t, Size) + 8)
            .Concat(panel.Marks.OfType<RuleMark>().Where(r => !r.Vertical).Select(r => SvgText.Width(r.Label, Size) + 6)).DefaultIfEmpty(10).Max();
        left = x + labels;
        right = x + width - gutter;
        top = y + 4;
        bottom = y + height - Foot - (panel.X.Title.Length > 0 ? FootTitle : 0);
    }

    public static double HeightOf(Panel panel, double width) => panel.Y is CategoryAxis rows
        ? (rows.Labels.Count * RowHeight) + Foot + 8 + (panel.X.Title.Length > 0 ? FootTitle : 0)
        : Math.Min(340, Math.Max(190, width * 0.62));

    public static double Stroke(Tone tone) => tone switch
    {
        Tone.Main or Tone.Other => 2.4,
        Tone.History => 1.6,
        _ => 1.4,
    };

    public static void Whisker(SvgWriter svg, Tone tone, double low, double high, double y, double? dot)
    {
        string stroke = SvgPalette.Line(tone);
        svg.Line(low, y, high, y, stroke, 1.4);
        svg.Line(low, y - 3.5, low, y + 3.5, stroke, 1.4);
        svg.Line(high, y - 3.5, high, y + 3.5, stroke, 1.4);
        if (dot is not { } x)
        {
            return;
        }

        switch (tone)
        {
            case Tone.Other:
                svg.Polygon([(x, y - 5), (x + 5, y), (x, y + 5), (x - 5, y)], stroke);
                break;
            case Tone.Main:
                svg.Circle(x, y, 3.6, stroke, stroke);
                break;
            default:
                svg.Circle(x, y, 3.6, SvgPalette.Paper, stroke);
                break;
        }
    }

    public void Draw()
    {
        Horizontal();
        Vertical();
        foreach (Mark mark in panel.Marks)
        {
            Draw(mark);
        }

        if (panel.Marks.All(m => m is not HeatMark))
        {
            svg.Line(left, bottom, right, bottom, SvgPalette.Soft);
        }

        double edge = right + 6 + panel.RowTexts.Select(t => SvgText.Width(t, Size)).DefaultIfEmpty(0).Max();
        for (int row = 0; row < panel.RowTexts.Count; row++)
        {
            svg.Text(edge, Y(row) + 4, panel.RowTexts[row], Size, SvgPalette.Ink, "end");
        }
    }

    private static double LabelWidth(Panel panel, double width) => panel.Y switch
    {
        CategoryAxis rows => Math.Min(width * 0.47, rows.Labels.Select(l => SvgText.Width(l, Size)).DefaultIfEmpty(0).Max()) + 8,
        NumericAxis numbers => numbers.Ticks.Max(t => SvgText.Width(t.Label, Size)) + 8,
        _ => 0,
    };

    private void Horizontal()
    {
        switch (panel.X)
        {
            case NumericAxis numbers:
                foreach (Tick tick in numbers.Ticks)
                {
                    double x = X(tick.Position);
                    if (panel.Y is CategoryAxis)
                    {
                        svg.Line(x, top, x, bottom, SvgPalette.Grid);
                    }

                    svg.Line(x, bottom, x, bottom + 4, SvgPalette.Soft);
                    svg.Text(x, bottom + 16, tick.Label, Size, SvgPalette.Soft, "middle");
                }

                break;
            case CategoryAxis columns:
                for (int c = 0; c < columns.Labels.Count; c++)
                {
                    svg.Text(X(c), bottom + 16, columns.Labels[c], Size, SvgPalette.Soft, "middle");
                }

                break;
        }

        if (panel.X.Title.Length > 0)
        {
            svg.Text((left + right) / 2, bottom + 16 + FootTitle, panel.X.Title, Size, SvgPalette.Soft, "middle");
        }
    }

    private void Vertical()
    {
        switch (panel.Y)
        {
            case NumericAxis numbers:
                foreach (Tick tick in numbers.Ticks)
                {
                    double y = Y(tick.Position);
                    svg.Line(left, y, right, y, SvgPalette.Grid);
                    svg.Text(left - 6, y + 4, tick.Label, Size, SvgPalette.Soft, "end");
                }

                break;
            case CategoryAxis rows:
                for (int row = 0; row < rows.Labels.Count; row++)
                {
                    svg.Text(left - 8, Y(row) + 4, SvgText.Shorten(rows.Labels[row], labels - 8, Size), Size, SvgPalette.Ink, "end", full: rows.Labels[row]);
                }

                break;
        }
    }

    private void Draw(Mark mark)
    {
        switch (mark)
        {
            case BandMark band:
                IEnumerable<(double, double)> low = Enumerable.Range(0, band.X.Count).Select(i => (X(band.X[i]), Y(band.Low[i])));
                IEnumerable<(double, double)> high = Enumerable.Range(0, band.X.Count).Select(i => (X(band.X[i]), Y(band.High[i])));
                svg.Polygon(low.Concat(high.Reverse()), SvgPalette.Band(band.Tone, band.Depth), SvgPalette.Opacity(band.Tone));
                break;
            case LineMark line:
                svg.Polyline(
                    Enumerable.Range(0, line.X.Count).Select(i => (X(line.X[i]), Y(line.Y[i]))), SvgPalette.Line(line.Tone), Stroke(line.Tone), SvgPalette.Dash(line.Tone));
                if (line.Tone == Tone.History)
                {
                    for (int i = 0; i < line.X.Count; i++)
                    {
                        svg.Circle(X(line.X[i]), Y(line.Y[i]), 2, SvgPalette.Line(line.Tone), SvgPalette.Line(line.Tone));
                    }
                }

                break;
            case RuleMark { Vertical: true } rule:
                svg.Line(X(rule.Position), top, X(rule.Position), bottom, SvgPalette.Line(rule.Tone), Stroke(rule.Tone), SvgPalette.Dash(rule.Tone));
                break;
            case RuleMark rule:
                svg.Line(left, Y(rule.Position), right, Y(rule.Position), SvgPalette.Line(rule.Tone), Stroke(rule.Tone), SvgPalette.Dash(rule.Tone));
                svg.Text(right + 4, Y(rule.Position) + 4, rule.Label, Size, SvgPalette.Line(rule.Tone), bold: true);
                break;
            case BarMark bar:
                svg.Rectangle(X(bar.From), Y(bar.Row) - 6, X(bar.To) - X(bar.From), 12, SvgPalette.Bar(bar.Tone));
                break;
            case IntervalMark interval:
                Whisker(svg, interval.Tone, X(interval.Low), X(interval.High), Y(interval.Row), interval.Dot is { } dot ? X(dot) : null);
                break;
            case HeatMark heat:
                (string fill, string ink) = SvgPalette.Heat(heat.Share);
                double half = (right - left) / (panel.X.End - panel.X.Start) / 2;
                svg.Rectangle(X(heat.Column) - half + 1, Y(heat.Row) - (RowHeight / 2) + 1, (2 * half) - 2, RowHeight - 2, fill);
                svg.Text(X(heat.Column), Y(heat.Row) + 4, heat.Label, Size, ink, "middle");
                break;
        }
    }

    private double X(double position) => left + ((position - panel.X.Start) / (panel.X.End - panel.X.Start) * (right - left));

    private double Y(double position)
    {
        double share = (position - panel.Y.Start) / (panel.Y.End - panel.Y.Start);
        return panel.Y is CategoryAxis rows ? top + (share * rows.Labels.Count * RowHeight) : bottom - (share * (bottom - top));
    }
}
