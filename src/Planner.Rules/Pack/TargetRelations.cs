namespace Planner.Rules.Pack;

/// <summary>What holds between metrics whatever is done, so that targets can be held against each other. File: <c>rules/targets/relations.json</c>.</summary>
/// <param name="Constants">Published counts of a locality.</param>
/// <param name="Bounds">Between what values metrics of a unit lie.</param>
/// <param name="Quantities">Quantities that no metric measures and relations speak of.</param>
/// <param name="Relations">The relations.</param>
/// <threadsafety>Immutable; safe for concurrent use.</threadsafety>
public sealed record TargetRelations(
    IReadOnlyList<RelationConstant> Constants,
    IReadOnlyList<UnitBound> Bounds,
    IReadOnlyList<RelationQuantity> Quantities,
    IReadOnlyList<TargetRelation> Relations);
