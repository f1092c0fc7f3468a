using Planner.Localities.Scenarios;
using Planner.Simulation.Running;

namespace Planner.Analysis.Sensitivity;

/// <summary>The columns of an <see cref="InputDesign"/> while they are gathered from factor after factor.</summary>
internal sealed class DesignColumns
{
    public Dictionary<UncertainInput, double[]> Uniforms { get; } = [];

    public Dictionary<UncertainInput, double[]> Values { get; } = [];

    public Dictionary<UncertainInput, double[]> Changes { get; } = [];

    public Dictionary<string, double[]> Thresholds { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, double[]> Money { get; } = new(StringComparer.Ordinal);

    public int[]? Tables { get; set; }

    /// <summary>The design, its columns beginning with a replicate.</summary>
    public InputDesign Build(int firstReplicate) => new()
    {
        FirstReplicate = firstReplicate,
        Uniforms = Uniforms,
        Values = Values,
        Changes = Changes,
        Thresholds = Thresholds,
        Money = Money,
        Tables = Tables,
    };
}
