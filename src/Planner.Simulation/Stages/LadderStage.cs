using System.Numerics;
using Planner.Localities.Scenarios;
using Planner.Rules.Pack;
using Planner.Simulation.Draws;
using Planner.Simulation.Preparation;
using Planner.Simulation.State;
using static Planner.Simulation.Stages.LaneMasks;

namespace Planner.Simulation.Stages;

/// <summary>
/// Stage 7b: from meeting the criteria to the decision, one level a year at most; no debt, residents satisfied, dossier passed. Certified
/// communes are reviewed in given years and may lose the certificate (QĐ 18/2022/QĐ-TTg). docs/model.md, "Ladder".
/// </summary>
internal sealed class LadderStage(PreparedModel model) : CommuneStage(model.Communes.Count)
{
    private static readonly int[] Meets = [CommuneSlots.MeetsNewRural, CommuneSlots.MeetsAdvanced, CommuneSlots.MeetsModel];

    /// <inheritdoc/>
    public override void Begin(BlockState block, int year)
    {
        RecognitionRules rules = model.Pack.Recognition;
        Success(block, rules.DossierSuccessUnregistered, block.DossierSuccess.AsSpan(0, block.Width));
        Success(block, rules.DossierSuccess, block.DossierSuccess.AsSpan(block.Width));
    }

    /// <inheritdoc/>
    public override void Commune(BlockState block, int year, int c)
    {
        RecognitionRules rules = model.Pack.Recognition;

        // Without grace a certificate under the old set is judged by the new one in the first year the new one is in force.
        PreparedCriteriaSet set = model.SetInForce(CommuneLevel.NewRural, year)!;
        bool newSet = set.Set.From == year && !set.Set.Amended && year > model.Locality.StartYear;
        bool review = rules.ReviewYears.Contains(year) || (newSet && rules.OldSetGrace == 0);
        Hold(block, c);
        if (review)
        {
            Review(block, c, set);
        }

        (bool first, bool second, bool third) = Candidates(block, c);

        // From the highest level down, so that a commune climbs one level a year at most: who climbs is no candidate for a level below.
        Climb(block, c, year, 3, third);
        Climb(block, c, year, 2, second);
        Climb(block, c, year, 1, first);
        Certify(block.Column(c, CommuneSlots.Level), block.Column(c, CommuneSlots.Certified));
    }

    /// <summary>The chance that a dossier passes, moved on the logit scale by the replicate's own shift.</summary>
    private static void Success(BlockState block, double chance, Span<double> success)
    {
        ReadOnlySpan<double> shift = block.Input(UncertainInput.DossierShift);
        for (int lane = 0; lane < success.Length; lane++)
        {
            success[lane] = shift[lane] == 0 || chance is <= 0 or >= 1 ? chance : MoneyStage.Shifted(chance, shift[lane]);
        }
    }

    private static void Hold(BlockState block, int c)
    {
        Span<double> held = block.Column(c, CommuneSlots.YearsHeld);
        block.Column(c, CommuneSlots.Submitted).Clear();
        for (int lane = 0; lane < held.Length; lane += Count)
        {
            (At(held, lane) + Vector<double>.One).CopyTo(held[lane..]);
        }
    }

    private static void Certify(ReadOnlySpan<double> level, Span<double> certified)
    {
        for (int lane = 0; lane < level.Length; lane += Count)
        {
            Number(Vector.GreaterThanOrEqual(At(level, lane), Vector<double>.One)).CopyTo(certified[lane..]);
        }
    }

    /// <summary>The lanes in which a commune may ask for a level.</summary>
    private static Vector<long> Asking(ReadOnlySpan<double> level, ReadOnlySpan<double> held, ReadOnlySpan<double> meets, int next, double pause, int lane)
    {
        Vector<long> asking = Vector.Equals(At(level, lane), new Vector<double>(next - 1)) & NotZero(At(meets, lane));
        return next == 1 ? asking : Vector.AndNot(asking, Vector.LessThan(At(held, lane), new Vector<double>(pause)));
    }

    /// <summary>Whether any lane may ask for the first, second or third level: elsewhere nothing need be drawn.</summary>
    private (bool First, bool Second, bool Third) Candidates(BlockState block, int c)
    {
        double pause = model.Pack.Recognition.AdvancedPause;
        ReadOnlySpan<double> level = block.Column(c, CommuneSlots.Level);
        ReadOnlySpan<double> held = block.Column(c, CommuneSlots.YearsHeld);
        ReadOnlySpan<double> newRural = block.Column(c, Meets[0]);
        ReadOnlySpan<double> advanced = block.Column(c, Meets[1]);
        ReadOnlySpan<double> top = block.Column(c, Meets[2]);
        Vector<long> first = Vector<long>.Zero;
        Vector<long> second = Vector<long>.Zero;
        Vector<long> third = Vector<long>.Zero;
        for (int lane = 0; lane < level.Length; lane += Count)
        {
            first |= Asking(level, held, newRural, 1, pause, lane);
            second |= Asking(level, held, advanced, 2, pause, lane);
            third |= Asking(level, held, top, 3, pause, lane);
        }

        return (first != Vector<long>.Zero, second != Vector<long>.Zero, third != Vector<long>.Zero);
    }

    private void Climb(BlockState block, int c, int year, int next, bool any)
    {
        if (!any)
        {
            return;
        }

        int width = block.Width;
        RecognitionRules rules = model.Pack.Recognition;
        ReadOnlySpan<double> success = block.DossierSuccess;
        Span<double> dossier = block.Scratch[0].AsSpan(0, width);
        Span<double> satisfied = block.Scratch[1].AsSpan(0, width);
        block.Draws.Uniform(Purposes.Dossier, model.Communes[c].Hash, year, next, dossier);
        block.Draws.StandardNormal(Purposes.Satisfaction, model.Communes[c].Hash, year, next, satisfied);
        Span<double> level = block.Column(c, CommuneSlots.Level);
        Span<double> held = block.Column(c, CommuneSlots.YearsHeld);
        Span<double> submitted = block.Column(c, CommuneSlots.Submitted);
        Span<double> satisfaction = block.Column(c, CommuneSlots.Satisfaction);
        Span<double> registered = block.Column(c, CommuneSlots.Registered);
        Span<double> registeredLevel = block.Column(c, model.Slots.RegisteredLevel);
        Span<double> yearsRegistered = block.Column(c, model.Slots.YearsRegistered);
        ReadOnlySpan<double> debt = block.Column(c, CommuneSlots.Debt);
        ReadOnlySpan<double> meets = block.Column(c, Meets[next - 1]);
        Span<int> firstYear = block.FirstYear.AsSpan(((c * 3) + next - 1) * width, width);
        var wanted = new Vector<double>(next);
        var hundred = new Vector<double>(100);
        for (int lane = 0; lane < width; lane += Count)
        {
            Vector<long> asking = Asking(level, held, meets, next, rules.AdvancedPause, lane);
            if (asking == Vector<long>.Zero)
            {
                continue;
            }

            Vector<double> rate = new Vector<double>(rules.Satisfaction) + (new Vector<double>(rules.SatisfactionSpread) * At(satisfied, lane));
            rate = Choose(Vector.GreaterThan(rate, hundred), hundred, rate);
            Choose(asking, Vector<double>.One, At(submitted, lane)).CopyTo(submitted[lane..]);
            Choose(asking, rate, At(satisfaction, lane)).CopyTo(satisfaction[lane..]);

            Vector<long> onList = Vector.GreaterThanOrEqual(At(registeredLevel, lane), wanted);
            Vector<double> chance = Choose(onList, At(success[width..], lane), At(success, lane));
            Vector<long> stopped = Vector.GreaterThan(At(debt, lane), Vector<double>.Zero)
                | Vector.LessThan(rate, new Vector<double>(rules.SatisfactionRequired))
                | Vector.GreaterThanOrEqual(At(dossier, lane), chance);
            Vector<long> climbs = Vector.AndNot(asking, stopped);
            Choose(climbs, wanted, At(level, lane)).CopyTo(level[lane..]);
            Vector.AndNot(At(held, lane), Vector.AsVectorDouble(climbs)).CopyTo(held[lane..]);
            Vector<double> done = Vector.AsVectorDouble(climbs & onList);
            Vector.AndNot(At(registered, lane), done).CopyTo(registered[lane..]);
            Vector.AndNot(At(registeredLevel, lane), done).CopyTo(registeredLevel[lane..]);
            Vector.AndNot(At(yearsRegistered, lane), done).CopyTo(yearsRegistered[lane..]);
            for (int i = 0; i < Count; i++)
            {
                int known = firstYear[lane + i];
                firstYear[lane + i] = climbs[i] != 0 && known == 0 ? year : known;
            }
        }
    }

    private void Review(BlockState block, int c, PreparedCriteriaSet set)
    {
        RecognitionRules rules = model.Pack.Recognition;
        int width = block.Width;
        Span<double> level = block.Column(c, CommuneSlots.Level);
        Span<double> held = block.Column(c, CommuneSlots.YearsHeld);
        ReadOnlySpan<double> met = block.Column(c, CommuneSlots.CriteriaMet);
        Span<double> keyFailed = block.Scratch[0].AsSpan(0, width);
        KeyFailed(block, c, set, keyFailed);
        Vector<double> one = Vector<double>.One;
        for (int lane = 0; lane < width; lane += Count)
        {
            // A certificate decided this year or last is not reviewed yet.
            Vector<long> reviewed = NotZero(At(level, lane)) & Vector.GreaterThan(At(held, lane), one);
            Vector<double> failed = one - (At(met, lane) / new Vector<double>(set.Criteria.Count));
            Vector<long> revoked = Vector.GreaterThanOrEqual(failed, new Vector<double>(rules.RevokeShareAny))
                | (Vector.GreaterThanOrEqual(failed, new Vector<double>(rules.RevokeShare)) & NotZero(At(keyFailed, lane)));
            Vector<double> ends = Vector.AsVectorDouble(reviewed & revoked);
            Vector.AndNot(At(level, lane), ends).CopyTo(level[lane..]);
            Vector.AndNot(At(held, lane), ends).CopyTo(held[lane..]);
        }
    }

    /// <summary>1 where a criterion that counts doubly is not met.</summary>
    private static void KeyFailed(BlockState block, int c, PreparedCriteriaSet set, Span<double> failed)
    {
        Span<byte> room = block.TruthRoom(2 * block.Width);
        Span<byte> all = room[..block.Width];
        TruthLanes.Fill(all);
        for (int i = 0; i < set.KeyCriteria.Count; i++)
        {
            UnitReading.Truths(block, set.Criteria[set.KeyCriteria[i]], c, room[block.Width..]);
            TruthLanes.Narrow(room[block.Width..], all);
        }

        TruthLanes.Widen(all, failed);
        for (int lane = 0; lane < failed.Length; lane += Count)
        {
            (Vector<double>.One - At(failed, lane)).CopyTo(failed[lane..]);
        }
    }
}
