using System.Numerics;
using System.Runtime.CompilerServices;
using Planner.Localities.Scenarios;
using Planner.Numerics.ElementaryFunctions;
using Planner.Rules.Pack;
using Planner.Simulation.Preparation;
using Planner.Simulation.State;

namespace Planner.Simulation.Stages;

/// <summary>
/// Stage 5: incomes grow: log y' = log y + trend + luck of province, district, commune and year + effects of money and of registration − shocks.
/// docs/model.md, "Income".
/// </summary>
internal sealed class IncomeStage(PreparedModel model) : CommuneStage(model.Communes.Count)
{
    /// <inheritdoc/>
    public override void Commune(BlockState block, int year, int c)
    {
        IncomeRules rules = model.Pack.Poverty.Income;
        for (int from = 0; from < block.Width; from += FlowColumns.Tile)
        {
            var tile = new LaneTile(block, c, from);
            Span<double> growths = block.Flows.Factors.AsSpan(0, 2 * tile.Count);
            Grow(
                growths, tile.Of(block.IncomeGrowth), tile.Of(block.IncomeShift), tile.Of(block.IncomeEffect), tile.Input(UncertainInput.IncomeGrowthShift),
                tile.Input(UncertainInput.CampaignFactor), tile.Column(CommuneSlots.Registered), rules);
            DeterministicMath.ExpBounded(growths, growths);
            Multiply(growths, tile.Column(CommuneSlots.Income), tile.Column(CommuneSlots.IncomeEthnicMinority));
        }
    }

    /// <summary>Growth of log income, kept in its own column, and that of ethnic minorities beside it.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Grow(
        Span<double> growths, Span<double> growth, ReadOnlySpan<double> luck, ReadOnlySpan<double> effect, ReadOnlySpan<double> shift, ReadOnlySpan<double> campaign,
        ReadOnlySpan<double> registered, IncomeRules rules)
    {
        ref double kept = ref PovertyKernels.First(growth, luck.Length, effect.Length, Math.Min(shift.Length, Math.Min(campaign.Length, registered.Length)));
        ref double to = ref PovertyKernels.First(growths[..growth.Length], growths.Length - growth.Length);
        nuint n = (nuint)growth.Length;
        var trend = new Vector<double>(rules.Growth);
        var whenRegistered = new Vector<double>(rules.RegisteredGrowth);
        var catchUp = new Vector<double>(rules.CatchUp);
        var support = new Vector<double>(rules.MinoritySupport);
        for (nuint i = 0; i < n; i += (nuint)Vector<double>.Count)
        {
            Vector<double> common = trend + PovertyKernels.At(shift, i) + PovertyKernels.At(luck, i)
                + (whenRegistered * PovertyKernels.At(campaign, i) * PovertyKernels.At(registered, i));
            Vector<double> helped = PovertyKernels.At(effect, i);
            Vector<double> all = common + helped;
            all.StoreUnsafe(ref kept, i);
            all.StoreUnsafe(ref to, i);
            (common + catchUp + (support * helped)).StoreUnsafe(ref to, n + i);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Multiply(ReadOnlySpan<double> factors, Span<double> income, Span<double> minority)
    {
        nuint n = (nuint)income.Length;
        ref double incomes = ref PovertyKernels.First(income, minority.Length, factors.Length - income.Length);
        ref double minorities = ref PovertyKernels.First(minority, income.Length);
        for (nuint i = 0; i < n; i += (nuint)Vector<double>.Count)
        {
            (Vector.LoadUnsafe(ref incomes, i) * PovertyKernels.At(factors, i)).StoreUnsafe(ref incomes, i);
            (Vector.LoadUnsafe(ref minorities, i) * PovertyKernels.At(factors, n + i)).StoreUnsafe(ref minorities, i);
        }
    }
}
