using Planner.Localities.Scenarios;
using Planner.Rules.Pack;
using Planner.Simulation.Draws;
using Planner.Simulation.Preparation;
using Planner.Simulation.Stages;
using Planner.Simulation.State;

namespace Planner.Simulation.Tests.Oracles;

/// <summary>
/// Stage 4 as docs/model.md writes it: indicator by indicator and lane by lane, nothing sorted or shared, with .NET's own exponential. It keeps what late money leaves
/// to the next year itself, so one instance belongs to one block.
/// </summary>
internal sealed class ScalarResponseStage(PreparedModel model, PreparedScenario scenario) : IStage
{
    private static readonly int Kinds = Enum.GetValues<HouseholdEffectKind>().Length;

    // What late money left for this year: [commune, lane, indicator] and [commune, lane, kind of effect].
    private double[,,] pending = new double[0, 0, 0];
    private double[,,] pendingEffects = new double[0, 0, 0];

    /// <inheritdoc/>
    public void Run(BlockState block, int year)
    {
        if (pending.Length == 0)
        {
            pending = new double[model.Communes.Count, block.Width, model.CommuneIndicators.Count];
            pendingEffects = new double[model.Communes.Count, block.Width, Kinds];
        }

        double[][] noise = new double[model.NoisePurposes.Count][];
        for (int c = 0; c < model.Communes.Count; c++)
        {
            for (int g = 0; g < noise.Length; g++)
            {
                noise[g] = new double[block.Width];
                block.Draws.StandardNormal(model.NoisePurposes[g], model.Communes[c].Hash, year, 0, noise[g]);
            }

            for (int lane = 0; lane < block.Width; lane++)
            {
                Respond(block, c, lane, noise);
            }
        }
    }

    private void Respond(BlockState block, int c, int lane, double[][] noise)
    {
        int indicators = model.CommuneIndicators.Count;
        Span<double> nowSum = stackalloc double[indicators], nowMost = stackalloc double[indicators];
        Span<double> lateSum = stackalloc double[indicators], lateMost = stackalloc double[indicators];
        Span<double> effects = stackalloc double[Kinds];
        for (int kind = 0; kind < Kinds; kind++)
        {
            effects[kind] = pendingEffects[c, lane, kind];
            pendingEffects[c, lane, kind] = 0;
        }

        double spending = 0;
        double price = block.PriceLevel[lane];
        for (int k = 0; k < model.Components.Count; k++)
        {
            PreparedComponent component = model.Components[k];
            double money = block.MoneyColumn(k, c)[lane];
            double lateShare = scenario.Disbursement(k).LateShare;
            if (money == 0)
            {
                continue;
            }

            if (component.Works.Count > 0)
            {
                double cost = price * block.Input(UncertainInput.UnitCostFactor)[lane] * component.Works.Sum(w =>
                    w.Emphasis * w.UnitCost * Size(w) * Math.Abs(w.Best - Value(w.Indicator)));
                double closing = cost > 0 ? Math.Min(money / cost, 5) : 5;
                double absorbed = Math.Min(closing * cost, money);
                block.LocalityColumn(LocalitySlots.LapsedMoney)[lane] += (money - absorbed) / 1000;
                money = absorbed;
                block.MoneyColumn(k, c)[lane] = money;
                foreach (PreparedWork work in component.Works)
                {
                    double next = work.Lag > 0 ? 1 : lateShare;
                    double exponent = closing * work.Emphasis;
                    nowSum[work.Indicator] += exponent * (1 - next);
                    nowMost[work.Indicator] = Math.Max(nowMost[work.Indicator], exponent * (1 - next));
                    lateSum[work.Indicator] += exponent * next;
                    lateMost[work.Indicator] = Math.Max(lateMost[work.Indicator], exponent * next);
                }
            }

            foreach (HouseholdEffect effect in component.Effects)
            {
                double households = Math.Max(block.Column(c, CommuneSlots.PoorHouseholds)[lane] + block.Column(c, CommuneSlots.NearPoorHouseholds)[lane], 1);
                double size = effect.Max * block.Input(UncertainInput.EffectFactor)[lane] * (1 - Math.Exp(-money / (effect.Scale * households * price)));
                effects[(int)effect.Kind] += (1 - lateShare) * size;
                pendingEffects[c, lane, (int)effect.Kind] += lateShare * size;
            }

            spending += money;
            block.LocalityColumn(LocalitySlots.SpentMoney)[lane] += money / 1000;
        }

        block.Column(c, CommuneSlots.Spending)[lane] = spending;
        int at = (c * block.Width) + lane;
        block.ExitEffect[at] = effects[(int)HouseholdEffectKind.PovertyExit];
        block.EntryEffect[at] = effects[(int)HouseholdEffectKind.PovertyEntry];
        block.IncomeEffect[at] = effects[(int)HouseholdEffectKind.IncomeGrowth];
        foreach (PreparedIndicator indicator in model.CommuneIndicators)
        {
            IndicatorDefinition x = indicator.Definition;
            int i = indicator.Index;
            double shrinks = (x.Trend * block.Input(UncertainInput.TrendFactor)[lane])
                + (x.Campaign * block.Input(UncertainInput.CampaignFactor)[lane] * block.Column(c, CommuneSlots.Registered)[lane])
                + Together(nowSum[i], nowMost[i]) + pending[c, lane, i];
            pending[c, lane, i] = Together(lateSum[i], lateMost[i]);
            double value = x.Best + ((Value(i) - x.Best) * Math.Exp(-shrinks));
            value = x.Worst + ((value - x.Worst) * (1 - x.Depreciation) * (1 - (x.Damage * block.DisasterSeverity[at])));
            double f = (value - x.Worst) / (x.Best - x.Worst);
            double better = Math.Sign(x.Best - x.Worst);
            value += better * 4 * x.Noise * f * (1 - f) * noise[indicator.Group][lane];
            block.Column(c, model.Slots.Indicators + i)[lane] = Math.Clamp(value, Math.Min(x.Best, x.Worst), Math.Max(x.Best, x.Worst));
        }

        double Value(int i) => block.Column(c, model.Slots.Indicators + i)[lane];

        double Size(PreparedWork work) => work.SizeSlot < 0 ? 1 : block.Column(c, work.SizeSlot)[lane];
    }

    /// <summary>The largest in full, of the others what overlap does not lose.</summary>
    private double Together(double sum, double most) => most + ((1 - scenario.OverlapLoss) * (sum - most));
}
