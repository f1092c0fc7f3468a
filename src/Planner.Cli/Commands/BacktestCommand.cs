using Planner.Analysis.Calibration;
using Planner.Analysis.Validation;
using Planner.Cli.Arguments;
using Planner.Cli.Hosting;
using Planner.Cli.Output;
using Planner.Cli.Words;
using Planner.Localities.Observations;

namespace Planner.Cli.Commands;

/// <summary><c>planner backtest</c>: forecasts of observations that were not fitted, against forecasts that need no model.</summary>
internal static class BacktestCommand
{
    private const double Significance = 0.05;

    private static readonly ArgumentSpec Place = new("PLAN", Many: false, Phrase.ArgumentCalibration);
    private static readonly OptionSpec Table = new("--observations", "FILE", Phrase.OptionObservations);
    private static readonly OptionSpec FitTo = new("--fit-to", "YEAR", Phrase.OptionFitTo);

    public static readonly CommandSpec Spec = new(
        "backtest", Phrase.AboutBacktest, Phrase.HelpBacktest, [Place],
        [Table, FitTo, SharedOptions.Runs, SharedOptions.Threads, SharedOptions.Out, SharedOptions.Json], Run);

    private static int Run(CommandCall call)
    {
        string path = call.Values(Place)[0];
        int? runs = (int?)call.Integer(SharedOptions.Runs, 500, 1_000_000);
        int? fitTo = (int?)call.Integer(FitTo, ObservationTable.FirstYear, ObservationTable.LastYear);
        string? table = call.Value(Table), folder = call.Value(SharedOptions.Out);
        HistorySimulation simulation = InputFiles.Read(call, faults => HistorySimulation.Read(path, runs, faults));
        IReadOnlyList<Observation> scored = table is null
            ? simulation.Observations
            : InputFiles.Read(call, faults => ObservationTable.Read(table, [.. simulation.Pasts[0].Model.Pack.Metrics.Select(m => m.Id)], faults));
        int year = fitTo ?? simulation.Plan.BacktestYear;
        IReadOnlyList<SimulatedHistory> histories = simulation.Run(call, [.. simulation.Observations.Where(o => o.Year <= year)]);
        (ForecastReview Review, HistoryFit Fit)? later;
        ForecastReview? others;
        using (var progress = new ProgressLine(call.Host.Error, call.Host.ErrorIsTerminal && !call.Quiet, call.Texts))
        {
            (later, others) = Interruptible.Run(
                cancel => (
                    Backtest.LaterYears(simulation.Plan, histories, simulation.Observations, scored, year, progress.Report, cancel),
                    histories.Count > 1 ? Backtest.LeaveOneOut(simulation.Plan, histories, scored, progress.Report, cancel) : null),
                call.Host.Cancelled);
        }

        if (later is not { } found)
        {
            throw new UsageException(Phrase.BacktestNothing, year);
        }

        bool json = call.Has(SharedOptions.Json);
        int unused = scored.Count(o => histories.All(h => HistoryFit.Observed(h, [o]).Count == 0));
        if (json)
        {
            call.Host.Out.Write(HistoryDocuments.Backtest(found.Review, others, year, unused));
        }
        else
        {
            Print(call, found.Review, Phrase.BacktestLaterYears, year);
            if (others is not null)
            {
                call.Host.Out.WriteLine();
                Print(call, others, Phrase.BacktestLeaveOneOut, histories.Count);
            }

            call.Host.Out.WriteLine();
            call.Host.Out.WriteLine(call.Texts.Format(Phrase.BacktestUnused, unused));
        }

        if (folder is not null || !json)
        {
            folder ??= Path.Combine("out", "history");
            using var files = new OutputFiles(folder);
            files.Add("backtest.csv", HistoryDocuments.BacktestTable(found.Review, others));
            foreach ((string name, string content) in HistoryCharts.OfBacktest(found.Review, found.Fit, histories, simulation.Observations, scored, year, simulation, call.Texts.Language))
            {
                files.Add(name, content);
            }

            call.Host.Cancelled.ThrowIfCancellationRequested();
            files.Commit();
            call.Say(call.Texts.Format(Phrase.FilesWritten, folder, files.Names.Count, files.Names[0]));
        }

        return found.Review.BeatsBoth && found.Review.CoverageP >= Significance ? ExitCode.Done : ExitCode.AnswerIsNo;
    }

    private static void Print(CommandCall call, ForecastReview review, Phrase heading, int number)
    {
        TextWriter output = call.Host.Out;
        output.WriteLine(call.Texts.Format(heading, number, review.Scores.Count));
        output.WriteLine(call.Texts.Format(
            review.BeatsBoth ? Phrase.BacktestBeats : Phrase.BacktestLoses, review.PooledCrps, review.PooledPersistence, review.PooledStraightLine, review.PooledMedianError, review.Compared.Count));
        output.WriteLine(call.Texts.Format(
            review.CoverageP >= Significance ? Phrase.BacktestCovered : Phrase.BacktestNotCovered,
            review.Inside, review.Scores.Count, review.CoverageP, review.InsideHalf, review.HalfCoverageP, review.EffectivePoints));
        output.WriteLine(call.Texts.Format(Phrase.BacktestPit, string.Join(' ', review.PitHistogram)));
        foreach (MetricScore m in review.Metrics)
        {
            output.WriteLine(call.Texts.Format(Phrase.BacktestMetric, m.Metric, m.Points, m.Crps, m.Persistence, m.StraightLine, m.MedianError, m.Width));
        }

        foreach (ForecastScore s in review.Scores)
        {
            output.WriteLine(call.Texts.Format(s.Inside ? Phrase.BacktestPoint : Phrase.BacktestMiss, s.Locality, s.Metric, s.Year, s.Observed, s.Median, s.Low, s.High));
        }
    }
}
