using Planner.Localities.Opening;
using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;
using Planner.Rules.Language;
using Planner.Rules.Pack;
using Planner.Rules.Testing;

namespace Planner.Localities.Scenarios;

/// <summary>
/// The expressions that a scenario file writes itself, not those it extends: <c>name/weight</c>, <c>name/filter</c> and <c>name/districtWeight</c> of its
/// <c>allocationRules</c>, <c>component/filter</c> of its <c>allocations</c>, <c>registration/key</c> and <c>levers/name/where</c> or <c>norm</c>. All are about a commune.
/// </summary>
public sealed class ScenarioExpressions : IExpressionSource
{
    private static readonly (string Member, ExpressionKind Kind)[] OfRules =
        [("weight", ExpressionKind.Number), ("filter", ExpressionKind.Boolean), ("districtWeight", ExpressionKind.Number)];

    private static readonly (string Member, ExpressionKind Kind)[] OfLevers = [("where", ExpressionKind.Boolean), ("norm", ExpressionKind.Number)];

    /// <inheritdoc/>
    public ExpressionFile? Read(string file, DiagnosticBag diagnostics)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(diagnostics);
        string path = file.Replace('\\', '/');
        if (!path.EndsWith(ScenarioPaths.Ending, StringComparison.Ordinal) || JsonFile.Read(path, diagnostics) is not { } root)
        {
            return null;
        }

        string folder = Path.GetDirectoryName(path)?.Replace('\\', '/') ?? "";
        return LocalityHeaderReader.Read(folder, diagnostics) is { } header
            ? new ExpressionFile(LocalFile.In(folder, header.Locality.RulesFolder), [.. Expressions(root)])
            : null;
    }

    private static IEnumerable<NamedExpression> Expressions(JsonValue root)
    {
        foreach (JsonMember rule in Members(root["allocationRules"]))
        {
            foreach ((string member, ExpressionKind kind) in OfRules)
            {
                if (Named($"{rule.Name}/{member}", rule.Value, member, kind) is { } expression)
                {
                    yield return expression;
                }
            }
        }

        foreach (JsonMember component in Members(root["allocations"]))
        {
            if (Named($"{component.Name}/filter", component.Value, "filter", ExpressionKind.Boolean) is { } filter)
            {
                yield return filter;
            }
        }

        foreach (JsonMember lever in Members(root["levers"]))
        {
            foreach ((string member, ExpressionKind kind) in OfLevers)
            {
                if (Named($"levers/{lever.Name}/{member}", lever.Value, member, kind) is { } expression)
                {
                    yield return expression;
                }
            }
        }

        if (root["registration"] is { } registration && Named("registration/key", registration, "key", ExpressionKind.Number) is { } key)
        {
            yield return key;
        }
    }

    private static IReadOnlyList<JsonMember> Members(JsonValue? value) => value is { Kind: JsonKind.Object } ? value.Members : [];

    private static NamedExpression? Named(string name, JsonValue owner, string member, ExpressionKind kind) =>
        owner is { Kind: JsonKind.Object } && owner[member] is { Kind: JsonKind.Text } text ? new NamedExpression(name, new RuleText(text), kind) : null;
}
