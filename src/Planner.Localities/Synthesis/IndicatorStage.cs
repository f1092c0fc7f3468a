namespace Planner.Localities.Synthesis;

/// <summary>
/// Values of the indicators: where a criterion is met, inside the range in which it is met; where it is not, at least one of its indicators in
/// the range in which it is not. A published mean is reached by moving all places within their ranges alike, so no criterion changes.
/// </summary>
internal static class IndicatorStage
{
    /// <summary>Chance that a further indicator of a criterion that is not met is short as well.</summary>
    private const double FurtherShort = 0.35;

    /// <summary>Logistic stands in for the normal distribution function: |Φ(x) − 1/(1 + e^−1.702x)| &lt; 0.01.</summary>
    private const double LogisticScale = 1.702;

    public static void Run(
        SynthesisSpecification spec,
        IReadOnlyList<CommuneDraft> communes,
        IReadOnlyDictionary<string, int> indicatorIndex,
        SynthesisDraws draws)
    {
        Dictionary<string, bool[]> shortfalls = Shortfalls(spec, communes, draws);
        foreach (IndicatorSpecification indicator in spec.Indicators)
        {
            double[] values = indicator switch
            {
                { Quota: { } quota } => Ranged(indicator, Outside(indicator, quota, communes, draws), communes, draws),
                { VillageTotal: { } total } => Villages(indicator, total, communes, draws),
                _ => Ranged(indicator, shortfalls.GetValueOrDefault(indicator.Indicator), communes, draws),
            };
            int column = indicatorIndex[indicator.Indicator];
            for (int i = 0; i < communes.Count; i++)
            {
                communes[i].Indicators[column] = Math.Round(values[i], indicator.Decimals);
            }
        }
    }

    private static Dictionary<string, bool[]> Shortfalls(SynthesisSpecification spec, IReadOnlyList<CommuneDraft> communes, SynthesisDraws draws)
    {
        var shortfalls = new Dictionary<string, bool[]>(StringComparer.Ordinal);
        for (int k = 0; k < spec.Criteria.Rules.Count; k++)
        {
            CriterionSpecification rule = spec.Criteria.Rules[k];
            foreach (string indicator in rule.Indicators)
            {
                shortfalls.TryAdd(indicator, new bool[communes.Count]);
            }

            for (int i = 0; i < communes.Count && rule.Indicators.Count > 0; i++)
            {
                if (communes[i].Meets[k])
                {
                    continue;
                }

                int main = (int)(draws.Uniform("short", communes[i].Id, k) * rule.Indicators.Count);
                for (int j = 0; j < rule.Indicators.Count; j++)
                {
                    if (j == main || draws.Uniform("short-" + rule.Indicators[j], communes[i].Id, k) < FurtherShort)
                    {
                        shortfalls[rule.Indicators[j]][i] = true;
                    }
                }
            }
        }

        return shortfalls;
    }

    private static double[] Ranged(IndicatorSpecification indicator, bool[]? shortfalls, IReadOnlyList<CommuneDraft> communes, SynthesisDraws draws)
    {
        double own = Math.Sqrt(1 - (indicator.Loading * indicator.Loading));
        double[] score =
        [
            .. communes.Select(c => LogisticScale * ((indicator.Loading * c.Development) + (own * draws.Normal("value-" + indicator.Indicator, c.Id)))),
        ];
        double Value(int i, double level)
        {
            ValueRange range = communes[i].Urban && indicator.Urban is { } urban ? urban : shortfalls is not null && shortfalls[i] ? indicator.NotMet ?? indicator.Met : indicator.Met;
            return range.At(LevelSearch.Logistic(level + score[i]));
        }

        double level = 0;
        if (indicator.Mean is { } mean)
        {
            double[] weights = [.. communes.Select(c => Weight(c, indicator.Weight))];
            double sum = weights.Sum();
            double direction = indicator.Met.Better >= indicator.Met.Worse ? 1 : -1;
            level = LevelSearch.Solve(l => direction * Enumerable.Range(0, communes.Count).Sum(i => weights[i] * Value(i, l)) / sum, direction * mean, -30, 30);
        }

        return [.. communes.Select((_, i) => Value(i, level))];
    }

    /// <summary>The communes outside the quota: those with the least of loading · development + chance.</summary>
    private static bool[] Outside(IndicatorSpecification indicator, double quota, IReadOnlyList<CommuneDraft> communes, SynthesisDraws draws)
    {
        int inside = (int)Math.Round(quota / 100 * communes.Count, MidpointRounding.AwayFromZero);
        double own = Math.Sqrt(1 - (indicator.Loading * indicator.Loading));
        var outside = new bool[communes.Count];
        IEnumerable<int> order = Enumerable.Range(0, communes.Count)
            .OrderByDescending(i => (indicator.Loading * communes[i].Development) + (own * draws.Normal("quota-" + indicator.Indicator, communes[i].Id)));
        foreach (int i in order.Skip(inside))
        {
            outside[i] = true;
        }

        return outside;
    }

    private static double[] Villages(IndicatorSpecification indicator, int total, IReadOnlyList<CommuneDraft> communes, SynthesisDraws draws)
    {
        double[] weights =
        [
            .. communes.Select(c => indicator.OnlyDifficult && !c.Difficult
                ? 0
                : c.Villages * LevelSearch.Logistic(LogisticScale * ((indicator.Loading * c.Development) + draws.Normal("value-" + indicator.Indicator, c.Id)))),
        ];
        int[] most = [.. communes.Select((c, i) => weights[i] > 0 ? c.Villages : 0)];
        int[] villages = Apportionment.Share(total, weights, new int[communes.Count], most);
        return [.. communes.Select((c, i) => 100.0 * villages[i] / c.Villages)];
    }

    private static double Weight(CommuneDraft c, SynthesisWeight weight) => weight switch
    {
        SynthesisWeight.Households => c.Households,
        SynthesisWeight.Population => c.Population,
        SynthesisWeight.Minority => c.Population * c.MinorityShare,
        SynthesisWeight.Villages => c.Villages,
        _ => 1,
    };
}
