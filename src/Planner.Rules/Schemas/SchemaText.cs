using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Planner.Rules.Schemas;

/// <summary>Writes a schema as people read it: what fits in a line stands in one, Vietnamese letters as they are.</summary>
internal static class SchemaText
{
    private const int Width = 140;
    private const int Indent = 2;

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The document with a line feed at its end.</summary>
    public static string Of(JsonObject document)
    {
        var text = new StringBuilder();
        Write(document, 0, 0, text);
        return text.Append('\n').ToString();
    }

    private static void Write(JsonNode node, int depth, int used, StringBuilder text)
    {
        string line = Line(node);
        if (depth > 0 && used + line.Length < Width)
        {
            text.Append(line);
            return;
        }

        switch (node)
        {
            case JsonObject { Count: > 0 } members:
                Block('{', '}', [.. members], m => Quoted(m.Key) + ": ", m => m.Value!, depth, text);
                break;
            case JsonArray { Count: > 0 } items:
                Block('[', ']', [.. items], _ => "", i => i!, depth, text);
                break;
            default:
                text.Append(line);
                break;
        }
    }

    private static void Block<T>(char open, char close, List<T> parts, Func<T, string> name, Func<T, JsonNode> value, int depth, StringBuilder text)
    {
        string indent = new(' ', (depth + 1) * Indent);
        text.Append(open).Append('\n');
        for (int i = 0; i < parts.Count; i++)
        {
            string start = indent + name(parts[i]);
            text.Append(start);
            Write(value(parts[i]), depth + 1, start.Length, text);
            text.Append(i + 1 < parts.Count ? ",\n" : "\n");
        }

        text.Append(' ', depth * Indent).Append(close);
    }

    private static string Line(JsonNode? node) => node switch
    {
        JsonObject { Count: 0 } => "{}",
        JsonObject members => "{ " + string.Join(", ", members.Select(m => Quoted(m.Key) + ": " + Line(m.Value))) + " }",
        JsonArray items => "[" + string.Join(", ", items.Select(Line)) + "]",
        JsonValue value when value.TryGetValue(out double number) => number.ToString("R", CultureInfo.InvariantCulture),
        JsonValue value when value.TryGetValue(out string? word) => Quoted(word),
        _ => node!.ToJsonString(Readable),
    };

    private static string Quoted(string text) => JsonSerializer.Serialize(text, Readable);
}
