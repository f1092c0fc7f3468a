using Planner.Rules.Diagnostics;

namespace Planner.Rules.Language;

/// <summary>The faults of one expression, by offset in its text.</summary>
internal sealed class FaultList
{
    private readonly List<(string Code, TextRange Range, string Message)> faults = [];

    /// <summary>Whether there is any fault.</summary>
    public bool Any => faults.Count > 0;

    /// <summary>Message of the first fault that was found, without code and place.</summary>
    public string FirstMessage => faults[0].Message;

    /// <summary>Adds a fault.</summary>
    public void Add(string code, TextRange range, string message) => faults.Add((code, range, message));

    /// <summary>Reports all faults at their places in the file.</summary>
    public void ReportTo(DiagnosticBag diagnostics, ExpressionText text)
    {
        foreach ((string code, TextRange range, string message) in faults)
        {
            diagnostics.Error(code, text.SpanOf(range), message);
        }
    }
}
