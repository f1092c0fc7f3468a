namespace Planner.Localities.Coverage;

/// <summary>What an id of a resolution is defined as.</summary>
public enum IndexedKind
{
    /// <summary>A target: a rule of the locality's target files.</summary>
    Target,

    /// <summary>A published figure of <c>locality.json</c>.</summary>
    Baseline,

    /// <summary>A lever: <c>rules/targets/levers.json</c> and the scenario field that sets it.</summary>
    Lever,
}
