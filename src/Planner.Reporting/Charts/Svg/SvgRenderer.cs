using System.Globalization;
using Planner.Reporting.Charts.Model;

namespace Planner.Reporting.Charts.Svg;

/// <summary>Draws figures as standalone SVG: plain attributes, text as text, on white, so that browsers, office programs and librsvg show the same.</summary>
/// <threadsafety>Immutable; safe for concurrent use.</threadsafety>
public sealed class SvgRenderer : IChartRenderer
{
    private const double Margin = 24;
    private const double Gap = 22;
    private const double TitleSize = 17;
    private const double TextSize = 12;
    private const double PanelTitleSize = 13;
    private const double LineHeight = 1.35;

    private readonly double width;

    /// <summary>A renderer.</summary>
    /// <param name="width">Width of the picture in pixels; at least 480.</param>
    public SvgRenderer(double width = 960) => this.width = Math.Max(480, width);

    /// <inheritdoc/>
    public string Render(Figure figure)
    {
        var body = new SvgWriter();
        double inner = width - (2 * Margin);
        double y = Margin;
        y = Paragraph(body, y, figure.Title, inner, TitleSize, SvgPalette.Ink, bold: true) + 2;
        y = Paragraph(body, y, figure.Subtitle, inner, TextSize, SvgPalette.Soft) + 4;
        y = Legend(body, y, figure.Legend, inner) + 8;
        y = Panels(body, y, figure, inner) + 4;
        y = Paragraph(body, y, figure.Source, inner, 11, SvgPalette.Soft);
        if (figure.Notice is { } notice)
        {
            y = Paragraph(body, y, notice, inner, 11, SvgPalette.Notice, bold: true);
        }

        double height = Math.Ceiling(y + Margin - 8);
        string size = string.Create(CultureInfo.InvariantCulture, $"width=\"{width:0}\" height=\"{height:0}\" viewBox=\"0 0 {width:0} {height:0}\"");
        var svg = new SvgWriter();
        svg.Raw($"<svg xmlns=\"http://www.w3.org/2000/svg\" {size} font-family=\"{SvgText.Fonts}\" role=\"img\">");
        svg.Raw($"<title>{SvgWriter.Escape(figure.Title)}</title>");
        svg.Raw($"<desc>{SvgWriter.Escape(figure.Subtitle + ". " + figure.Source + (figure.Notice is null ? string.Empty : ". " + figure.Notice))}</desc>");
        svg.Rectangle(0, 0, width, height, SvgPalette.Paper);
        return svg + body.ToString() + "</svg>\n";
    }

    private static double Paragraph(SvgWriter svg, double y, string text, double width, double size, string fill, bool bold = false)
    {
        foreach (string line in SvgText.Wrap(text, width, size, bold))
        {
            y += size * LineHeight;
            svg.Text(Margin, y - (size * 0.3), line, size, fill, bold: bold);
        }

        return y;
    }

    private static double Legend(SvgWriter svg, double y, IReadOnlyList<LegendEntry> entries, double width)
    {
        const double Swatch = 26;
        double x = Margin;
        if (entries.Count == 0)
        {
            return y;
        }

        y += 12;
        foreach (LegendEntry entry in entries)
        {
            double needed = Swatch + 6 + SvgText.Width(entry.Text, TextSize) + 20;
            if (x > Margin && x + needed > Margin + width)
            {
                x = Margin;
                y += 19;
            }

            double middle = y - 4;
            switch (entry.Kind)
            {
                case LegendKind.Band:
                    svg.Rectangle(x, middle - 6, Swatch, 12, SvgPalette.Band(entry.Tone, entry.Depth));
                    break;
                case LegendKind.Bar:
                    svg.Rectangle(x, middle - 5, Swatch, 10, SvgPalette.Bar(entry.Tone));
                    break;
                case LegendKind.Interval:
                    SvgPanel.Whisker(svg, entry.Tone, x + 2, x + Swatch - 2, middle, entry.Tone == Tone.Target ? null : x + (Swatch / 2));
                    break;
                default:
                    svg.Line(x, middle, x + Swatch, middle, SvgPalette.Line(entry.Tone), SvgPanel.Stroke(entry.Tone), SvgPalette.Dash(entry.Tone));
                    if (entry.Tone == Tone.History)
                    {
                        svg.Circle(x + (Swatch / 2), middle, 2, SvgPalette.Line(entry.Tone), SvgPalette.Line(entry.Tone));
                    }

                    break;
            }

            svg.Text(x + Swatch + 6, y, entry.Text, TextSize, SvgPalette.Ink);
            x += needed;
        }

        return y + 6;
    }

    private static double Panels(SvgWriter svg, double y, Figure figure, double inner)
    {
        bool rows = figure.Panels.Any(p => p.Y is CategoryAxis);
        int columns = Math.Min(figure.Panels.Count, Math.Max(1, (int)((inner + Gap) / ((rows ? 430 : 280) + Gap))));
        double each = (inner - (Gap * (columns - 1))) / Math.Max(1, columns);
        for (int first = 0; first < figure.Panels.Count; first += columns)
        {
            Panel[] line = figure.Panels.Skip(first).Take(columns).ToArray();
            IReadOnlyList<string>[] titles = line.Select(p => p.Title.Length == 0 ? [] : SvgText.Wrap(p.Title, each, PanelTitleSize, bold: true)).ToArray();
            double head = titles.Max(t => t.Count) * PanelTitleSize * LineHeight;
            double height = line.Max(p => SvgPanel.HeightOf(p, each));
            for (int i = 0; i < line.Length; i++)
            {
                double x = Margin + (i * (each + Gap));
                for (int t = 0; t < titles[i].Count; t++)
                {
                    svg.Text(x, y + ((t + 0.8) * PanelTitleSize * LineHeight), titles[i][t], PanelTitleSize, SvgPalette.Ink, bold: true);
                }

                new SvgPanel(svg, line[i], x, y + head + 6, each, height).Draw();
            }

            y += head + 6 + height + 14;
        }

        return y;
    }
}
