using Planner.Rules.Language;
using Planner.Rules.Pack;
using Planner.Rules.Workflows;
using Planner.Simulation.Faults;
using Planner.Simulation.Stages;
using Planner.Simulation.State;

namespace Planner.Simulation.Preparation;

/// <summary>A criteria set ready to run.</summary>
/// <param name="Set">The set.</param>
/// <param name="Criteria">Its criteria in official order.</param>
/// <param name="KeyCriteria">Indexes of the criteria that count doubly at a review.</param>
/// <param name="Watched">By criterion the conditions whose numbers are watched; empty where none is.</param>
internal sealed record PreparedCriteriaSet(
    CriteriaSet Set, IReadOnlyList<CompiledRule> Criteria, IReadOnlyList<int> KeyCriteria, WatchedRule[][] Watched)
{
    /// <summary>Whether a criterion asks how many criteria before it are met; then the count is kept up from one to the next.</summary>
    public bool ReadsCount { get; } = Set.Scope == IndicatorScope.Commune && Criteria.Any(ReadsCriteriaMet);

    /// <summary>Counts the faults of a criterion's numbers in a commune.</summary>
    /// <param name="block">The block.</param>
    /// <param name="criterion">Index of the criterion.</param>
    /// <param name="commune">Index of the commune.</param>
    /// <param name="where">The lanes in which it is judged, as truths; empty for all.</param>
    public void CountFaults(BlockState block, int criterion, int commune, ReadOnlySpan<byte> where = default)
    {
        foreach (WatchedRule rule in Watched[criterion])
        {
            FaultReading.Commune(block, rule, commune, where);
        }
    }

    /// <summary>Keeps those lanes in which a commune meets every criterion; stops where none is left.</summary>
    /// <param name="block">The block.</param>
    /// <param name="commune">Index of the commune.</param>
    /// <param name="lanes">The lanes asked about, as truths; receives the answer.</param>
    /// <param name="room">Room for a truth per lane.</param>
    public void Narrow(BlockState block, int commune, Span<byte> lanes, Span<byte> room)
    {
        bool any = TruthLanes.Any(lanes);
        for (int i = 0; i < Criteria.Count && any; i++)
        {
            CountFaults(block, i, commune, lanes);
            UnitReading.Truths(block, Criteria[i], commune, room);
            any = TruthLanes.Narrow(room, lanes);
        }
    }

    /// <summary>The same for a district, whose parameters are the locality's.</summary>
    /// <param name="block">The block.</param>
    /// <param name="district">Index of the district.</param>
    /// <param name="shared">Where its parameters begin.</param>
    /// <param name="lanes">The lanes asked about, as truths; receives the answer.</param>
    /// <param name="room">Room for a truth per lane.</param>
    public void NarrowDistrict(BlockState block, int district, int shared, Span<byte> lanes, Span<byte> room)
    {
        bool any = TruthLanes.Any(lanes);
        for (int i = 0; i < Criteria.Count && any; i++)
        {
            foreach (WatchedRule rule in Watched[i])
            {
                FaultReading.Unit(block, rule, district, shared, lanes);
            }

            Criteria[i].Evaluate(block.Districts, block.DistrictOffset(district, 0), block.Width, block.Model.Shared, shared, room, []);
            any = TruthLanes.Narrow(room, lanes);
        }
    }

    private static bool ReadsCriteriaMet(CompiledRule rule) =>
        rule.Children.Any(ReadsCriteriaMet)
        || (rule.Expression?.Inputs.Any(f => f.Bank == SlotBank.Lane && f.Slot == CommuneSlots.CriteriaMet) ?? false);
}
