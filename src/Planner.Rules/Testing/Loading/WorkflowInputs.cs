using Planner.Rules.Diagnostics;
using Planner.Rules.Language;
using Planner.Rules.Pack;

namespace Planner.Rules.Testing.Loading;

/// <summary>What the expressions of a rule file see: its inputs, and for rule files of a rules folder the parameters with their regions.</summary>
internal sealed record WorkflowInputs
{
    /// <summary>The inputs.</summary>
    public required InputLayout Layout { get; init; }

    /// <summary>The parameters; none where the inputs are declared or the workflow sees none.</summary>
    public IReadOnlyList<ParameterDefinition> Parameters { get; init; } = [];

    /// <summary>Where each row of the parameters stands.</summary>
    public IReadOnlyDictionary<DatedValue, SourceSpan> RowSpans { get; init; } = new Dictionary<DatedValue, SourceSpan>();

    /// <summary>The regions.</summary>
    public IReadOnlyList<string> Regions { get; init; } = [];

    /// <summary>Communes that use another region's column; the first that holds is taken.</summary>
    public IReadOnlyList<(string Region, CompiledExpression When)> Overrides { get; init; } = [];

    /// <summary>Records whose units cases may list, by the name of the list: <c>communes</c> → <c>commune</c>.</summary>
    public IReadOnlyDictionary<string, string> Lists { get; init; } = new Dictionary<string, string>();

    /// <summary>Years the workflow is in force, for parameters: rows of other years are not tested with it.</summary>
    public IReadOnlyList<int> Years { get; init; } = [];
}
