using Planner.Localities.Scenarios;
using Planner.Numerics.ElementaryFunctions;
using Planner.Rules.Pack;
using Planner.Simulation.Preparation;
using Planner.Simulation.State;

namespace Planner.Simulation.Stages;

/// <summary>
/// Stage 5: incomes grow: log y' = log y + trend + luck of province, district, commune and year + effects of money and of registration − shocks.
/// docs/model.md, "Income".
/// </summary>
internal sealed class IncomeStage(PreparedModel model) : IStage
{
    /// <inheritdoc/>
    public void Run(BlockState block, int year)
    {
        int width = block.Width;
        IncomeRules rules = model.Pack.Poverty.Income;
        ReadOnlySpan<double> shift = block.Input(UncertainInput.IncomeGrowthShift);
        ReadOnlySpan<double> campaign = block.Input(UncertainInput.CampaignFactor);
        Span<double> growthOfMinority = block.Scratch[0].AsSpan(0, width);
        Span<double> factor = block.Scratch[1].AsSpan(0, width);
        for (int c = 0; c < model.Communes.Count; c++)
        {
            ReadOnlySpan<double> registered = block.Column(c, CommuneSlots.Registered);
            Span<double> growth = block.IncomeGrowth.AsSpan(c * width, width);
            for (int lane = 0; lane < width; lane++)
            {
                double common = rules.Growth + shift[lane] + block.IncomeShift[(c * width) + lane]
                    + (rules.RegisteredGrowth * campaign[lane] * registered[lane]);
                double effect = block.IncomeEffect[(c * width) + lane];
                growth[lane] = common + effect;
                growthOfMinority[lane] = common + rules.CatchUp + (rules.MinoritySupport * effect);
            }

            Grow(block.Column(c, CommuneSlots.Income), growth, factor);
            Grow(block.Column(c, CommuneSlots.IncomeEthnicMinority), growthOfMinority, factor);
        }
    }

    private static void Grow(Span<double> income, ReadOnlySpan<double> growth, Span<double> factor)
    {
        DeterministicMath.Exp(growth, factor);
        for (int lane = 0; lane < income.Length; lane++)
        {
            income[lane] *= factor[lane];
        }
    }
}
