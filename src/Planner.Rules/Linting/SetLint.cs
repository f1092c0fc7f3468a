using System.Text.RegularExpressions;
using Planner.Rules.Diagnostics;
using Planner.Rules.Pack;
using Planner.Rules.Workflows;

namespace Planner.Rules.Linting;

/// <summary>Finds what is doubtful in criteria sets as wholes: years without a set, conditions that stand twice, parameters nobody uses, idle indicators.</summary>
internal sealed partial class SetLint(CheckedPack pack, DiagnosticBag diagnostics)
{
    /// <summary>Reports all findings.</summary>
    public void Check()
    {
        Years();
        foreach (CheckedWorkflow workflow in pack.Workflows)
        {
            Repeated(workflow.Rules);
            Locals(workflow.Source.GlobalParams, workflow.Source.Rules);
            foreach (Rule rule in workflow.Source.Rules)
            {
                Locals(rule);
            }
        }

        Idle();
    }

    private SourceSpan Place(string kind, string id) =>
        pack.Pack.Places.TryGetValue((kind, id), out SourceSpan span) ? span : SourceSpan.StartOf(pack.Pack.Folder);

    private void Years()
    {
        foreach (IGrouping<(IndicatorScope, CommuneLevel), CriteriaSet> level in pack.Pack.CriteriaSets.GroupBy(s => (s.Scope, s.Level)))
        {
            List<CriteriaSet> sets = [.. level.OrderBy(s => s.From)];
            for (int i = 0; i < sets.Count; i++)
            {
                (int first, int last) = pack.YearsOf(sets[i]);
                if (first > last)
                {
                    diagnostics.Add(new Diagnostic(
                        LintCode.SetOutsideYears,
                        Severity.Note,
                        Place("criteria set", sets[i].Id),
                        $"the set '{sets[i].Id}' is in force in no year from {pack.FirstYear} to {pack.LastYear}"));
                }

                if (i > 0 && sets[i - 1].To is { } end && end + 1 < sets[i].From && end + 1 <= pack.LastYear && sets[i].From > pack.FirstYear)
                {
                    diagnostics.Warning(
                        LintCode.SetGap, Place("criteria set", sets[i].Id), $"between '{sets[i - 1].Id}' (until {end}) and '{sets[i].Id}' (from {sets[i].From}) no set of this level is in force");
                }
            }
        }
    }

    private void Repeated(IReadOnlyList<CheckedRule> criteria)
    {
        var seen = new Dictionary<string, (CheckedRule Criterion, Rule Rule)>(StringComparer.Ordinal);
        foreach (CheckedRule criterion in criteria)
        {
            foreach (CheckedRule rule in Conditions(criterion))
            {
                string signature = ExpressionSignature.Of(rule.Tree!);
                if (seen.TryAdd(signature, (criterion, rule.Source)))
                {
                    continue;
                }

                (CheckedRule other, Rule first) = seen[signature];
                bool within = ReferenceEquals(other, criterion);
                diagnostics.Warning(
                    within ? LintCode.RepeatedCondition : LintCode.SharedCondition,
                    rule.Source.Expression!.Span,
                    within
                        ? $"'{rule.Source.Name}' asks the same as '{first.Name}' of the same criterion"
                        : $"'{rule.Source.Name}' asks the same as '{first.Name}' of '{other.Source.Name}', so one shortfall fails both criteria");
            }
        }
    }

    private static IEnumerable<CheckedRule> Conditions(CheckedRule rule) => rule.Tree is null ? rule.Children.SelectMany(Conditions) : [rule];

    private void Locals(Rule rule)
    {
        Locals(rule.LocalParams, rule.IsGroup ? rule.Rules : [rule with { LocalParams = [] }]);
        foreach (Rule child in rule.Rules)
        {
            Locals(child);
        }
    }

    private void Locals(IReadOnlyList<ScopedParam> parameters, IReadOnlyList<Rule> rules)
    {
        for (int i = 0; i < parameters.Count; i++)
        {
            string name = parameters[i].Name;
            IEnumerable<string> texts = parameters.Skip(i + 1).Select(p => p.Expression.Text).Concat(rules.SelectMany(Texts));
            if (!texts.Any(t => Names().Matches(t).Any(m => m.Value.Equals(name, StringComparison.OrdinalIgnoreCase))))
            {
                diagnostics.Warning(LintCode.UnusedLocal, parameters[i].NameSpan, $"nothing uses the parameter '{name}'");
            }
        }
    }

    // Messages and outputs of actions may name a parameter too.
    private static IEnumerable<string> Texts(Rule rule) =>
        new[] { rule.Expression?.Text, rule.ErrorMessage }.OfType<string>()
            .Concat(new[] { rule.OnSuccess, rule.OnFailure }.OfType<RuleAction>().SelectMany(a => a.Context).Select(m => m.Value.Raw))
            .Concat(rule.LocalParams.Select(p => p.Expression.Text)).Concat(rule.Rules.SelectMany(Texts));

    private void Idle()
    {
        IReadOnlySet<string> reads = pack.Reads();
        HashSet<string> moved = [.. pack.Pack.Funding.Components.SelectMany(c => c.Works).Select(w => w.Indicator)];
        foreach (IndicatorDefinition indicator in pack.Pack.Indicators)
        {
            bool commune = indicator.Scope == IndicatorScope.Commune;
            if (!reads.Contains($"{(commune ? "commune" : "district")}.{indicator.Id}") && !(commune && moved.Contains(indicator.Id)))
            {
                diagnostics.Warning(LintCode.IdleIndicator, Place("indicator", indicator.Id), $"no component can move the indicator '{indicator.Id}' and no rule reads it");
            }
        }
    }

    [GeneratedRegex(@"[\p{L}_][\p{L}\p{Nd}_]*")]
    private static partial Regex Names();
}
