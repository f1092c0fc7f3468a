using Planner.Localities.Scenarios;
using Planner.Numerics.ElementaryFunctions;
using Planner.Rules.Pack;
using Planner.Simulation.Draws;
using Planner.Simulation.Preparation;
using Planner.Simulation.Stages;
using Planner.Simulation.State;

namespace Planner.Simulation.Tests.Oracles;

/// <summary>Stage 1 lane by lane, the severity by MathNet's own inverse of the Beta distribution instead of a table.</summary>
internal sealed class ScalarShockStage(PreparedModel model) : IStage
{
    /// <inheritdoc/>
    public void Run(BlockState block, int year)
    {
        ShockRules shocks = model.Pack.Shocks;
        PovertyRules poverty = model.Pack.Poverty;
        IncomeRules income = poverty.Income;
        double concentration = shocks.DisasterSeverityConcentration;
        double a = shocks.DisasterSeverityMean * concentration, b = (1 - shocks.DisasterSeverityMean) * concentration;
        double[] epidemic = Uniforms(Purposes.Epidemic, model.LocalityHash);
        double[] price = Normals(Purposes.Price, model.LocalityHash);
        double[] provinceHazard = Normals(Purposes.HazardProvince, model.LocalityHash);
        double[] provinceIncome = Normals(Purposes.IncomeProvince, model.LocalityHash);
        for (int lane = 0; lane < block.Width; lane++)
        {
            block.Epidemic[lane] = epidemic[lane] < shocks.EpidemicChance ? 1 : 0;
            block.PriceLevel[lane] = DeterministicMath.Exp(
                (model.Pack.Funding.PriceGrowth * (year - PreparedModel.PriceBaseYear)) + (shocks.PriceSpread * price[lane]));
        }

        for (int d = 0; d < model.Locality.Districts.Count; d++)
        {
            double[] districtHazard = Normals(Purposes.HazardDistrict, model.DistrictHashes[d]);
            double[] districtIncome = Normals(Purposes.IncomeDistrict, model.DistrictHashes[d]);
            double[] struck = Uniforms(Purposes.Disaster, model.DistrictHashes[d]);
            foreach (int c in model.CommunesOfDistrict[d])
            {
                double[] severity = Uniforms(Purposes.Severity, model.Communes[c].Hash);
                double[] communeIncome = Normals(Purposes.IncomeCommuneYear, model.Communes[c].Hash);
                for (int lane = 0; lane < block.Width; lane++)
                {
                    int at = (c * block.Width) + lane;
                    double level = struck[lane] < shocks.DisasterChance ? MathNet.Numerics.Distributions.Beta.InvCDF(a, b, severity[lane]) : 0;
                    block.DisasterSeverity[at] = level;
                    block.HazardShift[at] = (poverty.ProvinceYearSpread * provinceHazard[lane])
                        + (poverty.DistrictYearSpread * (districtHazard[lane] * block.Input(UncertainInput.DistrictSpreadFactor)[lane])) + block.CommuneHazard[at];
                    block.IncomeShift[at] = (income.ProvinceYearSpread * provinceIncome[lane]) + (income.DistrictYearSpread * districtIncome[lane])
                        + (income.CommuneYearSpread * communeIncome[lane]) + block.CommuneIncome[at]
                        - (income.DisasterLoss * level) - (income.EpidemicLoss * block.Epidemic[lane]);
                }
            }
        }

        double[] Uniforms(Planner.Numerics.Random.DrawPurpose purpose, ulong unit)
        {
            double[] u = new double[block.Width];
            block.Draws.Uniform(purpose, unit, year, 0, u);
            return u;
        }

        double[] Normals(Planner.Numerics.Random.DrawPurpose purpose, ulong unit)
        {
            double[] z = new double[block.Width];
            block.Draws.StandardNormal(purpose, unit, year, 0, z);
            return z;
        }
    }
}
