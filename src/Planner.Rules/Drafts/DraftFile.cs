using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Planner.Rules.Documents;

namespace Planner.Rules.Drafts;

/// <summary>A draft file: changes of one official file, beside it, under the name of the draft. Files of one name make up one draft.</summary>
/// <param name="Path">The file as the user named its folder.</param>
/// <param name="Name">Name of the draft.</param>
/// <param name="Official">The official file it changes, below the rules folder, with '/'.</param>
/// <param name="Changes">The changes, in file order.</param>
public sealed record DraftFile(string Path, string Name, string Official, IReadOnlyList<DraftChange> Changes)
{
    /// <summary>The ending of draft files: <c>parameters.NAME.draft.json</c>.</summary>
    public const string Ending = ".draft.json";

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true, NewLine = "\n" };

    /// <summary>An empty draft of an official file.</summary>
    /// <param name="rulesFolder">The rules folder as the user named it.</param>
    /// <param name="official">The official file below it, with '/'.</param>
    /// <param name="name">Name of the draft.</param>
    public static DraftFile Of(string rulesFolder, string official, string name)
    {
        ArgumentNullException.ThrowIfNull(rulesFolder);
        ArgumentNullException.ThrowIfNull(official);
        string stem = official.EndsWith(".json", StringComparison.Ordinal) ? official[..^".json".Length] : official;
        string start = rulesFolder.Length == 0 || rulesFolder.EndsWith('/') ? rulesFolder : rulesFolder + "/";
        return new DraftFile($"{start}{stem}.{name}{Ending}", name, official, []);
    }

    /// <summary>The change of the same value from the same year on, or null.</summary>
    /// <param name="change">A change.</param>
    public DraftChange? Same(DraftChange change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return Changes.FirstOrDefault(c => c.Target == change.Target && c.From == change.From);
    }

    /// <summary>The draft with a change in place of the one of the same value and year, or at its end.</summary>
    /// <param name="change">The change.</param>
    public DraftFile With(DraftChange change) => Same(change) is { } old
        ? this with { Changes = [.. Changes.Select(c => ReferenceEquals(c, old) ? change : c)] }
        : this with { Changes = [.. Changes, change] };

    /// <summary>The draft as law. What was tried from an earlier year holds from the effective date's on.</summary>
    /// <param name="law">Number and date of the document.</param>
    /// <param name="clause">Clause of the document.</param>
    /// <param name="effective">The day it takes effect.</param>
    public DraftFile Enacted(string law, string clause, DateOnly effective) => this with
    {
        Changes =
        [
            .. Changes.Select(c => c with
            {
                Status = DraftStatus.InForce,
                Law = law,
                Clause = clause,
                Effective = effective,
                WrittenFrom = c.WrittenFrom > effective.Year ? c.WrittenFrom : null,
            }),
        ],
    };

    /// <summary>The file's text, ended by a line feed.</summary>
    public string Text()
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Options))
        {
            writer.WriteStartObject();
            writer.WriteString("$schema", "../schema/draft.schema.json");
            writer.WriteString("file", Official[(Official.LastIndexOf('/') + 1)..]);
            writer.WriteStartArray("changes");
            foreach (DraftChange change in Changes)
            {
                Write(writer, change);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    internal static string Below(string rulesFolder, string path) =>
        path.StartsWith(rulesFolder, StringComparison.Ordinal) ? path[rulesFolder.Length..].TrimStart('/') : path;

    private static void Write(Utf8JsonWriter writer, DraftChange change)
    {
        writer.WriteStartObject();
        Optional(writer, "parameter", change.Parameter);
        Optional(writer, "region", change.Region);
        Optional(writer, "rule", change.Rule);
        Optional(writer, "member", change.Member);
        Optional(writer, "from", change.WrittenFrom);
        Optional(writer, "to", change.To);
        writer.WritePropertyName(change.Rule is null ? "value" : "expression");
        Value(writer, change.Value);
        writer.WriteString("status", change.Status == DraftStatus.InForce ? "inForce" : "draft");
        Optional(writer, "law", change.Law);
        Optional(writer, "clause", change.Clause);
        Optional(writer, "effective", change.Effective?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        Optional(writer, "note", change.Note);
        writer.WriteEndObject();
    }

    private static void Value(Utf8JsonWriter writer, JsonValue value)
    {
        switch (value.Kind)
        {
            case JsonKind.Object:
                writer.WriteStartObject();
                foreach (JsonMember member in value.Members)
                {
                    writer.WritePropertyName(member.Name);
                    Value(writer, member.Value);
                }

                writer.WriteEndObject();
                break;
            case JsonKind.Array:
                writer.WriteStartArray();
                foreach (JsonValue item in value.Items)
                {
                    Value(writer, item);
                }

                writer.WriteEndArray();
                break;
            case JsonKind.Text:
                writer.WriteStringValue(value.Text);
                break;
            default:
                writer.WriteRawValue(value.Raw);
                break;
        }
    }

    private static void Optional(Utf8JsonWriter writer, string name, string? text)
    {
        if (text is not null)
        {
            writer.WriteString(name, text);
        }
    }

    private static void Optional(Utf8JsonWriter writer, string name, int? number)
    {
        if (number is { } value)
        {
            writer.WriteNumber(name, value);
        }
    }
}
