using System.Diagnostics;
using Planner.Analysis.Optimisation;
using Planner.Localities.Decisions;
using Planner.Localities.Scenarios;
using Planner.Rules.Diagnostics;
using Planner.Rules.Pack;
using Planner.Simulation.Preparation;
using Planner.Workbench.Boards;
using Planner.Workbench.States;
using Planner.Workbench.Views;
using Planner.Workbench.Words;

namespace Planner.Workbench.Sessions;

/// <summary>Searches for better plans on a thread of its own.</summary>
/// <threadsafety>Safe for concurrent use.</threadsafety>
internal sealed class OptimiseLane : IDisposable
{
    private const int QuickReplicates = 400;
    private static readonly SearchBudget Quick = new(40, 60, 120);

    private readonly Func<ComparisonInputs?> inputs;
    private readonly int threads;
    private readonly Action<WorkbenchMessage> post;
    private readonly WorkLane work;

    /// <summary>A lane on which nothing runs yet.</summary>
    /// <param name="inputs">The locality as it was read last.</param>
    /// <param name="threads">Workers of a search; ≥ 1.</param>
    /// <param name="post">Receives messages, from any thread.</param>
    /// <param name="failed">Told of faults of the program.</param>
    public OptimiseLane(Func<ComparisonInputs?> inputs, int threads, Action<WorkbenchMessage> post, Action<Exception> failed)
    {
        this.inputs = inputs;
        this.threads = threads;
        this.post = post;
        work = new WorkLane("searches", failed);
    }

    /// <summary>Starts a search.</summary>
    /// <param name="wanted">Which.</param>
    public void Start(WorkbenchRequest.Optimise wanted) => work.Add(cancel => Run(wanted, cancel));

    /// <summary>Stops the search that runs; the best plan so far is the answer.</summary>
    public void Stop() => work.Clear();

    public void Dispose() => work.Dispose();

    private static PlanObjective Objective(WorkbenchRequest.Optimise wanted, RulePack pack)
    {
        int Metric() => pack.Metrics.ToList().FindIndex(m => m.Id == wanted.Ids[0]);
        return wanted.Objective switch
        {
            ObjectiveChoice.TargetsMet => new PlanObjective(ObjectiveKind.TargetsMet, []),
            ObjectiveChoice.Chance or ObjectiveChoice.LeastMoney =>
                new PlanObjective(ObjectiveKind.Chance, [.. wanted.Ids.Select(id => ObjectiveCondition.OfTarget(pack, pack.Targets.ToList().FindIndex(t => t.Id == id)))]),
            ObjectiveChoice.GreatestMean => new PlanObjective(ObjectiveKind.Mean, [ObjectiveCondition.OfMetric(pack, Metric(), ">=", 0)]),
            ObjectiveChoice.LeastMean => new PlanObjective(ObjectiveKind.Mean, [ObjectiveCondition.OfMetric(pack, Metric(), "<=", 0)]),
            ObjectiveChoice.GreatestWorst => new PlanObjective(ObjectiveKind.Worst, [ObjectiveCondition.OfMetric(pack, Metric(), ">=", 0)]),
            _ => new PlanObjective(ObjectiveKind.Worst, [ObjectiveCondition.OfMetric(pack, Metric(), "<=", 0)]),
        };
    }

    private void Run(WorkbenchRequest.Optimise wanted, CancellationToken cancel)
    {
        long began = Stopwatch.GetTimestamp();
        try
        {
            ComparisonInputs read = inputs()!;
            if (read.Scenarios.FirstOrDefault(s => s.Scenario.Id == wanted.Scenario) is not { } scenario)
            {
                return;
            }

            Scenario present = scenario.Scenario;
            var diagnostics = new DiagnosticBag();
            DecisionSpace? space = PlanInputs.Space(read, present, PlanInputs.Deciders, PlanInputs.FirstYear(read, present), diagnostics);
            IReadOnlyList<PreparedScenario>? others = space is null ? null : PlanInputs.Others(read, present, diagnostics);
            if (space is null || others is null)
            {
                post(WorkbenchMessage.Noted.FirstError(diagnostics));
                return;
            }

            bool quick = wanted.Effort == StudyEffort.Quick;
            PlanObjective objective = Objective(wanted, read.Model.Pack);
            var request = new AdviceRequest(objective, [], others, quick ? Quick : SearchBudget.Standard, quick ? QuickReplicates : PlanInputs.FreshReplicates, present.Seed, wanted.Chance);
            var runner = new PlanRunner(read.Model, space, threads);
            PlanAdvice advice = new PlanAdviser(read.Model, runner, threads, Progress(wanted.Scenario, began)).Advise(request, cancel);
            post(new WorkbenchMessage.PlanStood(null));
            post(new WorkbenchMessage.Planned(new PlanBoard(wanted.Scenario, advice) { Address = read.AddressOf(present.Id) }));
            double took = Stopwatch.GetElapsedTime(began).TotalSeconds;
            post(new WorkbenchMessage.Logged(LogEntry.Now(StudyTexts.Both(advice.Search.CutShort ? StudyWording.LogSearchStopped : StudyWording.LogSearch, present.Title, advice.Search.PlansTried, took))));
        }
        finally
        {
            post(new WorkbenchMessage.PlanStood(null));
        }
    }

    private Action<SearchProgress> Progress(string scenario, long began)
    {
        var shown = new ShownProgress(began, mayFallBack: true);
        return now =>
        {
            double share = Math.Min(1, (double)now.Done / Math.Max(1, now.Total));
            if (shown.IsNews(share, now.Best))
            {
                post(new WorkbenchMessage.PlanStood(new StudyStanding(scenario, share, shown.SecondsLeft(share)) { Best = double.IsNaN(now.Best) ? null : (now.Present, now.Best) }));
            }
        };
    }
}
