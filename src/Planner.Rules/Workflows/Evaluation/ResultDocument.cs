using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Planner.Rules.Workflows.Evaluation;

/// <summary>Writes the JSON document of <c>planner eval</c>.</summary>
internal static class ResultDocument
{
    private static readonly JsonWriterOptions Options = new()
    {
        // The document goes to a terminal or a program, never into a web page: Vietnamese and quotes stay readable.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Indented = true,
        NewLine = "\n",
    };

    /// <summary>The document of an execution.</summary>
    public static string Of(IReadOnlyList<RuleResult> results) => Write("ok", null, results);

    /// <summary>The document of a refusal.</summary>
    public static string Refused(string error) => Write("throws", error, []);

    private static string Write(string status, string? error, IReadOnlyList<RuleResult> results)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            writer.WriteStartObject();
            writer.WriteString("status", status);
            writer.WriteString("error", error is null ? null : ValueWriter.WellFormed(error));
            writer.WriteStartArray("rules");
            foreach (RuleResult result in results)
            {
                Rule(writer, result, null);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Rule(Utf8JsonWriter writer, RuleResult result, string? parent)
    {
        writer.WriteStartObject();
        writer.WriteString("rule", ValueWriter.WellFormed(parent is null ? result.Rule.Name : $"{parent}/{result.Rule.Name}"));
        writer.WriteString("status", result.Outcome switch { RuleOutcome.True => "true", RuleOutcome.False => "false", _ => "error" });
        writer.WriteBoolean("isSuccess", result.IsSuccess);
        writer.WriteString("exceptionMessage", ValueWriter.WellFormed(result.Message));
        writer.WritePropertyName("output");
        ValueWriter.Write(writer, result.Output);
        writer.WriteEndObject();
        foreach (RuleResult child in result.Children)
        {
            Rule(writer, child, result.Rule.Name);
        }
    }
}
