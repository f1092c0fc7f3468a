using Planner.Localities.Scenarios;
using Planner.Rules.Language;
using Planner.Rules.Pack;
using Planner.Rules.Turning;
using Planner.Simulation.Preparation;
using Planner.Simulation.Stages;
using Planner.Simulation.State;

namespace Planner.Simulation.Explaining;

/// <summary>
/// Prices of moving one indicator of one commune, from the response curve read backwards: Δ = g·(1 − exp(−m/(u·s·g·π·φ))) gives m = −u·s·g·π·φ·ln(1 − Δ/g), g
/// the gap to the best value (docs/model.md, "Response"). The component that pays the least of those that may spend in the commune is taken; among equals the one
/// that must bring the least in all. At the start of the period π and φ are 1: prices of 2021.
/// </summary>
internal sealed class ResponsePricer(PreparedModel model, BlockState block, int commune, int lane, bool atStart) : IChangePricer
{
    /// <inheritdoc/>
    public ChangePrice Price(InputField input, double from, double to)
    {
        PreparedIndicator? indicator = input.Record == "commune"
            ? model.CommuneIndicators.FirstOrDefault(i => i.Definition.Id.Equals(input.Name, StringComparison.OrdinalIgnoreCase))
            : null;
        if (indicator is null)
        {
            return new ChangePrice(PriceStatus.NoCurve);
        }

        double gap = indicator.Definition.Best - from;
        double closed = gap == 0 ? -1 : (to - from) / gap;
        if (closed <= 0)
        {
            return new ChangePrice(PriceStatus.Worse);
        }

        double prices = atStart ? 1 : block.PriceLevel[lane] * block.Input(UncertainInput.UnitCostFactor)[lane];
        double exponent = -Math.Log(1 - closed);
        ChangePrice? best = null;
        PriceStatus obstacle = PriceStatus.NoComponent;
        foreach (PreparedComponent component in model.Components)
        {
            int at = WorkOn(component, indicator.Index);
            if (at < 0)
            {
                continue;
            }

            if (!MaySpend(component))
            {
                obstacle = obstacle == PriceStatus.NoComponent ? PriceStatus.NotEligible : obstacle;
                continue;
            }

            PreparedWork work = component.Works[at];
            double kappa = exponent / work.Emphasis;
            if (!(kappa <= ResponseStage.GreatestClosing))
            {
                obstacle = PriceStatus.BeyondReach;
                continue;
            }

            double money = exponent * Need(work) * prices;
            double whole = kappa * component.Works.Sum(w => w.Emphasis * Need(w)) * prices;
            if (best is null || money < best.Money || (money == best.Money && whole < best.ComponentMoney))
            {
                best = new ChangePrice(PriceStatus.Priced, money, whole, component.Definition, work.Lag, component.Definition.Works[at].Provenance);
            }
        }

        return best ?? new ChangePrice(obstacle);
    }

    /// <summary>u·s·g: what closing the whole gap would cost at the first unit's price, million VND of 2021.</summary>
    private double Need(PreparedWork work) =>
        work.UnitCost * (work.SizeSlot < 0 ? 1 : At(work.SizeSlot)) * Math.Abs(work.Best - At(model.Slots.Indicators + work.Indicator));

    private double At(int slot) => block.Column(commune, slot)[lane];

    private bool MaySpend(PreparedComponent component) =>
        component.Eligible.Scalar(block.Lanes, block.Offset(commune, lane), block.Width, model.Shared, block.SharedOffsets[(commune * block.Width) + lane]) == 1;

    private static int WorkOn(PreparedComponent component, int indicator)
    {
        for (int i = 0; i < component.Works.Count; i++)
        {
            if (component.Works[i].Indicator == indicator)
            {
                return i;
            }
        }

        return -1;
    }
}
