using System.Globalization;
using Planner.Analysis.Calibration;
using Planner.Analysis.Validation;
using Planner.Cli.Arguments;
using Planner.Cli.Hosting;
using Planner.Cli.Output;
using Planner.Cli.Words;
using Planner.Localities.Calibration;
using Planner.Localities.Scenarios;

namespace Planner.Cli.Commands;

/// <summary><c>planner calibrate</c>: what history says of the uncertain inputs, as a posterior file that scenarios draw from.</summary>
internal static class CalibrateCommand
{
    // Chains that have not met say nothing; the usual limit is 1.05.
    private const double MostRhat = 1.05;
    private const double NotableCorrelation = 0.3;

    // Beyond the central 95 % of the prior, prior and data contradict each other.
    private const double FarFromPrior = 1.96;

    private static readonly ArgumentSpec Place = new("PLAN", Many: false, Phrase.ArgumentCalibration);

    public static readonly CommandSpec Spec = new(
        "calibrate", Phrase.AboutCalibrate, Phrase.HelpCalibrate, [Place], [SharedOptions.Runs, SharedOptions.Threads, SharedOptions.Out, SharedOptions.Json], Run);

    private static int Run(CommandCall call)
    {
        string path = call.Values(Place)[0];
        int? runs = (int?)call.Integer(SharedOptions.Runs, 500, 1_000_000);
        string? folder = call.Value(SharedOptions.Out);
        HistorySimulation simulation = InputFiles.Read(call, faults => HistorySimulation.Read(path, runs, faults));
        IReadOnlyList<SimulatedHistory> histories = simulation.Run(call, simulation.Observations);
        HistoryFit fit;
        using (var progress = new ProgressLine(call.Host.Error, call.Host.ErrorIsTerminal && !call.Quiet, call.Texts))
        {
            fit = Interruptible.Run(cancel => HistoryFit.Of(simulation.Plan, histories, simulation.Observations, progress.Report, cancel), call.Host.Cancelled);
        }

        Posterior posterior = fit.ToPosterior(simulation.Nuisance);
        IReadOnlyList<FitCheck> checks = FitCheck.Of(fit, simulation.Observations);
        bool json = call.Has(SharedOptions.Json);
        if (json)
        {
            call.Host.Out.Write(HistoryDocuments.Calibration(posterior, fit, checks));
        }
        else
        {
            Print(call, simulation.Plan, posterior, fit, checks);
        }

        if (folder is not null || !json)
        {
            folder ??= Path.Combine("out", "history");
            using var files = new OutputFiles(folder);
            files.Add(PosteriorFile.FileName, PosteriorFile.Write(posterior, schema: null));
            files.Add("fit.csv", HistoryDocuments.FitTable(checks));
            foreach ((string name, string content) in HistoryCharts.OfFit(fit, histories, simulation, call.Texts.Language))
            {
                files.Add(name, content);
            }

            call.Host.Cancelled.ThrowIfCancellationRequested();
            files.Commit();
            call.Say(call.Texts.Format(Phrase.FilesWritten, folder, files.Names.Count, files.Names[0]));
        }

        return fit.GreatestRhat <= MostRhat ? ExitCode.Done : ExitCode.AnswerIsNo;
    }

    /// <summary>How many standard deviations of its prior a parameter's posterior lies from the prior's centre; 0 for an input that is not fitted.</summary>
    private static double Distance(CalibrationPlan plan, PosteriorInput input) => plan.Parameters.FirstOrDefault(p => p.Input == input.Input) is { } prior
        ? Math.Abs(prior.IsFactor ? Math.Log(input.Distribution.A / prior.Centre) : input.Distribution.A - prior.Centre) / input.PriorSpread
        : 0;

    private static void Print(CommandCall call, CalibrationPlan plan, Posterior posterior, HistoryFit fit, IReadOnlyList<FitCheck> checks)
    {
        TextWriter output = call.Host.Out;
        output.WriteLine(call.Texts.Format(Phrase.CalibrationHeading, posterior.Points, posterior.LastYear, posterior.Localities.Count - 1, fit.Draws));
        foreach (LocalityPosterior locality in posterior.Localities)
        {
            output.WriteLine();
            output.WriteLine(locality.Locality == Posterior.AnyLocality ? call.Texts[Phrase.CalibrationAnyLocality] : locality.Locality);
            foreach (PosteriorInput input in locality.Inputs)
            {
                string range = string.Create(CultureInfo.InvariantCulture, $"{input.Distribution.A,7:0.000} ± {input.Distribution.B:0.000} ({input.PriorSpread:0.000})");
                output.WriteLine(call.Texts.Format(
                    input.Informed ? Phrase.CalibrationInformed : Phrase.CalibrationUninformed, UncertainInputNames.Of(input.Input).PadRight(21), range, input.Contraction));
            }

            foreach (PosteriorInput input in locality.Inputs.Where(i => Distance(plan, i) > FarFromPrior))
            {
                output.WriteLine(call.Texts.Format(Phrase.CalibrationConflict, UncertainInputNames.Of(input.Input), Distance(plan, input)));
            }

            foreach (AssumptionCorrelation c in locality.Correlations.Where(c => Math.Abs(c.Rho) >= NotableCorrelation))
            {
                output.WriteLine(call.Texts.Format(Phrase.CalibrationCorrelation, UncertainInputNames.Of(c.First), UncertainInputNames.Of(c.Second), c.Rho));
            }
        }

        output.WriteLine();
        output.WriteLine(call.Texts.Format(Phrase.CalibrationFit, checks.Count(c => c.Inside), checks.Count));
        foreach (FitCheck c in checks.Where(c => !c.Inside))
        {
            output.WriteLine(call.Texts.Format(Phrase.CalibrationOutside, c.Locality, c.Metric, c.Year, c.Observed, c.Low, c.High));
        }

        output.WriteLine(call.Texts.Format(fit.GreatestRhat <= MostRhat ? Phrase.CalibrationConverged : Phrase.CalibrationNotConverged, fit.GreatestRhat));
    }
}
