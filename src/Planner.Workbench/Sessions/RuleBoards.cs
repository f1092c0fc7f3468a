using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;
using Planner.Rules.Pack;
using Planner.Rules.Pack.Loading;
using Planner.Rules.Testing;
using Planner.Rules.Workflows;
using Planner.Workbench.Boards;
using Planner.Workbench.Views;
using Planner.Workbench.Words;

namespace Planner.Workbench.Sessions;

/// <summary>Makes the tree of rule files out of the rules in force.</summary>
internal static class RuleBoards
{
    /// <summary>The board of a pack.</summary>
    /// <param name="pack">The rules in force.</param>
    /// <param name="faults">Faults of what was saved last.</param>
    /// <param name="effect">What the last change did.</param>
    /// <param name="withTests">Whether to run the tests beside the files.</param>
    public static RuleBoard Of(RulePack pack, IReadOnlyList<RuleFault> faults, IReadOnlyList<LocalizedText> effect, bool withTests)
    {
        var nodes = new List<RuleNode>();
        Dictionary<string, (int, int)?> tests = withTests ? Tests(pack) : [];
        void Branch(string file, LocalizedText title, IReadOnlyList<LocalizedText> details, int line, Action<string> children, string key)
        {
            nodes.Add(new RuleNode(key, 0, true, title, [Plain(file), .. details], file, line) { Tests = tests.GetValueOrDefault(file) });
            children(key);
        }

        foreach (CriteriaSet set in pack.CriteriaSets)
        {
            string file = set.Workflow.Span.File;
            Branch(file, BoardBuilder.Both(l => FormattableString.Invariant($"{set.Title.In(l)} ({set.From}–{set.To})")), Source(set.Provenance), set.Workflow.Span.Line, key => Rules(key, 1, set.Workflow.Rules, nodes), "set:" + set.Id + set.From);
        }

        string Of(SourceSpan span, string fallback) => span.File.Length > 0 ? span.File : fallback;
        if (pack.Parameters.Count > 0)
        {
            string file = Of(pack.Parameters[0].Provenance.Span, "parameters.json");
            Branch(file, Text(Wording.TreeParameters), [], 1, key => nodes.AddRange(pack.Parameters.Select(p => new RuleNode(
                key + "/" + p.Id, 1, false, BoardBuilder.Both(l => p.Id + " " + p.Title.In(l)),
                [p.Title, .. p.Values.Select(v => Plain(FormattableString.Invariant($"{v.Region} {v.From}–{v.To}: {v.Value}"))), .. Source(p.Provenance)], Of(p.Provenance.Span, file), p.Provenance.Span.Line))), "parameters");
        }

        if (pack.Targets.Count > 0)
        {
            string file = Of(pack.Targets[0].Provenance.Span, "targets.json");
            Branch(file, Text(Wording.TreeTargets), [], 1, key => nodes.AddRange(pack.Targets.Select(t => new RuleNode(
                key + "/" + t.Id, 1, false, BoardBuilder.Both(l => t.Id + " " + t.Title.In(l)),
                [t.Title, Plain(t.Rule?.Text ?? "–"), .. (t.Reading is { } reading ? (LocalizedText[])[reading] : []), .. Source(t.Provenance)], Of(t.Provenance.Span, file), t.Provenance.Span.Line))), "targets");
        }

        if (pack.Funding.Components.Count > 0)
        {
            string file = Of(pack.Funding.Components[0].EligibilityProvenance.Span, "eligibility.json");
            Branch(file, Text(Wording.TreeEligibility), [], 1, key => nodes.AddRange(pack.Funding.Components.Select(c => new RuleNode(
                key + "/" + c.Id, 1, false, BoardBuilder.Both(l => c.Id + " " + c.Title.In(l)),
                [c.Title, Plain(c.Eligible.Text), .. Source(c.EligibilityProvenance)], Of(c.EligibilityProvenance.Span, file), c.EligibilityProvenance.Span.Line))), "eligibility");
        }

        if (pack.Funding.Allocations.Count > 0)
        {
            AllocationRule[] rules = [.. pack.Funding.Allocations.Values.OrderBy(r => r.Id, StringComparer.Ordinal)];
            string file = Of(rules[0].Provenance.Span, "allocations.json");
            Branch(file, Text(Wording.TreeAllocations), [], 1, key => nodes.AddRange(rules.Select(r => new RuleNode(
                key + "/" + r.Id, 1, false, BoardBuilder.Both(l => r.Id + " " + r.Title.In(l)),
                [r.Title, .. new[] { r.Weight, r.Filter, r.DistrictWeight }.OfType<RuleText>().Select(e => Plain(e.Text)), .. Source(r.Provenance)], Of(r.Provenance.Span, file), r.Provenance.Span.Line))), "allocations");
        }

        return new RuleBoard(nodes, faults, effect);
    }

    private static void Rules(string parent, int depth, IReadOnlyList<Rule> rules, List<RuleNode> nodes)
    {
        foreach (Rule rule in rules)
        {
            LocalizedText? named = Members.TitleOf(rule.Properties);
            JsonValue? source = rule.Properties?["source"];
            LocalizedText[] details =
            [
                .. named is null ? (LocalizedText[])[] : [named],
                .. rule.IsGroup ? (LocalizedText[])[Text(Wording.RuleGroup, rule.Operator)] : [],
                .. rule.LocalParams.Select(p => Plain($"{p.Name} := {p.Expression.Text}")),
                .. rule.Expression is { } expression ? (LocalizedText[])[Plain(expression.Text)] : [],
                .. source?["document"] is { Kind: JsonKind.Text } document ? (LocalizedText[])[Text(Wording.RuleSource, document.Text)] : [],
                .. Members.WordsOf(rule.Properties?["assumption"]) is { } assumed ? (LocalizedText[])[Assumed(assumed)] : [],
                .. rule.Enabled ? (LocalizedText[])[] : [Text(Wording.RuleDisabled)],
            ];
            string key = parent + "/" + rule.Name;
            nodes.Add(new RuleNode(key, depth, rule.Rules.Count > 0, BoardBuilder.Both(l => (rule.Name + " " + named?.In(l)).TrimEnd()), details, rule.Span.File, rule.Span.Line));
            Rules(key, depth + 1, rule.Rules, nodes);
        }
    }

    // By the rule file they test. A tests file with faults of its own counts as nothing passed.
    private static Dictionary<string, (int Passed, int Of)?> Tests(RulePack pack)
    {
        var found = new Dictionary<string, (int Passed, int Of)?>(StringComparer.Ordinal);
        foreach (string file in RuleTester.Files(pack.Folder))
        {
            string rules = file.Replace(".tests.json", ".json", StringComparison.Ordinal);
            if (pack.Files.Contains(rules, StringComparer.Ordinal) && RuleTester.Run(file, false, new DiagnosticBag()) is { } result)
            {
                found[rules] = (result.Cases.Count - result.Failed, result.Cases.Count);
            }
        }

        return found;
    }

    private static LocalizedText[] Source(Provenance provenance) =>
    [
        .. provenance.Source is { } source ? (LocalizedText[])[Text(Wording.RuleSource, source + (provenance.Url is { } url ? " " + url : ""))] : [],
        .. provenance.Assumption is { } assumption ? (LocalizedText[])[Assumed(assumption)] : [],
    ];

    private static LocalizedText Plain(string text) => new(text, text);

    private static LocalizedText Assumed(LocalizedText reason) => BoardBuilder.Both(l => WorkbenchView.Book.Format(l, Wording.RuleAssumption, reason.In(l)));

    private static LocalizedText Text(Wording wording, params object?[] values) => BoardBuilder.Both(l => WorkbenchView.Book.Format(l, wording, values));
}
