using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;

namespace Planner.Rules.Pack.Loading;

/// <summary>
/// Checks that a workflow has only members that Microsoft RulesEngine knows, and what Planner asks of it besides: at least one rule, names
/// once, a title, and a provenance on every condition.
/// </summary>
internal static class WorkflowShape
{
    public static void Check(JsonValue workflow, DiagnosticBag diagnostics)
    {
        var reader = new ObjectReader(workflow, "the workflow", diagnostics);
        reader.RequiredText("WorkflowName");
        reader.OptionalNumber("RuleExpressionType", 0, 0, 0);
        Parameters(reader, "GlobalParams");
        IReadOnlyList<JsonValue> rules = reader.RequiredArray("Rules");
        if (rules.Count == 0)
        {
            diagnostics.Error("PLN0412", reader.SpanOf("Rules"), "the workflow has no rules");
        }

        Rules(rules, diagnostics);
        reader.Finish();
    }

    private static void Rules(IReadOnlyList<JsonValue> rules, DiagnosticBag diagnostics)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (JsonValue rule in rules)
        {
            var reader = new ObjectReader(rule, "a rule", diagnostics);
            string name = reader.RequiredText("RuleName");
            if (name.Length > 0 && !names.Add(name))
            {
                diagnostics.Error("PLN0403", reader.SpanOf("RuleName"), $"the rule '{name}' stands twice");
            }

            Rule(reader, name, diagnostics);
        }
    }

    private static void Rule(ObjectReader reader, string name, DiagnosticBag diagnostics)
    {
        reader.OptionalText("ErrorMessage");
        reader.OptionalText("SuccessEvent");
        reader.OptionalBoolean("Enabled", true);
        reader.OptionalText("RuleExpressionType");
        Parameters(reader, "LocalParams");
        ObjectReader? properties = reader.Child("Properties", $"'Properties' of '{name}'", required: true);
        properties?.Title();
        if (reader.Has("Operator"))
        {
            reader.Choice("Operator", ["And", "AndAlso", "Or", "OrElse"]);
            Rules(reader.RequiredArray("Rules"), diagnostics);
            properties?.OptionalProvenance();
        }
        else
        {
            reader.RequiredText("Expression");
            properties?.Provenance($"'Properties' of '{name}'");
        }

        reader.Finish();
    }

    private static void Parameters(ObjectReader owner, string name)
    {
        foreach (JsonValue item in owner.OptionalArray(name))
        {
            var parameter = new ObjectReader(item, $"one of '{name}'", owner.Diagnostics);
            parameter.RequiredText("Name");
            parameter.RequiredText("Expression");
            parameter.Finish();
        }
    }
}
