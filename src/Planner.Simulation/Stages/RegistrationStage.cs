using System.Numerics;
using System.Runtime.Intrinsics;
using Planner.Rules.Pack;
using Planner.Simulation.Draws;
using Planner.Simulation.Faults;
using Planner.Simulation.Preparation;
using Planner.Simulation.State;
using static Planner.Simulation.Stages.LaneMasks;

namespace Planner.Simulation.Stages;

/// <summary>
/// Stage 3a: the year's list of communes registered for certification, by the replicate's own state. Communes stay on it until certified or
/// dropped; each level's quota is filled by the highest key (criteria met unless the scenario says otherwise) with an element of chance, of equal
/// keys the earlier commune's. docs/model.md, "Registration".
/// </summary>
internal sealed class RegistrationStage(PreparedModel model, PreparedScenario scenario) : IStage
{
    /// <inheritdoc/>
    public void Run(BlockState block, int year)
    {
        int width = block.Width;
        int communes = model.Communes.Count;
        DropStale(block, year);
        if (scenario.Quota(1, year) + scenario.Quota(2, year) + scenario.Quota(3, year) == 0)
        {
            return;
        }

        Span<double> room = block.Room(((2 * communes) + 4) * width);
        Span<double> keys = room[..(communes * width)];
        Span<double> candidates = room.Slice(communes * width, communes * width);
        Span<double> onList = room.Slice(2 * communes * width, width);
        Span<double> rest = room.Slice(((2 * communes) + 1) * width, 3 * width);
        FindKeys(block, year, keys);
        CountRegistered(block, onList);
        for (int level = 1; level <= 3; level++)
        {
            int quota = scenario.Quota(level, year);
            if (quota > 0)
            {
                FindCandidates(block, level, keys, candidates);
                Register(block, level, quota, candidates, onList, rest);
            }
        }
    }

    private void FindKeys(BlockState block, int year, Span<double> keys)
    {
        int width = block.Width;
        Span<double> z = block.Scratch[0].AsSpan(0, width);
        var chance = new Vector<double>(model.Pack.Recognition.RegistrationChance);
        var last = new Vector<double>(double.NegativeInfinity);
        for (int c = 0; c < model.Communes.Count; c++)
        {
            Span<double> own = keys.Slice(c * width, width);
            block.Draws.StandardNormal(Purposes.Registration, model.Communes[c].Hash, year, 0, z);
            if (scenario.RegistrationKey is { } key)
            {
                if (key.Watched is { } watched && !model.Communes[c].Urban)
                {
                    FaultReading.Commune(block, watched, c);
                }

                UnitReading.Numbers(block, key, c, own);
            }
            else
            {
                block.Column(c, CommuneSlots.CriteriaMet).CopyTo(own);
            }

            for (int lane = 0; lane < width; lane += Count)
            {
                // A key that could not be computed ranks last.
                Vector<double> value = At(own, lane) + (chance * At(z, lane));
                Choose(Vector.Equals(value, value), value, last).CopyTo(own[lane..]);
            }
        }
    }

    private void CountRegistered(BlockState block, Span<double> onList)
    {
        onList.Clear();
        for (int c = 0; c < model.Communes.Count; c++)
        {
            ReadOnlySpan<double> registered = block.Column(c, CommuneSlots.Registered);
            for (int lane = 0; lane < onList.Length; lane += Count)
            {
                (At(onList, lane) + Number(NotZero(At(registered, lane)))).CopyTo(onList[lane..]);
            }
        }
    }

    /// <summary>The keys of those who may be registered for a level; NaN for the others.</summary>
    private void FindCandidates(BlockState block, int level, ReadOnlySpan<double> keys, Span<double> candidates)
    {
        int width = block.Width;
        var below = new Vector<double>(level - 1);
        var pause = new Vector<double>(level == 1 ? double.NegativeInfinity : model.Pack.Recognition.AdvancedPause);
        var nobody = new Vector<double>(double.NaN);
        for (int c = 0; c < model.Communes.Count; c++)
        {
            if (model.Communes[c].Urban)
            {
                candidates.Slice(c * width, width).Fill(double.NaN);
                continue;
            }

            ReadOnlySpan<double> registered = block.Column(c, CommuneSlots.Registered);
            ReadOnlySpan<double> levels = block.Column(c, CommuneSlots.Level);
            ReadOnlySpan<double> held = block.Column(c, CommuneSlots.YearsHeld);
            int at = c * width;
            for (int lane = 0; lane < width; lane += Count)
            {
                Vector<long> fits = Vector.Equals(At(registered, lane), Vector<double>.Zero)
                    & Vector.Equals(At(levels, lane), below)
                    & Vector.GreaterThanOrEqual(At(held, lane), pause);
                Choose(fits, At(keys, at + lane), nobody).CopyTo(candidates[(at + lane)..]);
            }
        }
    }

    private void Register(BlockState block, int level, int quota, ReadOnlySpan<double> candidates, Span<double> onList, Span<double> rest)
    {
        int width = block.Width;
        Span<double> take = rest[..width];
        Span<double> threshold = rest.Slice(width, width);
        Span<double> ties = rest.Slice(2 * width, width);
        var most = new Vector<double>(scenario.MostAtOnce);
        var places = new Vector<double>(quota);
        Vector<long> any = Vector<long>.Zero;
        for (int lane = 0; lane < width; lane += Count)
        {
            Vector<double> left = most - At(onList, lane);
            Vector<double> free = Choose(Vector.LessThan(left, places), left, places);
            any |= Vector.GreaterThan(free, Vector<double>.Zero);
            free.CopyTo(take[lane..]);
        }

        if (any == Vector<long>.Zero)
        {
            return;
        }

        LaneSelection.Threshold(candidates, width, take, threshold, ties);
        for (int lane = 0; lane < width; lane += Count)
        {
            (At(onList, lane) + At(take, lane)).CopyTo(onList[lane..]);
        }

        for (int c = 0; c < model.Communes.Count; c++)
        {
            Enter(block, c, level, candidates.Slice(c * width, width), threshold, ties);
        }
    }

    private void Enter(BlockState block, int c, int level, ReadOnlySpan<double> key, ReadOnlySpan<double> threshold, Span<double> ties)
    {
        Span<double> registered = block.Column(c, CommuneSlots.Registered);
        Span<double> registeredLevel = block.Column(c, model.Slots.RegisteredLevel);
        Span<double> years = block.Column(c, model.Slots.YearsRegistered);
        var wanted = Vector256.Create((double)level);
        for (int lane = 0; lane < key.Length; lane += 4)
        {
            var left = Vector256.Create<double>(ties[lane..]);
            Vector256<double> chosen = LaneSelection.Chosen(Vector256.Create(key[lane..]), Vector256.Create(threshold[lane..]), ref left);
            if (chosen.AsInt64() == Vector256<long>.Zero)
            {
                continue;
            }

            left.CopyTo(ties[lane..]);
            Vector256.ConditionalSelect(chosen, Vector256<double>.One, Vector256.Create<double>(registered[lane..])).CopyTo(registered[lane..]);
            Vector256.ConditionalSelect(chosen, wanted, Vector256.Create<double>(registeredLevel[lane..])).CopyTo(registeredLevel[lane..]);
            Vector256.AndNot(Vector256.Create<double>(years[lane..]), chosen).CopyTo(years[lane..]);
        }
    }

    private void DropStale(BlockState block, int year)
    {
        int width = block.Width;
        RecognitionRules rules = model.Pack.Recognition;
        Span<double> u = block.Scratch[0].AsSpan(0, width);
        var hold = new Vector<double>(rules.RegistrationHold);
        var drop = new Vector<double>(rules.RegistrationDrop);
        for (int c = 0; c < model.Communes.Count; c++)
        {
            Span<double> registered = block.Column(c, CommuneSlots.Registered);
            Span<double> years = block.Column(c, model.Slots.YearsRegistered);
            Span<double> level = block.Column(c, model.Slots.RegisteredLevel);
            Vector<long> any = Vector<long>.Zero;
            for (int lane = 0; lane < width; lane += Count)
            {
                Vector<long> listed = NotZero(At(registered, lane));
                Vector<double> waited = At(years, lane) + Number(listed);
                any |= listed & Vector.GreaterThanOrEqual(waited, hold);
                waited.CopyTo(years[lane..]);
            }

            if (any == Vector<long>.Zero)
            {
                continue;
            }

            block.Draws.Uniform(Purposes.Drop, model.Communes[c].Hash, year, 0, u);
            for (int lane = 0; lane < width; lane += Count)
            {
                Vector<double> ends = Vector.AsVectorDouble(
                    NotZero(At(registered, lane)) & Vector.GreaterThanOrEqual(At(years, lane), hold) & Vector.LessThan(At(u, lane), drop));
                Vector.AndNot(At(registered, lane), ends).CopyTo(registered[lane..]);
                Vector.AndNot(At(level, lane), ends).CopyTo(level[lane..]);
                Vector.AndNot(At(years, lane), ends).CopyTo(years[lane..]);
            }
        }
    }
}
