using Planner.Localities.Households;
using Planner.Rules.Pack;

namespace Planner.Localities.Synthesis;

/// <summary>
/// How a locality's communes tables are made from published aggregates. File: <c>synthesis.json</c> beside <c>locality.json</c>; docs/synthesis.md
/// states the method. Targets are values of the locality's published figures, named by their ids, so that a figure stands in one place.
/// </summary>
/// <threadsafety>Immutable; safe for concurrent use.</threadsafety>
public sealed record SynthesisSpecification
{
    /// <summary>Seed of the shipped tables.</summary>
    public required long Seed { get; init; }

    /// <summary>Number of tables shipped; ≥ 1.</summary>
    public required int Tables { get; init; }

    /// <summary>Districts, in the locality's order.</summary>
    public required IReadOnlyList<DistrictSpecification> Districts { get; init; }

    /// <summary>Weight (0..1) of the district in the variance of latent development; the rest is the commune's own.</summary>
    public required Coefficient DistrictWeight { get; init; }

    /// <summary>Sizes of communes.</summary>
    public required SizeSpecification Sizes { get; init; }

    /// <summary>Poor and near-poor households.</summary>
    public required PovertySpecification Poverty { get; init; }

    /// <summary>Income.</summary>
    public required IncomeSpecification Income { get; init; }

    /// <summary>Criteria met, certified communes.</summary>
    public required CriteriaSpecification Criteria { get; init; }

    /// <summary>Especially difficult communes and villages.</summary>
    public required AreaSpecification Areas { get; init; }

    /// <summary>Chance (0..1) that a commune that is not certified starts with construction debt.</summary>
    public required Coefficient DebtChance { get; init; }

    /// <summary>Mean debt of a commune that has one, million VND (exponentially distributed).</summary>
    public required Coefficient DebtMean { get; init; }

    /// <summary>Values of every commune indicator of the rule pack.</summary>
    public required IReadOnlyList<IndicatorSpecification> Indicators { get; init; }

    /// <summary>The optional household layer; null where the locality has none.</summary>
    public HouseholdSpecification? Households { get; init; }
}
