using Planner.Analysis.Optimisation;
using Planner.Localities.Decisions;
using Planner.Localities.Opening;
using Planner.Localities.Scenarios;
using Planner.Rules.Diagnostics;
using Planner.Rules.Pack;
using Planner.Simulation.Preparation;
using Planner.Simulation.Recording;

namespace Planner.Analysis.Tests.Optimisation;

/// <summary>The search on a shipped locality with few choices, against all of them; and on an allocation with a closed form.</summary>
public sealed class PlanSearchTests
{
    private const int Replicates = 60;
    private const long Seed = 5;

    private static readonly Lazy<(PreparedModel Model, DecisionSpace Space)> Few = new(Load);

    [Fact]
    public void Run_FewDiscreteChoices_ComesWithinTheForgivenLossOfExhaustiveSearch()
    {
        (PreparedModel model, DecisionSpace space) = Few.Value;
        PlanObjective objective = Certified(model.Pack);
        var runner = new PlanRunner(model, space, 2);
        double[][] grids = [.. space.Variables.Select(Grid)];
        double[][] all = [[]];
        foreach (double[] grid in grids)
        {
            all = [.. all.SelectMany(a => grid.Select(v => a.Append(v).ToArray()))];
        }

        Assert.InRange(all.Length, 20, 80);
        IReadOnlyList<Ensemble> runs = runner.Run([.. all.Select(v => new PlanDraft(v))], Replicates, Seed, null, CancellationToken.None);
        Ensemble present = runner.Run([new PlanDraft(space.Current)], Replicates, Seed, null, CancellationToken.None)[0];
        var score = new PlanScore(objective, present);
        double best = runs.Max(r => score.Of(r).Average()), now = score.Of(present).Average();
        PlanSearchResult found = Search(runner, objective).Run(CancellationToken.None);
        double reached = score.Of(runner.Run([new PlanDraft(found.Values)], Replicates, Seed, null, CancellationToken.None)[0]).Average();
        Assert.True(best > now);
        Assert.InRange(reached, best - (0.03 * (best - now)) - 1e-12, best + 1e-12);
        Assert.All(found.Values.Zip(grids), p => Assert.Contains(p.First, p.Second));
    }

    [Fact]
    public void Run_SameSeed_SamePlanOnAnyNumberOfThreads()
    {
        (PreparedModel model, DecisionSpace space) = Few.Value;
        PlanObjective objective = Certified(model.Pack);
        PlanSearchResult one = Search(new PlanRunner(model, space, 1), objective).Run(CancellationToken.None);
        PlanSearchResult three = Search(new PlanRunner(model, space, 3), objective).Run(CancellationToken.None);
        Assert.Equal(one.Values, three.Values);
        Assert.Equal(one.PlansTried, three.PlansTried);
        Assert.Equal(one.CorrectSelection, three.CorrectSelection);
        Assert.False(one.CutShort);
    }

    [Fact]
    public void Run_Interrupted_KeepsTheBestSoFarAndSaysSo()
    {
        (PreparedModel model, DecisionSpace space) = Few.Value;
        using var cancel = new CancellationTokenSource();
        var search = new PlanSearch(
            new PlanRunner(model, space, 1), Certified(model.Pack), [], new SearchBudget(4000, Replicates, Replicates), Seed, PlanVariation.None,
            p =>
            {
                if (p.Done > 40 * Replicates)
                {
                    cancel.Cancel();
                }
            });
        PlanSearchResult found = search.Run(cancel.Token);
        Assert.True(found.CutShort);
        Assert.InRange(found.PlansTried, 2, 200);
        Assert.NotEqual(space.Current, found.Values);
        Assert.All(found.Values.Zip(space.Variables), p => Assert.Equal(p.Second.Rounded(p.First), p.First));
    }

    [Fact]
    public void Run_TargetThatMustBeKept_IsNotGivenUp()
    {
        (PreparedModel model, DecisionSpace space) = Few.Value;
        int kept = model.Pack.Targets.ToList().FindIndex(t => t.Id == "BK-02");
        var runner = new PlanRunner(model, space, 2);
        double Chance(IReadOnlyList<double> values)
        {
            Ensemble run = runner.Run([new PlanDraft(values)], Replicates, Seed, null, CancellationToken.None)[0];
            return (double)run.TargetMet(kept).Count(true) / run.Replicates;
        }

        PlanSearchResult free = Search(runner, Certified(model.Pack)).Run(CancellationToken.None);
        PlanSearchResult held = new PlanSearch(runner, Certified(model.Pack), [kept], new SearchBudget(24, Replicates, Replicates), Seed, PlanVariation.None, null).Run(CancellationToken.None);
        Assert.True(Chance(free.Values) < Chance(space.Current) - 0.02);
        Assert.True(Chance(held.Values) >= Chance(space.Current) - 0.011);
    }

    [Fact]
    public void Tell_AllocationOfABudget_FindsTheClosedForm()
    {
        // Maximise Σ a_i (1 − exp(−x_i / b_i)) with Σ x_i = B: equal marginal gains give x_i = b_i ln(a_i / (λ b_i)), λ from the budget.
        double[] a = [3, 2, 1.5], b = [1, 2, 0.8];
        const double Budget = 4;
        double logPrice = (Enumerable.Range(0, 3).Sum(i => b[i] * Math.Log(a[i] / b[i])) - Budget) / b.Sum();
        double[] expected = [.. Enumerable.Range(0, 3).Select(i => b[i] * (Math.Log(a[i] / b[i]) - logPrice))];
        Assert.All(expected, x => Assert.True(x > 0));
        double[] Shares(double[] u) => [Budget * u[0], Budget * (1 - u[0]) * u[1], Budget * (1 - u[0]) * (1 - u[1])];
        var search = new CovarianceSearch([0.5, 0.5], 0.25, new SearchDraws(4));
        (double Value, double[] Point) best = (double.NegativeInfinity, []);
        for (int generation = 0; generation < 150; generation++)
        {
            double[][] points = search.Ask();
            double[] values = [.. points.Select(p => Shares(p).Select((x, i) => a[i] * (1 - Math.Exp(-x / b[i]))).Sum())];
            search.Tell(points, values);
            int top = Array.IndexOf(values, values.Max());
            best = values[top] > best.Value ? (values[top], points[top]) : best;
        }

        Assert.All(Shares(best.Point).Zip(expected), p => Assert.Equal(p.Second, p.First, 1e-3));
    }

    private static PlanSearch Search(PlanRunner runner, PlanObjective objective) =>
        new(runner, objective, [], new SearchBudget(24, Replicates, Replicates), Seed, PlanVariation.None, null);

    private static PlanObjective Certified(RulePack pack) =>
        new(ObjectiveKind.Chance, [ObjectiveCondition.OfTarget(pack, pack.Targets.ToList().FindIndex(t => t.Id == "BK-14"))]);

    private static double[] Grid(DecisionVariable variable)
    {
        var values = new SortedSet<double> { variable.Current };
        for (double v = variable.Current, last = double.NaN; v != last; last = v, v = variable.Next(v, 1), values.Add(v))
        {
        }

        for (double v = variable.Current, last = double.NaN; v != last; last = v, v = variable.Next(v, -1), values.Add(v))
        {
        }

        return [.. values];
    }

    private static (PreparedModel Model, DecisionSpace Space) Load()
    {
        var diagnostics = new DiagnosticBag();
        string folder = Path.Combine(RepositoryFolder.Root, "scenarios", "bac-kan").Replace('\\', '/');
        OpenedLocality opened = LocalityFolder.Open(folder, diagnostics)!;
        Scenario scenario = ScenarioLoader.Load(folder + "/as-planned.scenario.json", opened.Locality, opened.Pack, diagnostics)!;
        IReadOnlyList<DecisionDefinition> decisions =
        [
            .. FundingCompanions.Decisions(Path.Combine(RepositoryFolder.Root, "rules").Replace('\\', '/'), diagnostics)
                .Where(d => d.Id is "avoidDebt" or "minorityFocus" or "concentration")
                .Select(d => d.Id == "concentration" ? d with { Step = 0.2, Programmes = ["dtts"] } : d.Id == "minorityFocus" ? d with { Step = 0.5 } : d),
        ];
        DecisionSpace space = DecisionSpace.Of(
            scenario, opened.Locality, opened.Pack, decisions, new HashSet<string> { "peoplesCouncil", "province" }, opened.Locality.StartYear + 1, diagnostics)!;
        Assert.Empty(diagnostics.InFileOrder());
        return (PreparedModel.Prepare(opened.Locality, opened.Pack, diagnostics)!, space);
    }
}
