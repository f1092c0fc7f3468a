using Planner.Numerics.Distributions;
using Planner.Numerics.ElementaryFunctions;
using Planner.Rules.Pack;
using Planner.Simulation.Draws;
using Planner.Simulation.Preparation;
using Planner.Simulation.State;

namespace Planner.Simulation.Stages;

/// <summary>
/// Stage 1: this year's shocks. A disaster strikes a district with a given chance and then each of its communes with a severity ~ Beta;
/// an epidemic strikes the locality; works' prices and the province's and districts' luck vary. docs/model.md, "Shocks".
/// </summary>
internal sealed class ShockStage(PreparedModel model) : IStage
{
    private readonly QuantileTable severity = model.BetaTable(model.Pack.Shocks.DisasterSeverityMean, model.Pack.Shocks.DisasterSeverityConcentration);

    /// <inheritdoc/>
    public void Run(BlockState block, int year)
    {
        ShockRules shocks = model.Pack.Shocks;
        PovertyRules poverty = model.Pack.Poverty;
        IncomeRules income = poverty.Income;
        int width = block.Width;
        Span<double> provinceHazard = block.Scratch[0].AsSpan(0, width);
        Span<double> provinceIncome = block.Scratch[1].AsSpan(0, width);
        Span<double> districtHazard = block.Scratch[2].AsSpan(0, width);
        Span<double> districtIncome = block.Scratch[3].AsSpan(0, width);
        Span<double> struck = block.Scratch[4].AsSpan(0, width);
        Span<double> draw = block.Scratch[5].AsSpan(0, width);

        block.Draws.Uniform(Purposes.Epidemic, model.LocalityHash, year, 0, draw);
        block.Draws.StandardNormal(Purposes.Price, model.LocalityHash, year, 0, provinceHazard);
        double planPrice = model.Pack.Funding.PriceGrowth * (year - PreparedModel.PriceBaseYear);
        for (int lane = 0; lane < width; lane++)
        {
            block.Epidemic[lane] = draw[lane] < shocks.EpidemicChance ? 1 : 0;
            block.PriceLevel[lane] = DeterministicMath.Exp(planPrice + (shocks.PriceSpread * provinceHazard[lane]));
        }

        block.Draws.StandardNormal(Purposes.HazardProvince, model.LocalityHash, year, 0, provinceHazard);
        block.Draws.StandardNormal(Purposes.IncomeProvince, model.LocalityHash, year, 0, provinceIncome);
        for (int d = 0; d < model.Locality.Districts.Count; d++)
        {
            ulong district = model.DistrictHashes[d];
            block.Draws.StandardNormal(Purposes.HazardDistrict, district, year, 0, districtHazard);
            block.Draws.StandardNormal(Purposes.IncomeDistrict, district, year, 0, districtIncome);
            block.Draws.Uniform(Purposes.Disaster, district, year, 0, struck);
            foreach (int c in model.CommunesOfDistrict[d])
            {
                int at = c * width;
                block.Draws.Uniform(Purposes.Severity, model.Communes[c].Hash, year, 0, draw);
                for (int lane = 0; lane < width; lane++)
                {
                    double level = struck[lane] < shocks.DisasterChance ? severity.Quantile(draw[lane]) : 0;
                    block.DisasterSeverity[at + lane] = level;
                    block.HazardShift[at + lane] = (poverty.ProvinceYearSpread * provinceHazard[lane])
                        + (poverty.DistrictYearSpread * districtHazard[lane]) + block.CommuneHazard[at + lane];
                }

                block.Draws.StandardNormal(Purposes.IncomeCommuneYear, model.Communes[c].Hash, year, 0, draw);
                for (int lane = 0; lane < width; lane++)
                {
                    block.IncomeShift[at + lane] = (income.ProvinceYearSpread * provinceIncome[lane])
                        + (income.DistrictYearSpread * districtIncome[lane]) + (income.CommuneYearSpread * draw[lane])
                        + block.CommuneIncome[at + lane] - (income.DisasterLoss * block.DisasterSeverity[at + lane])
                        - (income.EpidemicLoss * block.Epidemic[lane]);
                }
            }
        }
    }
}
