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
    private readonly ResponseGroup[] groups;
    private readonly ResponseMotion[] motions;
    private readonly SpendingPlan spending;
    private readonly (double Keep, double Damage)[] wears;
    private readonly (int Component, HouseholdEffect Effect)[] effects;

    public ResponseStage(PreparedModel model, PreparedScenario scenario)
        : base(model.Communes.Count)
    {
        this.model = model;
        plan = model.Response;
        overlap = scenario.OverlapLoss;
        lateShares = model.Components.Select((_, k) => scenario.Disbursement(k).LateShare).ToArray();
        mixes = new ResponseMixes(plan.Mixes, lateShares);
        (IndicatorMotion Motion, ResponseWear Wear)[] sorted =
            [.. plan.Motions.ToArray().Select(m => (Motion: m, Wear: WearOf(m, plan))).OrderBy(x => x.Motion.Class).ThenBy(x => x.Wear)];
        motions = [.. sorted.Select(x => new ResponseMotion(x.Motion.Indicator, x.Motion.Wear, x.Motion.Group, x.Motion.Gap))];
        groups =
        [
            .. sorted.Select((x, i) => (x.Motion.Class, x.Wear, Place: i)).GroupBy(x => (x.Class, x.Wear))
                .Select(g => new ResponseGroup(plan.Classes[g.Key.Class].Mix, plan.Classes[g.Key.Class].Pace, g.Key.Wear, g.First().Place, g.Count())),
        ];
        spending = new SpendingPlan(model.Components, plan.Mixes);
        wears = [.. plan.Wears];
        effects = model.Components.SelectMany((component, k) => component.Effects.Select(e => (k, e))).ToArray();
    }

    private static ResponseWear WearOf(IndicatorMotion motion, ResponsePlan plan)
    {
        (double keep, double damage) = plan.Wears[motion.Wear];
        return !motion.Gap.IsGentle ? ResponseWear.Held : damage != 0 ? ResponseWear.Damage : keep != 1 ? ResponseWear.Even : ResponseWear.None;
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
        if (c + 1 < model.Communes.Count)
        {
            Fetch(block, c + 1);
        }

        Spend(block, c);
        Move(block, c, year, Respond(block, c));
    }

    /// <summary>The columns of the commune after this one, other than its indicators: they come from the last cache or from memory while this one's are computed.</summary>
    private void Fetch(BlockState block, int c)
    {
        int width = block.Width;
        ReadOnlySpan<double> state = block.Lanes.AsSpan(block.Offset(c, 0), model.Slots.Count * width);
        ResponseKernels.Fetch(state[..(model.Slots.Indicators * width)]);
        ResponseKernels.Fetch(state[(model.Slots.PendingExponent * width)..]);
        for (int k = 0; k < spending.Components; k++)
        {
            ResponseKernels.Fetch(block.MoneyColumn(k, c));
        }
    }

    /// <summary>Money finds work: what each component closes (κ), what lapses, what it does to households.</summary>
    private void Spend(BlockState block, int c)
    {
        int width = block.Width;
        CommuneSlots slots = model.Slots;
        ResponseColumns columns = block.Response;
        PriceGaps(block, c);
        int[] active = columns.ActiveComponents;
        int components = 0;
        int reached = 0;
        for (int k = 0; k < spending.Components; k++)
        {
            SpendingPlan.Part part = spending.Parts[k];
            bool given = block.MoneyColumn(k, c).ContainsAnyExcept(0.0);
            if (!given || part.NeedCount == 0)
            {
                columns.Closing.AsSpan(k * width, width).Clear();
            }

            if (given)
            {
                active[components++] = k;
                for (int e = part.FirstEffect; e < part.FirstEffect + part.EffectCount; e++)
                {
                    columns.ActiveEffects[reached++] = e;
                }
            }
        }

        int perComponent = model.Communes.Count * width;
        Span<double> left = columns.EffectLeft.AsSpan(0, reached * width);
        ResponseKernels.Spend(
            active.AsSpan(0, components), spending, block.Money.AsSpan(Math.Min(c * width, block.Money.Length)), perComponent, new SpendingColumns
            {
                Costs = columns.GapCost,
                Price = columns.WorkPrice,
                PriceLevel = block.PriceLevel,
                Poor = block.Column(c, CommuneSlots.PoorHouseholds),
                Near = block.Column(c, CommuneSlots.NearPoorHouseholds),
                Spending = block.Column(c, CommuneSlots.Spending),
                Spent = block.LocalityColumn(LocalitySlots.SpentMoney),
                Lapsed = block.LocalityColumn(LocalitySlots.LapsedMoney),
            },
            columns.Closing, left);
        DeterministicMath.ExpSingle(left, left);
        AddEffects(block, c, HouseholdEffectKind.PovertyExit, reached, block.ExitEffect, slots.PendingExit);
        AddEffects(block, c, HouseholdEffectKind.PovertyEntry, reached, block.EntryEffect, slots.PendingEntry);
        AddEffects(block, c, HouseholdEffectKind.IncomeGrowth, reached, block.IncomeEffect, slots.PendingIncome);
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

        ResponseKernels.AddEffects(
            columns.EffectSizes.AsSpan(0, count), columns.EffectLeft, block.Input(UncertainInput.EffectFactor), now.AsSpan(c * width, width), block.Column(c, pending));
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
    /// <returns>The factors by pace.</returns>
    private double[] Respond(BlockState block, int c)
    {
        int width = block.Width;
        ResponseColumns columns = block.Response;
        ResponseKernels.Together(
            columns.MixFactor, block.Lanes.AsSpan(block.Offset(c, 0) + (model.Slots.PendingExponent * width), plan.Mixes.Count * width), mixes, columns.Closing, width,
            1 - overlap);
        DeterministicMath.ExpSingle(columns.MixFactor, columns.MixFactor);
        ReadOnlySpan<double> registered = block.Column(c, CommuneSlots.Registered);
        if (!registered.ContainsAnyExcept(0.0))
        {
            return columns.PaceUnregistered;
        }

        for (int i = 0; i < plan.Paces.Count; i++)
        {
            ResponseKernels.Choose(
                columns.PaceFactor.AsSpan(i * width, width),
                columns.PaceRegistered.AsSpan(i * width, width),
                columns.PaceUnregistered.AsSpan(i * width, width),
                registered);
        }

        return columns.PaceFactor;
    }

    private void Move(BlockState block, int c, int year, double[] paces)
    {
        int width = block.Width;
        ResponseColumns columns = block.Response;
        for (int g = 0; g < columns.NoiseAddresses.Length; g++)
        {
            columns.NoiseAddresses[g] = block.Draws.Column(model.NoisePurposes[g], model.Communes[c].Hash, year, 0);
        }

        block.Draws.SingleNormals(columns.NoiseAddresses, 0, columns.Noise);

        ResponseKernels.Retain(wears, block.DisasterSeverity.AsSpan(c * width, width), columns.Retention);

        // The commune after this one is moved next: its columns are fetched while this one's are computed.
        ResponseKernels.Move(
            groups, motions, block.Lanes.AsSpan(block.Offset(c, 0) + (model.Slots.Indicators * width), model.CommuneIndicators.Count * width), columns.MixFactor, paces,
            columns.Retention, columns.Noise, width, c + 1 < model.Communes.Count ? model.Slots.Count * width : 0);
    }
}
