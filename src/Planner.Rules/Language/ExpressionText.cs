using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;

namespace Planner.Rules.Language;

/// <summary>The text of an expression together with the place where each of its characters stands in the user's file.</summary>
/// <threadsafety>Immutable.</threadsafety>
public sealed class ExpressionText
{
    private readonly JsonValue? json;
    private readonly SourceSpan start;

    private ExpressionText(string text, JsonValue? json, SourceSpan start)
    {
        Text = text;
        this.json = json;
        this.start = start;
    }

    /// <summary>The text, JSON escapes decoded; of a text that is longer than any expression may be only the start.</summary>
    public string Text { get; }

    /// <summary>The JSON string the expression was read from, or null when it stands alone.</summary>
    public JsonValue? Json => json;

    /// <summary>Where the expression starts.</summary>
    public SourceSpan Span => json?.Span ?? start;

    /// <summary>The expression that a JSON string holds.</summary>
    /// <param name="value">A string value.</param>
    /// <exception cref="ArgumentException">The value is no string.</exception>
    public static ExpressionText FromJson(JsonValue value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (value.Kind != JsonKind.Text)
        {
            throw new ArgumentException("an expression must be a JSON string", nameof(value));
        }

        // One character over the limit is enough to be refused; the rest may be megabytes.
        string raw = value.Raw;
        int end = JsonText.RawOffset(raw, ExpressionLimits.MaxLength + 1);
        return new ExpressionText(JsonText.Decode(raw[..end] + "\""), value, value.Span);
    }

    /// <summary>An expression that stands alone, starting at line 1, column 1.</summary>
    /// <param name="text">The expression.</param>
    /// <param name="file">The name to give in messages.</param>
    public static ExpressionText Plain(string text, string file = "expression")
    {
        ArgumentNullException.ThrowIfNull(text);
        return new ExpressionText(text, null, SourceSpan.StartOf(file));
    }

    /// <summary>Where a stretch of the text stands in the file, escapes counted as they are written.</summary>
    /// <param name="range">A range within <see cref="Text"/>.</param>
    public SourceSpan SpanOf(TextRange range)
    {
        if (json is not null)
        {
            int from = Math.Clamp(range.Start, 0, Text.Length);
            return json.SpanOf(from, Math.Clamp(range.Length, 0, Text.Length - from));
        }

        int line = 1;
        int column = 1;
        for (int i = 0; i < range.Start && i < Text.Length; i++)
        {
            (line, column) = Text[i] == '\n' ? (line + 1, 1) : (line, column + 1);
        }

        return start with { Line = line, Column = column, Length = range.Length };
    }

    /// <summary>A part of the text.</summary>
    /// <param name="range">A range within <see cref="Text"/>.</param>
    public string Slice(TextRange range) => Text.Substring(range.Start, range.Length);
}
