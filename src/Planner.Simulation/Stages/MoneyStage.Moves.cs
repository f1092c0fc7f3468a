using Planner.Localities.Scenarios;
using Planner.Rules.Pack;
using Planner.Simulation.Draws;
using Planner.Simulation.Preparation;
using Planner.Simulation.State;

namespace Planner.Simulation.Stages;

/// <summary>
/// Mid-year moves. With T approved and carried money, δ the share the year will spend and h the part of it done by the date, a component with δh below the lower
/// limit gives share·T(1 − δh); those of its programme and kind with δh from the upper limit on take what is given, in proportion to T. Without a taker nothing moves.
/// docs/model.md, "Mid-year moves".
/// </summary>
internal sealed partial class MoneyStage
{
    /// <summary>Adds what a component takes, or subtracts what it gives, to what it carried into the year.</summary>
    private void Move(BlockState block, MoneyMove move, ReadOnlySpan<double> shift, ReadOnlySpan<double> odds)
    {
        int width = block.Width, components = model.Components.Count;
        Span<double> room = block.Room(2 * components * width);
        Span<double> totals = room[..(components * width)], done = room[(components * width)..];
        bool shifted = shift.ContainsAnyExcept(0.0);
        for (int k = 0; k < components; k++)
        {
            Span<double> share = done.Slice(k * width, width);
            Span<double> total = totals.Slice(k * width, width);
            double approved = scenario.Approved(k, move.Year);
            ReadOnlySpan<double> carry = block.Carry.AsSpan(k * width, width);
            if (approved == 0 && !carry.ContainsAnyExcept(0.0))
            {
                total.Clear();
                share.Clear();
                continue;
            }

            // The draws are those of the year: what is moved is decided on what it will spend.
            block.Draws.Uniform(Purposes.Disbursement, model.Components[k].Hash, move.Year, 0, share);
            SpentShare(k, move.Year, scenario.Disbursement(k)).Quantile(share, share);
            if (shifted)
            {
                Shift(share, shift, odds);
            }

            double? recorded = scenario.DisbursedBy(model.Components[k].Definition.Id, move);
            for (int lane = 0; lane < width; lane++)
            {
                total[lane] = (approved * (block.MoneyFactors is { } factors ? factors[(k * width) + lane] : 1)) + carry[lane];
                share[lane] = recorded is { } billion && total[lane] > 0 ? Math.Min(1, 1000 * billion / total[lane]) : share[lane] * move.SpentByDate;
            }
        }

        for (int k = 0; k < components; k++)
        {
            // Each group once, by its first component.
            if (!Enumerable.Range(0, k).Any(other => SameMoney(other, k)))
            {
                MoveWithin(block, move, [.. Enumerable.Range(k, components - k).Where(other => SameMoney(other, k))], totals, done);
            }
        }
    }

    private bool SameMoney(int a, int b) =>
        model.Components[a].Definition.Programme == model.Components[b].Definition.Programme && model.Components[a].Kind == model.Components[b].Kind;

    private static void MoveWithin(BlockState block, MoneyMove move, int[] group, ReadOnlySpan<double> totals, ReadOnlySpan<double> done)
    {
        int width = block.Width;
        for (int lane = 0; lane < width; lane++)
        {
            double given = 0, taking = 0;
            foreach (int k in group)
            {
                int at = (k * width) + lane;
                given += totals[at] > 0 && done[at] < move.Below ? move.Share * totals[at] * (1 - done[at]) : 0;
                taking += done[at] >= move.Above ? totals[at] : 0;
            }

            if (given == 0 || taking == 0)
            {
                continue;
            }

            foreach (int k in group)
            {
                int at = (k * width) + lane;
                block.Carry[at] += done[at] >= move.Above ? given * totals[at] / taking
                    : totals[at] > 0 && done[at] < move.Below ? -(move.Share * totals[at] * (1 - done[at])) : 0;
            }
        }
    }
}
