using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Planner.Localities.Scenarios;
using Planner.Numerics.ElementaryFunctions;
using Planner.Rules.Pack;
using Planner.Simulation.Draws;
using Planner.Simulation.Faults;
using Planner.Simulation.Preparation;
using Planner.Simulation.State;
using static Planner.Simulation.Stages.LaneMasks;

namespace Planner.Simulation.Stages;

/// <summary>
/// Stage 7d: districts. Sums over their communes, the district's own indicators, the criteria of the district set, and poor-district status at its
/// review years. A district once recognised stays so within the horizon. docs/model.md, "Districts".
/// </summary>
internal sealed class DistrictStage(PreparedModel model) : IStage
{
    private readonly int[][] communes = [.. model.CommunesOfDistrict.Select(d => d.ToArray())];
    private readonly int[] candidates = [.. model.CommunesOfDistrict.Select(d => d.Count(c => !model.Communes[c].Urban))];

    // Years at whose end a line is first applied.
    private readonly int[] linesBegin = [model.Locality.StartYear, .. model.Pack.Poverty.Changes.Select(c => c.Year)];

    /// <summary>Whether communes may change in a year: where a district ceases to be poor, so do they cease to lie in a poor district.</summary>
    public bool ChangesCommunes(int year) => model.Pack.Areas.PoorDistrictReviewYears.Contains(year);

    /// <inheritdoc/>
    public void Run(BlockState block, int year)
    {
        PreparedCriteriaSet? set = year <= model.Pack.Recognition.DistrictLastYear ? model.DistrictSetInForce(year) : null;
        bool review = ChangesCommunes(year);
        bool firstOfLine = Array.IndexOf(linesBegin, year) >= 0;
        int shared = model.SharedOffset(model.LocalityRegion, year);
        if (year > model.Locality.StartYear)
        {
            Move(block, year);
        }

        for (int d = 0; d < communes.Length; d++)
        {
            Sum(block, d);
            if (firstOfLine)
            {
                ReadOnlySpan<double> poor = block.DistrictColumn(d, DistrictSlots.PovertyRate);
                ReadOnlySpan<double> near = block.DistrictColumn(d, DistrictSlots.NearPoorRate);
                Span<double> both = block.DistrictColumn(d, DistrictSlots.DeprivedRateAtLine);
                for (int lane = 0; lane < both.Length; lane += Count)
                {
                    (At(poor, lane) + At(near, lane)).CopyTo(both[lane..]);
                }
            }

            if (set is not null)
            {
                Certify(block, d, set, shared);
            }

            if (review && block.DistrictColumn(d, DistrictSlots.Poor).ContainsAnyExcept(0.0))
            {
                Review(block, d, shared);
            }
        }
    }

    private static void Certify(BlockState block, int d, PreparedCriteriaSet set, int shared)
    {
        Span<double> certified = block.DistrictColumn(d, DistrictSlots.Certified);
        Span<byte> room = block.TruthRoom(2 * block.Width);
        Span<byte> open = room[..block.Width];
        Span<byte> truths = room[block.Width..];
        TruthLanes.NotZero(certified, truths);
        TruthLanes.Fill(open);
        TruthLanes.Without(open, truths);
        set.NarrowDistrict(block, d, shared, open, truths);
        TruthLanes.Add(open, certified);
    }

    private void Review(BlockState block, int d, int shared)
    {
        int width = block.Width;
        Span<double> remains = block.Scratch[0].AsSpan(0, width);
        if (model.PoorDistrictRemains.Watched is { } watched)
        {
            Span<byte> where = block.TruthRoom(width);
            TruthLanes.NotZero(block.DistrictColumn(d, DistrictSlots.Poor), where);
            FaultReading.Unit(block, watched, d, shared, where);
        }

        model.PoorDistrictRemains.Numbers(block.Districts, block.DistrictOffset(d, 0), width, model.Shared, shared, remains, block.TruthRoom(2 * width));
        Span<double> poor = block.DistrictColumn(d, DistrictSlots.Poor);
        for (int lane = 0; lane < width; lane += Count)
        {
            Vector<double> ends = Vector.AsVectorDouble(Vector.Equals(At(remains, lane), Vector<double>.Zero) & NotZero(At(poor, lane)));
            Vector.AndNot(At(poor, lane), ends).CopyTo(poor[lane..]);
            foreach (int c in communes[d])
            {
                Span<double> column = block.Column(c, CommuneSlots.PoorDistrict);
                Vector.AndNot(At(column, lane), ends).CopyTo(column[lane..]);
            }
        }
    }

    private void Move(BlockState block, int year)
    {
        int width = block.Width;
        ReadOnlySpan<double> trendFactor = block.Input(UncertainInput.TrendFactor);
        Span<double> noise = block.Scratch[0].AsSpan(0, width);
        Span<double> factor = block.Scratch[1].AsSpan(0, width);
        Span<double> kept = block.Scratch[2].AsSpan(0, width);
        for (int i = 0; i < model.DistrictIndicators.Count; i++)
        {
            PreparedIndicator indicator = model.DistrictIndicators[i];
            IndicatorDefinition x = indicator.Definition;
            for (int lane = 0; lane < width; lane += Count)
            {
                (new Vector<double>(-x.Trend) * At(trendFactor, lane)).CopyTo(factor[lane..]);
            }

            DeterministicMath.Exp(factor, factor);
            kept.Fill(1 - x.Depreciation);
            var motion = GapMotion.Of(x);
            for (int d = 0; d < communes.Length; d++)
            {
                block.Draws.StandardNormal(model.NoisePurposes[indicator.Group], model.DistrictHashes[d], year, indicator.Index, noise);
                ResponseKernels.Move(block.DistrictColumn(d, DistrictSlots.Indicators + indicator.Index), factor, motion, kept, noise);
            }
        }
    }

    private void Sum(BlockState block, int d)
    {
        const int sums = 7;
        int width = block.Width;
        Span<double> room = block.Room(sums * width);
        room.Clear();
        foreach (int c in communes[d])
        {
            AddCommune(block.Lanes.AsSpan(block.Offset(c, 0), model.Slots.Indicators * width), room, width);
        }

        var hundred = new Vector<double>(100);
        ReadOnlySpan<double> certified = room[..width];
        ReadOnlySpan<double> advanced = room.Slice(width, width);
        ReadOnlySpan<double> income = room[(6 * width)..];
        block.DistrictColumn(d, DistrictSlots.Communes).Fill(candidates[d]);
        certified.CopyTo(block.DistrictColumn(d, DistrictSlots.CommunesCertified));
        advanced.CopyTo(block.DistrictColumn(d, DistrictSlots.CommunesAdvanced));
        for (int lane = 0; lane < width; lane += Count)
        {
            Vector<double> households = At(room, (2 * width) + lane);
            Vector<double> population = At(room, (5 * width) + lane);
            Vector<long> inhabited = Vector.GreaterThan(households, Vector<double>.Zero);
            Keep(inhabited, hundred * At(room, (3 * width) + lane) / households).CopyTo(block.DistrictColumn(d, DistrictSlots.PovertyRate)[lane..]);
            Keep(inhabited, hundred * At(room, (4 * width) + lane) / households).CopyTo(block.DistrictColumn(d, DistrictSlots.NearPoorRate)[lane..]);
            Keep(Vector.GreaterThan(population, Vector<double>.Zero), At(income, lane) / population).CopyTo(block.DistrictColumn(d, DistrictSlots.Income)[lane..]);
        }
    }

    /// <summary>Adds a commune to its district's sums: certified, advanced, households, poor, near-poor, people, income of all.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void AddCommune(ReadOnlySpan<double> commune, Span<double> sums, int width)
    {
        ref double from = ref MemoryMarshal.GetReference(commune);
        ref double to = ref MemoryMarshal.GetReference(sums);
        nuint n = (nuint)width;
        Vector<double> one = Vector<double>.One;
        var two = new Vector<double>(2);
        for (nuint i = 0; i < n; i += (nuint)Count)
        {
            Vector<double> level = Vector.LoadUnsafe(ref from, ((nuint)CommuneSlots.Level * n) + i);
            Vector<double> people = Vector.LoadUnsafe(ref from, ((nuint)CommuneSlots.Population * n) + i);
            Add(ref to, i, Number(Vector.GreaterThanOrEqual(level, one)));
            Add(ref to, n + i, Number(Vector.GreaterThanOrEqual(level, two)));
            Add(ref to, (2 * n) + i, Vector.LoadUnsafe(ref from, ((nuint)CommuneSlots.Households * n) + i));
            Add(ref to, (3 * n) + i, Vector.LoadUnsafe(ref from, ((nuint)CommuneSlots.PoorHouseholds * n) + i));
            Add(ref to, (4 * n) + i, Vector.LoadUnsafe(ref from, ((nuint)CommuneSlots.NearPoorHouseholds * n) + i));
            Add(ref to, (5 * n) + i, people);
            Add(ref to, (6 * n) + i, people * Vector.LoadUnsafe(ref from, ((nuint)CommuneSlots.Income * n) + i));
        }

        static void Add(ref double to, nuint at, Vector<double> value) => (Vector.LoadUnsafe(ref to, at) + value).StoreUnsafe(ref to, at);
    }
}
