using Planner.Localities.Scenarios;
using Planner.Numerics.Distributions;
using Planner.Numerics.ElementaryFunctions;
using Planner.Rules.Pack;
using Planner.Simulation.Draws;
using Planner.Simulation.Preparation;
using Planner.Simulation.Stages;
using Planner.Simulation.State;

namespace Planner.Simulation.Tests.Oracles;

/// <summary>The stage lane by lane, as it was first written: the oracle of the one over columns.</summary>
internal sealed class ScalarLadderStage(PreparedModel model) : IStage
{
    /// <inheritdoc/>
    public void Run(BlockState block, int year)
    {
        int width = block.Width;
        RecognitionRules rules = model.Pack.Recognition;
        CommuneSlots slots = model.Slots;
        ReadOnlySpan<double> shift = block.Input(UncertainInput.DossierShift);
        Span<double> dossier = block.Scratch[0].AsSpan(0, width);
        Span<double> satisfied = block.Scratch[1].AsSpan(0, width);

        // Without grace a certificate under the old set is judged by the new one in the first year the new one is in force.
        bool newSet = model.SetInForce(CommuneLevel.NewRural, year)!.Set.From == year && year > model.Locality.StartYear;
        bool review = rules.ReviewYears.Contains(year) || (newSet && rules.OldSetGrace == 0);
        for (int c = 0; c < model.Communes.Count; c++)
        {
            Span<double> level = block.Column(c, CommuneSlots.Level);
            Span<double> held = block.Column(c, CommuneSlots.YearsHeld);
            Span<double> submitted = block.Column(c, CommuneSlots.Submitted);
            Span<double> satisfaction = block.Column(c, CommuneSlots.Satisfaction);
            submitted.Clear();
            for (int lane = 0; lane < width; lane++)
            {
                held[lane]++;
            }

            if (review)
            {
                Review(block, c, year);
            }

            for (int next = 3; next >= 1; next--)
            {
                block.Draws.Uniform(Purposes.Dossier, model.Communes[c].Hash, year, next, dossier);
                block.Draws.StandardNormal(Purposes.Satisfaction, model.Communes[c].Hash, year, next, satisfied);
                ReadOnlySpan<double> meets = block.Column(c, next == 1 ? CommuneSlots.MeetsNewRural : next == 2 ? CommuneSlots.MeetsAdvanced : CommuneSlots.MeetsModel);
                for (int lane = 0; lane < width; lane++)
                {
                    // From the highest level down, so that a commune climbs one level a year at most.
                    if (level[lane] != next - 1 || meets[lane] == 0 || (next > 1 && held[lane] < rules.AdvancedPause))
                    {
                        continue;
                    }

                    submitted[lane] = 1;
                    satisfaction[lane] = Math.Min(100, rules.Satisfaction + (rules.SatisfactionSpread * satisfied[lane]));
                    bool registered = block.Column(c, slots.RegisteredLevel)[lane] >= next;
                    double success = registered ? rules.DossierSuccess : rules.DossierSuccessUnregistered;
                    success = shift[lane] == 0 || success is <= 0 or >= 1 ? success : MoneyStage.Shifted(success, shift[lane]);
                    if (block.Column(c, CommuneSlots.Debt)[lane] > 0 || satisfaction[lane] < rules.SatisfactionRequired || dossier[lane] >= success)
                    {
                        continue;
                    }

                    level[lane] = next;
                    held[lane] = 0;
                    ref int first = ref block.FirstYear[(((c * 3) + next - 1) * width) + lane];
                    first = first == 0 ? year : first;
                    if (registered)
                    {
                        block.Column(c, CommuneSlots.Registered)[lane] = 0;
                        block.Column(c, slots.RegisteredLevel)[lane] = 0;
                        block.Column(c, slots.YearsRegistered)[lane] = 0;
                    }
                }
            }

            Span<double> certified = block.Column(c, CommuneSlots.Certified);
            for (int lane = 0; lane < width; lane++)
            {
                certified[lane] = level[lane] >= 1 ? 1 : 0;
            }
        }
    }

    private void Review(BlockState block, int c, int year)
    {
        int width = block.Width;
        RecognitionRules rules = model.Pack.Recognition;
        PreparedCriteriaSet set = model.SetInForce(CommuneLevel.NewRural, year)!;
        Span<double> level = block.Column(c, CommuneSlots.Level);
        for (int lane = 0; lane < width; lane++)
        {
            // A certificate decided this year or last is not reviewed yet.
            if (level[lane] == 0 || block.Column(c, CommuneSlots.YearsHeld)[lane] <= 1)
            {
                continue;
            }

            double failed = 1 - (block.Column(c, CommuneSlots.CriteriaMet)[lane] / set.Criteria.Count);
            bool revoked = failed >= rules.RevokeShareAny;
            if (!revoked && failed >= rules.RevokeShare)
            {
                foreach (int key in set.KeyCriteria)
                {
                    revoked |= !set.Criteria[key].Evaluate(
                        block.Lanes, block.Offset(c, lane), width, model.Shared, block.SharedOffsets[(c * width) + lane]);
                }
            }

            if (revoked)
            {
                level[lane] = 0;
                block.Column(c, CommuneSlots.YearsHeld)[lane] = 0;
            }
        }
    }
}
