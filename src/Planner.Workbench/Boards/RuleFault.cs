using Planner.Rules.Pack;

namespace Planner.Workbench.Boards;

/// <summary>A fault of a rule file.</summary>
/// <param name="File">The file.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Text">Place, code and what is wrong.</param>
internal sealed record RuleFault(string File, int Line, LocalizedText Text);
