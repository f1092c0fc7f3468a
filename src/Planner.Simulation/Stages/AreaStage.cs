using System.Numerics;
using Planner.Localities.Units;
using Planner.Numerics.Distributions;
using Planner.Numerics.ElementaryFunctions;
using Planner.Rules.Pack;
using Planner.Simulation.Faults;
using Planner.Simulation.Preparation;
using Planner.Simulation.State;
using static Planner.Simulation.Stages.LaneMasks;

namespace Planner.Simulation.Stages;

/// <summary>
/// Stage 7c: especially difficult communes and villages, poor districts. Status changes only by a dated decision: certification (the switch rule),
/// or the review at the end of given years; whoever loses it loses what it paid for. docs/model.md, "Area status".
/// </summary>
internal sealed class AreaStage : CommuneStage
{
    private readonly PreparedModel model;
    private readonly PreparedScenario scenario;
    private readonly VillageReview villageReview;

    public AreaStage(PreparedModel model, PreparedScenario scenario)
        : base(model.Communes.Count)
    {
        this.model = model;
        this.scenario = scenario;
        villageReview = new VillageReview(
            model.Pack.Areas.VillageThreshold,
            model.Pack.Areas.VillageSpread,
            model.Locality.Tables.SelectMany(t => t.Communes).Where(c => c.EspeciallyDifficultVillages > 0).Select(c => (c.Villages, c.EspeciallyDifficultVillages)));
    }

    /// <inheritdoc/>
    public override void Commune(BlockState block, int year, int c)
    {
        AreaStatusRules rules = model.Pack.Areas;
        if (block.Column(c, CommuneSlots.EspeciallyDifficult).ContainsAnyExcept(0.0))
        {
            Leave(block, c, rules.CommuneReviewYears.Contains(year));
        }

        if (rules.VillageReviewYears.Contains(year))
        {
            villageReview.Run(
                block.Column(c, CommuneSlots.PovertyRate),
                block.Column(c, CommuneSlots.Villages),
                block.Column(c, CommuneSlots.DifficultVillages),
                block.Scratch[0].AsSpan(0, block.Width));
        }
    }

    private void Leave(BlockState block, int c, bool review)
    {
        int width = block.Width;
        Span<double> difficult = block.Column(c, CommuneSlots.EspeciallyDifficult);
        ReadOnlySpan<double> certified = block.Column(c, CommuneSlots.Certified);
        Span<double> leaves = block.Scratch[0].AsSpan(0, width);
        Span<double> remains = block.Scratch[1].AsSpan(0, width);
        if (review)
        {
            if (model.CommuneRemainsDifficult.Watched is { } watched)
            {
                Span<byte> where = block.TruthRoom(width);
                TruthLanes.NotZero(difficult, where);
                FaultReading.Commune(block, watched, c, where);
            }

            UnitReading.Numbers(block, model.CommuneRemainsDifficult, c, remains);
        }
        else
        {
            remains.Fill(1);
        }

        Vector<long> certificates = model.Pack.Areas.SwitchOnCertification ? Vector<long>.AllBitsSet : Vector<long>.Zero;
        Vector<long> any = Vector<long>.Zero;
        for (int lane = 0; lane < width; lane += Count)
        {
            Vector<long> leaving = (certificates & NotZero(At(certified, lane))) | Vector.Equals(At(remains, lane), Vector<double>.Zero);
            leaving &= NotZero(At(difficult, lane));
            any |= leaving;
            Number(leaving).CopyTo(leaves[lane..]);
            Vector.AndNot(At(difficult, lane), Vector.AsVectorDouble(leaving)).CopyTo(difficult[lane..]);
        }

        if (any != Vector<long>.Zero && scenario.Scenario.StatusLoss)
        {
            Lose(block, c, leaves);
        }
    }

    private void Lose(BlockState block, int c, ReadOnlySpan<double> leaves)
    {
        for (int i = 0; i < model.StatusPaidIndicators.Count; i++)
        {
            PreparedIndicator indicator = model.StatusPaidIndicators[i];
            Span<double> column = block.Column(c, model.Slots.Indicators + indicator.Index);
            IndicatorDefinition definition = indicator.Definition;
            bool rises = definition.Best >= definition.Worst;
            var worst = new Vector<double>(definition.Worst);
            var loss = new Vector<double>(rises ? definition.LossOnSwitch : -definition.LossOnSwitch);
            for (int lane = 0; lane < column.Length; lane += Count)
            {
                Vector<double> value = At(column, lane);
                Vector<double> lower = value - loss;
                Vector<long> within = rises ? Vector.GreaterThan(lower, worst) : Vector.LessThan(lower, worst);
                Choose(NotZero(At(leaves, lane)), Choose(within, lower, worst), value).CopyTo(column[lane..]);
            }
        }
    }
}
