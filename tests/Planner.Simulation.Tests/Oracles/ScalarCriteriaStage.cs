using Planner.Rules.Pack;
using Planner.Rules.Workflows;
using Planner.Simulation.Preparation;
using Planner.Simulation.Stages;
using Planner.Simulation.State;

namespace Planner.Simulation.Tests.Oracles;

/// <summary>The stage lane by lane, as it was first written: the oracle of the one over columns.</summary>
internal sealed class ScalarCriteriaStage(PreparedModel model) : IStage
{
    /// <inheritdoc/>
    public void Run(BlockState block, int year)
    {
        PreparedCriteriaSet newRural = model.SetInForce(CommuneLevel.NewRural, year)!;
        PreparedCriteriaSet? advanced = model.SetInForce(CommuneLevel.Advanced, year);
        PreparedCriteriaSet? top = model.SetInForce(CommuneLevel.Model, year);
        int width = block.Width;
        int criteria = model.LastSetCriteria.Count;
        bool record = ReferenceEquals(newRural, model.LastSet);
        Array.Clear(block.CriterionPassed);
        Span<byte> truths = width <= 1024 ? stackalloc byte[width] : new byte[width];
        for (int c = 0; c < model.Communes.Count; c++)
        {
            if (model.Communes[c].Urban)
            {
                continue;
            }

            Span<double> met = block.Column(c, CommuneSlots.CriteriaMet);
            Span<double> all = block.Column(c, CommuneSlots.MeetsNewRural);
            Span<double> meetsAdvanced = block.Column(c, CommuneSlots.MeetsAdvanced);
            Span<double> meetsModel = block.Column(c, CommuneSlots.MeetsModel);
            for (int lane = 0; lane < width; lane++)
            {
                block.Column(c, CommuneSlots.CriteriaMetBefore)[lane] = met[lane];
                met[lane] = 0;
            }

            for (int i = 0; i < newRural.Criteria.Count; i++)
            {
                Evaluate(newRural.Criteria[i], block, c, truths);
                for (int lane = 0; lane < width; lane++)
                {
                    met[lane] += truths[lane];
                    if (record)
                    {
                        block.CriterionPassed[(((c * criteria) + i) * width) + lane] = truths[lane] != 0;
                    }
                }
            }

            for (int lane = 0; lane < width; lane++)
            {
                int offset = block.Offset(c, lane);
                int shared = block.SharedOffsets[(c * width) + lane];
                bool complete = met[lane] == newRural.Criteria.Count;
                all[lane] = complete ? 1 : 0;

                // Rules of the higher sets may ask whether the level below is met, so it is written first.
                bool high = complete && advanced is not null && ScalarCriteriaStage.MeetsAll(advanced, block.Lanes, offset, width, model.Shared, shared);
                meetsAdvanced[lane] = high ? 1 : 0;
                meetsModel[lane] = high && top is not null && ScalarCriteriaStage.MeetsAll(top, block.Lanes, offset, width, model.Shared, shared) ? 1 : 0;
            }
        }
    }

    private void Evaluate(CompiledRule criterion, BlockState block, int commune, Span<byte> truths)
    {
        for (int lane = 0; lane < block.Width; lane++)
        {
            int shared = block.SharedOffsets[(commune * block.Width) + lane];
            truths[lane] = criterion.Evaluate(block.Lanes, block.Offset(commune, lane), block.Width, model.Shared, shared) ? (byte)1 : (byte)0;
        }
    }

    internal static bool MeetsAll(PreparedCriteriaSet set, double[] lanes, int offset, int stride, double[] shared, int sharedOffset) =>
        set.Criteria.All(c => c.Evaluate(lanes, offset, stride, shared, sharedOffset));
}
