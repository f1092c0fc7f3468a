using Planner.Localities.Units;
using Planner.Rules.Diagnostics;
using Planner.Rules.Pack;
using Planner.Rules.Workflows;

namespace Planner.Localities.Synthesis;

/// <summary>Judges by the compiled workflow of the rule pack that is in force at the start year.</summary>
internal sealed class PackCriteriaJudge : ICriteriaJudge
{
    private readonly CommuneRecord record;
    private readonly CompiledWorkflow workflow;

    private PackCriteriaJudge(CommuneRecord record, CompiledWorkflow workflow)
    {
        this.record = record;
        this.workflow = workflow;
        Rules = [.. workflow.Rules.Select(r => r.Name)];
    }

    public IReadOnlyList<string> Rules { get; }

    /// <summary>The judge of a pack; null, with a message, when no set is in force or its rules have faults.</summary>
    public static PackCriteriaJudge? Of(Locality locality, RulePack pack, CommuneRecord record, DiagnosticBag diagnostics)
    {
        CriteriaSet? set = pack.CommuneCriteria(CommuneLevel.NewRural, locality.StartYear);
        if (set is null)
        {
            diagnostics.Error("PLN0540", SourceSpan.StartOf(locality.Files[0]), FormattableString.Invariant(
                $"no set of commune criteria is in force at the end of {locality.StartYear}; the synthesiser needs the one that communes were judged by"));
            return null;
        }

        CompiledWorkflow? compiled = WorkflowCompiler.Compile(set.Workflow, [], record.Layout, diagnostics);
        return compiled is null ? null : new PackCriteriaJudge(record, compiled);
    }

    public bool[] Judge(CommuneStart commune)
    {
        record.Set(commune);
        return [.. workflow.Rules.Select(r => r.Evaluate(record.Lanes, 0, 1, record.Shared, 0))];
    }
}
