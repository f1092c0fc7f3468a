using Planner.Rules.Diagnostics;
using Planner.Rules.Linting;
using Planner.Rules.Pack;
using Planner.Rules.Workflows;

namespace Planner.Rules.Live;

/// <summary>The rules in force at one moment: one version of every file, all of them checked together.</summary>
/// <threadsafety>Immutable; safe for concurrent use.</threadsafety>
public sealed class LiveRules
{
    private readonly IReadOnlyList<int> years;

    internal LiveRules(
        IReadOnlyList<RulePack> packs, IReadOnlyList<(CriteriaSet Set, CompiledWorkflow Workflow)> criteria, IReadOnlyList<int> years,
        IReadOnlyList<Diagnostic> faults, IReadOnlyList<StaleFile> stale)
    {
        Packs = packs;
        Criteria = criteria;
        this.years = years;
        Faults = faults;
        Stale = stale;
    }

    /// <summary>The packs, one for each file of targets in ordinal order; empty while no version of the folder was without faults.</summary>
    public IReadOnlyList<RulePack> Packs { get; }

    /// <summary>The criteria sets with their compiled rules. A rule that did not change is the same object as in the version before.</summary>
    public IReadOnlyList<(CriteriaSet Set, CompiledWorkflow Workflow)> Criteria { get; }

    /// <summary>The faults of what was saved last, in file order; empty when all of it is in force.</summary>
    public IReadOnlyList<Diagnostic> Faults { get; }

    /// <summary>Files of which an earlier version is in force because the saved one has faults, or does not fit the others.</summary>
    public IReadOnlyList<StaleFile> Stale { get; }

    /// <summary>The rule of a set compiled, or null when there is none.</summary>
    /// <param name="set">Id of the set.</param>
    /// <param name="rule">Name of a top rule.</param>
    /// <param name="year">A year in which the set is in force.</param>
    public CompiledRule? Find(string set, string rule, int year) =>
        Criteria.FirstOrDefault(c => c.Set.Id == set && c.Set.From <= year && (c.Set.To ?? year) >= year).Workflow?.Find(rule);

    /// <summary>What is valid in the version in force and probably not meant (PLN10xx), in file order.</summary>
    /// <param name="used">Parameters that files outside the folder (scenarios) use; null for none.</param>
    /// <param name="firstYear">Earliest year that files outside the folder simulate; null for none.</param>
    public IReadOnlyList<Diagnostic> Findings(IReadOnlySet<string>? used = null, int? firstYear = null)
    {
        var diagnostics = new DiagnosticBag();
        if (Packs.Count > 0)
        {
            RuleLint.Check(Packs[0], [.. Packs.SelectMany(p => p.Targets)], Math.Min(years.Min(), firstYear ?? int.MaxValue), years.Max(), diagnostics, used);
        }

        return diagnostics.InFileOrder();
    }

    internal LiveRules With(IReadOnlyList<Diagnostic> faults, IReadOnlyList<StaleFile> stale) => new(Packs, Criteria, years, faults, stale);
}
