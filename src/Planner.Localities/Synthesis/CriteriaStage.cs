using Planner.Localities.Units;

namespace Planner.Localities.Synthesis;

/// <summary>
/// How many criteria each commune meets (two humps: the certified at all of them, the others around a lower mean, few between) and which:
/// those for which ease + loading · development + chance is greatest. Criteria that income and poverty decide are counted as they come out.
/// </summary>
internal static class CriteriaStage
{
    public static void Run(
        SynthesisSpecification spec,
        IReadOnlyList<CommuneDraft> units,
        IReadOnlyDictionary<string, int> indicatorIndex,
        ICriteriaJudge judge,
        SynthesisDraws draws)
    {
        CriteriaSpecification criteria = spec.Criteria;
        CommuneDraft[] communes = [.. units.Where(c => !c.Urban)];
        foreach (CommuneDraft town in units.Where(c => c.Urban))
        {
            // Nobody judges a township; it is as well off as a commune that meets everything.
            town.Meets = [.. criteria.Rules.Select(_ => true)];
        }

        bool[][] given = Given(spec, communes, indicatorIndex, judge);
        Published(criteria, communes, given, draws);
        int[] count = Counts(criteria, communes, given, draws);
        for (int i = 0; i < communes.Length; i++)
        {
            CommuneDraft c = communes[i];
            c.Meets = given[i];
            int open = count[i] - given[i].Count(g => g);
            IEnumerable<int> best = Enumerable.Range(0, criteria.Rules.Count).Where(k => Free(criteria.Rules[k]))
                .OrderByDescending(k => Score(criteria.Rules[k], k, c, draws)).ThenBy(k => k);
            foreach (int k in best.Take(Math.Max(0, open)))
            {
                c.Meets[k] = true;
            }
        }
    }

    /// <summary>Whether a commune's number of criteria decides if it meets this one.</summary>
    private static bool Free(CriterionSpecification rule) => !rule.Given && rule.Communes is null;

    private static double Score(CriterionSpecification rule, int k, CommuneDraft c, SynthesisDraws draws) =>
        rule.Ease + (rule.Loading * c.Development) + draws.Normal("criterion", c.Id, k);

    /// <summary>Criteria whose number of communes is published: the certified meet them, and of the others those with the greatest score.</summary>
    private static void Published(CriteriaSpecification criteria, IReadOnlyList<CommuneDraft> communes, bool[][] given, SynthesisDraws draws)
    {
        for (int k = 0; k < criteria.Rules.Count; k++)
        {
            if (criteria.Rules[k].Communes is not { } number)
            {
                continue;
            }

            IEnumerable<int> order = Enumerable.Range(0, communes.Count).OrderByDescending(i => communes[i].Certified)
                .ThenByDescending(i => Score(criteria.Rules[k], k, communes[i], draws)).ThenBy(i => i);
            foreach (int i in order.Take(number))
            {
                given[i][k] = true;
            }
        }
    }

    /// <summary>Judges each commune with every indicator at its best, and keeps what is said of the given criteria.</summary>
    private static bool[][] Given(
        SynthesisSpecification spec,
        IReadOnlyList<CommuneDraft> communes,
        IReadOnlyDictionary<string, int> indicatorIndex,
        ICriteriaJudge judge)
    {
        foreach (IndicatorSpecification indicator in spec.Indicators)
        {
            foreach (CommuneDraft c in communes)
            {
                c.Indicators[indicatorIndex[indicator.Indicator]] = indicator.Met.Better;
            }
        }

        int[] place = [.. spec.Criteria.Rules.Select(r => judge.Rules.ToList().IndexOf(r.Rule))];
        return [.. communes.Select(c =>
        {
            bool[] met = judge.Judge(c.ToStart());
            return spec.Criteria.Rules.Select((r, k) => r.Given && met[place[k]]).ToArray();
        })];
    }

    private static int[] Counts(CriteriaSpecification spec, IReadOnlyList<CommuneDraft> communes, bool[][] given, SynthesisDraws draws)
    {
        int all = spec.Rules.Count;
        int adjustable = spec.Rules.Count(Free);
        var count = new int[communes.Count];
        int[] others = [.. Enumerable.Range(0, communes.Count).Where(i => !communes[i].Certified)];
        double[] score = Scores(spec, communes, others, draws);
        HashSet<int> ahead = [.. others.Where(i => communes[i].Ahead)];
        HashSet<int> lowest = [.. others.Where(i => !ahead.Contains(i)).OrderBy(i => score[i]).ThenBy(i => i).Take(spec.Lowest)];
        int Bounded(int i, double wish)
        {
            int own = given[i].Count(g => g);
            int least = spec.Lowest > 0 && !ahead.Contains(i) && !lowest.Contains(i) ? spec.LowestMost + 1 : spec.Least;
            int low = Math.Max(least, own);
            int high = Math.Min(ahead.Contains(i) ? spec.AheadMost : lowest.Contains(i) ? spec.LowestMost : spec.Most, own + adjustable);
            return Math.Max(low, Math.Min(high, (int)Math.Round(wish, MidpointRounding.AwayFromZero)));
        }

        for (int i = 0; i < communes.Count; i++)
        {
            count[i] = communes[i].Certified ? given[i].Count(g => g) + adjustable : 0;
        }

        int aheadLeast = Math.Min(spec.Most + 1, all);
        foreach (int i in ahead)
        {
            double place = draws.Uniform("criteria-ahead", communes[i].Id);
            count[i] = Bounded(i, aheadLeast + Math.Floor(place * (spec.AheadMost - aheadLeast + 1)));
        }

        int total = (int)Math.Round(spec.Mean * communes.Count, MidpointRounding.AwayFromZero);
        int[] free = [.. others.Where(i => !ahead.Contains(i))];
        int rest = total - Enumerable.Range(0, communes.Count).Except(free).Sum(i => count[i]);
        double level = LevelSearch.Solve(l => free.Sum(i => (double)Bounded(i, l + score[i])), rest, -all, 2 * all);
        foreach (int i in free)
        {
            count[i] = Bounded(i, level + score[i]);
        }

        Settle(free, count, rest, i => (Bounded(i, -all), Bounded(i, 3 * all)), i => level + score[i]);
        return count;
    }

    /// <summary>What moves a commune's number of criteria from the common level; standardised, so that every table has the same dispersion.</summary>
    private static double[] Scores(CriteriaSpecification spec, IReadOnlyList<CommuneDraft> communes, int[] others, SynthesisDraws draws)
    {
        double own = Math.Sqrt(1 - (spec.Loading * spec.Loading));
        double[] raw = SizeStage.Standardised(
            [.. others.Where(i => !communes[i].Ahead).Select(i => (spec.Loading * communes[i].Development) + (own * draws.Normal("criteria-met", communes[i].Id)))]);
        var score = new double[communes.Count];
        int at = 0;
        foreach (int i in others.Where(i => !communes[i].Ahead))
        {
            score[i] = spec.Spread * raw[at++];
        }

        return score;
    }

    /// <summary>Moves single criteria until the sum is exact, those first whose wish lies nearest to the move.</summary>
    private static void Settle(int[] free, int[] count, int rest, Func<int, (int Low, int High)> limits, Func<int, double> wish)
    {
        int missing = rest - free.Sum(i => count[i]);
        while (missing != 0)
        {
            int step = Math.Sign(missing);
            int? best = null;
            foreach (int i in free)
            {
                (int low, int high) = limits(i);
                bool possible = count[i] + step >= low && count[i] + step <= high;
                if (possible && (best is null || Gain(i) > Gain(best.Value)))
                {
                    best = i;
                }

                double Gain(int j) => step * (wish(j) - count[j]);
            }

            if (best is not { } chosen)
            {
                return;
            }

            count[chosen] += step;
            missing -= step;
        }
    }
}
