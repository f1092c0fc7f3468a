using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Planner.Rules.Language.Reading;

namespace Planner.Rules.Workflows.Evaluation;

/// <summary>Writes values of the language as JSON.</summary>
internal static class ValueWriter
{
    /// <summary>A value as JSON text, as RulesEngine writes it into a message; NaN and infinities by name.</summary>
    public static string ToJson(object value)
    {
        if (value is double or float && !double.IsFinite(Convert.ToDouble(value, CultureInfo.InvariantCulture)))
        {
            return Convert.ToString(value, CultureInfo.InvariantCulture)!;
        }

        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            Write(writer, value);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Writes a value; NaN and infinities, which JSON has not, as null.</summary>
    public static void Write(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case bool truth:
                writer.WriteBooleanValue(truth);
                break;
            case double number when double.IsFinite(number):
                writer.WriteNumberValue(number);
                break;
            case float number when float.IsFinite(number):
                writer.WriteNumberValue(number);
                break;
            case double or float:
                writer.WriteNullValue();
                break;
            case decimal number:
                writer.WriteNumberValue(number);
                break;
            case ulong number:
                writer.WriteNumberValue(number);
                break;
            case byte or short or int or uint or long:
                writer.WriteNumberValue(Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            case DateTime date:
                writer.WriteStringValue(date);
                break;
            case string text:
                writer.WriteStringValue(WellFormed(text));
                break;
            case RecordValue record:
                writer.WriteStartObject();
                foreach ((string name, object? member) in record.Values)
                {
                    writer.WritePropertyName(WellFormed(name));
                    Write(writer, member);
                }

                writer.WriteEndObject();
                break;
            case IReadOnlyList<object?> list:
                writer.WriteStartArray();
                foreach (object? item in list)
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            default:
                writer.WriteStringValue(WellFormed(Convert.ToString(value, CultureInfo.InvariantCulture)!));
                break;
        }
    }

    /// <summary>A text without lone surrogates, which an expression can make ("\ud83d") and JSON cannot hold.</summary>
    public static string WellFormed(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF'))
        {
            return text;
        }

        var result = new StringBuilder(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            result.Append(rune.ToString());
        }

        return result.ToString();
    }
}
