using Planner.Localities.Scenarios;
using Planner.Rules.Pack;
using Planner.Simulation.Draws;
using Planner.Simulation.Preparation;
using Planner.Simulation.Stages;
using Planner.Simulation.State;

namespace Planner.Simulation.Tests.Oracles;

/// <summary>Stage 2 lane by lane, the share spent by MathNet's own inverse of the Beta distribution instead of a table.</summary>
internal sealed class ScalarMoneyStage(PreparedModel model, PreparedScenario scenario) : IStage
{
    /// <inheritdoc/>
    public void Run(BlockState block, int year)
    {
        int width = block.Width;
        Span<double> approvedTotal = block.LocalityColumn(LocalitySlots.ApprovedMoney);
        Span<double> lapsedTotal = block.LocalityColumn(LocalitySlots.LapsedMoney);
        Span<double> shortfall = block.LocalityColumn(LocalitySlots.CounterpartShortfall);
        ReadOnlySpan<double> shift = block.Input(UncertainInput.DisbursementShift);
        double[] u = new double[width], required = new double[width];
        approvedTotal.Clear();
        lapsedTotal.Clear();
        shortfall.Clear();
        block.LocalityColumn(LocalitySlots.SpentMoney).Clear();
        for (int k = 0; k < model.Components.Count; k++)
        {
            PreparedComponent component = model.Components[k];
            double approved = scenario.Approved(k, year);
            Span<double> available = block.Available.AsSpan(k * width, width);
            Span<double> carry = block.Carry.AsSpan(k * width, width);
            available.Clear();
            if (approved == 0 && !carry.ContainsAnyExcept(0.0))
            {
                continue;
            }

            DisbursementRule rule = scenario.Disbursement(k);
            double mean = rule.MeanIn(year);
            block.Draws.Uniform(Purposes.Disbursement, component.Hash, year, 0, u);
            for (int lane = 0; lane < width; lane++)
            {
                double share = MathNet.Numerics.Distributions.Beta.InvCDF(mean * rule.Concentration, (1 - mean) * rule.Concentration, u[lane]);
                share = 1 / (1 + ((1 - share) / share * Math.Exp(-shift[lane])));
                double total = approved + carry[lane];
                available[lane] = share * total;
                carry[lane] = rule.CarryOver * (total - available[lane]);
                approvedTotal[lane] += total / 1000;
                lapsedTotal[lane] += (total - available[lane] - carry[lane]) / 1000;
                carry[lane] += scenario.Recovered(k) * available[lane];
                required[lane] += component.CounterpartRatio * available[lane];
            }
        }

        double ceiling = scenario.CounterpartCeiling(year);
        for (int k = 0; k < model.Components.Count; k++)
        {
            double ratio = model.Components[k].CounterpartRatio;
            for (int lane = 0; lane < width; lane++)
            {
                int at = (k * width) + lane;
                double found = ratio > 0 && required[lane] > ceiling ? ceiling / required[lane] : 1;
                block.CounterpartFound[at] = found;
                shortfall[lane] += ratio * block.Available[at] * (1 - found) / 1000;
                block.Available[at] *= 1 + (ratio * found);
            }
        }
    }
}
