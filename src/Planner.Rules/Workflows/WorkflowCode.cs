namespace Planner.Rules.Workflows;

/// <summary>The codes of workflow diagnostics; docs/rule-language.md explains each.</summary>
public static class WorkflowCode
{
    /// <summary>A name is missing or blank.</summary>
    public const string Name = "PLN0401";

    /// <summary>A workflow has neither rules nor injected workflows.</summary>
    public const string NoRules = "PLN0402";

    /// <summary>A rule is neither an expression nor an operator with rules.</summary>
    public const string RuleForm = "PLN0403";

    /// <summary>The operator is none of And, AndAlso, Or, OrElse.</summary>
    public const string Operator = "PLN0404";

    /// <summary>Two rules of a workflow have one name.</summary>
    public const string DuplicateRule = "PLN0405";

    /// <summary>Two parameters of one list have one name.</summary>
    public const string DuplicateParameter = "PLN0406";

    /// <summary>Two workflows have one name, or an injected rule has the name of another.</summary>
    public const string DuplicateWorkflow = "PLN0407";

    /// <summary>A workflow that is to be injected or evaluated does not exist.</summary>
    public const string UnknownWorkflow = "PLN0408";

    /// <summary>Workflows inject each other, or rules evaluate each other, in a circle.</summary>
    public const string Cycle = "PLN0409";

    /// <summary>An action is unknown or lacks its context.</summary>
    public const string Action = "PLN0410";

    /// <summary>RuleExpressionType is not the only one there is.</summary>
    public const string ExpressionType = "PLN0411";

    /// <summary>The inputs of an evaluation are not well formed.</summary>
    public const string Inputs = "PLN0413";

    /// <summary>The settings of an evaluation are not well formed.</summary>
    public const string Settings = "PLN0414";
}
