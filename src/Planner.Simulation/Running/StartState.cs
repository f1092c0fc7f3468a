using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Planner.Localities.Scenarios;
using Planner.Localities.Units;
using Planner.Numerics.Distributions;
using Planner.Numerics.ElementaryFunctions;
using Planner.Numerics.Random;
using Planner.Rules.Pack;
using Planner.Simulation.Draws;
using Planner.Simulation.Preparation;
using Planner.Simulation.Stages;
using Planner.Simulation.State;

namespace Planner.Simulation.Running;

/// <summary>
/// Fills a block with the start of the simulation: replicate r from table r mod T, uncertain inputs drawn once, households split into the
/// model's classes.
/// </summary>
internal sealed class StartState(PreparedModel model, PreparedScenario scenario, InputDesign? design = null)
{
    // Groups of lanes whose places fit on the stack.
    private const int CopiedTogether = 16;

    private readonly double leaving = 1 - DeterministicMath.Exp(-model.Pack.Poverty.ExitMobile);
    private readonly AssumptionSampler sampler = new(model, scenario.Scenario, design);

    /// <summary>Starts a block.</summary>
    public void Fill(BlockState block, int firstReplicate)
    {
        Begin(block, firstReplicate);
        for (int c = 0; c < model.Communes.Count; c++)
        {
            FillCommune(block, c);
        }
    }

    /// <summary>Starts everything of a block but its communes.</summary>
    public void Begin(BlockState block, int firstReplicate)
    {
        block.Draws.FirstReplicate = firstReplicate;
        Array.Clear(block.Districts);
        Array.Clear(block.LocalityColumns);
        Array.Clear(block.Carry);
        Array.Clear(block.Money);
        Array.Clear(block.FirstYear);
        Array.Clear(block.CriterionPassed);
        sampler.Fill(block);
        block.ScaleMoney(design is { Money.Count: > 0 });
        Array.Clear(block.ParameterShifts);
        design?.Apply(block);
        HardShare(block.HardShare, model.Pack.Poverty.HardShare, block.Input(UncertainInput.HardShareFactor));
        FillDistricts(block);
    }

    /// <summary>Starts a commune; after <see cref="Begin"/>.</summary>
    public void FillCommune(BlockState block, int commune)
    {
        FillCommune(block, commune, block.Draws.FirstReplicate, model.StartColumns, model.Locality.StartYear);
        for (int from = 0; from < block.Width; from += FlowColumns.Tile)
        {
            Permanent(new LaneTile(block, commune, from));
        }
    }

    /// <summary>
    /// Puts the communes as they are recorded at a year's end in the place of what was there, with the money carried on. What lasts (luck of communes, uncertain
    /// inputs, districts, first years) stays.
    /// </summary>
    public void Record(BlockState block, RecordedColumns recorded)
    {
        Array.Clear(block.Money);
        Array.Clear(block.LocalityColumns);
        int width = block.Width;
        for (int k = 0; k < recorded.Carried.Length; k++)
        {
            block.Carry.AsSpan(k * width, width).Fill(recorded.Carried[k]);
        }

        // The criteria judged the year before are this year's "before".
        Span<double> met = block.Room(model.Communes.Count * width);
        for (int c = 0; c < model.Communes.Count; c++)
        {
            block.Column(c, CommuneSlots.CriteriaMet).CopyTo(met.Slice(c * width, width));
        }

        for (int c = 0; c < model.Communes.Count; c++)
        {
            FillCommune(block, c, block.Draws.FirstReplicate, recorded.Columns, recorded.Year);
            met.Slice(c * width, width).CopyTo(block.Column(c, CommuneSlots.CriteriaMet));
        }

        block.LocalityColumn(LocalitySlots.ApprovedMoney).Fill(recorded.Approved);
        block.LocalityColumn(LocalitySlots.SpentMoney).Fill(recorded.Spent);
        block.LocalityColumn(LocalitySlots.LapsedMoney).Fill(recorded.Lapsed);
    }

    private void FillCommune(BlockState block, int c, int firstReplicate, StartColumns columns, int year)
    {
        Copy(block, columns, c, firstReplicate);
        Split(
            block.Column(c, CommuneSlots.PoorHouseholds), block.Column(c, CommuneSlots.NearPoorHouseholds), block.Column(c, CommuneSlots.Households), block.HardShare,
            leaving, model.Pack.Poverty.ExitToNear, new Classes
            {
                Mobile = block.Column(c, model.Slots.PoorMobile),
                Hard = block.Column(c, model.Slots.PoorHard),
                Recent = block.Column(c, model.Slots.NearRecent),
                Near = block.Column(c, model.Slots.NearOther),
            },
            block.Column(c, model.Slots.Other));

        // What is owed at the start is paid back in equal instalments from the first year on.
        Span<double> instalment = block.Column(c, model.Slots.DebtInstalment);
        block.Column(c, CommuneSlots.Debt).CopyTo(instalment);
        PovertyKernels.Scale(instalment, model.Pack.Funding.DebtRepayment);
        FirstYears(block, c, columns.HighestLevel[c], year);
    }

    private void Copy(BlockState block, StartColumns columns, int commune, int firstReplicate)
    {
        int width = block.Width;
        int copied = model.Slots.PendingExponent;
        Span<double> state = block.Lanes.AsSpan(block.Offset(commune, 0), model.Slots.Count * width);
        state[(copied * width)..].Clear();
        if (columns.Tables == 1)
        {
            for (int slot = 0; slot < copied; slot++)
            {
                state.Slice(slot * width, width).Fill(columns.Row(commune, slot)[0]);
            }

            return;
        }

        if (design?.Tables is { } chosen)
        {
            CopyTables(columns, commune, state, width, copied, design, chosen, firstReplicate);
            return;
        }

        // Each group of lanes begins at its own place of a row.
        Span<int> places = stackalloc int[CopiedTogether];
        for (int from = 0; from < width; from += CopiedTogether * BlockState.LaneGroup)
        {
            int groups = Math.Min(CopiedTogether, (width - from) / BlockState.LaneGroup);
            for (int g = 0; g < groups; g++)
            {
                places[g] = (int)(((long)firstReplicate + from + (g * BlockState.LaneGroup)) % columns.Tables);
            }

            CopyGroups(columns.Row(commune, 0), columns.RowLength, state[from..], width, copied, places[..groups]);
        }
    }

    /// <summary>Every lane from the table that a design gives it.</summary>
    private static void CopyTables(StartColumns columns, int commune, Span<double> state, int width, int slots, InputDesign design, int[] chosen, int firstReplicate)
    {
        for (int slot = 0; slot < slots; slot++)
        {
            ReadOnlySpan<double> row = columns.Row(commune, slot);
            Span<double> column = state.Slice(slot * width, width);
            for (int lane = 0; lane < width; lane++)
            {
                column[lane] = row[chosen[design.RowOf(firstReplicate + lane, chosen.Length)]];
            }
        }
    }

    /// <summary>Some groups of eight lanes of every slot.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void CopyGroups(ReadOnlySpan<double> rows, int fromStride, Span<double> state, int toStride, int slots, ReadOnlySpan<int> places)
    {
        ref double from = ref MemoryMarshal.GetReference(rows);
        ref double to = ref MemoryMarshal.GetReference(state);
        for (int slot = 0; slot < slots; slot++)
        {
            ref double row = ref Unsafe.Add(ref from, (nint)slot * fromStride);
            ref double column = ref Unsafe.Add(ref to, (nint)slot * toStride);
            for (int g = 0; g < places.Length; g++)
            {
                Vector512.LoadUnsafe(ref Unsafe.Add(ref row, places[g])).StoreUnsafe(ref Unsafe.Add(ref column, g * BlockState.LaneGroup));
            }
        }
    }

    private void FirstYears(BlockState block, int commune, int highest, int year)
    {
        int width = block.Width;
        ReadOnlySpan<double> levels = block.Column(commune, CommuneSlots.Level);
        for (int level = 1; level <= highest; level++)
        {
            Span<int> years = block.FirstYear.AsSpan(((commune * 3) + level - 1) * width, width);
            for (int lane = 0; lane < width; lane++)
            {
                years[lane] = years[lane] == 0 && levels[lane] >= level ? year : years[lane];
            }
        }
    }

    /// <summary>The commune's lasting luck of hazards and of income.</summary>
    private void Permanent(LaneTile tile)
    {
        BlockState block = tile.Block;
        ulong commune = model.Communes[tile.Commune].Hash;
        Span<UniformColumn> addresses = block.Flows.Addresses.AsSpan(0, 2);
        addresses[0] = block.Draws.Column(Purposes.HazardCommune, commune, 0, 0);
        addresses[1] = block.Draws.Column(Purposes.IncomeCommune, commune, 0, 0);
        Span<double> z = block.Flows.Uniforms.AsSpan(0, 2 * tile.Count);
        block.Draws.Uniforms(addresses, tile.From, z);
        Normal.Quantile(z, z);
        PovertyKernels.Scale(z[..tile.Count], model.Pack.Poverty.CommuneSpread);
        PovertyKernels.Scale(z[tile.Count..], model.Pack.Poverty.Income.CommuneSpread);
        z[..tile.Count].CopyTo(tile.Of(block.CommuneHazard));
        z[tile.Count..].CopyTo(tile.Of(block.CommuneIncome));
    }

    private void FillDistricts(BlockState block)
    {
        for (int d = 0; d < model.Locality.Districts.Count; d++)
        {
            District district = model.Locality.Districts[d];
            block.DistrictColumn(d, DistrictSlots.City).Fill(district.City ? 1 : 0);
            block.DistrictColumn(d, DistrictSlots.Poor).Fill(district.PoorAtStart ? 1 : 0);
            block.DistrictColumn(d, DistrictSlots.Towns).Fill(district.Towns);
            block.DistrictColumn(d, DistrictSlots.Certified).Fill(district.CertifiedAtStart ? 1 : 0);
            block.DistrictColumn(d, DistrictSlots.CertifiedAtStart).Fill(district.CertifiedAtStart ? 1 : 0);
            block.DistrictColumn(d, DistrictSlots.PoorAtStart).Fill(district.PoorAtStart ? 1 : 0);
            block.DistrictColumn(d, DistrictSlots.Named).Fill(district.Named ? 1 : 0);
            for (int i = 0; i < model.DistrictIndicators.Count; i++)
            {
                block.DistrictColumn(d, DistrictSlots.Indicators + i).Fill(model.Locality.DistrictIndicators[d][i]);
            }
        }
    }

    /// <summary>min(share · factor, 0.95).</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void HardShare(Span<double> result, double share, ReadOnlySpan<double> factor)
    {
        ref double to = ref PovertyKernels.First(result, factor.Length);
        var shares = new Vector<double>(share);
        var most = new Vector<double>(0.95);
        for (nuint i = 0; i < (nuint)result.Length; i += (nuint)Vector<double>.Count)
        {
            Vector<double> product = shares * PovertyKernels.At(factor, i);
            Vector.ConditionalSelect(Vector.LessThan(product, most), product, most).StoreUnsafe(ref to, i);
        }
    }

    /// <summary>Splits a commune's households into the model's classes; recent leavers are whom the hazard at the reference would have sent to near-poor.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Split(
        ReadOnlySpan<double> poor, ReadOnlySpan<double> nearPoor, ReadOnlySpan<double> households, ReadOnlySpan<double> hardShare, double leaving, double toNear,
        Classes classes, Span<double> other)
    {
        ref double others = ref PovertyKernels.First(other, poor.Length, nearPoor.Length, Math.Min(households.Length, hardShare.Length));
        ref double mobiles = ref PovertyKernels.First(classes.Mobile, classes.Hard.Length, classes.Recent.Length, Math.Min(classes.Near.Length, other.Length));
        ref double hards = ref MemoryMarshal.GetReference(classes.Hard);
        ref double recents = ref MemoryMarshal.GetReference(classes.Recent);
        ref double nears = ref MemoryMarshal.GetReference(classes.Near);
        var half = new Vector<double>(0.5);
        var leave = new Vector<double>(leaving);
        var land = new Vector<double>(toNear);
        for (nuint i = 0; i < (nuint)other.Length; i += (nuint)Vector<double>.Count)
        {
            Vector<double> all = PovertyKernels.At(poor, i);
            Vector<double> near = PovertyKernels.At(nearPoor, i);
            Vector<double> hard = Vector.Floor((all * PovertyKernels.At(hardShare, i)) + half);
            Vector<double> mobile = all - hard;
            Vector<double> recent = Vector.Floor((mobile * leave * land) + half);
            recent = Vector.ConditionalSelect(Vector.LessThan(recent, near), recent, near);
            mobile.StoreUnsafe(ref mobiles, i);
            hard.StoreUnsafe(ref hards, i);
            recent.StoreUnsafe(ref recents, i);
            (near - recent).StoreUnsafe(ref nears, i);
            (PovertyKernels.At(households, i) - all - near).StoreUnsafe(ref others, i);
        }
    }
}
