using System.Globalization;
using Planner.Rules.Diagnostics;

namespace Planner.Rules.Documents;

/// <summary>A JSON value that knows where in its file it stands. Made by <see cref="JsonFile"/>.</summary>
public sealed class JsonValue
{
    private readonly string text;

    internal JsonValue(JsonKind kind, SourceSpan span, string text, IReadOnlyList<JsonMember> members, IReadOnlyList<JsonValue> items)
    {
        Kind = kind;
        Span = span;
        this.text = text;
        Members = members;
        Items = items;
    }

    /// <summary>What it is.</summary>
    public JsonKind Kind { get; }

    /// <summary>Where its token starts; for strings the opening quote, with the length of the token as written.</summary>
    public SourceSpan Span { get; }

    /// <summary>The token as written in the file: a string with its quotes and escapes, a number's digits.</summary>
    public string Raw => text;

    /// <summary>Members of an object in file order; empty for anything else.</summary>
    public IReadOnlyList<JsonMember> Members { get; }

    /// <summary>Items of an array; empty for anything else.</summary>
    public IReadOnlyList<JsonValue> Items { get; }

    /// <summary>The decoded text of a string.</summary>
    /// <exception cref="InvalidOperationException">The value is no string.</exception>
    public string Text => Kind == JsonKind.Text
        ? JsonText.Decode(text)
        : throw new InvalidOperationException($"{Span}: not a string but {Kind}");

    /// <summary>The value of a number, as the nearest double.</summary>
    /// <exception cref="InvalidOperationException">The value is no number.</exception>
    public double Number => Kind == JsonKind.Number
        ? double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture)
        : throw new InvalidOperationException($"{Span}: not a number but {Kind}");

    /// <summary>The value of a boolean.</summary>
    /// <exception cref="InvalidOperationException">The value is no boolean.</exception>
    public bool Boolean => Kind == JsonKind.Boolean
        ? text == "true"
        : throw new InvalidOperationException($"{Span}: not a boolean but {Kind}");

    /// <summary>The member of that name, or null. Names are compared ordinally.</summary>
    /// <param name="name">The member's name.</param>
    public JsonValue? this[string name] => Members.FirstOrDefault(m => m.Name == name)?.Value;

    /// <summary>Where a character of the decoded text stands in the file: escapes counted as they are written.</summary>
    /// <param name="decodedOffset">0-based offset in <see cref="Text"/>; its length is allowed (the closing quote).</param>
    /// <param name="length">Length in the decoded text.</param>
    public SourceSpan SpanOf(int decodedOffset, int length = 1)
    {
        int start = JsonText.RawOffset(text, decodedOffset);
        int end = JsonText.RawOffset(text, decodedOffset + length);
        return Span with { Column = Span.Column + start, Length = end - start };
    }
}
