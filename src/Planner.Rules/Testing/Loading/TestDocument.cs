using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;
using Planner.Rules.Language;

namespace Planner.Rules.Testing.Loading;

/// <summary>A tests file as written.</summary>
/// <param name="Path">The file.</param>
/// <param name="Span">Where its object starts.</param>
/// <param name="RuleFile">The rule file, relative to the tests file's folder.</param>
/// <param name="RuleFileSpan">Where it is named.</param>
/// <param name="IsWorkflow">Whether it is a workflow; else a file that holds single expressions.</param>
/// <param name="WorkflowName">Which workflow of the file; null for the only one.</param>
/// <param name="Inputs">The inputs it declares; null where they follow from the folder.</param>
/// <param name="Cases">The cases, those of tables and boundaries included.</param>
internal sealed record TestDocument(
    string Path,
    SourceSpan Span,
    string RuleFile,
    SourceSpan RuleFileSpan,
    bool IsWorkflow,
    JsonValue? WorkflowName,
    InputLayout? Inputs,
    IReadOnlyList<WrittenCase> Cases);
