using Planner.Localities.Scenarios;
using Planner.Rules.Pack;
using Planner.Simulation.Preparation;
using Planner.Simulation.Stages;
using Planner.Simulation.State;

namespace Planner.Simulation.Tests.Oracles;

/// <summary>Stage 5 lane by lane, with .NET's own exponential.</summary>
internal sealed class ScalarIncomeStage(PreparedModel model) : IStage
{
    /// <inheritdoc/>
    public void Run(BlockState block, int year)
    {
        IncomeRules rules = model.Pack.Poverty.Income;
        for (int c = 0; c < model.Communes.Count; c++)
        {
            for (int lane = 0; lane < block.Width; lane++)
            {
                int at = (c * block.Width) + lane;
                double common = rules.Growth + block.Input(UncertainInput.IncomeGrowthShift)[lane] + block.IncomeShift[at]
                    + (rules.RegisteredGrowth * block.Input(UncertainInput.CampaignFactor)[lane] * block.Column(c, CommuneSlots.Registered)[lane]);
                double effect = block.IncomeEffect[at];
                block.IncomeGrowth[at] = common + effect;
                block.Column(c, CommuneSlots.Income)[lane] *= Math.Exp(common + effect);
                block.Column(c, CommuneSlots.IncomeEthnicMinority)[lane] *= Math.Exp(common + rules.CatchUp + (rules.MinoritySupport * effect));
            }
        }
    }
}
