using System.Numerics;
using Planner.Simulation.Draws;
using Planner.Simulation.Preparation;
using Planner.Simulation.State;
using static Planner.Simulation.Stages.LaneMasks;

namespace Planner.Simulation.Stages;

/// <summary>
/// Stage 3c: construction debt. A commune pays this year's instalment; where counterpart was not found, it either shrinks the work or, with a
/// given chance, builds all the same and owes the missing part. docs/model.md, "Construction debt".
/// </summary>
internal sealed class ConstructionDebtStage(PreparedModel model, PreparedScenario scenario) : IStage
{
    private readonly int[] matched = [.. Enumerable.Range(0, model.Components.Count).Where(k => model.Components[k].CounterpartRatio != 0)];

    /// <inheritdoc/>
    public void Run(BlockState block, int year)
    {
        double share = model.Pack.Funding.DebtShare;
        Span<double> u = block.Scratch[0].AsSpan(0, block.Width);
        bool mayOwe = !scenario.Levers.AvoidDebt && share > 0 && CounterpartIsMissing(block);
        for (int c = 0; c < model.Communes.Count; c++)
        {
            Pay(block.Column(c, CommuneSlots.Debt), block.Column(c, model.Slots.DebtInstalment));
            if (mayOwe)
            {
                block.Draws.Uniform(Purposes.DebtTaken, model.Communes[c].Hash, year, 0, u);
                Owe(block, c, share, u);
            }
        }
    }

    private static void Pay(Span<double> debt, Span<double> instalment)
    {
        for (int lane = 0; lane < debt.Length; lane += Count)
        {
            Vector<double> owed = At(debt, lane);
            Vector<double> due = At(instalment, lane);
            Vector<double> left = owed - Choose(Vector.LessThan(owed, due), owed, due);
            left.CopyTo(debt[lane..]);
            Keep(Vector.GreaterThan(left, Vector<double>.Zero), due).CopyTo(instalment[lane..]);
        }
    }

    private bool CounterpartIsMissing(BlockState block)
    {
        foreach (int k in matched)
        {
            if (block.CounterpartFound.AsSpan(k * block.Width, block.Width).ContainsAnyExcept(1.0))
            {
                return true;
            }
        }

        return false;
    }

    private void Owe(BlockState block, int commune, double share, ReadOnlySpan<double> u)
    {
        int width = block.Width;
        Span<double> debt = block.Column(commune, CommuneSlots.Debt);
        Span<double> instalment = block.Column(commune, model.Slots.DebtInstalment);
        var shares = new Vector<double>(share);
        var instalments = new Vector<double>(model.Pack.Funding.DebtRepayment);
        Vector<double> one = Vector<double>.One;
        for (int lane = 0; lane < width; lane += Count)
        {
            Vector<long> builds = Vector.LessThan(At(u, lane), shares);
            if (builds == Vector<long>.Zero)
            {
                continue;
            }

            Vector<double> owed = At(debt, lane);
            Vector<double> due = At(instalment, lane);
            foreach (int k in matched)
            {
                var ratio = new Vector<double>(model.Components[k].CounterpartRatio);
                var found = new Vector<double>(block.CounterpartFound, (k * width) + lane);
                Span<double> money = block.MoneyColumn(k, commune);
                Vector<double> spent = At(money, lane);
                Vector<double> missing = Keep(builds & Vector.LessThan(found, one), spent / (one + (ratio * found)) * ratio * (one - found));
                (spent + missing).CopyTo(money[lane..]);
                owed += missing;
                due += instalments * missing;
            }

            owed.CopyTo(debt[lane..]);
            due.CopyTo(instalment[lane..]);
        }
    }
}
