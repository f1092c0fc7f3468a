using Planner.Rules.Diagnostics;

namespace Planner.Rules.Testing;

/// <summary>Reads the expressions of files outside a rules folder whose format other parts of the house know, such as scenarios.</summary>
public interface IExpressionSource
{
    /// <summary>The expressions of a file, in file order.</summary>
    /// <param name="file">The file.</param>
    /// <param name="diagnostics">Receives its faults.</param>
    /// <returns>The expressions; null when the file is not of the source's kind, or has errors.</returns>
    ExpressionFile? Read(string file, DiagnosticBag diagnostics);
}
