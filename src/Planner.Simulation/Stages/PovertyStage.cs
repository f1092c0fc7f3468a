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
/// Stage 6: households move between five classes by binomial draws, each the inverse CDF of one uniform; hazards are h = h0·exp(β·z + luck) and
/// p = 1 − exp(−h). Households without labour capacity hardly ever leave, so the exit rate of the stock falls as the stock shrinks. A new line
/// re-measures the same households after the year's flows. docs/model.md, "Poverty".
/// </summary>
internal sealed class PovertyStage : CommuneStage
{
    // Flows of classes that no other flow of the year has changed yet come first, then those that start from what they left.
    private const int FirstFlows = 5;
    private const int SecondFlows = 4;

    /// <summary>Numbers of the flows in the order in which they are drawn: exits of the mobile and the hard, falling back, near and other to poor; then
    /// landing near-poor, near to other, other to near, new poor who are hard.</summary>
    private static readonly int[] FlowNumbers = [0, 1, 3, 4, 6, 2, 5, 7, 8];

    private readonly PreparedModel model;
    private readonly FlowRates rates;
    private readonly LineChange[] changes;

    public PovertyStage(PreparedModel model)
        : base(model.Communes.Count)
    {
        this.model = model;
        rates = new FlowRates(model.Pack.Poverty);
        changes = [.. model.Pack.Poverty.Changes];
    }

    /// <inheritdoc/>
    public override void Commune(BlockState block, int year, int c)
    {
        LineChange? change = null;
        double lineFactor = 1;
        foreach (LineChange line in changes)
        {
            change = line.Year == year ? line : change;
            lineFactor *= line.Year < year ? line.EntryFactor : 1;
        }

        for (int from = 0; from < block.Width; from += FlowColumns.Tile)
        {
            var tile = new LaneTile(block, c, from);
            Draw(tile, year);
            Move(tile, lineFactor);
            Measure(tile, CommuneSlots.PoorHouseholdsOldLine);
            if (change is null)
            {
                tile.Column(CommuneSlots.PoorHouseholdsOldLine).CopyTo(tile.Column(CommuneSlots.PoorHouseholds));
            }
            else
            {
                Remeasure(tile, year, change);
                Measure(tile, CommuneSlots.PoorHouseholds);
            }
        }
    }

    /// <summary>The uniforms of all flows, and in the last column of factors how much the review's count is off.</summary>
    private void Draw(LaneTile tile, int year)
    {
        FlowColumns flows = tile.Block.Flows;
        Span<UniformColumn> addresses = flows.Addresses.AsSpan(0, FlowNumbers.Length + 1);
        ulong commune = model.Communes[tile.Commune].Hash;
        UniformColumn first = tile.Block.Draws.Column(Purposes.Flow, commune, year, 0);
        for (int i = 0; i < FlowNumbers.Length; i++)
        {
            addresses[i] = first.WithIndex(FlowNumbers[i]);
        }

        addresses[^1] = tile.Block.Draws.Column(Purposes.Measurement, commune, year, 0);
        Span<double> uniforms = flows.Uniforms.AsSpan(0, addresses.Length * tile.Count);
        tile.Block.Draws.Uniforms(addresses, tile.From, uniforms);
        Span<double> measured = flows.Factors.AsSpan(2 * FlowColumns.Tile, tile.Count);
        Normal.Quantile(uniforms[(FlowNumbers.Length * tile.Count)..], measured);
        PovertyKernels.Scale(measured, model.Pack.Poverty.MeasurementSpread);
        DeterministicMath.ExpBounded(measured, measured);
        if (model.Pack.Poverty.ReviewBias != 1)
        {
            PovertyKernels.Scale(measured, model.Pack.Poverty.ReviewBias);
        }
    }

    private void Move(LaneTile tile, double lineFactor)
    {
        BlockState block = tile.Block;
        CommuneSlots slots = model.Slots;
        int count = tile.Count;
        FlowColumns flows = block.Flows;
        Span<double> factors = flows.Factors.AsSpan(0, 2 * count);
        PovertyKernels.Exponents(
            factors[..count], factors[count..], rates, new HazardInputs
            {
                Luck = tile.Of(block.HazardShift),
                Growth = tile.Of(block.IncomeGrowth),
                Exit = tile.Of(block.ExitEffect),
                Entry = tile.Of(block.EntryEffect),
                Severity = tile.Of(block.DisasterSeverity),
                Registered = tile.Column(CommuneSlots.Registered),
            });
        DeterministicMath.ExpBounded(factors, factors);
        Span<double> hazards = flows.Rates.AsSpan(0, (FirstFlows + SecondFlows) * count);
        PovertyKernels.Hazards(
            hazards, factors[..count], factors[count..], rates, lineFactor,
            tile.Input(UncertainInput.ExitFactor), tile.Input(UncertainInput.EntryFactor), tile.Input(UncertainInput.FallBackFactor));

        int all = FirstFlows * count;
        Span<double> trials = flows.Trials.AsSpan(0, hazards.Length);
        tile.Column(slots.PoorMobile).CopyTo(trials);
        tile.Column(slots.PoorHard).CopyTo(trials[count..]);
        tile.Column(slots.NearRecent).CopyTo(trials[(2 * count)..]);
        tile.Column(slots.NearOther).CopyTo(trials[(3 * count)..]);
        tile.Column(slots.Other).CopyTo(trials[(4 * count)..]);
        Span<double> uniforms = flows.Uniforms.AsSpan(0, hazards.Length);
        Span<double> moved = flows.Moved.AsSpan(0, hazards.Length);
        Binomial.QuantileOfHazard(uniforms[..all], trials[..all], hazards[..all], moved[..all]);
        PovertyKernels.SecondTrials(trials[all..], trials[..all], moved[..all]);
        Binomial.QuantileOfHazard(uniforms[all..], trials[all..], hazards[all..], moved[all..]);
        PovertyKernels.Settle(
            moved, tile.Column(slots.PoorMobile), tile.Column(slots.PoorHard), tile.Column(slots.NearRecent), tile.Column(slots.NearOther), tile.Column(slots.Other));
    }

    /// <summary>The review counts the poor with a small error; the true classes stay as they are.</summary>
    private void Measure(LaneTile tile, int poorSlot)
    {
        CommuneSlots slots = model.Slots;
        PovertyKernels.Measure(
            new Classes
            {
                Mobile = tile.Column(slots.PoorMobile),
                Hard = tile.Column(slots.PoorHard),
                Recent = tile.Column(slots.NearRecent),
                Near = tile.Column(slots.NearOther),
            },
            tile.Column(CommuneSlots.Households), tile.Block.Flows.Factors.AsSpan(2 * FlowColumns.Tile, tile.Count),
            tile.Column(poorSlot), tile.Column(CommuneSlots.NearPoorHouseholds), tile.Column(CommuneSlots.PovertyRate), tile.Column(CommuneSlots.NearPoorRate));
    }

    private void Remeasure(LaneTile tile, int year, LineChange change)
    {
        const int steps = 4;
        CommuneSlots slots = model.Slots;
        int count = tile.Count;
        FlowColumns flows = tile.Block.Flows;
        Span<UniformColumn> addresses = flows.Addresses.AsSpan(0, steps);
        UniformColumn first = tile.Block.Draws.Column(Purposes.LineChange, model.Communes[tile.Commune].Hash, year, 0);
        for (int i = 0; i < steps; i++)
        {
            addresses[i] = first.WithIndex(i);
        }

        Span<double> uniforms = flows.Uniforms.AsSpan(0, steps * count);
        tile.Block.Draws.Uniforms(addresses, tile.From, uniforms);
        var classes = new Classes
        {
            Mobile = tile.Column(slots.PoorMobile),
            Hard = tile.Column(slots.PoorHard),
            Recent = tile.Column(slots.NearRecent),
            Near = tile.Column(slots.NearOther),
        };
        Span<double> other = tile.Column(slots.Other);
        Span<double> scale = flows.Factors.AsSpan(0, count);
        scale.Fill(1);
        if (change.DistrictGradient != 0)
        {
            Span<double> exponents = flows.Moved.AsSpan(0, count);
            exponents.Fill(change.DistrictGradient);
            PovertyKernels.RelativeRate(scale, classes, tile.Column(CommuneSlots.Households), change.ReferenceRate);
            DeterministicMath.Pow(scale, exponents, scale);
        }

        Span<double> chances = flows.Rates.AsSpan(0, steps * count);
        PovertyKernels.LineChances(chances, scale, tile.Input(UncertainInput.LineChangeFactor), change);
        Span<double> trials = flows.Trials.AsSpan(0, steps * count);
        Span<double> moved = flows.Moved.AsSpan(0, steps * count);
        int half = 2 * count;

        // All near-poor of the old line are re-measured alike; those who left poverty this year first.
        PovertyKernels.Add(trials[..count], classes.Recent, classes.Near);
        other.CopyTo(trials[count..]);
        Binomial.Quantile(uniforms[..half], trials[..half], chances[..half], moved[..half]);
        PovertyKernels.LineTrials(trials[half..], other, moved[..half]);
        Binomial.Quantile(uniforms[half..], trials[half..], chances[half..], moved[half..]);
        PovertyKernels.SettleLine(moved, trials[..count], classes, other);
    }
}
