namespace Planner.Rules.Diagnostics;

/// <summary>One fault or remark about a file: where, what, and what to do.</summary>
/// <param name="Code">The code, <c>PLN</c> and four digits; see docs/diagnostics.md.</param>
/// <param name="Severity">How much it weighs.</param>
/// <param name="Span">Where it is.</param>
/// <param name="Message">What is wrong, what was expected, and the nearest valid name where there is one.</param>
public sealed record Diagnostic(string Code, Severity Severity, SourceSpan Span, string Message)
{
    /// <summary><c>file:line:column: error PLN0000: message</c>.</summary>
    public override string ToString()
    {
        string word = Severity switch { Severity.Error => "error", Severity.Warning => "warning", _ => "note" };
        return $"{Span}: {word} {Code}: {Message}";
    }
}
