using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Planner.Rules.Pack;

namespace Planner.Reporting.Documents;

/// <summary>
/// What every document for machines has in common: indented JSON, UTF-8 text left as it is, ended by a line feed; what is not finite or not defined is null. Equal contents give equal bytes.
/// </summary>
public static class MachineDocument
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true, NewLine = "\n" };

    /// <summary>Writes one object.</summary>
    /// <param name="members">Writes its members.</param>
    /// <returns>The document.</returns>
    public static string Write(Action<Utf8JsonWriter> members)
    {
        ArgumentNullException.ThrowIfNull(members);
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Options))
        {
            writer.WriteStartObject();
            members(writer);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    /// <summary>Writes a number, or null where it is not finite or there is none.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="name">Name of the member.</param>
    /// <param name="value">The number.</param>
    public static void WriteNumberOrNull(this Utf8JsonWriter writer, string name, double? value)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WritePropertyName(name);
        writer.WriteNumberOrNullValue(value);
    }

    /// <summary>Writes a whole number, or null where there is none.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="name">Name of the member.</param>
    /// <param name="value">The number.</param>
    public static void WriteNumberOrNull(this Utf8JsonWriter writer, string name, int? value)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (value is { } number)
        {
            writer.WriteNumber(name, number);
        }
        else
        {
            writer.WriteNull(name);
        }
    }

    /// <summary>Writes a number of a list, or null where it is not finite or there is none.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="value">The number.</param>
    public static void WriteNumberOrNullValue(this Utf8JsonWriter writer, double? value)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (value is { } number && double.IsFinite(number))
        {
            writer.WriteNumberValue(number);
        }
        else
        {
            writer.WriteNullValue();
        }
    }

    /// <summary>Writes a list of texts.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="name">Name of the member.</param>
    /// <param name="texts">The texts.</param>
    public static void WriteTexts(this Utf8JsonWriter writer, string name, IEnumerable<string> texts)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(texts);
        writer.WriteStartArray(name);
        foreach (string text in texts)
        {
            writer.WriteStringValue(text);
        }

        writer.WriteEndArray();
    }

    /// <summary>Writes the member <c>title</c> in both languages, or null where there is none.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="title">The title.</param>
    public static void WriteTitle(this Utf8JsonWriter writer, LocalizedText? title)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (title is null)
        {
            writer.WriteNull("title");
            return;
        }

        writer.WriteStartObject("title");
        writer.WriteString("vi", title.Vi);
        writer.WriteString("en", title.En);
        writer.WriteEndObject();
    }

    /// <summary>Writes the member <c>drafts</c>: which drafts of the rules held; nothing where none did.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="drafts">Their names.</param>
    public static void WriteDrafts(this Utf8JsonWriter writer, IReadOnlyCollection<string> drafts)
    {
        ArgumentNullException.ThrowIfNull(drafts);
        if (drafts.Count > 0)
        {
            writer.WriteTexts("drafts", drafts);
        }
    }
}
