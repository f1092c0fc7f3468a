using Planner.Analysis.Calibration;
using Planner.Localities.Calibration;
using Planner.Localities.Observations;
using Planner.Localities.Opening;
using Planner.Localities.Scenarios;
using Planner.Rules.Diagnostics;
using Planner.Simulation.Preparation;
using Planner.Simulation.Recording;
using Planner.Simulation.Running;

namespace Planner.Analysis.Tests.Calibration;

/// <summary>The model's own history, simulated with parameters that are known, gives them back.</summary>
public sealed class RecoveryTests
{
    private const int Replicates = 1500;
    private const int Truths = 24;
    private const int FirstTruth = 1400;
    private static readonly Lazy<(CalibrationPlan Plan, SimulatedHistory History, Ensemble Ensemble, InputScores Scores)> Past = new(Simulate);

    [Fact]
    public void Fit_ToHistoriesOfKnownParameters_RecoversThem()
    {
        (CalibrationPlan plan, SimulatedHistory history, Ensemble ensemble, InputScores scores) = Past.Value;
        int inside = 0;
        double error = 0, contraction = 0;
        for (int truth = FirstTruth; truth < FirstTruth + Truths; truth++)
        {
            HistoryFit fit = HistoryFit.Of(plan with { Draws = 400 }, [history], Seen(plan, ensemble, truth), null, default);
            PosteriorInput exit = fit.ToPosterior(Nuisance()).For("dong-van").Inputs.First(i => i.Input == UncertainInput.ExitFactor);
            CalibratedParameter prior = plan.Parameters.First(p => p.Input == UncertainInput.ExitFactor);
            double known = prior.Centre * Math.Exp(prior.Marginal * scores.Of(UncertainInput.ExitFactor)[truth]);
            double off = Math.Log(exit.Distribution.A / known) / exit.Distribution.B;
            inside += Math.Abs(off) < 1.645 ? 1 : 0;
            error += off * off;
            contraction += exit.Contraction;
        }

        // Of 24 central 90 % intervals about 22 hold the truth; fewer than 17 has a chance below one in ten thousand.
        Assert.InRange(inside, 17, Truths);
        Assert.InRange(error / Truths, 0.2, 2.2);
        Assert.True(contraction / Truths > 0.4, $"contraction {contraction / Truths}");
    }

    [Fact]
    public void Fit_ToNothing_ContractsNothing()
    {
        (CalibrationPlan plan, SimulatedHistory history, _, _) = Past.Value;

        Posterior posterior = HistoryFit.Of(plan with { Draws = 2000 }, [history], [], null, default).ToPosterior(Nuisance());

        Assert.All(posterior.Localities.SelectMany(l => l.Inputs), i => Assert.InRange(i.Contraction, -0.2, 0.2));
        Assert.All(posterior.Localities.SelectMany(l => l.Inputs), i => Assert.False(i.Informed));
    }

    [Fact]
    public void Fit_Twice_GivesTheSameBytes()
    {
        (CalibrationPlan plan, SimulatedHistory history, Ensemble ensemble, _) = Past.Value;
        string Text() => PosteriorFile.Write(
            HistoryFit.Of(plan with { Draws = 400 }, [history], Seen(plan, ensemble, FirstTruth), null, default).ToPosterior(Nuisance()), schema: null);

        Assert.Equal(Text(), Text());
    }

    [Fact]
    public void Forecast_ConditionedOnFittedYears_IsNarrowerAndGoesThroughThem()
    {
        (CalibrationPlan plan, SimulatedHistory history, Ensemble ensemble, _) = Past.Value;
        Observation[] seen = [.. Seen(plan, ensemble, FirstTruth).Where(o => o.Metric == "povertyRateOldLine" && o.Year <= 2018)];
        HistoryFit fit = HistoryFit.Of(plan, [history], seen, null, default);
        int at = history.Points.ToList().FindIndex(p => p.Metric == "povertyRateOldLine" && p.Year == 2018);

        double[] held = fit.Forecast(history, conditioned: true)[at], free = fit.Forecast(history, conditioned: false)[at];

        Assert.All(held, v => Assert.Equal(seen.Single(o => o.Year == 2018).Value, v, 6));
        Assert.True(Spread(fit.Forecast(history, conditioned: true)[at + 1]) < Spread(free));
    }

    private static double Spread(double[] values)
    {
        double mean = values.Average();
        return Math.Sqrt(values.Average(v => (v - mean) * (v - mean)));
    }

    /// <summary>What a replicate would have published, every year of every metric.</summary>
    private static Observation[] Seen(CalibrationPlan plan, Ensemble ensemble, int replicate) =>
    [
        .. plan.Metrics.SelectMany(m => Enumerable.Range(1, ensemble.Years.Count - 1).Select(year => new Observation(
            m.Metric, "dong-van", "", ensemble.Years[year], 0,
            ensemble.Metric(ensemble.Pack.Metrics.ToList().FindIndex(p => p.Id == m.Metric), year)[replicate], "simulated", SourceSpan.StartOf("simulated")))),
    ];

    private static Dictionary<UncertainInput, UncertainDistribution> Nuisance()
    {
        (CalibrationPlan plan, SimulatedHistory history, Ensemble ensemble, _) = Past.Value;
        return ensemble.Scenario.Assumptions.Where(a => plan.Parameters.All(p => p.Input != a.Input)).ToDictionary(a => a.Input, a => a.Distribution);
    }

    private static (CalibrationPlan Plan, SimulatedHistory History, Ensemble Ensemble, InputScores Scores) Simulate()
    {
        var faults = new DiagnosticBag();
        CalibrationPlan plan = CalibrationPlanFile.Read(Folder() + "/scenarios/history", faults)!;
        HistoryLocality past = plan.Localities.First(l => l.Locality == "dong-van");
        OpenedLocality opened = LocalityFolder.Open(past.Folder, faults)!;
        SimulationRange[] ranges = [.. plan.Parameters.Select(_ => SimulationRange.Prior)];
        Scenario scenario = SimulatedHistory.Widened(ScenarioLoader.Load($"{past.Folder}/{past.Scenario}", opened.Locality, opened.Pack, faults)!, plan, ranges);
        PreparedModel model = PreparedModel.Prepare(opened.Locality, opened.Pack, faults)!;
        Ensemble ensemble = EnsembleRunner.Run(model, PreparedScenario.Prepare(model, scenario, faults)!, new RunOptions(Replicates, 11, 2), null, default);
        InputScores scores = InputScores.Of(scenario, 11, Replicates);
        Assert.Empty(faults.InFileOrder());
        return (plan, SimulatedHistory.Of(past, ensemble, scores, plan, ranges), ensemble, scores);
    }

    private static string Folder()
    {
        string folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Planner.sln")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return folder.Replace('\\', '/');
    }
}
