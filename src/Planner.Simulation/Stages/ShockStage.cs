using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Planner.Localities.Scenarios;
using Planner.Numerics.Distributions;
using Planner.Numerics.ElementaryFunctions;
using Planner.Numerics.Random;
using Planner.Rules.Pack;
using Planner.Simulation.Draws;
using Planner.Simulation.Preparation;
using Planner.Simulation.State;

namespace Planner.Simulation.Stages;

/// <summary>
/// Stage 1: this year's shocks. A disaster strikes a district with a given chance and then each of its communes with a severity ~ Beta;
/// an epidemic strikes the locality; works' prices and the province's and districts' luck vary. docs/model.md, "Shocks".
/// </summary>
internal sealed class ShockStage(PreparedModel model) : IStage
{
    private readonly QuantileTable severity = model.BetaTable(model.Pack.Shocks.DisasterSeverityMean, model.Pack.Shocks.DisasterSeverityConcentration);

    /// <inheritdoc/>
    public void Run(BlockState block, int year)
    {
        ShockRules shocks = model.Pack.Shocks;
        PovertyRules poverty = model.Pack.Poverty;
        IncomeRules income = poverty.Income;
        int width = block.Width;
        Span<double> provinceHazard = block.Scratch[0].AsSpan(0, width);
        Span<double> provinceIncome = block.Scratch[1].AsSpan(0, width);
        Span<double> hazard = block.Scratch[2].AsSpan(0, width);
        Span<double> growth = block.Scratch[3].AsSpan(0, width);
        Span<double> struck = block.Scratch[4].AsSpan(0, width);
        Span<double> loss = block.Scratch[5].AsSpan(0, width);

        block.Draws.Uniform(Purposes.Epidemic, model.LocalityHash, year, 0, block.Epidemic);
        Strike(block.Epidemic, shocks.EpidemicChance);
        loss.Clear();
        AddScaled(loss, income.EpidemicLoss, block.Epidemic);
        block.Draws.StandardNormal(Purposes.Price, model.LocalityHash, year, 0, struck);
        Span<double> price = block.PriceLevel;
        price.Fill(model.Pack.Funding.PriceGrowth * (year - PreparedModel.PriceBaseYear));
        AddScaled(price, shocks.PriceSpread, struck);
        DeterministicMath.Exp(price, price);

        block.Draws.StandardNormal(Purposes.HazardProvince, model.LocalityHash, year, 0, provinceHazard);
        block.Draws.StandardNormal(Purposes.IncomeProvince, model.LocalityHash, year, 0, provinceIncome);
        PovertyKernels.Scale(provinceHazard, poverty.ProvinceYearSpread);
        PovertyKernels.Scale(provinceIncome, income.ProvinceYearSpread);
        for (int d = 0; d < model.Locality.Districts.Count; d++)
        {
            ulong district = model.DistrictHashes[d];
            block.Draws.StandardNormal(Purposes.HazardDistrict, district, year, 0, struck);
            Multiply(struck, block.Input(UncertainInput.DistrictSpreadFactor));
            provinceHazard.CopyTo(hazard);
            AddScaled(hazard, poverty.DistrictYearSpread, struck);
            block.Draws.StandardNormal(Purposes.IncomeDistrict, district, year, 0, struck);
            provinceIncome.CopyTo(growth);
            AddScaled(growth, income.DistrictYearSpread, struck);
            block.Draws.Uniform(Purposes.Disaster, district, year, 0, struck);
            Strike(struck, shocks.DisasterChance);
            IReadOnlyList<int> communes = model.CommunesOfDistrict[d];
            for (int i = 0; i < communes.Count; i++)
            {
                for (int from = 0; from < width; from += FlowColumns.Tile)
                {
                    var tile = new LaneTile(block, communes[i], from);
                    Shake(tile, year, struck.Slice(from, tile.Count));
                    Shift(
                        tile, hazard.Slice(from, tile.Count), growth.Slice(from, tile.Count), loss.Slice(from, tile.Count),
                        block.Flows.Uniforms.AsSpan(0, tile.Count), income);
                }
            }
        }
    }

    /// <summary>Draws the commune's luck of income, and its severity where the district is struck in any lane.</summary>
    private void Shake(LaneTile tile, int year, ReadOnlySpan<double> struck)
    {
        BlockState block = tile.Block;
        ulong commune = model.Communes[tile.Commune].Hash;
        Span<double> level = tile.Of(block.DisasterSeverity);
        bool any = struck.ContainsAnyExcept(0.0);
        Span<UniformColumn> addresses = block.Flows.Addresses.AsSpan(0, any ? 2 : 1);
        Span<double> uniforms = block.Flows.Uniforms.AsSpan(0, addresses.Length * tile.Count);
        addresses[0] = block.Draws.Column(Purposes.IncomeCommuneYear, commune, year, 0);
        if (any)
        {
            addresses[1] = block.Draws.Column(Purposes.Severity, commune, year, 0);
            block.Draws.Uniforms(addresses, tile.From, uniforms);
            Severity(uniforms[tile.Count..], struck, level);
        }
        else
        {
            block.Draws.Uniforms(addresses, tile.From, uniforms);
            level.Clear();
        }

        Normal.Quantile(uniforms[..tile.Count], uniforms);
    }

    /// <summary>
    /// The severity of the lanes that are struck, 0 in the others. A look-up in the table takes as long as a dozen products, and one lane in ten asks for it: those are
    /// picked out by their bits.
    /// </summary>
    private void Severity(ReadOnlySpan<double> u, ReadOnlySpan<double> struck, Span<double> level)
    {
        level.Clear();
        for (int from = 0; from < level.Length; from += BlockState.LaneGroup)
        {
            ulong left = ~Vector512.Equals(Vector512.Create<double>(struck[from..]), Vector512<double>.Zero).ExtractMostSignificantBits() & 0xFF;
            for (; left != 0; left &= left - 1)
            {
                int lane = from + BitOperations.TrailingZeroCount(left);
                level[lane] = severity.Quantile(u[lane]);
            }
        }
    }

    /// <summary>Luck of hazards and of income.</summary>
    private static void Shift(
        LaneTile tile, ReadOnlySpan<double> hazard, ReadOnlySpan<double> growth, ReadOnlySpan<double> loss, ReadOnlySpan<double> luck, IncomeRules income) =>
        Shift(
            tile.Of(tile.Block.HazardShift), tile.Of(tile.Block.IncomeShift), hazard, growth, loss, luck,
            tile.Of(tile.Block.CommuneHazard), tile.Of(tile.Block.CommuneIncome), tile.Of(tile.Block.DisasterSeverity), income.CommuneYearSpread, income.DisasterLoss);

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Shift(
        Span<double> hazardShift, Span<double> incomeShift, ReadOnlySpan<double> hazard, ReadOnlySpan<double> growth, ReadOnlySpan<double> loss,
        ReadOnlySpan<double> luck, ReadOnlySpan<double> communeHazard, ReadOnlySpan<double> communeIncome, ReadOnlySpan<double> severity, double spread, double disasterLoss)
    {
        ref double hazards = ref PovertyKernels.First(hazardShift, hazard.Length, growth.Length, Math.Min(loss.Length, luck.Length));
        ref double incomes = ref PovertyKernels.First(incomeShift, communeHazard.Length, communeIncome.Length, Math.Min(severity.Length, hazardShift.Length));
        var spreads = new Vector<double>(spread);
        var losses = new Vector<double>(disasterLoss);
        for (nuint i = 0; i < (nuint)hazardShift.Length; i += (nuint)Vector<double>.Count)
        {
            (PovertyKernels.At(hazard, i) + PovertyKernels.At(communeHazard, i)).StoreUnsafe(ref hazards, i);
            (PovertyKernels.At(growth, i) + (spreads * PovertyKernels.At(luck, i)) + PovertyKernels.At(communeIncome, i)
                - (losses * PovertyKernels.At(severity, i)) - PovertyKernels.At(loss, i)).StoreUnsafe(ref incomes, i);
        }
    }

    /// <summary>1 where the uniform is below the chance, else 0.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Strike(Span<double> uniforms, double chance)
    {
        ref double to = ref PovertyKernels.First(uniforms, uniforms.Length);
        var chances = new Vector<double>(chance);
        for (nuint i = 0; i < (nuint)uniforms.Length; i += (nuint)Vector<double>.Count)
        {
            Vector.ConditionalSelect(Vector.LessThan(Vector.LoadUnsafe(ref to, i), chances), Vector<double>.One, Vector<double>.Zero).StoreUnsafe(ref to, i);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void AddScaled(Span<double> column, double by, ReadOnlySpan<double> other)
    {
        ref double to = ref PovertyKernels.First(column, other.Length);
        var factor = new Vector<double>(by);
        for (nuint i = 0; i < (nuint)column.Length; i += (nuint)Vector<double>.Count)
        {
            (Vector.LoadUnsafe(ref to, i) + (factor * PovertyKernels.At(other, i))).StoreUnsafe(ref to, i);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Multiply(Span<double> column, ReadOnlySpan<double> other)
    {
        ref double to = ref PovertyKernels.First(column, other.Length);
        for (nuint i = 0; i < (nuint)column.Length; i += (nuint)Vector<double>.Count)
        {
            (Vector.LoadUnsafe(ref to, i) * PovertyKernels.At(other, i)).StoreUnsafe(ref to, i);
        }
    }
}
