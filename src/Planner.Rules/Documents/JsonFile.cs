using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Planner.Rules.Diagnostics;

namespace Planner.Rules.Documents;

/// <summary>
/// Reads a JSON file into a tree whose every value knows its line and column. Strict: no comments, no trailing commas, no repeated
/// member, valid UTF-8 (a byte-order mark is allowed).
/// </summary>
public static class JsonFile
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">The path as the user named it; it appears so in messages.</param>
    /// <param name="diagnostics">Receives PLN0001 (cannot be read), PLN0002 (too large), PLN0003 (not JSON), PLN0004 (repeated member).</param>
    /// <returns>The root value, or null when it could not be read.</returns>
    public static JsonValue? Read(string path, DiagnosticBag diagnostics)
    {
        byte[]? bytes;
        diagnostics.Read(path);
        try
        {
            bytes = BoundedFile.Read(path, (int)JsonLimits.Standard.MaxBytes, out long length);
            if (bytes is null)
            {
                TooLarge(path, length, diagnostics);
                return null;
            }

            diagnostics.Read(path, bytes);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            string what = e is FileNotFoundException or DirectoryNotFoundException ? "there is no such file" : e.Message;
            diagnostics.Error("PLN0001", SourceSpan.StartOf(path), $"cannot read the file: {what}");
            return null;
        }

        return Parse(path, bytes, diagnostics);
    }

    /// <summary>Reads a text that is at hand.</summary>
    /// <param name="file">The name to give in messages.</param>
    /// <param name="utf8">The bytes, UTF-8.</param>
    /// <param name="diagnostics">Receives the faults, as for <see cref="Read"/>.</param>
    /// <returns>The root value, or null.</returns>
    public static JsonValue? Parse(string file, ReadOnlySpan<byte> utf8, DiagnosticBag diagnostics)
    {
        if (utf8.Length > JsonLimits.Standard.MaxBytes)
        {
            TooLarge(file, utf8.Length, diagnostics);
            return null;
        }

        if (utf8.StartsWith("\uFEFF"u8))
        {
            utf8 = utf8[3..];
        }

        if (utf8.IndexOfAnyExcept(" \t\r\n"u8) < 0)
        {
            diagnostics.Error("PLN0003", SourceSpan.StartOf(file), "the file is empty; a JSON document was expected");
            return null;
        }

        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = JsonLimits.Standard.MaxDepth });
        var builder = new TreeBuilder(file, utf8, diagnostics);
        try
        {
            reader.Read();
            JsonValue root = builder.Value(ref reader);
            while (reader.Read())
            {
                // Only white space may follow; the reader throws otherwise.
            }

            return builder.Failed ? null : root;
        }
        catch (JsonException e)
        {
            int line = (int)(e.LineNumber ?? 0);
            int column = builder.ColumnOfByte(line, (int)(e.BytePositionInLine ?? 0));
            string message = e.Message;
            int cut = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
            diagnostics.Error("PLN0003", new SourceSpan(file, line + 1, column + 1), "not valid JSON: " + (cut > 0 ? message[..cut] : message));
            return null;
        }
        catch (InvalidOperationException)
        {
            // Utf8JsonReader reports invalid UTF-8 and half pairs of surrogates inside a string so.
            bool isUtf8 = Utf8.IsValid(reader.ValueSpan);
            diagnostics.Error("PLN0003", builder.At((int)reader.TokenStartIndex), isUtf8
                ? "not valid JSON: this text holds half of a character (\\uD800 to \\uDFFF without its other half)"
                : "not valid JSON: this text is not UTF-8; save the file as UTF-8");
            return null;
        }
    }

    /// <summary>Reports a file that is not there as <see cref="Read"/> does.</summary>
    internal static JsonValue? Missing(string path, DiagnosticBag diagnostics)
    {
        diagnostics.Read(path);
        diagnostics.Error("PLN0001", SourceSpan.StartOf(path), "cannot read the file: there is no such file");
        return null;
    }

    private static void TooLarge(string file, long length, DiagnosticBag diagnostics) => diagnostics.Error(
        "PLN0002",
        SourceSpan.StartOf(file),
        FormattableString.Invariant($"the file is {(length + (1 << 20) - 1) >> 20} MiB; at most {JsonLimits.Standard.MaxBytes >> 20} MiB are read; split it, or take out what does not belong there"));

    private ref struct TreeBuilder(string file, ReadOnlySpan<byte> utf8, DiagnosticBag diagnostics)
    {
        private readonly ReadOnlySpan<byte> utf8 = utf8;
        private int line;
        private int lineStart;
        private int scanned;
        private int columnBytes;
        private int columnUnits;
        private int values;

        public bool Failed { get; private set; }

        /// <summary>Where a token starts that is not behind the last one asked for.</summary>
        public SourceSpan At(int index) => SpanAt(Math.Max(index, scanned), 1);

        public readonly int ColumnOfByte(int targetLine, int byteInLine)
        {
            int at = 0;
            for (int l = 0; l < targetLine; l++)
            {
                int next = utf8[at..].IndexOf((byte)'\n');
                if (next < 0)
                {
                    break;
                }

                at += next + 1;
            }

            int end = Math.Min(at + byteInLine, utf8.Length);
            return Encoding.UTF8.GetCharCount(utf8[at..end]);
        }

        public JsonValue Value(ref Utf8JsonReader reader)
        {
            if (++values > JsonLimits.Standard.MaxValues)
            {
                throw TooMuch(ref reader, $"more than {JsonLimits.Standard.MaxValues} values in one file; split it");
            }

            SourceSpan span = SpanAt((int)reader.TokenStartIndex, 1);
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject:
                    return Object(ref reader, span);
                case JsonTokenType.StartArray:
                    var items = new List<JsonValue>();
                    while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                    {
                        items.Add(Value(ref reader));
                    }

                    return new JsonValue(JsonKind.Array, span, "[", [], items);
                default:
                    return Scalar(ref reader, span);
            }
        }

        private readonly JsonException TooMuch(ref Utf8JsonReader reader, string message)
        {
            int start = (int)reader.TokenStartIndex;
            ReadOnlySpan<byte> before = utf8[..start];
            return new JsonException(message, null, before.Count((byte)'\n'), start - (before.LastIndexOf((byte)'\n') + 1));
        }

        private JsonValue Object(ref Utf8JsonReader reader, SourceSpan span)
        {
            var members = new List<JsonMember>();
            var seen = new HashSet<string>(StringComparer.Ordinal);
            while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
            {
                string name = reader.GetString()!;
                SourceSpan nameSpan = SpanAt((int)reader.TokenStartIndex, name.Length + 2);
                reader.Read();
                JsonValue value = Value(ref reader);
                if (!seen.Add(name))
                {
                    diagnostics.Error("PLN0004", nameSpan, $"the member '{name}' stands twice in one object");
                    Failed = true;
                }

                members.Add(new JsonMember(name, nameSpan, value));
            }

            return new JsonValue(JsonKind.Object, span, "{", members, []);
        }

        private readonly JsonValue Scalar(ref Utf8JsonReader reader, SourceSpan span)
        {
            int start = (int)reader.TokenStartIndex;
            int length = reader.ValueSpan.Length + (reader.TokenType == JsonTokenType.String ? 2 : 0);
            if (reader.TokenType == JsonTokenType.String)
            {
                _ = reader.GetString(); // refuses invalid UTF-8 and lone surrogates
            }

            string raw = Encoding.UTF8.GetString(utf8.Slice(start, length));
            JsonKind kind = reader.TokenType switch
            {
                JsonTokenType.String => JsonKind.Text,
                JsonTokenType.Number => JsonKind.Number,
                JsonTokenType.True or JsonTokenType.False => JsonKind.Boolean,
                _ => JsonKind.Null,
            };
            return new JsonValue(kind, span with { Length = raw.Length }, raw, [], []);
        }

        /// <summary>Tokens come in order, so lines and columns are counted forward from the last one: linear even for one huge line.</summary>
        private SourceSpan SpanAt(int index, int length)
        {
            ReadOnlySpan<byte> between = utf8[scanned..index];
            int newline;
            while ((newline = between.IndexOf((byte)'\n')) >= 0)
            {
                line++;
                lineStart = scanned + newline + 1;
                scanned = lineStart;
                columnBytes = lineStart;
                columnUnits = 0;
                between = utf8[scanned..index];
            }

            scanned = index;
            columnUnits += Encoding.UTF8.GetCharCount(utf8[columnBytes..index]);
            columnBytes = index;
            return new SourceSpan(file, line + 1, columnUnits + 1, length);
        }
    }
}
