using Planner.Rules.Pack;
using Planner.Rules.Workflows;
using Planner.Simulation.Preparation;
using Planner.Simulation.State;

namespace Planner.Simulation.Stages;

/// <summary>
/// Stage 7a: every criterion of the sets in force on every commune. "Criteria met" counts those of the new-rural set in force; advanced and model
/// sets are judged only where the level below is met, as the law asks for it first.
/// </summary>
internal sealed class CriteriaStage(PreparedModel model) : IStage
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
            Span<double> met = block.Column(c, CommuneSlots.CriteriaMet);
            Span<double> all = block.Column(c, CommuneSlots.MeetsNewRural);
            Span<double> meetsAdvanced = block.Column(c, CommuneSlots.MeetsAdvanced);
            Span<double> meetsModel = block.Column(c, CommuneSlots.MeetsModel);
            met.Clear();
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
                bool high = complete && advanced is not null && advanced.MeetsAll(block.Lanes, offset, width, model.Shared, shared);
                meetsAdvanced[lane] = high ? 1 : 0;
                meetsModel[lane] = high && top is not null && top.MeetsAll(block.Lanes, offset, width, model.Shared, shared) ? 1 : 0;
            }
        }
    }

    /// <summary>One criterion on all lanes of a commune: at once where they share their parameters, as nearly always, else one by one.</summary>
    private void Evaluate(CompiledRule criterion, BlockState block, int commune, Span<byte> truths)
    {
        int width = block.Width;
        ReadOnlySpan<int> shared = block.SharedOffsets.AsSpan(commune * width, width);
        if (!shared.ContainsAnyExcept(shared[0]))
        {
            criterion.Evaluate(block.Lanes, block.Offset(commune, 0), width, model.Shared, shared[0], truths, []);
            return;
        }

        for (int lane = 0; lane < width; lane++)
        {
            truths[lane] = criterion.Evaluate(block.Lanes, block.Offset(commune, lane), width, model.Shared, shared[lane]) ? (byte)1 : (byte)0;
        }
    }
}
