using Planner.Numerics.Distributions;
using Planner.Numerics.ElementaryFunctions;
using Planner.Rules.Pack;
using Planner.Simulation.Preparation;
using Planner.Simulation.Stages;
using Planner.Simulation.State;

namespace Planner.Simulation.Tests.Oracles;

/// <summary>The stage lane by lane, as it was first written: the oracle of the one over columns.</summary>
internal sealed class ScalarAreaStage(PreparedModel model, PreparedScenario scenario) : IStage
{
    /// <inheritdoc/>
    public void Run(BlockState block, int year)
    {
        AreaStatusRules rules = model.Pack.Areas;
        bool communeReview = rules.CommuneReviewYears.Contains(year);
        bool villageReview = rules.VillageReviewYears.Contains(year);
        for (int c = 0; c < model.Communes.Count; c++)
        {
            Communes(block, c, communeReview);
            if (villageReview)
            {
                Villages(block, c);
            }
        }
    }

    /// <summary>Number of a commune's especially difficult villages that stay so at a review.</summary>
    /// <param name="rate">Poverty rate of the commune, percent.</param>
    /// <param name="villages">Villages of the commune.</param>
    /// <param name="difficult">Of them especially difficult: taken to be the poorest.</param>
    /// <param name="threshold">Poverty rate from which a village stays so, percent.</param>
    /// <param name="spread">Standard deviation of villages' logit poverty.</param>
    internal static int Remaining(double rate, int villages, int difficult, double threshold, double spread)
    {
        if (rate <= 0 || rate >= 100)
        {
            return rate <= 0 ? 0 : difficult;
        }

        double distance = Logit(threshold / 100) - Logit(rate / 100);
        int remaining = 0;
        for (int j = 1; j <= difficult; j++)
        {
            // Village j of the commune, poorest first, stands at this quantile of the villages' logit poverty.
            double quantile = Normal.Quantile(1 - ((j - 0.5) / villages));
            remaining += spread * quantile >= distance ? 1 : 0;
        }

        return remaining;
    }

    private static double Logit(double p) => DeterministicMath.Log(p / (1 - p));

    private void Communes(BlockState block, int c, bool review)
    {
        int width = block.Width;
        AreaStatusRules rules = model.Pack.Areas;
        Span<double> difficult = block.Column(c, CommuneSlots.EspeciallyDifficult);
        ReadOnlySpan<double> certified = block.Column(c, CommuneSlots.Certified);
        for (int lane = 0; lane < width; lane++)
        {
            if (difficult[lane] == 0)
            {
                continue;
            }

            bool leaves = rules.SwitchOnCertification && certified[lane] != 0;
            if (!leaves && review)
            {
                leaves = model.CommuneRemainsDifficult.Scalar(
                    block.Lanes, block.Offset(c, lane), width, model.Shared, block.SharedOffsets[(c * width) + lane]) == 0;
            }

            if (!leaves)
            {
                continue;
            }

            difficult[lane] = 0;
            if (scenario.Scenario.StatusLoss)
            {
                Lose(block, c, lane);
            }
        }
    }

    private void Lose(BlockState block, int c, int lane)
    {
        foreach (PreparedIndicator indicator in model.StatusPaidIndicators)
        {
            ref double value = ref block.Column(c, model.Slots.Indicators + indicator.Index)[lane];
            IndicatorDefinition definition = indicator.Definition;
            value = definition.Best >= definition.Worst
                ? Math.Max(value - definition.LossOnSwitch, definition.Worst)
                : Math.Min(value + definition.LossOnSwitch, definition.Worst);
        }
    }

    private void Villages(BlockState block, int c)
    {
        AreaStatusRules rules = model.Pack.Areas;
        ReadOnlySpan<double> rate = block.Column(c, CommuneSlots.PovertyRate);
        ReadOnlySpan<double> villages = block.Column(c, CommuneSlots.Villages);
        Span<double> difficult = block.Column(c, CommuneSlots.DifficultVillages);
        for (int lane = 0; lane < block.Width; lane++)
        {
            if (difficult[lane] > 0)
            {
                difficult[lane] = Remaining(rate[lane], (int)villages[lane], (int)difficult[lane], rules.VillageThreshold, rules.VillageSpread);
            }
        }
    }
}
