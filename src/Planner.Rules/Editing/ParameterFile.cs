using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Planner.Rules.Pack;

namespace Planner.Rules.Editing;

/// <summary>
/// Puts other values into a parameters file. Only the tokens of changed values and their provenance are written, and rows that are new; every other byte stays as
/// people wrote it: order, indentation, line ends, byte-order mark.
/// </summary>
public static class ParameterFile
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The file with other values.</summary>
    /// <param name="content">The file: a valid parameters file that has the parameter.</param>
    /// <param name="parameter">Id of the parameter.</param>
    /// <param name="changes">The values; no two of one row.</param>
    /// <param name="provenance">Where the new values come from: a changed row says so itself from then on.</param>
    /// <exception cref="ArgumentException">The file lacks the parameter.</exception>
    public static byte[] With(ReadOnlySpan<byte> content, string parameter, IReadOnlyList<TableChange> changes, Provenance provenance)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        ArgumentNullException.ThrowIfNull(changes);
        ArgumentNullException.ThrowIfNull(provenance);
        int skip = content.StartsWith("\uFEFF"u8) ? 3 : 0;
        Place place = Find(content[skip..], parameter) ?? throw new ArgumentException($"there is no parameter '{parameter}' with values in the file", nameof(parameter));
        string lineEnd = content.IndexOf("\r\n"u8) >= 0 ? "\r\n" : "\n";
        string words = ProvenanceText(provenance);
        var edits = new List<(int Start, int End, string Text)>();
        var added = new StringBuilder();
        foreach (TableChange change in changes)
        {
            if (place.Rows.Find(r => r.Region == change.Region && r.From == change.From) is { } row)
            {
                edits.Add((row.Value.Start, row.Value.End, Token(change.Value)));
                edits.Add(row.Provenance is { } old
                    ? (old.Start, old.End, words)
                    : (row.LastEnd, row.LastEnd, Between(content[skip..], row.LastStart, row.Start, lineEnd) + words));
            }
            else
            {
                string to = change.To is { } last ? $", \"to\": {Plain(last)}" : "";
                string item = $"{{ \"region\": {JsonSerializer.Serialize(change.Region, Relaxed)}, \"from\": {Plain(change.From)}{to}, \"value\": {Token(change.Value)}, {words} }}";
                bool first = place.Rows.Count == 0 && added.Length == 0;
                added.Append(first ? "" : place.Rows.Count == 0 ? ", " : Between(content[skip..], place.Rows[^1].Start, place.Start, lineEnd)).Append(item);
            }
        }

        if (added.Length > 0)
        {
            int at = place.Rows.Count == 0 ? place.Start + 1 : place.Rows[^1].End;
            edits.Add((at, at, added.ToString()));
        }

        using var written = new MemoryStream(content.Length + 256);
        int done = 0;
        foreach ((int start, int end, string text) in edits.OrderBy(e => e.Start).ThenBy(e => e.End))
        {
            written.Write(content[done..(start + skip)]);
            written.Write(Encoding.UTF8.GetBytes(text));
            done = end + skip;
        }

        written.Write(content[done..]);
        return written.ToArray();
    }

    /// <summary>The token of a value: the number, or the text where it is none.</summary>
    internal static string Token(string value) => IsNumber(value) ? value : JsonSerializer.Serialize(value, Relaxed);

    private static bool IsNumber(string value)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(value));
        try
        {
            return reader.Read() && reader.TokenType == JsonTokenType.Number && !reader.Read();
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static string ProvenanceText(Provenance provenance) => provenance.Source is { } source
        ? $"\"source\": {{ \"document\": {JsonSerializer.Serialize(source, Relaxed)}{(provenance.Url is { } url ? $", \"url\": {JsonSerializer.Serialize(url, Relaxed)}" : "")} }}"
        : provenance.Assumption is { } words && words.Vi != words.En ? $"\"assumption\": {{ \"vi\": {JsonSerializer.Serialize(words.Vi, Relaxed)}, \"en\": {JsonSerializer.Serialize(words.En, Relaxed)} }}"
        : $"\"assumption\": {JsonSerializer.Serialize(provenance.Assumption?.Vi ?? "", Relaxed)}";

    // What stands between a member or item and the next: as the file does it, on one line or each on its own.
    private static string Between(ReadOnlySpan<byte> content, int last, int opening, string lineEnd)
    {
        if (content[opening..last].IndexOf((byte)'\n') < 0)
        {
            return ", ";
        }

        int line = content[..last].LastIndexOf((byte)'\n') + 1, indent = line;
        while (content[indent] is (byte)' ' or (byte)'\t')
        {
            indent++;
        }

        return "," + lineEnd + Encoding.ASCII.GetString(content[line..indent]);
    }

    private static string Plain(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static Place? Find(ReadOnlySpan<byte> json, string parameter)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool wanted = reader.ValueTextEquals("parameters");
            reader.Read();
            if (!wanted || reader.TokenType != JsonTokenType.StartArray)
            {
                reader.Skip();
                continue;
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
            {
                if (Parameter(ref reader, parameter) is { } found)
                {
                    return found;
                }
            }
        }

        return null;
    }

    private static Place? Parameter(ref Utf8JsonReader reader, string parameter)
    {
        string? id = null;
        Place? values = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = reader.GetString()!;
            reader.Read();
            if (name == "values" && reader.TokenType == JsonTokenType.StartArray)
            {
                values = Rows(ref reader);
            }
            else
            {
                id = name == "id" && reader.TokenType == JsonTokenType.String ? reader.GetString() : id;
                reader.Skip();
            }
        }

        return id == parameter ? values : null;
    }

    private static Place Rows(ref Utf8JsonReader reader)
    {
        var place = new Place((int)reader.TokenStartIndex, []);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType == JsonTokenType.StartObject)
            {
                place.Rows.Add(One(ref reader));
            }
        }

        return place;
    }

    private static Row One(ref Utf8JsonReader reader)
    {
        var row = new Row { Start = (int)reader.TokenStartIndex };
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = reader.GetString()!;
            int start = (int)reader.TokenStartIndex;
            reader.Read();
            int valueStart = (int)reader.TokenStartIndex;
            if (name == "region" && reader.TokenType == JsonTokenType.String)
            {
                row.Region = reader.GetString();
            }
            else if (name == "from" && reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out int from))
            {
                row.From = from;
            }

            reader.Skip();
            int end = (int)reader.BytesConsumed;
            (row.LastStart, row.LastEnd) = (start, end);
            row.Value = name == "value" ? (valueStart, end) : row.Value;
            row.Provenance = name is "source" or "assumption" ? (start, end) : row.Provenance;
        }

        row.End = (int)reader.BytesConsumed;
        return row;
    }

    private sealed record Place(int Start, List<Row> Rows);

    private sealed class Row
    {
        public int Start { get; init; }

        public int End { get; set; }

        public string? Region { get; set; }

        public int From { get; set; }

        public (int Start, int End) Value { get; set; }

        public (int Start, int End)? Provenance { get; set; }

        public int LastStart { get; set; }

        public int LastEnd { get; set; }
    }
}
