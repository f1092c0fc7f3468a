using System.Text;
using Planner.Rules.Language.Reading;

namespace Planner.Rules.Workflows.Evaluation;

/// <summary>
/// Fills the $(name) and $(input.member) placeholders of an error message, in one pass over the text. What is not found stays as written.
/// </summary>
internal static class MessageInterpolation
{
    /// <summary>The message with its placeholders filled.</summary>
    public static string Fill(string message, EvaluationScope scope)
    {
        var result = new StringBuilder();
        int at = 0;
        while (at < message.Length)
        {
            int open = message.IndexOf("$(", at, StringComparison.Ordinal);
            int close = open < 0 ? -1 : message.IndexOf(')', open);
            if (close < 0)
            {
                break;
            }

            result.Append(message, at, open - at);
            string path = message[(open + 2)..close];
            result.Append(Value(path, scope) ?? message[open..(close + 1)]);
            at = close + 1;
        }

        return result.Append(message, at, message.Length - at).ToString();
    }

    private static string? Value(string path, EvaluationScope scope)
    {
        string[] parts = path.Split('.');
        if (!scope.TryValue(parts[0], out object? value))
        {
            return null;
        }

        foreach (string part in parts.AsSpan(1))
        {
            if (value is not RecordValue record || !record.Values.TryGetValue(part, out value))
            {
                return null;
            }
        }

        // A bare name is written as JSON, quotes included; a member's text is written as it is.
        return value is null ? parts.Length > 1 ? "" : null : parts.Length > 1 && value is string text ? text : ValueWriter.ToJson(value);
    }
}
