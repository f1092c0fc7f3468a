using System.Text;
using System.Text.RegularExpressions;
using Planner.Fuzzing.Running;
using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;

namespace Planner.Fuzzing.Targets;

/// <summary>What every refusal must be: a code, a place that exists, a message that a terminal can show.</summary>
internal static partial class Checked
{
    /// <summary>Checks all diagnostics of a load.</summary>
    /// <param name="diagnostics">The diagnostics.</param>
    /// <param name="file">The file whose places are known; those of others are not compared.</param>
    /// <param name="bytes">Its content.</param>
    public static void All(DiagnosticBag diagnostics, string file, byte[] bytes)
    {
        if (diagnostics.Count == 0)
        {
            return;
        }

        string[]? lines = null;
        foreach (Diagnostic d in diagnostics.InFileOrder())
        {
            FuzzFaultException.Unless(Code().IsMatch(d.Code), () => $"no code: {d}");
            FuzzFaultException.Unless(d.Span.Line >= 1 && d.Span.Column >= 1 && d.Span.Length >= 0, () => $"no place: {d}");
            FuzzFaultException.Unless(!string.IsNullOrWhiteSpace(d.Message) && d.Message.Length <= InputLimits.MessageLength * 7, () => $"{d.Message.Length} characters of message: {d}"[..Math.Min(300, d.ToString().Length)]);
            FuzzFaultException.Unless(!d.Message.Any(Harmful), () => $"a message that no terminal should get: {d}");
            if (d.Span.File != file)
            {
                continue;
            }

            lines ??= Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF').Split('\n');
            FuzzFaultException.Unless(d.Span.Line <= lines.Length, () => $"line beyond the file's {lines.Length}: {d}");
            FuzzFaultException.Unless(d.Span.Column <= lines[d.Span.Line - 1].Length + 1, () => $"column beyond the line's {lines[d.Span.Line - 1].Length}: {d}");
        }
    }

    /// <summary>Whether a character steers a terminal, hides or turns text round, or is none.</summary>
    public static bool Harmful(char c) =>
        char.IsControl(c) || c is '\u061C' or '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\uFEFF';

    [GeneratedRegex(@"^PLN\d{4}$")]
    private static partial Regex Code();
}
