using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;

namespace Planner.Rules.Pack.Loading;

/// <summary>Where the rule files of a load come from.</summary>
internal interface IRuleFiles
{
    /// <summary>Reads a file; null with a fault when it cannot be read.</summary>
    /// <param name="path">The path as messages give it.</param>
    /// <param name="diagnostics">Receives the faults.</param>
    JsonValue? Read(string path, DiagnosticBag diagnostics);

    /// <summary>Whether there is such a file.</summary>
    /// <param name="path">The path as messages give it.</param>
    bool Exists(string path);

    /// <summary>The draft files of a rules folder, below it, with '/', in no particular order.</summary>
    /// <param name="folder">The folder.</param>
    IReadOnlyList<string> Drafts(string folder);
}
