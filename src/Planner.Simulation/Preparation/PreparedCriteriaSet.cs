using Planner.Rules.Language;
using Planner.Rules.Pack;
using Planner.Rules.Workflows;
using Planner.Simulation.Stages;
using Planner.Simulation.State;

namespace Planner.Simulation.Preparation;

/// <summary>A criteria set ready to run.</summary>
/// <param name="Set">The set.</param>
/// <param name="Criteria">Its criteria in official order.</param>
/// <param name="KeyCriteria">Indexes of the criteria that count doubly at a review.</param>
internal sealed record PreparedCriteriaSet(CriteriaSet Set, IReadOnlyList<CompiledRule> Criteria, IReadOnlyList<int> KeyCriteria)
{
    /// <summary>Whether a criterion asks how many criteria before it are met; then the count is kept up from one to the next.</summary>
    public bool ReadsCount { get; } = Set.Scope == IndicatorScope.Commune && Criteria.Any(ReadsCriteriaMet);

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
            Criteria[i].Evaluate(block.Districts, block.DistrictOffset(district, 0), block.Width, block.Model.Shared, shared, room, []);
            any = TruthLanes.Narrow(room, lanes);
        }
    }

    private static bool ReadsCriteriaMet(CompiledRule rule) =>
        rule.Children.Any(ReadsCriteriaMet)
        || (rule.Expression?.Inputs.Any(f => f.Bank == SlotBank.Lane && f.Slot == CommuneSlots.CriteriaMet) ?? false);
}
