using Planner.Localities.Scenarios;
using Planner.Localities.Units;
using Planner.Numerics.Distributions;
using Planner.Numerics.ElementaryFunctions;
using Planner.Rules.Pack;
using Planner.Simulation.Draws;
using Planner.Simulation.Preparation;
using Planner.Simulation.Running;
using Planner.Simulation.State;

namespace Planner.Simulation.Tests.Oracles;

/// <summary>The start as first written: field by field of every lane. What the start by columns must reproduce.</summary>
internal sealed class ScalarStartState(PreparedModel model, PreparedScenario scenario)
{
    private readonly AssumptionSampler sampler = new(model, scenario.Scenario);

    /// <summary>Starts a block.</summary>
    public void Fill(BlockState block, int firstReplicate)
    {
        block.Draws.FirstReplicate = firstReplicate;
        Array.Clear(block.Lanes);
        Array.Clear(block.Districts);
        Array.Clear(block.LocalityColumns);
        Array.Clear(block.Carry);
        Array.Clear(block.Money);
        Array.Clear(block.FirstYear);
        Array.Clear(block.CriterionPassed);
        sampler.Fill(block);
        int year = model.Locality.StartYear;
        Span<double> z = block.Scratch[0].AsSpan(0, block.Width);
        for (int c = 0; c < model.Communes.Count; c++)
        {
            for (int lane = 0; lane < block.Width; lane++)
            {
                CommuneTable table = model.Locality.Tables[(firstReplicate + lane) % model.Locality.Tables.Count];
                FillCommune(block, c, lane, table.Communes[c], year);
            }

            Permanent(block, Purposes.HazardCommune, c, model.Pack.Poverty.CommuneSpread, block.CommuneHazard, z);
            Permanent(block, Purposes.IncomeCommune, c, model.Pack.Poverty.Income.CommuneSpread, block.CommuneIncome, z);
        }

        for (int d = 0; d < model.Locality.Districts.Count; d++)
        {
            District district = model.Locality.Districts[d];
            block.DistrictColumn(d, DistrictSlots.City).Fill(district.City ? 1 : 0);
            block.DistrictColumn(d, DistrictSlots.Poor).Fill(district.PoorAtStart ? 1 : 0);
            block.DistrictColumn(d, DistrictSlots.Towns).Fill(district.Towns);
            block.DistrictColumn(d, DistrictSlots.Certified).Fill(district.CertifiedAtStart ? 1 : 0);
            block.DistrictColumn(d, DistrictSlots.CertifiedAtStart).Fill(district.CertifiedAtStart ? 1 : 0);
            block.DistrictColumn(d, DistrictSlots.PoorAtStart).Fill(district.PoorAtStart ? 1 : 0);
            block.DistrictColumn(d, DistrictSlots.Named).Fill(district.Named ? 1 : 0);
            for (int i = 0; i < model.DistrictIndicators.Count; i++)
            {
                block.DistrictColumn(d, DistrictSlots.Indicators + i).Fill(model.Locality.DistrictIndicators[d][i]);
            }
        }
    }

    private void Permanent(BlockState block, Numerics.Random.DrawPurpose purpose, int c, double spread, double[] column, Span<double> z)
    {
        block.Draws.StandardNormal(purpose, model.Communes[c].Hash, 0, 0, z);
        for (int lane = 0; lane < block.Width; lane++)
        {
            column[(c * block.Width) + lane] = spread * z[lane];
        }
    }

    private void FillCommune(BlockState block, int c, int lane, CommuneStart start, int year)
    {
        District district = model.Locality.Districts[start.District];
        Set(CommuneSlots.Households, start.Households);
        Set(CommuneSlots.Population, start.Population);
        Set(CommuneSlots.EthnicMinorityShare, start.EthnicMinorityShare);
        Set(CommuneSlots.Villages, start.Villages);
        Set(CommuneSlots.Income, start.Income);
        Set(CommuneSlots.IncomeEthnicMinority, start.IncomeEthnicMinority);
        Set(CommuneSlots.PoorHouseholds, start.PoorHouseholds);
        Set(CommuneSlots.PoorHouseholdsOldLine, start.PoorHouseholds);
        Set(CommuneSlots.NearPoorHouseholds, start.NearPoorHouseholds);
        Set(CommuneSlots.PovertyRate, 100.0 * start.PoorHouseholds / start.Households);
        Set(CommuneSlots.NearPoorRate, 100.0 * start.NearPoorHouseholds / start.Households);
        Set(CommuneSlots.EspeciallyDifficult, start.EspeciallyDifficult ? 1 : 0);
        Set(CommuneSlots.EspeciallyDifficultAtStart, start.EspeciallyDifficult ? 1 : 0);
        Set(CommuneSlots.SafeZone, start.SafeZone ? 1 : 0);
        Set(CommuneSlots.PoorDistrict, district.PoorAtStart ? 1 : 0);
        Set(CommuneSlots.PoorDistrictAtStart, district.PoorAtStart ? 1 : 0);
        Set(CommuneSlots.LeftPoorDistrict, district.LeftPoor ? 1 : 0);
        Set(CommuneSlots.City, district.City ? 1 : 0);
        Set(CommuneSlots.DifficultVillages, start.EspeciallyDifficultVillages);
        Set(CommuneSlots.DifficultVillagesAtStart, start.EspeciallyDifficultVillages);
        Set(CommuneSlots.Level, start.Level);
        Set(CommuneSlots.Certified, start.Level > 0 ? 1 : 0);
        Set(CommuneSlots.YearsHeld, start.YearsHeld);
        Set(CommuneSlots.Debt, start.Debt);
        Set(CommuneSlots.Urban, start.Urban ? 1 : 0);

        // What is owed at the start is paid back in equal instalments from the first year on.
        Set(model.Slots.DebtInstalment, start.Debt * model.Pack.Funding.DebtRepayment);
        for (int i = 0; i < model.CommuneIndicators.Count; i++)
        {
            Set(model.Slots.Indicators + i, start.Indicators[i]);
        }

        PovertyRules poverty = model.Pack.Poverty;
        double share = Math.Min(poverty.HardShare * block.Input(UncertainInput.HardShareFactor)[lane], 0.95);
        double hard = Math.Floor((start.PoorHouseholds * share) + 0.5);
        double mobile = start.PoorHouseholds - hard;

        // Those who left poverty in the year before: what the hazards at the reference would have sent there.
        double leavers = mobile * (1 - DeterministicMath.Exp(-poverty.ExitMobile));
        double recent = Math.Min(Math.Floor((leavers * poverty.ExitToNear) + 0.5), start.NearPoorHouseholds);
        Set(model.Slots.PoorHard, hard);
        Set(model.Slots.PoorMobile, mobile);
        Set(model.Slots.NearRecent, recent);
        Set(model.Slots.NearOther, start.NearPoorHouseholds - recent);
        Set(model.Slots.Other, start.Households - start.PoorHouseholds - start.NearPoorHouseholds);
        for (int level = 1; level <= start.Level; level++)
        {
            block.FirstYear[(((c * 3) + level - 1) * block.Width) + lane] = year;
        }

        void Set(int slot, double value) => block.Column(c, slot)[lane] = value;
    }
}
