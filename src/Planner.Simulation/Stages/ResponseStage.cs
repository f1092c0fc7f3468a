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
internal sealed class ResponseStage(PreparedModel model, PreparedScenario scenario) : IStage
{
    /// <summary>Greatest κ: money beyond closing 99.3 % of what is open finds no work and is not spent.</summary>
    internal const double GreatestClosing = 5;

    /// <inheritdoc/>
    public void Run(BlockState block, int year)
    {
        for (int c = 0; c < model.Communes.Count; c++)
        {
            Spend(block, c);
            Move(block, c, year);
        }
    }

    private void Spend(BlockState block, int c)
    {
        int width = block.Width;
        CommuneSlots slots = model.Slots;
        Array.Clear(block.NowSum);
        Array.Clear(block.NowMax);
        Array.Clear(block.LateSum);
        Array.Clear(block.LateMax);
        Span<double> spending = block.Column(c, CommuneSlots.Spending);
        Span<double> lapsed = block.LocalityColumn(LocalitySlots.LapsedMoney);
        Span<double> spent = block.LocalityColumn(LocalitySlots.SpentMoney);
        Span<double> exit = block.ExitEffect.AsSpan(c * width, width);
        Span<double> entry = block.EntryEffect.AsSpan(c * width, width);
        Span<double> income = block.IncomeEffect.AsSpan(c * width, width);
        Take(block.Column(c, slots.PendingExit), exit);
        Take(block.Column(c, slots.PendingEntry), entry);
        Take(block.Column(c, slots.PendingIncome), income);
        spending.Clear();
        Span<double> closing = block.Scratch[0].AsSpan(0, width);
        for (int k = 0; k < model.Components.Count; k++)
        {
            Span<double> money = block.MoneyColumn(k, c);
            if (!money.ContainsAnyExcept(0.0))
            {
                continue;
            }

            PreparedComponent component = model.Components[k];
            double late = scenario.Disbursement(component.Kind).LateShare;
            if (component.Works.Count > 0)
            {
                Absorb(block, c, component, money, closing, lapsed);
                AddExponents(block, component, closing, late);
            }

            for (int e = 0; e < component.Effects.Count; e++)
            {
                HouseholdEffect effect = component.Effects[e];
                switch (effect.Kind)
                {
                    case HouseholdEffectKind.PovertyExit:
                        AddEffect(block, c, effect, money, late, exit, block.Column(c, slots.PendingExit));
                        break;
                    case HouseholdEffectKind.PovertyEntry:
                        AddEffect(block, c, effect, money, late, entry, block.Column(c, slots.PendingEntry));
                        break;
                    default:
                        AddEffect(block, c, effect, money, late, income, block.Column(c, slots.PendingIncome));
                        break;
                }
            }

            for (int lane = 0; lane < width; lane++)
            {
                spending[lane] += money[lane];
                spent[lane] += money[lane] / 1000;
            }
        }
    }

    private void Absorb(BlockState block, int c, PreparedComponent component, Span<double> money, Span<double> closing, Span<double> lapsed)
    {
        int width = block.Width;
        ReadOnlySpan<double> unitCost = block.Input(UncertainInput.UnitCostFactor);
        Span<double> need = block.Scratch[1].AsSpan(0, width);
        need.Clear();
        foreach (PreparedWork work in component.Works)
        {
            ReadOnlySpan<double> value = block.Column(c, model.Slots.Indicators + work.Indicator);
            ReadOnlySpan<double> size = work.SizeSlot < 0 ? model.Ones.AsSpan(0, width) : block.Column(c, work.SizeSlot);
            ResponseKernels.AddNeed(need, work.Emphasis * work.UnitCost, size, work.Best, value);
        }

        for (int lane = 0; lane < width; lane++)
        {
            double cost = need[lane] * block.PriceLevel[lane] * unitCost[lane];

            // With nothing open the limit is the cap, not 0: what is built late must not depend on whether a gap just closed by luck.
            double kappa = money[lane] > 0 ? cost > 0 ? Math.Min(money[lane] / cost, GreatestClosing) : GreatestClosing : 0;
            double absorbed = Math.Min(kappa * cost, money[lane]);
            lapsed[lane] += (money[lane] - absorbed) / 1000;
            money[lane] = absorbed;
            closing[lane] = kappa;
        }
    }

    private static void AddExponents(BlockState block, PreparedComponent component, ReadOnlySpan<double> closing, double lateShare)
    {
        int width = block.Width;
        foreach (PreparedWork work in component.Works)
        {
            int at = work.Indicator * width;
            double late = work.Lag > 0 ? 1 : lateShare;
            ResponseKernels.AddExponent(closing, (1 - late) * work.Emphasis, block.NowSum.AsSpan(at, width), block.NowMax.AsSpan(at, width));
            if (late > 0)
            {
                ResponseKernels.AddExponent(closing, late * work.Emphasis, block.LateSum.AsSpan(at, width), block.LateMax.AsSpan(at, width));
            }
        }
    }

    private static void AddEffect(
        BlockState block, int c, HouseholdEffect effect, ReadOnlySpan<double> money, double late, Span<double> now, Span<double> pending)
    {
        ReadOnlySpan<double> factor = block.Input(UncertainInput.EffectFactor);
        ReadOnlySpan<double> poor = block.Column(c, CommuneSlots.PoorHouseholds);
        ReadOnlySpan<double> near = block.Column(c, CommuneSlots.NearPoorHouseholds);
        for (int lane = 0; lane < block.Width; lane++)
        {
            double households = Math.Max(poor[lane] + near[lane], 1);
            double reach = money[lane] / (effect.Scale * households * block.PriceLevel[lane]);
            double size = effect.Max * factor[lane] * (1 - DeterministicMath.Exp(-reach));
            now[lane] += (1 - late) * size;
            pending[lane] += late * size;
        }
    }

    /// <summary>What last year's late money left to act this year; the store is emptied for this year's.</summary>
    private static void Take(Span<double> pending, Span<double> now)
    {
        pending.CopyTo(now);
        pending.Clear();
    }

    private void Move(BlockState block, int c, int year)
    {
        int width = block.Width;
        CommuneSlots slots = model.Slots;
        double overlap = scenario.Levers.OverlapLoss;
        ReadOnlySpan<double> trendFactor = block.Input(UncertainInput.TrendFactor);
        ReadOnlySpan<double> campaignFactor = block.Input(UncertainInput.CampaignFactor);
        ReadOnlySpan<double> registered = block.Column(c, CommuneSlots.Registered);
        ReadOnlySpan<double> severity = block.DisasterSeverity.AsSpan(c * width, width);
        Span<double> exponent = block.Scratch[0].AsSpan(0, width);
        Span<double> noise = block.Scratch[1].AsSpan(0, width);
        int drawnGroup = -1;
        foreach (PreparedIndicator indicator in model.CommuneIndicatorsByGroup)
        {
            if (indicator.Group != drawnGroup)
            {
                drawnGroup = indicator.Group;
                block.Draws.StandardNormal(model.NoisePurposes[drawnGroup], model.Communes[c].Hash, year, 0, noise);
            }

            int at = indicator.Index * width;
            Span<double> pending = block.Column(c, slots.PendingExponent + indicator.Index);
            Span<double> value = block.Column(c, slots.Indicators + indicator.Index);
            IndicatorDefinition definition = indicator.Definition;
            ResponseKernels.Exponent(
                exponent,
                pending,
                (definition.Trend, definition.Campaign, overlap),
                trendFactor,
                campaignFactor,
                registered,
                (block.NowSum, block.NowMax, block.LateSum, block.LateMax),
                at);
            DeterministicMath.Exp(exponent, exponent);
            double luck = 4 * (definition.Best >= definition.Worst ? definition.Noise : -definition.Noise);
            ResponseKernels.Move(
                value,
                exponent,
                (definition.Best, definition.Worst, 1 - definition.Depreciation, definition.Damage, luck),
                severity,
                noise);
        }
    }
}
