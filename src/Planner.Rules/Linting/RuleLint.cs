using Planner.Rules.Diagnostics;
using Planner.Rules.Pack;
using Planner.Rules.Testing;

namespace Planner.Rules.Linting;

/// <summary>Looks through rule files without errors for what is valid and probably not meant (PLN10xx).</summary>
public static class RuleLint
{
    /// <summary>Adds warnings and notes to a bag.</summary>
    /// <param name="pack">A pack that loaded without errors.</param>
    /// <param name="targets">The targets of every locality that uses these rules: what they read is in use.</param>
    /// <param name="firstYear">First year-end that rules are evaluated at.</param>
    /// <param name="lastYear">Last such year-end.</param>
    /// <param name="diagnostics">Receives the findings; never errors.</param>
    /// <param name="used">Parameters that files outside the pack (scenarios) use; they are not idle then. Null for none.</param>
    public static void Check(RulePack pack, IReadOnlyList<TargetDefinition> targets, int firstYear, int lastYear, DiagnosticBag diagnostics, IReadOnlySet<string>? used = null)
    {
        ArgumentNullException.ThrowIfNull(pack);
        ArgumentNullException.ThrowIfNull(targets);
        ArgumentNullException.ThrowIfNull(diagnostics);
        var trees = new CheckedPack(pack, targets, firstYear, lastYear);
        new ConditionLint(trees, diagnostics).Check();
        new TableLint(trees, used ?? new HashSet<string>(), diagnostics).Check();
        new SetLint(trees, diagnostics).Check();
    }

    /// <summary>Looks through expressions about communes that stand outside the pack, such as a scenario's allocation rules.</summary>
    /// <param name="pack">The pack whose indicators and parameters they see.</param>
    /// <param name="expressions">The expressions; those with faults are passed over.</param>
    /// <param name="firstYear">First year-end of the run.</param>
    /// <param name="lastYear">Last such year-end.</param>
    /// <param name="diagnostics">Receives the findings; never errors.</param>
    /// <returns>The parameters that the expressions use, by id.</returns>
    public static IReadOnlySet<string> CheckExpressions(
        RulePack pack, IReadOnlyList<NamedExpression> expressions, int firstYear, int lastYear, DiagnosticBag diagnostics)
    {
        ArgumentNullException.ThrowIfNull(pack);
        ArgumentNullException.ThrowIfNull(expressions);
        ArgumentNullException.ThrowIfNull(diagnostics);
        var trees = new CheckedPack(pack, expressions, firstYear, lastYear);
        new ConditionLint(trees, diagnostics).Check(trees.Others);
        return trees.Reads().Where(r => r.StartsWith("p.", StringComparison.OrdinalIgnoreCase)).Select(r => r[2..]).ToHashSet(StringComparer.OrdinalIgnoreCase);
    }
}
