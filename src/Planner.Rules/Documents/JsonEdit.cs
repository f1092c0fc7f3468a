using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Planner.Rules.Diagnostics;

namespace Planner.Rules.Documents;

/// <summary>Makes changed copies of JSON values. What is new stands where its own span says, so that faults point at the file it came from.</summary>
internal static class JsonEdit
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A string.</summary>
    public static JsonValue Text(string text, SourceSpan span) => new(JsonKind.Text, span, JsonSerializer.Serialize(text, Relaxed), [], []);

    /// <summary>A whole number.</summary>
    public static JsonValue Number(int number, SourceSpan span) => new(JsonKind.Number, span, number.ToString(CultureInfo.InvariantCulture), [], []);

    /// <summary>An object of these members.</summary>
    public static JsonValue Object(SourceSpan span, params IReadOnlyList<(string Name, JsonValue Value)> members) =>
        new(JsonKind.Object, span, "{", [.. members.Select(m => new JsonMember(m.Name, m.Value.Span, m.Value))], []);

    /// <summary>An object with one member set, in its old place or at the end.</summary>
    public static JsonValue Set(JsonValue value, string name, SourceSpan nameSpan, JsonValue member)
    {
        var fresh = new JsonMember(name, nameSpan, member);
        IEnumerable<JsonMember> members = value.Members.Any(m => m.Name == name)
            ? value.Members.Select(m => m.Name == name ? fresh : m)
            : value.Members.Append(fresh);
        return new JsonValue(JsonKind.Object, value.Span, value.Raw, [.. members], []);
    }

    /// <summary>An object without some members.</summary>
    public static JsonValue Without(JsonValue value, params IReadOnlyList<string> names) =>
        new(JsonKind.Object, value.Span, value.Raw, [.. value.Members.Where(m => !names.Contains(m.Name, StringComparer.Ordinal))], []);

    /// <summary>An array with other items.</summary>
    public static JsonValue WithItems(JsonValue array, IReadOnlyList<JsonValue> items) => new(JsonKind.Array, array.Span, array.Raw, [], items);

    /// <summary>An array with one item replaced.</summary>
    public static JsonValue WithItem(JsonValue array, int index, JsonValue item) => WithItems(array, [.. array.Items.Select((v, i) => i == index ? item : v)]);
}
