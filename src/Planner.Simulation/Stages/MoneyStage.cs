using Planner.Localities.Scenarios;
using Planner.Numerics.Distributions;
using Planner.Numerics.ElementaryFunctions;
using Planner.Rules.Pack;
using Planner.Simulation.Draws;
using Planner.Simulation.Preparation;
using Planner.Simulation.State;

namespace Planner.Simulation.Stages;

/// <summary>
/// Stage 2: how much of each component's money is spent this year. Approved money and what was carried over, times δ ~ Beta by kind of
/// money; of the rest a share is carried on and the remainder lapses. Capital draws its counterpart from the local budget under a ceiling;
/// what is not found shrinks the work here and may become debt when the money reaches a commune. docs/model.md, "Money".
/// </summary>
internal sealed class MoneyStage(PreparedModel model, PreparedScenario scenario) : IStage
{
    /// <inheritdoc/>
    public void Run(BlockState block, int year)
    {
        int width = block.Width;
        Span<double> u = block.Scratch[0].AsSpan(0, width);
        Span<double> required = block.Scratch[1].AsSpan(0, width);
        Span<double> approvedTotal = block.LocalityColumn(LocalitySlots.ApprovedMoney);
        Span<double> lapsedTotal = block.LocalityColumn(LocalitySlots.LapsedMoney);
        ReadOnlySpan<double> shift = block.Input(UncertainInput.DisbursementShift);
        required.Clear();
        approvedTotal.Clear();
        lapsedTotal.Clear();
        block.LocalityColumn(LocalitySlots.SpentMoney).Clear();
        block.LocalityColumn(LocalitySlots.CounterpartShortfall).Clear();

        for (int k = 0; k < model.Components.Count; k++)
        {
            PreparedComponent component = model.Components[k];
            double approved = scenario.Approved(k, year);
            Span<double> available = block.Available.AsSpan(k * width, width);
            Span<double> carry = block.Carry.AsSpan(k * width, width);
            if (approved == 0 && !carry.ContainsAnyExcept(0.0))
            {
                available.Clear();
                continue;
            }

            DisbursementRule rule = scenario.Disbursement(component.Kind);
            QuantileTable spentShare = model.BetaTable(rule.MeanIn(year), rule.Concentration);
            block.Draws.Uniform(Purposes.Disbursement, component.Hash, year, 0, u);
            for (int lane = 0; lane < width; lane++)
            {
                double share = spentShare.Quantile(u[lane]);
                share = shift[lane] == 0 ? share : Shifted(share, shift[lane]);
                double total = approved + carry[lane];
                double spent = share * total;
                available[lane] = spent;
                carry[lane] = rule.CarryOver * (total - spent);
                approvedTotal[lane] += total / 1000;
                lapsedTotal[lane] += (total - spent - carry[lane]) / 1000;
                required[lane] += component.CounterpartRatio * spent;
            }
        }

        AddCounterpart(block, required, year);
    }

    /// <summary>A share in (0, 1) moved on the logit scale.</summary>
    internal static double Shifted(double share, double shift) => 1 / (1 + ((1 - share) / share * DeterministicMath.Exp(-shift)));

    private void AddCounterpart(BlockState block, ReadOnlySpan<double> required, int year)
    {
        int width = block.Width;
        double ceiling = scenario.CounterpartCeiling(year);
        Span<double> shortfall = block.LocalityColumn(LocalitySlots.CounterpartShortfall);
        for (int k = 0; k < model.Components.Count; k++)
        {
            double ratio = model.Components[k].CounterpartRatio;
            for (int lane = 0; lane < width; lane++)
            {
                // The ceiling is the locality's: every component finds the same share of what it needs.
                double found = required[lane] > ceiling ? ceiling / required[lane] : 1;
                int at = (k * width) + lane;
                block.CounterpartFound[at] = ratio == 0 ? 1 : found;
                shortfall[lane] += ratio * block.Available[at] * (1 - block.CounterpartFound[at]) / 1000;
                block.Available[at] *= 1 + (ratio * block.CounterpartFound[at]);
            }
        }
    }
}
