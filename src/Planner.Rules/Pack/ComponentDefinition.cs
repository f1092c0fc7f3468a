namespace Planner.Rules.Pack;

/// <summary>
/// A component of a programme: what its money may be spent on, where, and for whom. Files: <c>rules/funding/programmes.json</c> and
/// <c>rules/funding/eligibility.json</c>. Nothing leaves its eligibility, not even an optimiser.
/// </summary>
/// <param name="Id">Name, <c>programme.component</c>.</param>
/// <param name="Programme">The programme's id.</param>
/// <param name="Title">What it is.</param>
/// <param name="Kind">The kind of money.</param>
/// <param name="Eligible">Boolean expression over <c>commune</c>, <c>year</c>, <c>p</c>: which communes it may reach.</param>
/// <param name="EligibilityProvenance">Legal source of the eligibility.</param>
/// <param name="Allocation">The allocation in force unless a scenario names another: id of an <see cref="AllocationRule"/>.</param>
/// <param name="Works">What the money buys.</param>
/// <param name="Effects">What it does to income and to households' moves.</param>
/// <param name="Provenance">Where the component comes from.</param>
public sealed record ComponentDefinition(
    string Id,
    string Programme,
    LocalizedText Title,
    MoneyKind Kind,
    RuleText Eligible,
    Provenance EligibilityProvenance,
    string Allocation,
    IReadOnlyList<WorkResponse> Works,
    IReadOnlyList<HouseholdEffect> Effects,
    Provenance Provenance)
{
    /// <summary>Whether only localities that name it in <c>components</c> of their <c>locality.json</c> have it.</summary>
    public bool WhenNamed { get; init; }
}
