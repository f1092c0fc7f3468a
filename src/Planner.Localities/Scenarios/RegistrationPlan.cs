using Planner.Rules.Pack;

namespace Planner.Localities.Scenarios;

/// <summary>How many communes are registered for certification (đăng ký về đích) each year, and which come first.</summary>
/// <param name="Quota">Communes newly put on the list, by level (1 new-rural, 2 advanced, 3 model) and year.</param>
/// <param name="Key">Number over <c>commune</c>, <c>year</c>, <c>p</c>; highest first, with the recognition rules' chance element. Null: criteria met.</param>
/// <param name="MostAtOnce">Most communes on the list at a time; the quota waits beyond it.</param>
/// <param name="Provenance">Where the plan comes from.</param>
public sealed record RegistrationPlan(IReadOnlyDictionary<int, IReadOnlyDictionary<int, int>> Quota, RuleText? Key, int MostAtOnce, Provenance Provenance);
