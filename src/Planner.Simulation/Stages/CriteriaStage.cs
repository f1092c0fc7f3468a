using System.Runtime.InteropServices;
using Planner.Rules.Pack;
using Planner.Simulation.Preparation;
using Planner.Simulation.Running;
using Planner.Simulation.State;

namespace Planner.Simulation.Stages;

/// <summary>
/// Stage 7a: every criterion of the sets in force on every commune. "Criteria met" counts those of the new-rural set in force; advanced and model
/// sets are judged only where the level below is met, as the law asks for it first. Townships are not judged: they meet nothing and are no candidates.
/// </summary>
/// <param name="model">The model.</param>
/// <param name="clock">Counts the time of its criteria; null for none.</param>
internal sealed class CriteriaStage(PreparedModel model, StageClock? clock = null) : CommuneStage(model.Communes.Count)
{
    // Criteria whose truths a byte can count.
    private const int MostCounted = 255;

    /// <inheritdoc/>
    public override void Begin(BlockState block, int year)
    {
        if (!ReferenceEquals(model.SetInForce(CommuneLevel.NewRural, year), model.LastSet))
        {
            Array.Clear(block.CriterionPassed);
        }
    }

    /// <inheritdoc/>
    public override void Commune(BlockState block, int year, int c)
    {
        if (model.Communes[c].Urban)
        {
            return;
        }

        PreparedCriteriaSet newRural = model.SetInForce(CommuneLevel.NewRural, year)!;
        PreparedCriteriaSet? advanced = model.SetInForce(CommuneLevel.Advanced, year);
        PreparedCriteriaSet? top = advanced is null ? null : model.SetInForce(CommuneLevel.Model, year);
        int width = block.Width;
        Span<byte> room = block.TruthRoom(3 * width);
        Span<byte> complete = room.Slice(width, width);
        Span<byte> truths = room.Slice(2 * width, width);
        int criteria = model.LastSetCriteria.Count * width;
        if (clock is { MeasuresRules: true } && RuleClock.Asks(c, year))
        {
            Time(block, newRural, c, truths, clock);
        }

        Count(block, newRural, c, room, ReferenceEquals(newRural, model.LastSet) ? MemoryMarshal.AsBytes(block.CriterionPassed.AsSpan(c * criteria, criteria)) : []);
        Higher(block, advanced, c, CommuneSlots.MeetsAdvanced, complete, truths);
        Higher(block, top, c, CommuneSlots.MeetsModel, complete, truths);
    }

    /// <summary>
    /// Judges the new-rural set once more, only to see what each criterion takes; its columns are near then, as they are for all criteria but the first that reads them.
    /// </summary>
    private static void Time(BlockState block, PreparedCriteriaSet set, int commune, Span<byte> truths, StageClock clock)
    {
        long began = ThreadClock.Nanoseconds();
        RuleClock.Counter[] counters = clock.Rules.Of(set);
        for (int i = 0; i < set.Criteria.Count; i++)
        {
            UnitReading.Truths(block, set.Criteria[i], commune, truths);
        }

        for (int i = 0; i < set.Criteria.Count; i++)
        {
            long before = ThreadClock.Nanoseconds();
            UnitReading.Truths(block, set.Criteria[i], commune, truths);
            counters[i].Count(before, truths.Length);
        }

        // None of this is the stage's own work.
        clock.Add(StageClock.NameOf(typeof(CriteriaStage)), began - ThreadClock.Nanoseconds());
    }

    /// <summary>Judges the new-rural set, counts what is met and finds the lanes in which everything is.</summary>
    private static void Count(BlockState block, PreparedCriteriaSet set, int commune, Span<byte> room, Span<byte> table)
    {
        int width = block.Width;
        Span<byte> met = room[..width];
        Span<byte> complete = room.Slice(width, width);
        Span<double> column = block.Column(commune, CommuneSlots.CriteriaMet);
        met.Clear();
        column.CopyTo(block.Column(commune, CommuneSlots.CriteriaMetBefore));
        column.Clear();
        TruthLanes.Fill(complete);
        int counted = 0;
        for (int i = 0; i < set.Criteria.Count; i++)
        {
            Span<byte> truths = table.IsEmpty ? room.Slice(2 * width, width) : table.Slice(i * width, width);
            set.CountFaults(block, i, commune);
            UnitReading.Truths(block, set.Criteria[i], commune, truths);
            TruthLanes.CountAndNarrow(truths, met, complete);
            if (++counted == MostCounted || set.ReadsCount)
            {
                TruthLanes.Add(met, column);
                met.Clear();
                counted = 0;
            }
        }

        TruthLanes.Add(met, column);
        TruthLanes.Widen(complete, block.Column(commune, CommuneSlots.MeetsNewRural));
    }

    /// <summary>
    /// Of the lanes that meet the level below, those that meet this one. Rules of a higher set may ask whether the level below is met: it is written first.
    /// </summary>
    private static void Higher(BlockState block, PreparedCriteriaSet? set, int commune, int slot, Span<byte> lanes, Span<byte> room)
    {
        if (set is null)
        {
            lanes.Clear();
        }
        else
        {
            set.Narrow(block, commune, lanes, room);
        }

        TruthLanes.Widen(lanes, block.Column(commune, slot));
    }
}
