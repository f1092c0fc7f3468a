using Planner.Rules.Language;
using Planner.Rules.Pack;
using Planner.Simulation.Preparation;
using Planner.Simulation.Stages;
using Planner.Simulation.State;

namespace Planner.Simulation.Tests.Oracles;

/// <summary>The stage lane by lane, as it was first written: the oracle of the one over columns.</summary>
internal sealed class ScalarAllocationStage(PreparedModel model, PreparedScenario scenario) : IStage
{
    /// <inheritdoc/>
    public void Run(BlockState block, int year)
    {
        int width = block.Width;
        int communes = model.Communes.Count;
        double[] weights = new double[communes];
        double[] districtWeights = new double[communes];
        double[] amounts = new double[communes];
        double[] keys = new double[communes];
        int[] order = new int[communes];
        Span<double> lapsed = block.LocalityColumn(LocalitySlots.LapsedMoney);
        for (int k = 0; k < model.Components.Count; k++)
        {
            PreparedAllocation rule = scenario.Allocation(k);
            ScalarExpression eligible = model.Components[k].Eligible.Scalar;
            for (int lane = 0; lane < width; lane++)
            {
                double money = block.Available[(k * width) + lane];
                Array.Clear(amounts);
                if (money > 0)
                {
                    for (int c = 0; c < communes; c++)
                    {
                        weights[c] = Weight(block, rule, eligible, c, lane, rule.Weight?.Scalar, rule.Rule.Kind == AllocationKind.Table);
                        districtWeights[c] = rule.DistrictWeight is null || weights[c] <= 0
                            ? Math.Max(weights[c], 0)
                            : Positive(rule.DistrictWeight.Scalar, block, c, lane);
                    }

                    double left = rule.Rule.Kind == AllocationKind.Ranking
                        ? ByRank(rule.Rule, money, weights, amounts, keys, order)
                        : ByWeight(block, rule, money, weights, districtWeights, amounts, lane);
                    lapsed[lane] += left / 1000;
                }

                for (int c = 0; c < communes; c++)
                {
                    block.MoneyColumn(k, c)[lane] = amounts[c];
                }
            }
        }
    }

    /// <summary>Shares a sum in proportion to weights under a floor and a ceiling; what the ceilings leave over is returned.</summary>
    /// <param name="money">Million VND; ≥ 0.</param>
    /// <param name="weights">Weight of each commune; those ≤ 0 get nothing.</param>
    /// <param name="floor">Least amount of a reached commune, while the money lasts.</param>
    /// <param name="ceiling">Greatest amount of a commune, counting what <paramref name="amounts"/> already holds.</param>
    /// <param name="amounts">Receives the amounts, added to what is there.</param>
    internal static double Share(double money, ReadOnlySpan<double> weights, double floor, double ceiling, Span<double> amounts)
    {
        int reached = 0;
        double total = 0;
        for (int c = 0; c < weights.Length; c++)
        {
            if (weights[c] > 0)
            {
                reached++;
                total += weights[c];
            }
        }

        if (reached == 0 || money <= 0)
        {
            return money;
        }

        double basis = Math.Min(Math.Min(floor, ceiling), money / reached);
        double rest = money - (basis * reached);
        if (basis > 0)
        {
            for (int c = 0; c < weights.Length; c++)
            {
                amounts[c] += weights[c] > 0 ? basis : 0;
            }
        }

        if (double.IsPositiveInfinity(ceiling))
        {
            double scale = rest / total;
            for (int c = 0; c < weights.Length; c++)
            {
                amounts[c] += weights[c] > 0 ? scale * weights[c] : 0;
            }

            return 0;
        }

        // Water-filling: each round fills at least one commune to its ceiling or spends everything.
        for (int round = 0; round <= weights.Length && rest > 1e-9; round++)
        {
            double open = 0;
            for (int c = 0; c < weights.Length; c++)
            {
                open += weights[c] > 0 && amounts[c] < ceiling ? weights[c] : 0;
            }

            if (open <= 0)
            {
                break;
            }

            double scale = rest / open;
            for (int c = 0; c < weights.Length; c++)
            {
                if (weights[c] > 0 && amounts[c] < ceiling)
                {
                    double add = Math.Min(scale * weights[c], ceiling - amounts[c]);
                    amounts[c] += add;
                    rest -= add;
                }
            }
        }

        return Math.Max(rest, 0);
    }

    private static double ByRank(AllocationRule rule, double money, double[] weights, double[] amounts, double[] keys, int[] order)
    {
        int count = 0;
        for (int c = 0; c < weights.Length; c++)
        {
            if (!double.IsNaN(weights[c]))
            {
                keys[count] = -weights[c];
                order[count++] = c;
            }
        }

        ScalarRegistrationStage.StableSort(keys, order, count);
        for (int i = 0; i < count && money > 0; i++)
        {
            double amount = Math.Min(rule.Ceiling, money);
            amounts[order[i]] = amount;
            money -= amount;
        }

        return money;
    }

    private double ByWeight(BlockState block, PreparedAllocation rule, double money, double[] weights, double[] districtWeights, double[] amounts, int lane)
    {
        double left = money;
        if (rule.Rule.Concentration > 0)
        {
            double kept = rule.Rule.Concentration * money;
            Span<double> chosen = new double[weights.Length].AsSpan();
            for (int c = 0; c < weights.Length; c++)
            {
                chosen[c] = block.Column(c, CommuneSlots.Registered)[lane] != 0 ? weights[c] : 0;
            }

            // Where nobody is registered, or their ceilings are reached, the rest joins the general pool.
            left = money - kept + Share(kept, chosen, 0, rule.Rule.Ceiling, amounts);
        }

        if (rule.DistrictWeight is null)
        {
            return Share(left, weights, rule.Rule.Floor, rule.Rule.Ceiling, amounts);
        }

        double total = 0;
        for (int c = 0; c < weights.Length; c++)
        {
            total += districtWeights[c];
        }

        if (total <= 0)
        {
            return left;
        }

        double direct = (1 - rule.Rule.DistrictShare) * left;
        double notSpent = Share(direct, weights, 0, rule.Rule.Ceiling, amounts);
        left -= direct;
        Span<double> own = new double[weights.Length].AsSpan();
        for (int d = 0; d < model.CommunesOfDistrict.Count; d++)
        {
            own.Clear();
            double districtWeight = 0;
            foreach (int c in model.CommunesOfDistrict[d])
            {
                own[c] = weights[c];
                districtWeight += districtWeights[c];
            }

            notSpent += Share(left * (districtWeight / total), own, rule.Rule.Floor, rule.Rule.Ceiling, amounts);
        }

        return notSpent;
    }

    /// <summary>The commune's weight or ranking key; outside eligibility and filter 0 for weights, NaN for rankings.</summary>
    private double Weight(BlockState block, PreparedAllocation rule, ScalarExpression eligible, int c, int lane, ScalarExpression? weight, bool table)
    {
        int offset = block.Offset(c, lane);
        int shared = block.SharedOffsets[(c * block.Width) + lane];
        bool ranking = rule.Rule.Kind == AllocationKind.Ranking;
        bool open = eligible(block.Lanes, offset, block.Width, model.Shared, shared) == 1
            && (rule.Filter is null || rule.Filter.Scalar(block.Lanes, offset, block.Width, model.Shared, shared) == 1);
        if (!open)
        {
            return ranking ? double.NaN : 0;
        }

        if (table)
        {
            return rule.Table[c];
        }

        double value = weight!(block.Lanes, offset, block.Width, model.Shared, shared);
        if (ranking)
        {
            return value;
        }

        double minority = block.Column(c, CommuneSlots.EthnicMinorityShare)[lane] / 100;
        return value > 0 ? value * (1 + (scenario.Levers.MinorityFocus * minority)) : 0;
    }

    private double Positive(ScalarExpression expression, BlockState block, int c, int lane)
    {
        double value = expression(block.Lanes, block.Offset(c, lane), block.Width, model.Shared, block.SharedOffsets[(c * block.Width) + lane]);
        return value > 0 ? value : 0;
    }
}
