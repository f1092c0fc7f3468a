using Planner.Rules.Diagnostics;
using Planner.Rules.Pack;
using Planner.Rules.Workflows;

namespace Planner.Localities.Households;

/// <summary>A poverty line's own rule file, asked about one household at a time.</summary>
/// <threadsafety>Used by one worker at a time.</threadsafety>
internal sealed class HouseholdRule
{
    private readonly CompiledRule poor;
    private readonly CompiledRule near;
    private readonly double[] lane = new double[3];
    private readonly double[] nothing = [];

    private HouseholdRule(CompiledRule poor, CompiledRule near) => (this.poor, this.near) = (poor, near);

    /// <summary>The rule of the line in force at a year's end; null where it has none or it does not compile.</summary>
    public static HouseholdRule? Of(RulePack pack, int year, DiagnosticBag diagnostics)
    {
        PovertyLine? line = pack.Poverty.Lines.FirstOrDefault(l => l.From <= year && (l.To ?? int.MaxValue) >= year && l.Workflow is not null);
        CompiledWorkflow? compiled = line is null ? null : WorkflowCompiler.Compile(line.Workflow!, [], PackLayouts.Household, diagnostics);
        return compiled?.Find("poor") is { } poor && compiled.Find("nearPoor") is { } near ? new HouseholdRule(poor, near) : null;
    }

    /// <summary>The same rule for another worker.</summary>
    public HouseholdRule Copy() => new(poor, near);

    /// <summary>What the rule says of a household.</summary>
    public (bool Poor, bool Near) Judge(double incomePerMonth, int deprivations, bool urban)
    {
        (lane[0], lane[1], lane[2]) = (incomePerMonth, deprivations, urban ? 1 : 0);
        return (poor.Evaluate(lane, 0, 1, nothing, 0), near.Evaluate(lane, 0, 1, nothing, 0));
    }
}
