using Planner.Rules.Diagnostics;
using Planner.Rules.Pack;

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
    public static void Check(RulePack pack, IReadOnlyList<TargetDefinition> targets, int firstYear, int lastYear, DiagnosticBag diagnostics)
    {
        ArgumentNullException.ThrowIfNull(pack);
        ArgumentNullException.ThrowIfNull(targets);
        ArgumentNullException.ThrowIfNull(diagnostics);
        var trees = new CheckedPack(pack, targets, firstYear, lastYear);
        new ConditionLint(trees, diagnostics).Check();
        new TableLint(trees, diagnostics).Check();
        new SetLint(trees, diagnostics).Check();
    }
}
