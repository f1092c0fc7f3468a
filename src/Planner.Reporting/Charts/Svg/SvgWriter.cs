using System.Globalization;
using System.Text;

namespace Planner.Reporting.Charts.Svg;

/// <summary>Writes SVG elements with plain attributes only: style sheets and variables are not understood by every reader.</summary>
internal sealed class SvgWriter
{
    private readonly StringBuilder text = new();

    public void Raw(string markup) => text.Append(markup).Append('\n');

    public void Rectangle(double x, double y, double width, double height, string fill, string opacity = "1", string? title = null)
    {
        text.Append(CultureInfo.InvariantCulture, $"<rect x=\"{N(x)}\" y=\"{N(y)}\" width=\"{N(Math.Max(0, width))}\" height=\"{N(Math.Max(0, height))}\" fill=\"{fill}\"");
        text.Append(opacity == "1" ? string.Empty : $" fill-opacity=\"{opacity}\"");
        text.Append(title is null ? "/>\n" : $"><title>{Escape(title)}</title></rect>\n");
    }

    public void Line(double x1, double y1, double x2, double y2, string stroke, double width = 1, string dash = "")
    {
        text.Append(CultureInfo.InvariantCulture, $"<line x1=\"{N(x1)}\" y1=\"{N(y1)}\" x2=\"{N(x2)}\" y2=\"{N(y2)}\" stroke=\"{stroke}\" stroke-width=\"{N(width)}\"");
        text.Append(Dashed(dash)).Append("/>\n");
    }

    public void Polyline(IEnumerable<(double X, double Y)> points, string stroke, double width, string dash)
    {
        text.Append(CultureInfo.InvariantCulture, $"<polyline points=\"{Points(points)}\" fill=\"none\" stroke=\"{stroke}\" stroke-width=\"{N(width)}\" stroke-linejoin=\"round\"");
        text.Append(Dashed(dash)).Append("/>\n");
    }

    public void Polygon(IEnumerable<(double X, double Y)> points, string fill, string opacity = "1") => text
        .Append(CultureInfo.InvariantCulture, $"<polygon points=\"{Points(points)}\" fill=\"{fill}\"")
        .Append(opacity == "1" ? string.Empty : $" fill-opacity=\"{opacity}\"").Append("/>\n");

    public void Circle(double x, double y, double radius, string fill, string stroke) =>
        text.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{N(x)}\" cy=\"{N(y)}\" r=\"{N(radius)}\" fill=\"{fill}\" stroke=\"{stroke}\" stroke-width=\"1.5\"/>\n");

    public void Text(double x, double y, string content, double size, string fill, string anchor = "start", bool bold = false, string? full = null)
    {
        text.Append(CultureInfo.InvariantCulture, $"<text x=\"{N(x)}\" y=\"{N(y)}\" font-size=\"{N(size)}\" fill=\"{fill}\"");
        text.Append(anchor == "start" ? string.Empty : $" text-anchor=\"{anchor}\"").Append(bold ? " font-weight=\"bold\"" : string.Empty).Append('>');
        text.Append(full is null || full == content ? string.Empty : $"<title>{Escape(full)}</title>").Append(Escape(content)).Append("</text>\n");
    }

    public static string Escape(string content) => content.Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal);

    public override string ToString() => text.ToString();

    private static string Dashed(string dash) => dash.Length == 0 ? string.Empty : $" stroke-dasharray=\"{dash}\"";

    private static string Points(IEnumerable<(double X, double Y)> points) => string.Join(' ', points.Select(p => N(p.X) + "," + N(p.Y)));

    private static string N(double value) => (Math.Round(value, 2, MidpointRounding.AwayFromZero) + 0.0).ToString("0.##", CultureInfo.InvariantCulture);
}
