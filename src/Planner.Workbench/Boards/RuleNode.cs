using Planner.Rules.Pack;

namespace Planner.Workbench.Boards;

/// <summary>A branch or leaf of the rules' tree.</summary>
/// <param name="Key">Its name in the tree: that of its parent, a slash, its own.</param>
/// <param name="Depth">0 for files.</param>
/// <param name="Branch">Whether it has children.</param>
/// <param name="Name">What stands in the tree.</param>
/// <param name="Details">What it is, one paragraph each.</param>
/// <param name="File">The file it stands in.</param>
/// <param name="Line">The line, from 1.</param>
internal sealed record RuleNode(string Key, int Depth, bool Branch, LocalizedText Name, IReadOnlyList<LocalizedText> Details, string File, int Line)
{
    /// <summary>How the tests beside the file stand: passed, of how many; null where there are none or they were not run yet.</summary>
    public (int Passed, int Of)? Tests { get; init; }
}
