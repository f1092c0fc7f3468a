using Planner.Rules.Diagnostics;
using Planner.Rules.Tests.Diagnostics.Wording;

namespace Planner.Localities.Tests;

/// <summary>Assertions on diagnostics.</summary>
internal static class Faults
{
    /// <summary>One fault of that code, in that file, whose message holds a text; others may stand beside it only if allowed.</summary>
    public static Diagnostic One(DiagnosticBag diagnostics, string code, string file, string text)
    {
        IReadOnlyList<Diagnostic> all = diagnostics.InFileOrder();
        ToldInVietnamese.All(all);
        Diagnostic fault = Assert.Single(all);
        Assert.Equal(code, fault.Code);
        Assert.EndsWith(file, fault.Span.File, StringComparison.Ordinal);
        Assert.Contains(text, fault.Message, StringComparison.Ordinal);
        return fault;
    }
}
