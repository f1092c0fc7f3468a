using Planner.Localities.Scenarios;
using Planner.Numerics.Distributions;
using Planner.Numerics.ElementaryFunctions;
using Planner.Rules.Pack;
using Planner.Simulation.Draws;
using Planner.Simulation.Preparation;
using Planner.Simulation.Stages;
using Planner.Simulation.State;

namespace Planner.Simulation.Tests.Oracles;

/// <summary>
/// The poverty stage as first written: one household class, lane and draw after the other, exact binomials. What the stage over lanes must reproduce.
/// </summary>
internal sealed class ScalarPovertyStage(PreparedModel model) : IStage
{
    /// <summary>Numbers of the flows: the index of their draws.</summary>
    private enum Flow
    {
        ExitMobile,
        ExitHard,
        LandNear,
        FallBack,
        NearToPoor,
        NearToOther,
        OtherToPoor,
        OtherToNear,
        NewPoorHard,
        Count,
    }

    /// <inheritdoc/>
    public void Run(BlockState block, int year)
    {
        PovertyRules rules = model.Pack.Poverty;
        LineChange? change = rules.Changes.FirstOrDefault(x => x.Year == year);
        double lineFactor = rules.Changes.Where(x => x.Year < year).Aggregate(1.0, (product, x) => product * x.EntryFactor);
        double[] uniforms = new double[(int)Flow.Count * block.Width];
        for (int c = 0; c < model.Communes.Count; c++)
        {
            for (int flow = 0; flow < (int)Flow.Count; flow++)
            {
                block.Draws.Uniform(Purposes.Flow, model.Communes[c].Hash, year, flow, uniforms.AsSpan(flow * block.Width, block.Width));
            }

            Move(block, c, lineFactor, uniforms);
            Measure(block, c, year, CommuneSlots.PoorHouseholdsOldLine);
            if (change is not null)
            {
                Remeasure(block, c, year, change, uniforms);
            }

            Measure(block, c, year, CommuneSlots.PoorHouseholds);
        }
    }

    private void Move(BlockState block, int c, double lineFactor, double[] u)
    {
        int width = block.Width;
        PovertyRules rules = model.Pack.Poverty;
        CommuneSlots slots = model.Slots;
        Span<double> mobile = block.Column(c, slots.PoorMobile);
        Span<double> hard = block.Column(c, slots.PoorHard);
        Span<double> recent = block.Column(c, slots.NearRecent);
        Span<double> near = block.Column(c, slots.NearOther);
        Span<double> other = block.Column(c, slots.Other);
        ReadOnlySpan<double> registered = block.Column(c, CommuneSlots.Registered);
        ReadOnlySpan<double> exitFactor = block.Input(UncertainInput.ExitFactor);
        ReadOnlySpan<double> entryFactor = block.Input(UncertainInput.EntryFactor);
        ReadOnlySpan<double> fallFactor = block.Input(UncertainInput.FallBackFactor);
        for (int lane = 0; lane < width; lane++)
        {
            int at = (c * width) + lane;
            double luck = block.HazardShift[at] + (rules.IncomeElasticity * (block.IncomeGrowth[at] - rules.ReferenceGrowth));
            double up = Exp(luck + block.ExitEffect[at] + (rules.RegisteredExit * registered[lane])) * exitFactor[lane];
            double down = Exp(-luck - block.EntryEffect[at] + (rules.DisasterEntry * block.DisasterSeverity[at]));
            double entry = lineFactor * entryFactor[lane];

            int leftMobile = Draw(Flow.ExitMobile, mobile[lane], Chance(rules.ExitMobile * up));
            int leftHard = Draw(Flow.ExitHard, hard[lane], Chance(rules.ExitHard * up));
            int landNear = Draw(Flow.LandNear, leftMobile + leftHard, rules.ExitToNear);
            int fellBack = Draw(Flow.FallBack, recent[lane], Chance(rules.FallBack * down * fallFactor[lane]));
            int nearToPoor = Draw(Flow.NearToPoor, near[lane], Chance(rules.NearToPoor * down * entry));
            int nearToOther = Draw(Flow.NearToOther, near[lane] - nearToPoor, Chance(rules.NearToOther * up));
            int otherToPoor = Draw(Flow.OtherToPoor, other[lane], Chance(rules.OtherToPoor * down * entry));
            int otherToNear = Draw(Flow.OtherToNear, other[lane] - otherToPoor, Chance(rules.OtherToNear * down * entry));
            int newHard = Draw(Flow.NewPoorHard, nearToPoor + otherToPoor, rules.NewPoorHardShare);

            mobile[lane] += fellBack + nearToPoor + otherToPoor - newHard - leftMobile;
            hard[lane] += newHard - leftHard;
            near[lane] += recent[lane] - fellBack - nearToPoor - nearToOther + otherToNear;
            other[lane] += nearToOther + (leftMobile + leftHard - landNear) - otherToPoor - otherToNear;
            recent[lane] = landNear;

            int Draw(Flow flow, double households, double chance) => Binomial.Quantile(u[((int)flow * width) + lane], (int)households, chance);
        }
    }

    private static double Exp(double x)
    {
        Span<double> y = [x];
        DeterministicMath.ExpBounded(y, y);
        return y[0];
    }

    private static double Chance(double hazard) => 1 - DeterministicMath.Exp(-hazard);

    /// <summary>The review counts the poor with a small error; the true classes stay as they are.</summary>
    private void Measure(BlockState block, int c, int year, int poorSlot)
    {
        int width = block.Width;
        CommuneSlots slots = model.Slots;
        double spread = model.Pack.Poverty.MeasurementSpread;
        Span<double> z = block.Scratch[0].AsSpan(0, width);
        block.Draws.StandardNormal(Purposes.Measurement, model.Communes[c].Hash, year, 0, z);
        ReadOnlySpan<double> households = block.Column(c, CommuneSlots.Households);
        ReadOnlySpan<double> mobile = block.Column(c, slots.PoorMobile);
        ReadOnlySpan<double> hard = block.Column(c, slots.PoorHard);
        ReadOnlySpan<double> recent = block.Column(c, slots.NearRecent);
        ReadOnlySpan<double> nearOther = block.Column(c, slots.NearOther);
        Span<double> poor = block.Column(c, poorSlot);
        Span<double> near = block.Column(c, CommuneSlots.NearPoorHouseholds);
        Span<double> rate = block.Column(c, CommuneSlots.PovertyRate);
        Span<double> nearRate = block.Column(c, CommuneSlots.NearPoorRate);
        for (int lane = 0; lane < width; lane++)
        {
            double truth = mobile[lane] + hard[lane];
            double counted = Math.Floor((truth * (Exp(spread * z[lane]) * model.Pack.Poverty.ReviewBias)) + 0.5);
            poor[lane] = Math.Min(counted, households[lane]);
            near[lane] = Math.Min(recent[lane] + nearOther[lane], households[lane] - poor[lane]);
            rate[lane] = 100 * poor[lane] / households[lane];
            nearRate[lane] = 100 * near[lane] / households[lane];
        }
    }

    private void Remeasure(BlockState block, int c, int year, LineChange change, double[] u)
    {
        int width = block.Width;
        CommuneSlots slots = model.Slots;
        for (int index = 0; index < 4; index++)
        {
            block.Draws.Uniform(Purposes.LineChange, model.Communes[c].Hash, year, index, u.AsSpan(index * width, width));
        }

        Span<double> mobile = block.Column(c, slots.PoorMobile);
        Span<double> hard = block.Column(c, slots.PoorHard);
        Span<double> recent = block.Column(c, slots.NearRecent);
        Span<double> near = block.Column(c, slots.NearOther);
        Span<double> other = block.Column(c, slots.Other);
        ReadOnlySpan<double> households = block.Column(c, CommuneSlots.Households);
        ReadOnlySpan<double> factor = block.Input(UncertainInput.LineChangeFactor);
        for (int lane = 0; lane < width; lane++)
        {
            double rate = Math.Max(100 * (mobile[lane] + hard[lane]) / households[lane], 0.1);
            double scale = factor[lane];
            if (change.DistrictGradient != 0)
            {
                scale *= DeterministicMath.Pow(rate / change.ReferenceRate, change.DistrictGradient);
            }

            // All near-poor of the old line are re-measured alike; those who left poverty this year first.
            int nearTotal = (int)(recent[lane] + near[lane]);
            int nearToPoor = Binomial.Quantile(u[lane], nearTotal, Math.Min(change.NearToPoor * scale, 0.95));
            int otherToPoor = Binomial.Quantile(u[width + lane], (int)other[lane], Math.Min(change.OtherToPoor * scale, 0.95));
            int otherToNear = Binomial.Quantile(u[(2 * width) + lane], (int)other[lane] - otherToPoor, Math.Min(change.OtherToNear * scale, 0.95));
            int newHard = Binomial.Quantile(u[(3 * width) + lane], nearToPoor + otherToPoor, change.HardShare);
            double fromRecent = Math.Floor(nearTotal == 0 ? 0 : nearToPoor * (recent[lane] / nearTotal));
            recent[lane] -= fromRecent;
            near[lane] += otherToNear - (nearToPoor - fromRecent);
            other[lane] -= otherToPoor + otherToNear;
            mobile[lane] += nearToPoor + otherToPoor - newHard;
            hard[lane] += newHard;
        }
    }
}
