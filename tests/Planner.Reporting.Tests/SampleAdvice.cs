using Planner.Analysis.Intervals;
using Planner.Analysis.Obstacles;
using Planner.Analysis.Optimisation;
using Planner.Analysis.Tests;
using Planner.Localities.Decisions;
using Planner.Localities.Opening;
using Planner.Localities.Scenarios;
using Planner.Rules.Diagnostics;
using Planner.Rules.Pack;
using Planner.Simulation.Recording;

namespace Planner.Reporting.Tests;

/// <summary>A made-up plan for the shipped locality, with invented gains.</summary>
internal static class SampleAdvice
{
    public static ProportionInterval Chance(double p) => new(p, Math.Max(0, p - 0.03), p + 0.03, 2000, new DesignEffect(1, 1.96));

    public static PairedDifferenceInterval Difference(double d) => new(d, d - 0.02, d + 0.02, 1, 2, 2000, new DesignEffect(1, 1.96));

    public static MeanInterval Gain(double g) => new(g, g - 0.2, g + 0.2, 2000, new DesignEffect(1, 1.96));

    public static PlanAdvice Make()
    {
        var diagnostics = new DiagnosticBag();
        string folder = Path.Combine(RepositoryRoot(), "scenarios", "bac-kan").Replace('\\', '/');
        OpenedLocality opened = LocalityFolder.Open(folder, diagnostics)!;
        Scenario present = ScenarioLoader.Load(folder + "/as-planned.scenario.json", opened.Locality, opened.Pack, diagnostics)!;
        Scenario nearest = ScenarioLoader.Load(folder + "/nearest-first.scenario.json", opened.Locality, opened.Pack, diagnostics)!;
        DecisionSpace space = DecisionSpace.Of(
            present, opened.Locality, opened.Pack, FundingCompanions.Decisions(opened.Pack.Folder, diagnostics), new HashSet<string> { "peoplesCouncil", "province" }, 2021, diagnostics)!;
        double[] values = space.Current;
        void Set(string id, double value) => values[space.Variables.ToList().FindIndex(v => v.Id == id)] = value;
        Set("componentShares/dtts/capital/dtts.housingWater/2021", 0.5);
        Set("ownYears/local-capital", 0.5);
        Set("concentration/dtts", 0.8);
        Set("formula/ntm/certified", 0.25);
        Set("registrationQuota/newRural/number", 2);
        Set("registrationKey/poverty", -0.5);
        Set("avoidDebt", 1);
        IReadOnlyList<PlanChange> changes = space.Changes(values);
        DecisionDefinition[] decisions = [.. changes.Select(c => c.Variable.Decision).Distinct()];
        Ensemble Run(Scenario scenario) => new EnsembleBuilder { Replicates = 40, Tables = 20, Communes = 96, Synthetic = true, Seed = 9 }
            .Metric("communesCertified", "communes", "Xã đạt chuẩn nông thôn mới", "Communes certified")
            .Component("ntm.soft", "a", "b")
            .Target("BK-14", ">=", 61, "communes", "communesCertified", "Xã đạt chuẩn nông thôn mới", "Communes certified new-rural")
            .Target("BK-05", ">=", 2, "percentage points per year", null, "Tỷ lệ hộ nghèo giảm bình quân/năm", "Mean yearly drop of the poverty rate")
            .Build(scenario.Id, scenario.Title, (_, _, _) => 30, (_, _) => 30);
        Ensemble now = Run(present), plan = Run(space.Plan(values, PlanVariation.None));
        var objective = new PlanObjective(ObjectiveKind.Chance, [ObjectiveCondition.OfTarget(plan.Pack, 0)]);
        MoneyPoint Point(double factor, double p) => new(factor, space.PublicMoney(factor), Chance(p / 3), Chance(p), 26 + factor, 35 + factor, false);
        FailedCriterion[] failing = [new("c11", new LocalizedText("Nghèo đa chiều", "Multidimensional poverty"), 79.2, 0.8), new("c10", new LocalizedText("Thu nhập", "Income"), 54.1, 0.5)];
        return new PlanAdvice
        {
            Objective = objective,
            Space = space,
            Search = new PlanSearchResult(values, [0, 1], 345, 123456, 0.97, false),
            Seed = 77,
            Steps = [.. decisions.Select((d, i) => new PlanStep(d, [.. changes.Where(c => c.Variable.Decision == d)], Gain(5 - (0.5 * i)), Difference(0)))],
            Present = now,
            Plan = plan,
            Chance = Chance(0.002),
            Mean = 35.5,
            AgainstPresent = new PlanComparison(present, true, Chance(0), Difference(0), 26.5, Gain(9)),
            AgainstOthers = [new PlanComparison(nearest, true, Chance(0), Difference(0), 26.6, Gain(8.9))],
            Shifts = [new TargetShift(plan.Pack.Targets[1], 0.94, 0.7, Difference(-0.24))],
            Frontier = [Point(1, 0.002), Point(2, 0.05), Point(10, 0.2)],
            LeastMoney = new LeastMoney(0.8, null, Point(10, 0.2), failing),
            Relaxations = [new Relaxation(56, Chance(0.03), Gain(3.6))],
            Failing = failing,
            Works = new WorksChoice(new(96, 96, 96), new(90, 85, 95), new(61, 54, 66), new(62, 55, 66), new(96, 96, 96), []),
        };
    }

    private static string RepositoryRoot()
    {
        DirectoryInfo? d = new(AppContext.BaseDirectory);
        while (d is not null && !File.Exists(Path.Combine(d.FullName, "Planner.sln")))
        {
            d = d.Parent;
        }

        return d!.FullName;
    }
}
