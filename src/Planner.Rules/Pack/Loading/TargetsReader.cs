using System.Globalization;
using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;

namespace Planner.Rules.Pack.Loading;

/// <summary>Reads target files: RulesEngine workflows whose rules are comparisons of metrics by year with a number.</summary>
internal static class TargetsReader
{
    private static readonly string[] Operators = [">=", "<=", "==", ">", "<"];

    public static IReadOnlyList<TargetDefinition> Read(PackSource source, IReadOnlyList<string> files)
    {
        var targets = new List<TargetDefinition>();
        foreach (string name in files)
        {
            JsonValue? workflow = source.OpenValue("targets/" + name);
            if (workflow is null)
            {
                continue;
            }

            WorkflowShape.Check(workflow, source.Diagnostics);
            foreach (JsonValue rule in workflow["Rules"] is { Kind: JsonKind.Array } rules ? rules.Items : [])
            {
                if (One(rule, source) is { } target && source.Define("target", target.Id, rule["RuleName"]!.Span))
                {
                    targets.Add(target);
                }
            }
        }

        return targets;
    }

    private static TargetDefinition? One(JsonValue rule, PackSource source)
    {
        if (rule["RuleName"] is not { Kind: JsonKind.Text } name || rule["Expression"] is not { Kind: JsonKind.Text } expression)
        {
            if (rule["Operator"] is { } grouped)
            {
                source.Diagnostics.Error("PLN0423", grouped.Span, "a target is one comparison; it has no 'Operator' and nested rules");
            }

            return null;
        }

        string id = name.Text;
        if (rule["Properties"] is not { Kind: JsonKind.Object } properties)
        {
            return null;
        }

        var reader = new ObjectReader(properties, $"'Properties' of '{id}'", source.Diagnostics);
        LocalizedText title = reader.Title();
        string unit = reader.Unit();
        int year = reader.RequiredInteger("year", 1990, 2100);
        string evaluatedAt = reader.RequiredText("evaluatedAt");
        if (evaluatedAt.Length > 0 && !DateOnly.TryParseExact(evaluatedAt, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        {
            source.Diagnostics.Error("PLN0424", reader.SpanOf("evaluatedAt"), $"'evaluatedAt' is '{evaluatedAt}'; expected a date such as 2025-12-31");
        }

        double? ambition = reader.Has("ambition") ? reader.RequiredNumber("ambition") : null;
        string? metric = reader.OptionalText("metric");
        bool benefit = reader.OptionalBoolean("benefit", true);
        string? reading = reader.OptionalText("reading");
        Provenance provenance = reader.Provenance($"the target '{id}'");
        reader.Finish();
        if (metric is not null)
        {
            source.Places[("target metric", id)] = reader.SpanOf("metric");
        }

        if (year < source.FirstYear || year > source.LastYear)
        {
            source.Diagnostics.Error("PLN0425", reader.SpanOf("year"), $"the target '{id}' is for {year}; the years run from {source.FirstYear} to {source.LastYear}");
        }

        if (Comparison(expression) is not { } comparison)
        {
            source.Diagnostics.Error("PLN0423", expression.Span, $"the target '{id}' must compare with a number on the right side, such as y2025.communesCertified >= 61");
            return null;
        }

        return new TargetDefinition(
            id, title, new RuleText(expression), comparison.Operator, comparison.Required, ambition, unit, year, evaluatedAt, metric, benefit, provenance)
        {
            Reading = reading,
        };
    }

    private static (string Operator, double Required)? Comparison(JsonValue expression)
    {
        string text = expression.Text;
        int at = text.LastIndexOfAny(['>', '<', '=']);
        if (at < 0)
        {
            return null;
        }

        foreach (string op in Operators)
        {
            int start = at - op.Length + 1;
            if (start > 0 && text.AsSpan(start, op.Length).SequenceEqual(op)
                && double.TryParse(text.AsSpan(at + 1), NumberStyles.Float, CultureInfo.InvariantCulture, out double required) && double.IsFinite(required))
            {
                return (op, required);
            }
        }

        return null;
    }
}
