using Planner.Analysis.Calibration;
using Planner.Cli.Arguments;
using Planner.Cli.Hosting;
using Planner.Cli.Output;
using Planner.Localities.Calibration;
using Planner.Localities.Observations;
using Planner.Localities.Opening;
using Planner.Localities.Scenarios;
using Planner.Rules.Diagnostics;
using Planner.Simulation.Preparation;
using Planner.Simulation.Recording;
using Planner.Simulation.Running;

namespace Planner.Cli.Commands;

/// <summary>What <c>calibrate</c> and <c>backtest</c> have in common: reading a plan with its localities, and simulating their past once.</summary>
internal sealed class HistorySimulation
{
    private HistorySimulation(CalibrationPlan plan, IReadOnlyList<Past> pasts, IReadOnlyList<Observation> observations)
    {
        Plan = plan;
        Pasts = pasts;
        Observations = observations;
    }

    /// <summary>The plan.</summary>
    public CalibrationPlan Plan { get; }

    /// <summary>Localities ready to run.</summary>
    public IReadOnlyList<Past> Pasts { get; }

    /// <summary>Observations of the plan's table up to its last year.</summary>
    public IReadOnlyList<Observation> Observations { get; }

    /// <summary>Distribution of each input that is not fitted.</summary>
    public IReadOnlyDictionary<UncertainInput, UncertainDistribution> Nuisance => Pasts[0].Scenario.Assumptions
        .Where(a => Plan.Parameters.All(p => p.Input != a.Input)).ToDictionary(a => a.Input, a => a.Distribution);

    /// <summary>Reads a plan and everything it names.</summary>
    /// <param name="path">The plan's file or folder.</param>
    /// <param name="replicates">Replicates of each past; null for the plan's own.</param>
    /// <param name="diagnostics">Receives every fault.</param>
    public static HistorySimulation? Read(string path, int? replicates, DiagnosticBag diagnostics)
    {
        if (CalibrationPlanFile.Read(path, diagnostics) is not { } plan)
        {
            return null;
        }

        plan = plan with { Replicates = replicates ?? plan.Replicates };
        var pasts = new List<Past>();
        foreach (HistoryLocality history in plan.Localities)
        {
            if (LocalityFolder.Open(history.Folder, diagnostics) is { } opened
                && ScenarioLoader.Load($"{history.Folder}/{history.Scenario}", opened.Locality, opened.Pack, diagnostics) is { } scenario
                && PreparedModel.Prepare(opened.Locality, opened.Pack, diagnostics) is { } model)
            {
                Check(plan, opened, diagnostics);
                _ = PreparedScenario.Prepare(model, scenario, diagnostics);
                pasts.Add(new Past(history, model, scenario));
            }
        }

        if (diagnostics.HasErrors)
        {
            return null;
        }

        Same(plan, pasts, diagnostics);
        IReadOnlyList<Observation>? observations = ObservationTable.Read(plan.Observations, [.. pasts[0].Model.Pack.Metrics.Select(m => m.Id)], diagnostics);
        return diagnostics.HasErrors || observations is null ? null : new HistorySimulation(plan, pasts, [.. observations.Where(o => o.Year <= plan.LastYear)]);
    }

    /// <summary>
    /// Simulates every locality's past twice: over the wide priors, then around what a first fit says, so that the surfaces are good where it matters.
    /// </summary>
    /// <param name="call">The call, for threads, progress and the interrupt.</param>
    /// <param name="firstFit">The observations that the first fit may know.</param>
    public IReadOnlyList<SimulatedHistory> Run(CommandCall call, IReadOnlyList<Observation> firstFit)
    {
        int threads = (int?)call.Integer(SharedOptions.Threads, 1, 1024) ?? Environment.ProcessorCount;
        var options = new RunOptions(Plan.Replicates, Plan.Seed, threads);
        using var progress = new ProgressLine(call.Host.Error, call.Host.ErrorIsTerminal && !call.Quiet, call.Texts);
        return Interruptible.Run(
            cancel =>
            {
                IReadOnlyList<SimulatedHistory> first = Simulate([.. Plan.Parameters.Select(_ => SimulationRange.Prior)], 0);
                IReadOnlyList<SimulationRange> ranges = HistoryFit.Of(Plan, first, firstFit, null, cancel).NextRange();
                return Simulate(ranges, Pasts.Count);

                List<SimulatedHistory> Simulate(IReadOnlyList<SimulationRange> ranges, int before)
                {
                    var histories = new List<SimulatedHistory>();
                    foreach (Past past in Pasts)
                    {
                        long done = (long)(before + histories.Count) * Plan.Replicates;
                        var heard = new Heard(p => progress.Report(done + p.ReplicatesDone, 2L * Pasts.Count * Plan.Replicates));
                        Scenario widened = SimulatedHistory.Widened(past.Scenario, Plan, ranges);
                        var faults = new DiagnosticBag();
                        PreparedScenario prepared = PreparedScenario.Prepare(past.Model, widened, faults)
                            ?? throw new InvalidOperationException(string.Join('\n', faults.InFileOrder().Select(f => f.ToString())));
                        Ensemble ensemble = EnsembleRunner.Run(past.Model, prepared, options, heard, cancel);
                        InputScores scores = InputScores.Of(widened, options.Seed, options.Replicates);
                        histories.Add(SimulatedHistory.Of(past.History, ensemble, scores, Plan, ranges));
                    }

                    return histories;
                }
            },
            call.Host.Cancelled);
    }

    private static void Check(CalibrationPlan plan, OpenedLocality opened, DiagnosticBag diagnostics)
    {
        SourceSpan place = SourceSpan.StartOf(plan.File);
        List<string> known = [.. opened.Pack.Metrics.Select(m => m.Id)];
        foreach (CalibratedMetric metric in plan.Metrics.Where(m => !known.Contains(m.Metric, StringComparer.Ordinal)))
        {
            diagnostics.Error("PLN0530", place, $"there is no metric '{metric.Metric}'{NearestName.Hint(metric.Metric, known)}");
        }

        if (opened.Locality.EndYear < plan.LastYear)
        {
            diagnostics.Error("PLN0532", place, FormattableString.Invariant($"'{opened.Locality.Id}' is simulated to {opened.Locality.EndYear}, the calibration to {plan.LastYear}"));
        }
    }

    // One posterior is drawn for all localities, so their uncertain inputs must be the same, and such that a posterior can be written as the same kind.
    private static void Same(CalibrationPlan plan, List<Past> pasts, DiagnosticBag diagnostics)
    {
        foreach (Past past in pasts)
        {
            SourceSpan place = SourceSpan.StartOf($"{past.History.Folder}/{past.History.Scenario}");
            if (!Others(past).SequenceEqual(Others(pasts[0])))
            {
                diagnostics.Error("PLN0532", place, $"the assumptions differ from those of {pasts[0].History.Folder}; the localities of one calibration need the same");
            }

            foreach (UncertainAssumption a in past.Scenario.Assumptions.Where(a => a.Distribution.Kind is not ("normal" or "lognormal")))
            {
                diagnostics.Error("PLN0532", place, $"'{UncertainInputNames.Of(a.Input)}' is {a.Distribution.Kind}; a calibration needs normal or lognormal assumptions");
            }
        }

        IEnumerable<(UncertainInput, string, double, double)> Others(Past past) => past.Scenario.Assumptions
            .Where(a => plan.Parameters.All(p => p.Input != a.Input)).Select(a => (a.Input, a.Distribution.Kind, a.Distribution.A, a.Distribution.B));
    }

    /// <summary>A locality's past, ready to run.</summary>
    /// <param name="History">Which.</param>
    /// <param name="Model">Its model.</param>
    /// <param name="Scenario">Its scenario.</param>
    internal sealed record Past(HistoryLocality History, PreparedModel Model, Scenario Scenario);

    private sealed class Heard(Action<RunProgress> hear) : IProgress<RunProgress>
    {
        public void Report(RunProgress value) => hear(value);
    }
}
