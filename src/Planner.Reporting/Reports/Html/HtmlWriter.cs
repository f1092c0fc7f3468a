using System.Text;
using Planner.Reporting.Charts.Svg;

namespace Planner.Reporting.Reports.Html;

/// <summary>Writes HTML elements: whatever text goes in is escaped, whatever is opened is closed by the same hand.</summary>
/// <threadsafety>Used by one thread.</threadsafety>
internal sealed class HtmlWriter
{
    private readonly StringBuilder text = new();

    /// <summary>An element around what an action writes.</summary>
    /// <param name="name">Name of the element.</param>
    /// <param name="inside">Writes its content.</param>
    /// <param name="attributes">Attributes; those without a value are left out.</param>
    public void Element(string name, Action inside, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Start(name, attributes);
        text.Append('\n');
        inside();
        text.Append("</").Append(name).Append(">\n");
    }

    /// <summary>An element with text.</summary>
    /// <param name="name">Name of the element.</param>
    /// <param name="content">The text.</param>
    /// <param name="attributes">Attributes; those without a value are left out.</param>
    public void Element(string name, string content, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Start(name, attributes);
        text.Append(SvgWriter.Escape(content)).Append("</").Append(name).Append(">\n");
    }

    /// <summary>An element that has no content, such as <c>meta</c>.</summary>
    /// <param name="name">Name of the element.</param>
    /// <param name="attributes">Attributes.</param>
    public void Void(string name, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Start(name, attributes);
        text.Append('\n');
    }

    /// <summary>Markup that is known to be sound: a chart, the style sheet.</summary>
    /// <param name="markup">The markup.</param>
    public void Raw(string markup) => text.Append(markup);

    /// <inheritdoc/>
    public override string ToString() => text.ToString();

    private void Start(string name, ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        text.Append('<').Append(name);
        foreach ((string attribute, string? value) in attributes)
        {
            if (value is not null)
            {
                text.Append(' ').Append(attribute).Append("=\"").Append(SvgWriter.Escape(value)).Append('"');
            }
        }

        text.Append('>');
    }
}
