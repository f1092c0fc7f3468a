using Planner.Localities.Scenarios;
using Planner.Numerics.ElementaryFunctions;
using Planner.Rules.Pack;
using Planner.Simulation.Draws;
using Planner.Simulation.Preparation;
using Planner.Simulation.State;

namespace Planner.Simulation.Stages;

/// <summary>
/// Stage 4: money closes gaps. A component's money in a commune is split over its works in proportion to what closing each gap would cost,
/// so that every gap of the component shrinks by exp(−κ·emphasis), κ = m / Σ emphasis·u·size·gap; trends and campaigns add to the exponent;
/// then depreciation, damage and the year's noise. docs/model.md, "Response".
/// </summary>
internal sealed class ResponseStage : CommuneStage
{
    /// <summary>Greatest κ: money beyond closing 99.3 % of what is open finds no work and is not spent.</summary>
    internal const double GreatestClosing = 5;

    private readonly PreparedModel model;
    private readonly ResponsePlan plan;
    private readonly double overlap;
    private readonly double[] lateShares;
    private readonly ResponseMixes mixes;
    private readonly ResponseMotion[] motions;
    private readonly (int Mix, double Weight)[][] needs;
    private readonly (int Component, HouseholdEffect Effect)[] effects;

    public ResponseStage(PreparedModel model, PreparedScenario scenario)
        : base(model.Communes.Count)
    {
        this.model = model;
        plan = model.Response;
        overlap = scenario.OverlapLoss;
        lateShares = model.Components.Select((_, k) => scenario.Disbursement(k).LateShare).ToArray();
        mixes = new ResponseMixes(plan.Mixes, lateShares);
        motions = [.. plan.Motions.ToArray().Select(m => new ResponseMotion(m.Indicator, plan.Classes[m.Class].Mix, plan.Classes[m.Class].Pace, m.Wear, m.Group, m.Gap))];
        needs = model.Components.Select((_, k) => plan.Mixes
            .SelectMany((m, i) => m.Parts.Where(p => p.Component == k).Select(p => (i, p.Emphasis * p.CostRatio))).ToArray()).ToArray();
        effects = model.Components.SelectMany((component, k) => component.Effects.Select(e => (k, e))).ToArray();
    }

    /// <inheritdoc/>
    public override void Begin(BlockState block, int year)
    {
        Pace(block);
        ResponseKernels.Multiply(block.Response.WorkPrice, block.PriceLevel, block.Input(UncertainInput.UnitCostFactor));
    }

    /// <inheritdoc/>
    public override void Commune(BlockState block, int year, int c)
    {
        Spend(block, c);
        Respond(block, c);
        Move(block, c, year);
    }

    /// <summary>Money finds work: what each component closes (κ), what lapses, what it does to households.</summary>
    private void Spend(BlockState block, int c)
    {
        int width = block.Width;
        CommuneSlots slots = model.Slots;
        ResponseColumns columns = block.Response;
        Span<double> spending = block.Column(c, CommuneSlots.Spending);
        Span<double> lapsed = block.LocalityColumn(LocalitySlots.LapsedMoney);
        Span<double> spent = block.LocalityColumn(LocalitySlots.SpentMoney);
        Take(block.Column(c, slots.PendingExit), block.ExitEffect.AsSpan(c * width, width));
        Take(block.Column(c, slots.PendingEntry), block.EntryEffect.AsSpan(c * width, width));
        Take(block.Column(c, slots.PendingIncome), block.IncomeEffect.AsSpan(c * width, width));
        spending.Clear();
        columns.Closing.AsSpan().Clear();
        PriceGaps(block, c);
        ResponseKernels.PerHousehold(
            columns.PerHousehold, block.Column(c, CommuneSlots.PoorHouseholds), block.Column(c, CommuneSlots.NearPoorHouseholds), block.PriceLevel);
        int active = 0;
        for (int k = 0; k < model.Components.Count; k++)
        {
            Span<double> money = block.MoneyColumn(k, c);
            if (!money.ContainsAnyExcept(0.0))
            {
                continue;
            }

            if (needs[k].Length > 0)
            {
                ResponseKernels.Absorb(money, needs[k], columns.GapCost, columns.WorkPrice, columns.Closing.AsSpan(k * width, width), lapsed);
            }

            for (int e = 0; e < effects.Length; e++)
            {
                if (effects[e].Component == k)
                {
                    ResponseKernels.Reach(columns.EffectLeft.AsSpan(active * width, width), money, columns.PerHousehold, -1 / effects[e].Effect.Scale);
                    columns.ActiveEffects[active++] = e;
                }
            }

            ResponseKernels.AddSpending(money, spending, spent);
        }

        Span<double> left = columns.EffectLeft.AsSpan(0, active * width);
        DeterministicMath.ExpBounded(left, left);
        AddEffects(block, c, HouseholdEffectKind.PovertyExit, active, block.ExitEffect, slots.PendingExit);
        AddEffects(block, c, HouseholdEffectKind.PovertyEntry, active, block.EntryEffect, slots.PendingEntry);
        AddEffects(block, c, HouseholdEffectKind.IncomeGrowth, active, block.IncomeEffect, slots.PendingIncome);
    }

    /// <summary>What this year's money does to one kind of households' chances.</summary>
    private void AddEffects(BlockState block, int c, HouseholdEffectKind kind, int active, double[] now, int pending)
    {
        int width = block.Width;
        ResponseColumns columns = block.Response;
        int count = 0;
        for (int a = 0; a < active; a++)
        {
            (int component, HouseholdEffect effect) = effects[columns.ActiveEffects[a]];
            if (effect.Kind == kind)
            {
                columns.EffectSizes[count++] = (a, (1 - lateShares[component]) * effect.Max, lateShares[component] * effect.Max);
            }
        }

        if (count > 0)
        {
            ResponseKernels.AddEffects(
                columns.EffectSizes.AsSpan(0, count), columns.EffectLeft, block.Input(UncertainInput.EffectFactor), now.AsSpan(c * width, width), block.Column(c, pending));
        }
    }

    /// <summary>What closing all gaps of each mix would cost, million VND at prices of the plan's base year.</summary>
    private void PriceGaps(BlockState block, int c)
    {
        int width = block.Width;
        ResponseKernels.PriceGaps(
            block.Lanes.AsSpan(block.Offset(c, 0), model.Slots.Count * width), width, model.Slots.Indicators, plan.Gaps, plan.Priced, block.Response.GapCost);
    }

    /// <summary>What trend and campaign do in this block's replicates, for all communes alike.</summary>
    private void Pace(BlockState block)
    {
        int width = block.Width;
        ResponseColumns columns = block.Response;
        ReadOnlySpan<double> trend = block.Input(UncertainInput.TrendFactor);
        ReadOnlySpan<double> campaign = block.Input(UncertainInput.CampaignFactor);
        for (int i = 0; i < plan.Paces.Count; i++)
        {
            OwnPace pace = plan.Paces[i];
            ResponseKernels.Pace(columns.PaceUnregistered.AsSpan(i * width, width), (pace.Trend, 0), trend, campaign);
            ResponseKernels.Pace(columns.PaceRegistered.AsSpan(i * width, width), (pace.Trend, pace.Campaign), trend, campaign);
        }

        DeterministicMath.ExpBounded(columns.PaceUnregistered, columns.PaceUnregistered);
        DeterministicMath.ExpBounded(columns.PaceRegistered, columns.PaceRegistered);
    }

    /// <summary>By what factors the gaps shrink: by mix what money does, by pace what goes on without it.</summary>
    private void Respond(BlockState block, int c)
    {
        int width = block.Width;
        ResponseColumns columns = block.Response;
        ResponseKernels.Together(
            columns.MixFactor, block.Lanes.AsSpan(block.Offset(c, 0) + (model.Slots.PendingExponent * width), plan.Mixes.Count * width), mixes, columns.Closing, width,
            1 - overlap);
        DeterministicMath.ExpBounded(columns.MixFactor, columns.MixFactor);
        ReadOnlySpan<double> registered = block.Column(c, CommuneSlots.Registered);
        for (int i = 0; i < plan.Paces.Count; i++)
        {
            ResponseKernels.Choose(
                columns.PaceFactor.AsSpan(i * width, width),
                columns.PaceRegistered.AsSpan(i * width, width),
                columns.PaceUnregistered.AsSpan(i * width, width),
                registered);
        }
    }

    private void Move(BlockState block, int c, int year)
    {
        int width = block.Width;
        ResponseColumns columns = block.Response;
        for (int g = 0; g < columns.NoiseAddresses.Length; g++)
        {
            columns.NoiseAddresses[g] = block.Draws.Column(model.NoisePurposes[g], model.Communes[c].Hash, year, 0);
        }

        block.Draws.StandardNormals(columns.NoiseAddresses, 0, columns.Noise);

        ReadOnlySpan<double> severity = block.DisasterSeverity.AsSpan(c * width, width);
        for (int i = 0; i < plan.Wears.Count; i++)
        {
            (double keep, double damage) = plan.Wears[i];
            ResponseKernels.Retention(columns.Retention.AsSpan(i * width, width), keep, damage, severity);
        }

        // The commune after this one is moved next: its columns are fetched while this one's are computed.
        ResponseKernels.Move(
            motions, block.Lanes.AsSpan(block.Offset(c, 0) + (model.Slots.Indicators * width), model.CommuneIndicators.Count * width), columns.MixFactor, columns.PaceFactor,
            columns.Retention, columns.Noise, width, c + 1 < model.Communes.Count ? model.Slots.Count * width : 0);
    }

    /// <summary>What last year's late money left to act this year; the store is emptied for this year's.</summary>
    private static void Take(Span<double> pending, Span<double> now)
    {
        pending.CopyTo(now);
        pending.Clear();
    }
}
