using Planner.Localities.Scenarios;
using Planner.Numerics.ElementaryFunctions;
using Planner.Rules.Pack;
using Planner.Simulation.Draws;
using Planner.Simulation.Preparation;
using Planner.Simulation.Stages;
using Planner.Simulation.State;

namespace Planner.Simulation.Tests.Oracles;

/// <summary>The stage lane by lane, as it was first written: the oracle of the one over columns.</summary>
internal sealed class ScalarDistrictStage(PreparedModel model) : IStage
{
    /// <inheritdoc/>
    public void Run(BlockState block, int year)
    {
        PreparedCriteriaSet? set = model.DistrictSetInForce(year);
        bool tierExists = year <= model.Pack.Recognition.DistrictLastYear;
        bool review = model.Pack.Areas.PoorDistrictReviewYears.Contains(year);
        for (int d = 0; d < model.Locality.Districts.Count; d++)
        {
            if (year > model.Locality.StartYear)
            {
                Move(block, d, year);
            }

            Sum(block, d);
            for (int lane = 0; lane < block.Width; lane++)
            {
                if (year == model.Locality.StartYear || model.Pack.Poverty.Changes.Any(c => c.Year == year))
                {
                    block.DistrictColumn(d, DistrictSlots.DeprivedRateAtLine)[lane] =
                        block.DistrictColumn(d, DistrictSlots.PovertyRate)[lane] + block.DistrictColumn(d, DistrictSlots.NearPoorRate)[lane];
                }
            }

            int shared = model.SharedOffset(model.LocalityRegion, year);
            Span<double> certified = block.DistrictColumn(d, DistrictSlots.Certified);
            Span<double> poor = block.DistrictColumn(d, DistrictSlots.Poor);
            for (int lane = 0; lane < block.Width; lane++)
            {
                int offset = block.DistrictOffset(d, lane);
                if (tierExists && set is not null && certified[lane] == 0 && ScalarCriteriaStage.MeetsAll(set, block.Districts, offset, block.Width, model.Shared, shared))
                {
                    certified[lane] = 1;
                }

                if (review && poor[lane] != 0 && model.PoorDistrictRemains.Scalar(block.Districts, offset, block.Width, model.Shared, shared) == 0)
                {
                    poor[lane] = 0;
                    foreach (int c in model.CommunesOfDistrict[d])
                    {
                        block.Column(c, CommuneSlots.PoorDistrict)[lane] = 0;
                    }
                }
            }
        }
    }

    private void Move(BlockState block, int d, int year)
    {
        int width = block.Width;
        ReadOnlySpan<double> trendFactor = block.Input(UncertainInput.TrendFactor);
        Span<double> noise = block.Scratch[0].AsSpan(0, width);
        Span<double> factor = block.Scratch[1].AsSpan(0, width);
        Span<double> kept = block.Scratch[2].AsSpan(0, width);
        foreach (PreparedIndicator indicator in model.DistrictIndicators)
        {
            IndicatorDefinition x = indicator.Definition;
            block.Draws.StandardNormal(model.NoisePurposes[indicator.Group], model.DistrictHashes[d], year, indicator.Index, noise);
            for (int lane = 0; lane < width; lane++)
            {
                factor[lane] = -x.Trend * trendFactor[lane];
            }

            DeterministicMath.Exp(factor, factor);
            kept.Fill(1 - x.Depreciation);
            ResponseKernels.Move(
                block.DistrictColumn(d, DistrictSlots.Indicators + indicator.Index),
                factor,
                GapMotion.Of(x),
                kept,
                noise);
        }
    }

    private void Sum(BlockState block, int d)
    {
        for (int lane = 0; lane < block.Width; lane++)
        {
            double certified = 0;
            double advanced = 0;
            double households = 0;
            double poor = 0;
            double near = 0;
            double population = 0;
            double income = 0;
            foreach (int c in model.CommunesOfDistrict[d])
            {
                double level = block.Column(c, CommuneSlots.Level)[lane];
                double people = block.Column(c, CommuneSlots.Population)[lane];
                certified += level >= 1 ? 1 : 0;
                advanced += level >= 2 ? 1 : 0;
                households += block.Column(c, CommuneSlots.Households)[lane];
                poor += block.Column(c, CommuneSlots.PoorHouseholds)[lane];
                near += block.Column(c, CommuneSlots.NearPoorHouseholds)[lane];
                population += people;
                income += people * block.Column(c, CommuneSlots.Income)[lane];
            }

            block.DistrictColumn(d, DistrictSlots.Communes)[lane] = model.CommunesOfDistrict[d].Count(c => !model.Communes[c].Urban);
            block.DistrictColumn(d, DistrictSlots.CommunesCertified)[lane] = certified;
            block.DistrictColumn(d, DistrictSlots.CommunesAdvanced)[lane] = advanced;
            block.DistrictColumn(d, DistrictSlots.PovertyRate)[lane] = households > 0 ? 100 * poor / households : 0;
            block.DistrictColumn(d, DistrictSlots.NearPoorRate)[lane] = households > 0 ? 100 * near / households : 0;
            block.DistrictColumn(d, DistrictSlots.Income)[lane] = population > 0 ? income / population : 0;
        }
    }
}
