namespace Planner.Rules.Pack;

/// <summary>A number per year that targets and people speak about. File: <c>rules/targets/metrics.json</c>.</summary>
/// <param name="Id">Name in target expressions.</param>
/// <param name="Title">What it is.</param>
/// <param name="Unit">Unit, one of <see cref="Units"/>.</param>
/// <param name="Scope">What it is evaluated on.</param>
/// <param name="Aggregate">How values become one; ignored for <see cref="MetricScope.Locality"/>.</param>
/// <param name="Value">Expression over <c>commune</c>, <c>district</c> or <c>locality</c>, with <c>year</c> and <c>p</c>.</param>
/// <param name="Filter">Boolean expression; units where it is false are left out. Null for all.</param>
/// <param name="Weight">Number ≥ 0; null for 1.</param>
/// <param name="Provenance">Where the definition comes from.</param>
public sealed record MetricDefinition(
    string Id,
    LocalizedText Title,
    string Unit,
    MetricScope Scope,
    Aggregate Aggregate,
    RuleText Value,
    RuleText? Filter,
    RuleText? Weight,
    Provenance Provenance)
{
    /// <summary>
    /// Whether the metric counts by the poverty line, so that a change of line moves it without any household having moved; charts mark those years.
    /// </summary>
    public bool ByPovertyLine { get; init; }

    /// <summary>Whether it is recorded only where a target or the history of the locality names it; else everywhere.</summary>
    public bool WhenNeeded { get; init; }
}
