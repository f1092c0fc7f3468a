using Planner.Analysis.Attainment;
using Planner.Analysis.Comparison;
using Planner.Analysis.Intervals;
using Planner.Analysis.Obstacles;
using Planner.Rules.Pack;

namespace Planner.Analysis.Findings;

/// <summary>What a comparison says to a leader, as numbers: the sentences are made of nothing else.</summary>
/// <param name="Comparison">The comparison.</param>
/// <param name="Likely">Targets that are likely under the reference.</param>
/// <param name="Uncertain">Targets that are uncertain.</param>
/// <param name="Unlikely">Targets that are unlikely.</param>
/// <param name="Hardest">The hardest targets that are not likely, least probable first (equal ones by the share of what is required that the median lacks), at most three; the single least probable where all are likely.</param>
/// <param name="Verdicts">The other scenarios, in order.</param>
/// <param name="BestAtSameMoney">The best balance of targets at the reference's money; null where no other scenario has the same.</param>
/// <param name="BestWithMore">The best balance with more money; null where none has more.</param>
/// <param name="Bottlenecks">Criteria that fail in at least one commune on average at the end of the reference, most failed first, at most two.</param>
/// <param name="Money">The reference's money.</param>
/// <param name="Certainty">How sure.</param>
public sealed record ConclusionFindings(
    EnsembleComparison Comparison,
    int Likely,
    int Uncertain,
    int Unlikely,
    IReadOnlyList<TargetAttainment> Hardest,
    IReadOnlyList<SpendingVerdict> Verdicts,
    SpendingVerdict? BestAtSameMoney,
    SpendingVerdict? BestWithMore,
    IReadOnlyList<FailedCriterion> Bottlenecks,
    MoneyUse Money,
    Certainty Certainty)
{
    /// <summary>Targets that the resolution gives no figure for and that nobody has set.</summary>
    public IReadOnlyList<TargetDefinition> NotSet { get; init; } = [];

    /// <summary>Uncertain targets of which nothing is known because too few replicates ran.</summary>
    public int Unknown { get; init; }

    private const int HardestShown = 3;
    private const int BottlenecksShown = 2;

    /// <summary>Draws the findings.</summary>
    /// <param name="comparison">The comparison.</param>
    public static ConclusionFindings Of(EnsembleComparison comparison)
    {
        IReadOnlyList<TargetAttainment> targets = comparison.Reference.Targets;
        TargetAttainment[] byProbability = targets.Where(t => t.Probability is not null).OrderBy(t => t.Probability!.Value.Estimate).ThenByDescending(RelativeShortfall).ToArray();
        TargetAttainment[] open = byProbability.Where(t => t.Outlook != Outlook.Likely).Take(HardestShown).ToArray();
        SpendingVerdict[] verdicts = comparison.Scenarios.Skip(1).Select(s => SpendingVerdict.Of(comparison, s)).ToArray();
        return new ConclusionFindings(
            comparison,
            targets.Count(t => t.Outlook == Outlook.Likely),
            targets.Count(t => t.Outlook == Outlook.Uncertain),
            targets.Count(t => t.Outlook == Outlook.Unlikely),
            open.Length > 0 ? open : byProbability.Take(1).ToArray(),
            verdicts,
            Best(verdicts.Where(v => v.SameMoney)),
            Best(verdicts.Where(v => v.MoreMoney)),
            comparison.Reference.Criteria.Where(c => c.Communes >= 1).Take(BottlenecksShown).ToArray(),
            comparison.Reference.Money,
            CertaintyOf(comparison))
        {
            Unknown = targets.Count(t => t is { Outlook: Outlook.Uncertain, Needed: not null, Words.Count: 0 }),
            NotSet = targets.Where(t => t.Outlook == Outlook.NotSet).Select(t => t.Target).ToArray(),
        };
    }

    // Among targets that no replicate meets, the one that lacks the greatest part of what is required is the hardest.
    private static double RelativeShortfall(TargetAttainment target) => target.MedianShortfall is { } shortfall && double.IsFinite(shortfall)
        ? shortfall / Math.Max(Math.Abs(target.Target.Required), double.Epsilon)
        : 0;

    private static SpendingVerdict? Best(IEnumerable<SpendingVerdict> verdicts) =>
        verdicts.OrderByDescending(v => v.Balance).ThenByDescending(v => v.TotalDifference).FirstOrDefault();

    private static Certainty CertaintyOf(EnsembleComparison comparison)
    {
        ProportionInterval[] intervals = comparison.Reference.Targets.Select(t => t.Probability).OfType<ProportionInterval>().ToArray();
        double[] shares = intervals.Where(i => i.Estimate is > 0 and < 1).Select(i => i.Design.TableShare).ToArray();
        return new Certainty(
            comparison.Replicates,
            comparison.Clustering.Tables,
            comparison.Locality.Synthetic,
            intervals.Length > 0 ? intervals.Max(i => i.HalfWidth) : 0,
            shares.Length > 0 && comparison.Clustering.Tables > 1 ? shares.Sum() / shares.Length : null);
    }
}
