using Planner.Simulation.Draws;
using Planner.Simulation.Preparation;
using Planner.Simulation.Stages;
using Planner.Simulation.State;

namespace Planner.Simulation.Tests.Oracles;

/// <summary>The stage lane by lane, as it was first written: the oracle of the one over columns.</summary>
internal sealed class ScalarConstructionDebtStage(PreparedModel model, PreparedScenario scenario) : IStage
{
    /// <inheritdoc/>
    public void Run(BlockState block, int year)
    {
        int width = block.Width;
        double share = model.Pack.Funding.DebtShare;
        double instalmentShare = model.Pack.Funding.DebtRepayment;
        Span<double> u = block.Scratch[0].AsSpan(0, width);
        for (int c = 0; c < model.Communes.Count; c++)
        {
            Span<double> debt = block.Column(c, CommuneSlots.Debt);
            Span<double> instalment = block.Column(c, model.Slots.DebtInstalment);
            for (int lane = 0; lane < width; lane++)
            {
                debt[lane] -= Math.Min(debt[lane], instalment[lane]);
                instalment[lane] = debt[lane] > 0 ? instalment[lane] : 0;
            }

            if (scenario.Levers.AvoidDebt || share == 0)
            {
                continue;
            }

            block.Draws.Uniform(Purposes.DebtTaken, model.Communes[c].Hash, year, 0, u);
            for (int k = 0; k < model.Components.Count; k++)
            {
                double ratio = model.Components[k].CounterpartRatio;
                if (ratio == 0)
                {
                    continue;
                }

                Span<double> money = block.MoneyColumn(k, c);
                for (int lane = 0; lane < width; lane++)
                {
                    double found = block.CounterpartFound[(k * width) + lane];
                    if (u[lane] < share && found < 1)
                    {
                        double missing = money[lane] / (1 + (ratio * found)) * ratio * (1 - found);
                        money[lane] += missing;
                        debt[lane] += missing;
                        instalment[lane] += instalmentShare * missing;
                    }
                }
            }
        }
    }
}
