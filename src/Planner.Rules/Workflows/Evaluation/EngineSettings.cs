using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;

namespace Planner.Rules.Workflows.Evaluation;

/// <summary>RulesEngine's settings that have a meaning here, with its defaults.</summary>
internal sealed record EngineSettings
{
    private static readonly string[] WithoutEffect =
        ["UseFastExpressionCompiler", "AutoRegisterInputType", "EnableParallelRuleCompilation", "CacheConfig"];

    public bool EnableScopedParams { get; init; } = true;

    public bool EnableExceptionAsErrorMessage { get; init; } = true;

    public bool EnableExceptionAsErrorMessageForRuleExpressionParsing { get; init; } = true;

    public bool IgnoreException { get; init; }

    public bool EnableFormattedErrorMessage { get; init; } = true;

    public bool AutoExecuteActions { get; init; } = true;

    public bool IsExpressionCaseSensitive { get; init; }

    /// <summary>NestedRuleExecutionMode Performance: a group stops at the first child that decides it.</summary>
    public bool StopsEarly { get; init; }

    /// <summary>Reads settings; unknown ones are faults, those of speed and caching have no effect.</summary>
    public static EngineSettings Read(JsonValue value, DiagnosticBag diagnostics)
    {
        var reader = new ObjectReader(value, "the settings", diagnostics);
        foreach (string name in WithoutEffect)
        {
            _ = reader.Any(name);
        }

        if (reader.Any("CustomTypes") is { Kind: not JsonKind.Null, Items.Count: > 0 } types)
        {
            diagnostics.Error(WorkflowCode.Settings, types.Span, "'CustomTypes' is not taken: expressions see their inputs and the functions of the language only");
        }

        if (reader.Any("CustomActions") is { Kind: not JsonKind.Null, Members.Count: > 0 } actions)
        {
            diagnostics.Error(WorkflowCode.Settings, actions.Span, "'CustomActions' is not taken: the actions are OutputExpression and EvaluateRule");
        }

        var defaults = new EngineSettings();
        var settings = new EngineSettings
        {
            EnableScopedParams = reader.OptionalBoolean(nameof(EnableScopedParams), defaults.EnableScopedParams),
            EnableExceptionAsErrorMessage = reader.OptionalBoolean(nameof(EnableExceptionAsErrorMessage), defaults.EnableExceptionAsErrorMessage),
            EnableExceptionAsErrorMessageForRuleExpressionParsing = reader.OptionalBoolean(
                nameof(EnableExceptionAsErrorMessageForRuleExpressionParsing), defaults.EnableExceptionAsErrorMessageForRuleExpressionParsing),
            IgnoreException = reader.OptionalBoolean(nameof(IgnoreException), defaults.IgnoreException),
            EnableFormattedErrorMessage = reader.OptionalBoolean(nameof(EnableFormattedErrorMessage), defaults.EnableFormattedErrorMessage),
            AutoExecuteActions = reader.OptionalBoolean(nameof(AutoExecuteActions), defaults.AutoExecuteActions),
            IsExpressionCaseSensitive = reader.OptionalBoolean(nameof(IsExpressionCaseSensitive), defaults.IsExpressionCaseSensitive),
            StopsEarly = reader.Choice("NestedRuleExecutionMode", ["All", "Performance"], "All") == "Performance",
        };
        reader.Finish();
        return settings;
    }
}
