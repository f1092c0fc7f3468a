using Planner.Analysis.Intervals;
using Planner.Analysis.Obstacles;
using Planner.Localities.Decisions;
using Planner.Rules.Pack;
using Planner.Simulation.Closing;
using Planner.Simulation.Preparation;
using Planner.Simulation.Recording;

namespace Planner.Analysis.Optimisation;

/// <summary>Finds a plan, then looks at it with replicates of another seed: its gain, what each decision brings, what it does to other targets, what more money would bring.</summary>
/// <param name="model">The model.</param>
/// <param name="runner">Simulates plans on that model.</param>
/// <param name="threads">Workers.</param>
/// <param name="progress">Hears how far the search is; may be null.</param>
public sealed class PlanAdviser(PreparedModel model, PlanRunner runner, int threads, Action<SearchProgress>? progress)
{
    /// <summary>Replicates of a verdict on a search that was cut short: whoever interrupts waits no longer than a second or two.</summary>
    private const int HurriedReplicates = 1000;

    /// <summary>Most replicates of each point of the frontier; never more than those of the verdict.</summary>
    private const int MostOfFrontier = 600;

    private const int Halvings = 6;

    // The second search starts from the plan of the first and looks only for what other money asks for.
    private const int PlansOfSecond = 3;
    private const int ReplicatesOfSecond = 2;

    private volatile SearchProgress last = new(0, 1, double.NaN, double.NaN);
    private long reserve;
    private int frontierReplicates = MostOfFrontier;

    private static readonly double[] Factors = [0.5, 0.75, 1, 1.25, 1.5, 2, 3, 5, 10];

    private static readonly double[] ListLengths = [1.25, 1.5, 2];

    /// <summary>Advises.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="cancel">Cuts the search short; what was found so far is then looked at with few replicates, and everything that is not needed is left out.</param>
    public PlanAdvice Advise(AdviceRequest request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        frontierReplicates = Math.Min(MostOfFrontier, request.FreshReplicates);

        // Six decisions, the frontier with both plans where it is sought, longer lists.
        int second = request.Chance is null ? 0 : 1;
        reserve = ((8L + request.Others.Count) * request.FreshReplicates) + (((2 + (3 * second)) * (long)Factors.Length) + (4 * Halvings * second) + ListLengths.Length + 1L) * frontierReplicates;
        reserve += second * ((request.Budget.Plans / PlansOfSecond * request.Budget.SearchReplicates / ReplicatesOfSecond) + (60L * request.Budget.FocusReplicates / ReplicatesOfSecond));
        var search = new PlanSearch(runner, request.Objective, request.Kept, request.Budget, request.Seed, PlanVariation.None, Told, reserve);
        PlanSearchResult found = search.Run(cancel);
        try
        {
            return found.CutShort ? Look(request, found, HurriedReplicates, CancellationToken.None) : Look(request, found, request.FreshReplicates, cancel);
        }
        catch (OperationCanceledException)
        {
            return Look(request, found with { CutShort = true }, HurriedReplicates, CancellationToken.None);
        }
    }

    private PlanAdvice Look(AdviceRequest request, PlanSearchResult found, int replicates, CancellationToken cancel)
    {
        PlanObjective objective = request.Objective;
        DecisionSpace space = runner.Space;
        long fresh = SearchDraws.SeedFor(request.Seed, "verdict");
        bool whole = !found.CutShort;
        IReadOnlyList<PlanChange> changes = space.Changes(found.Values);
        DecisionDefinition[] decisions = [.. changes.Select(c => c.Variable.Decision).Distinct()];
        PreparedScenario present = runner.Prepared(new PlanDraft(space.Current));
        PreparedScenario[] scenarios =
        [
            present,
            runner.Prepared(new PlanDraft(found.Values)),
            .. whole ? decisions.Select(d => runner.Prepared(new PlanDraft(Without(found.Values, d)))) : [],
            .. whole ? request.Others : [],
        ];
        IReadOnlyList<Ensemble> runs = runner.Run(scenarios, replicates, fresh, Done, cancel);
        Ensemble plan = runs[1];
        var tables = Clustering.Of(plan);
        bool chance = objective.Kind == ObjectiveKind.Chance;
        PlanStep[] steps =
        [
            .. decisions.Select((d, i) =>
            {
                PlanComparison? without = whole ? PlanComparison.Of(objective, plan, runs[2 + i]) : null;
                return new PlanStep(d, [.. changes.Where(c => c.Variable.Decision == d)], without?.Gain, without?.Difference);
            }).OrderByDescending(s => s.Gain?.Estimate ?? 0),
        ];
        LeastMoney? least = null;
        IReadOnlyList<MoneyPoint> frontier = [];
        if (whole)
        {
            (frontier, least) = Money(request, found.Values, cancel);
        }

        return new PlanAdvice
        {
            Objective = objective,
            Space = space,
            Search = found with { Replicates = runner.Simulated },
            Seed = request.Seed,
            Steps = steps,
            Present = runs[0],
            Plan = plan,
            Chance = chance ? ProportionInterval.Of(objective.Met(plan), tables) : null,
            Mean = PlanComparison.MeanOf(objective.Quantity(plan)),
            AgainstPresent = PlanComparison.Of(objective, plan, runs[0]),
            AgainstOthers = whole ? [.. runs.Skip(2 + decisions.Length).Select(o => PlanComparison.Of(objective, plan, o))] : [],
            Shifts = ShiftsOf(objective, runs[0], plan, tables),
            Frontier = frontier,
            LeastMoney = least,
            Relaxations = whole ? Relax(objective, found.Values, fresh, cancel) : [],
            Failing = FailedCriterion.Of(plan),
            Works = whole
                ? WorksChoice.Of(
                    model.Locality, model.Pack, plan.Scenario,
                    StartClosings.Of(model, scenarios[1], model.Locality.EndYear, model.Locality.Tables.Count, threads, null, cancel))
                : null,
        };
    }

    private double[] Without(IReadOnlyList<double> values, DecisionDefinition decision) =>
        runner.Space.Allowed([.. values.Select((v, i) => runner.Space.Variables[i].Decision == decision ? runner.Space.Variables[i].Current : v)]);

    private static TargetShift[] ShiftsOf(PlanObjective objective, Ensemble present, Ensemble plan, Clustering tables) =>
    [
        .. Enumerable.Range(0, plan.Pack.Targets.Count)
            .Where(t => plan.Pack.Targets[t].IsSet && objective.Conditions.All(c => c.Target != t))
            .Select(t => new TargetShift(
                plan.Pack.Targets[t], Share(present, t), Share(plan, t), PairedDifferenceInterval.Of(present.TargetMet(t), plan.TargetMet(t), tables)))
            .Where(s => s.Difference.Distinguishable)
            .OrderBy(s => s.Difference.Estimate),
    ];

    private static double Share(Ensemble run, int target) => (double)run.TargetMet(target).Count(true) / run.Replicates;

    private Relaxation[] Relax(PlanObjective objective, IReadOnlyList<double> values, long seed, CancellationToken cancel)
    {
        int most = runner.Space.Scenario.Registration.MostAtOnce;
        int communes = model.Locality.Candidates;
        if (most >= communes || runner.Space.Scenario.Registration.Quota.Count == 0)
        {
            return [];
        }

        double[] factors = [1, .. ListLengths];
        IReadOnlyList<Ensemble> runs = runner.Run([.. factors.Select(f => new PlanDraft(values, new PlanVariation(1, f)))], frontierReplicates, seed, Done, cancel);
        var tables = Clustering.Of(runs[0]);
        return
        [
            .. runs.Skip(1).Select((run, i) => new Relaxation(
                (int)Math.Round(most * ListLengths[i]),
                objective.Kind == ObjectiveKind.Chance ? ProportionInterval.Of(objective.Met(run), tables) : null,
                PlanComparison.Of(objective, run, runs[0]).Gain)),
        ];
    }

    /// <summary>The frontier over fixed steps of money; for the least money a second search where the chance asked for is nearest, then halving between the steps.</summary>
    private (IReadOnlyList<MoneyPoint> Frontier, LeastMoney? Least) Money(AdviceRequest request, IReadOnlyList<double> plan, CancellationToken cancel)
    {
        long selection = SearchDraws.SeedFor(request.Seed, "frontier.selection"), fresh = SearchDraws.SeedFor(request.Seed, "frontier");
        if (request.Chance is not { } asked || request.Objective.Kind != ObjectiveKind.Chance)
        {
            return ([.. Points(Factors, plan)], null);
        }

        IReadOnlyList<Ensemble> sought = OfPlans(Factors, [plan], selection);
        int reaching = Enumerable.Range(0, Factors.Length).FirstOrDefault(f => ProportionInterval.Of(request.Objective.Met(sought[f]), Clustering.Of(sought[f])).Estimate >= asked, Factors.Length - 1);
        double at = Factors[reaching];
        var again = new PlanSearch(
            runner, request.Objective, request.Kept, request.Budget with { Plans = request.Budget.Plans / PlansOfSecond, SearchReplicates = request.Budget.SearchReplicates / ReplicatesOfSecond, FocusReplicates = request.Budget.FocusReplicates / ReplicatesOfSecond }, request.Seed, new PlanVariation(at, 1), n => progress?.Invoke(last with { Done = last.Done + n.Done }));
        IReadOnlyList<double> rich = again.Run(cancel, [plan]).Values;
        cancel.ThrowIfCancellationRequested();
        MoneyPoint[] points = [.. Points(Factors, rich)];
        int first = Array.FindIndex(points, p => p.Plan!.Value.Estimate >= asked);
        MoneyPoint? least = null;
        if (first >= 0)
        {
            least = points[first];
            (double low, double high) = (first > 0 ? Factors[first - 1] : 0, Factors[first]);
            for (int i = 0; i < Halvings; i++)
            {
                double middle = Math.Round((low + high) / 2, 4);
                MoneyPoint tried = Points([middle], rich).Single();
                (low, high) = tried.Plan!.Value.Estimate >= asked ? (low, middle) : (middle, high);
                least = tried.Plan!.Value.Estimate >= asked ? tried : least;
            }
        }

        MoneyPoint greatest = points[^1];
        Ensemble most = runner.Run([new PlanDraft(greatest.OfMore ? rich : plan, new PlanVariation(greatest.Factor, 1))], frontierReplicates, fresh, Done, cancel)[0];
        MoneyPoint[] all = least is null || points.Contains(least) ? points : [.. points.Append(least).OrderBy(p => p.Factor)];
        return (all, new LeastMoney(asked, least, greatest, [.. FailedCriterion.Of(most).Where(c => c.Communes >= 0.5)]));

        IEnumerable<MoneyPoint> Points(double[] factors, IReadOnlyList<double> other)
        {
            bool two = !other.SequenceEqual(plan);
            bool[] second = new bool[factors.Length];
            if (two)
            {
                // Which plan is better is decided on replicates of their own, so that the frontier shows no lucky choice.
                IReadOnlyList<Ensemble> both = OfPlans(factors, [plan, other], selection);
                for (int f = 0; f < factors.Length; f++)
                {
                    var score = new PlanScore(request.Objective, both[2 * f]);
                    second[f] = score.Of(both[(2 * f) + 1]).Average() > score.Of(both[2 * f]).Average();
                }
            }

            IReadOnlyList<Ensemble> shown = runner.Run(
                [
                    .. factors.SelectMany((f, i) => new[] { runner.Space.Current, second[i] ? other : plan }.Select(v => new PlanDraft(v, new PlanVariation(f, 1)))),
                ],
                frontierReplicates, fresh, Done, cancel);
            for (int f = 0; f < factors.Length; f++)
            {
                (Ensemble now, Ensemble then) = (shown[2 * f], shown[(2 * f) + 1]);
                bool chance = request.Objective.Kind == ObjectiveKind.Chance;
                var tables = Clustering.Of(now);
                yield return new MoneyPoint(
                    factors[f],
                    runner.Space.PublicMoney(factors[f]),
                    chance ? ProportionInterval.Of(request.Objective.Met(now), tables) : null,
                    chance ? ProportionInterval.Of(request.Objective.Met(then), tables) : null,
                    PlanComparison.MeanOf(request.Objective.Quantity(now)),
                    PlanComparison.MeanOf(request.Objective.Quantity(then)),
                    second[f]);
            }
        }

        IReadOnlyList<Ensemble> OfPlans(double[] factors, IReadOnlyList<double>[] plans, long seed) => runner.Run(
            [.. factors.SelectMany(f => plans.Select(v => new PlanDraft(v, new PlanVariation(f, 1))))], frontierReplicates, seed, Done, cancel);
    }

    private void Told(SearchProgress now)
    {
        last = now;
        progress?.Invoke(now);
    }

    private void Done(int replicates)
    {
        SearchProgress before = last;
        last = before with { Done = before.Done + replicates, Total = Math.Max(before.Total, before.Done + replicates) };
        progress?.Invoke(last);
    }
}
