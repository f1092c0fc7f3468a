using Planner.Rules.Documents;
using Planner.Rules.Language;
using Planner.Rules.Pack;
using Planner.Rules.Pack.Loading;
using Planner.Rules.Turning;
using Planner.Rules.Workflows;
using Planner.Simulation.Preparation;
using Planner.Simulation.State;

namespace Planner.Simulation.Explaining;

/// <summary>Explains the criteria of one commune in one lane of a block: each comparison, and what would turn the criterion at what price.</summary>
internal sealed class CriterionExplainer(PreparedModel model, BlockState block, int commune, int lane, int year, TurningFinder finder)
{
    private readonly int offset = block.Offset(commune, lane);
    private readonly int sharedOffset = block.SharedOffsets[(commune * block.Width) + lane];

    private readonly ParametersInForce parameters = new(model, year, block.SharedOffsets[(commune * block.Width) + lane]);

    /// <summary>Explains one criterion.</summary>
    public CriterionResult Explain(CompiledRule rule)
    {
        RuleExplanation explanation = rule.Explain(block.Lanes, offset, block.Width, model.Shared, sharedOffset);
        var comparisons = new List<ComparisonResult>();
        var errors = new List<string>();
        Collect(explanation, comparisons, errors);
        RuleTurning turning = finder.Find(rule, block.Lanes, offset, block.Width, model.Shared, sharedOffset);
        IReadOnlyList<TurningChange> together = explanation.Passed || turning.Changes.Count > 0
            ? []
            : finder.FindTogether(rule, block.Lanes, offset, block.Width, model.Shared, sharedOffset);
        return new CriterionResult(
            rule.Name, Members.TitleOf(rule.Properties), explanation.Passed, errors.Count == 0 ? null : string.Join("; ", errors), comparisons)
        {
            Changes = [.. turning.Changes.Select(Named)],
            Together = [.. together.Select(Named)],
            Undecided = [.. turning.Undecided.Select(f => f.Path)],
        };
    }

    private void Collect(RuleExplanation explanation, List<ComparisonResult> comparisons, List<string> errors)
    {
        if (explanation.Error is { } error)
        {
            errors.Add(error);
        }

        foreach (RuleExplanation child in explanation.Children)
        {
            Collect(child, comparisons, errors);
        }

        if (explanation.Children.Count > 0)
        {
            return;
        }

        JsonValue? properties = explanation.Rule.Properties;
        string? source = properties?["source"] is { Kind: JsonKind.Object } s && s["document"] is { Kind: JsonKind.Text } document ? document.Text : null;
        LocalizedText? assumption = Members.WordsOf(properties?["assumption"]);
        string? unit = properties?["unit"] is { Kind: JsonKind.Text } named ? named.Text : null;
        IndicatorChange? change = explanation.Passed ? null : Cheapest(explanation.Rule);
        foreach (ComparisonExplanation c in explanation.Comparisons)
        {
            comparisons.Add(new ComparisonResult(
                explanation.Rule.Name,
                Members.TitleOf(properties),
                c.Expression,
                c.Left,
                c.Operator,
                c.Right,
                c.Unit ?? unit,
                c.Margin,
                c.Passed,
                c.Decisive,
                c.Span,
                source,
                assumption)
            {
                Change = change,
                Parameters = parameters.ReadBy(explanation.Rule, c.Expression),
            });
        }
    }

    private IndicatorChange? Cheapest(CompiledRule condition) =>
        finder.Find(condition, block.Lanes, offset, block.Width, model.Shared, sharedOffset).Changes is [TurningChange first, ..] ? Named(first) : null;

    private IndicatorChange Named(TurningChange change) => Named(model, change);

    internal static IndicatorChange Named(PreparedModel model, TurningChange change)
    {
        LocalizedText? title = change.Input.Record == "commune"
            ? model.CommuneIndicators.FirstOrDefault(i => Same(i.Definition.Id, change.Input.Name))?.Definition.Title
                ?? InputFields.Commune.FirstOrDefault(f => Same(f.Name, change.Input.Name))?.Title
            : null;
        return new IndicatorChange(change, title ?? new LocalizedText(change.Input.Path, change.Input.Path));
    }

    private static bool Same(string a, string b) => a.Equals(b, StringComparison.OrdinalIgnoreCase);
}
