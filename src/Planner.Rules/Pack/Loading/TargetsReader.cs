using System.Globalization;
using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;
using Planner.Rules.Workflows;

namespace Planner.Rules.Pack.Loading;

/// <summary>Reads target files: RulesEngine workflows whose rules are comparisons of metrics by year with a number.</summary>
internal static class TargetsReader
{
    /// <summary>Where target files lie below the rules folder.</summary>
    public const string Folder = "targets/";

    public static IReadOnlyList<TargetDefinition> Read(PackSource source, IReadOnlyList<string> files)
    {
        var targets = new List<TargetDefinition>();
        foreach (string name in files)
        {
            if (WorkflowFile.Read(Folder + name, source) is not { } workflow)
            {
                continue;
            }

            foreach (Rule rule in workflow.Rules.Where(r => r.Enabled || NotSet(r)))
            {
                if (One(rule, source) is { } target && source.Define("target", target.Id, rule.Span))
                {
                    targets.Add(target);
                }
            }
        }

        return targets;
    }

    // RulesEngine passes a rule over that is not enabled, and asks for an expression all the same; what stands there is not read.
    private static bool NotSet(Rule rule) => rule.Properties is { Kind: JsonKind.Object } properties && properties["notSet"] is { Kind: JsonKind.Boolean, Boolean: true };

    private static TargetDefinition? One(Rule rule, PackSource source)
    {
        string id = rule.Name;
        if (rule.IsGroup || rule.LocalParams.Count > 0)
        {
            source.Diagnostics.Error("PLN0823", rule.Span, $"the target '{id}' must be one comparison, without nested rules and parameters");
            return null;
        }

        if (rule.Expression?.Json is not { } expression || rule.Properties is not { Kind: JsonKind.Object } properties)
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
            source.Diagnostics.Error("PLN0824", reader.SpanOf("evaluatedAt"), $"'evaluatedAt' is '{evaluatedAt}'; expected a date such as 2025-12-31");
        }

        double? ambition = reader.Has("ambition") ? reader.RequiredNumber("ambition") : null;
        string? metric = reader.OptionalText("metric");
        bool benefit = reader.OptionalBoolean("benefit", true);
        LocalizedText? reading = reader.OptionalWords("reading");
        bool notSet = reader.OptionalBoolean("notSet", false);
        LeadAgency? leadAgency = reader.LeadAgency("leadAgency");
        Provenance provenance = reader.Provenance($"the target '{id}'");
        reader.Finish();
        if (metric is not null)
        {
            source.Places[("target metric", id)] = reader.SpanOf("metric");
        }

        if (year < source.FirstYear || year > source.LastYear)
        {
            source.Diagnostics.Error("PLN0825", reader.SpanOf("year"), $"the target '{id}' is for {year}; the years run from {source.FirstYear} to {source.LastYear}");
        }

        return new TargetDefinition(id, title, notSet ? null : new RuleText(expression), "", double.NaN, ambition, unit, year, evaluatedAt, metric, benefit, provenance)
        {
            Reading = reading,
            LeadAgency = leadAgency,
        };
    }
}
