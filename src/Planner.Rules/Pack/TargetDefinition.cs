namespace Planner.Rules.Pack;

/// <summary>
/// A target of a resolution: a rule over metrics by year, a comparison whose left side is the target's value and whose right side is what is
/// required. Files: <c>rules/targets/&lt;locality&gt;.json</c>, RulesEngine workflows with inputs <c>y2020</c>, <c>y2021</c>, … (records of metrics).
/// </summary>
/// <param name="Id">Id of the seed table, e.g. <c>BK-14</c>.</param>
/// <param name="Title">What the resolution asks.</param>
/// <param name="Rule">The comparison; null while the resolution gives no figure and the analyst has not set one.</param>
/// <param name="Operator"><c>&gt;=</c>, <c>&gt;</c>, <c>&lt;=</c>, <c>&lt;</c> or <c>==</c>, as written in the rule; empty while it is not set.</param>
/// <param name="Required">The right side; NaN while it is not set.</param>
/// <param name="Ambition">Upper end of a range the resolution names; null for none.</param>
/// <param name="Unit">Unit of value and requirement, one of <see cref="Units"/>.</param>
/// <param name="Year">Year the resolution names.</param>
/// <param name="EvaluatedAt">Date at which it is judged, <c>yyyy-MM-dd</c>.</param>
/// <param name="Metric">Id of the metric whose fan best shows it; null for none.</param>
/// <param name="Benefit">Whether money is meant to help it (all but none; used by direction tests).</param>
/// <param name="Provenance">The resolution's clause, and any assumption of the reading.</param>
public sealed record TargetDefinition(
    string Id,
    LocalizedText Title,
    RuleText? Rule,
    string Operator,
    double Required,
    double? Ambition,
    string Unit,
    int Year,
    string EvaluatedAt,
    string? Metric,
    bool Benefit,
    Provenance Provenance)
{
    /// <summary>Whether there is a figure to judge by; a target without one is neither met nor missed.</summary>
    public bool IsSet => Operator.Length > 0;

    /// <summary>What had to be assumed to turn the clause into a rule; null where nothing had.</summary>
    public LocalizedText? Reading { get; init; }

    /// <summary>Who answers for it; null where no document at hand says so.</summary>
    public LeadAgency? LeadAgency { get; init; }
}
