using Planner.Rules.Workflows;

namespace Planner.Rules.Pack;

/// <summary>
/// A set of criteria that is in force for given years. File: <c>rules/criteria/sets.json</c>, which names the workflow file. The workflow's
/// top rules are the criteria, in official order; their nested rules are the indicators' conditions.
/// </summary>
/// <param name="Id">Name of the set.</param>
/// <param name="Title">What it is.</param>
/// <param name="Scope">Communes or districts.</param>
/// <param name="Level">The level it leads to; for districts <see cref="CommuneLevel.NewRural"/>.</param>
/// <param name="From">First year in force (the state at the end of that year is judged by it).</param>
/// <param name="To">Last year in force; null for open.</param>
/// <param name="Workflow">The criteria.</param>
/// <param name="Provenance">Legal source.</param>
public sealed record CriteriaSet(
    string Id,
    LocalizedText Title,
    IndicatorScope Scope,
    CommuneLevel Level,
    int From,
    int? To,
    Workflow Workflow,
    Provenance Provenance)
{
    /// <summary>Whether it is in force in a year: the state at the year's end is judged by it.</summary>
    /// <param name="year">The year.</param>
    public bool IsInForce(int year) => From <= year && (To ?? year) >= year;

    /// <summary>
    /// Whether it continues the set of the same id with changed conditions: a law amended some of them within the set's years. It is no new set, so nobody is
    /// reviewed because of it.
    /// </summary>
    public bool Amended { get; init; }

    /// <summary>The first year in which it holds only because no later set is known; null while it is in force by its own dates.</summary>
    public int? CarriedOnFrom { get; init; }
}
