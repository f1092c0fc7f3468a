using Planner.Rules.Diagnostics;

namespace Planner.Analysis.Impact;

/// <summary>Two runs' inputs cannot be mixed as asked: one run's plan does not fit the other's rules or data.</summary>
/// <param name="groups">The groups that were taken from the second run.</param>
/// <param name="faults">What does not fit.</param>
public sealed class MixtureException(string groups, IReadOnlyList<Diagnostic> faults) : Exception($"the second run's {groups} do not fit the rest of the first run: {string.Join("; ", faults)}")
{
    /// <summary>The groups that were taken from the second run.</summary>
    public string Groups { get; } = groups;

    /// <summary>What does not fit.</summary>
    public IReadOnlyList<Diagnostic> Faults { get; } = faults;
}
