using System.Globalization;
using System.Numerics;
using Planner.Cli.Arguments;
using Planner.Cli.Words;
using Planner.Simulation.Preparation;
using Planner.Simulation.Running;

namespace Planner.Cli.Output;

/// <summary>What <c>--timings</c> prints: where the time went, held against the budget. On standard error, because no answer may depend on it.</summary>
internal static class TimingsText
{
    private const int MostRules = 10;

    /// <summary>Writes the timings of a run as the call asks for them.</summary>
    /// <param name="call">The call.</param>
    /// <param name="model">The model.</param>
    /// <param name="options">How it was run.</param>
    /// <param name="clock">What was counted.</param>
    /// <param name="stopwatch">The run's time.</param>
    /// <param name="replicates">Replicates that were simulated, over all scenarios.</param>
    public static void Write(CommandCall call, PreparedModel model, RunOptions options, StageClock clock, RunStopwatch stopwatch, long replicates)
    {
        TextWriter error = call.Host.Error;
        bool printed = call.Has(SharedOptions.Timings);
        if (replicates == 0)
        {
            error.WriteLine(call.Texts[Phrase.TimingsNothingRun]);
            return;
        }

        var report = new TimingReport(model, clock, replicates);
        if (call.Value(SharedOptions.TimingsFile) is { } file)
        {
            TimingsDocument.Write(file, report, options, replicates, stopwatch);
        }

        if (!printed)
        {
            return;
        }

        error.WriteLine(call.Texts[Phrase.TimingsHeading]);
        foreach (TimingRow row in report.Rows)
        {
            error.WriteLine(Row(row.Stage, row.Share, row.PerCommuneYear, row.Budget));
        }

        error.WriteLine(Row("=", 1, report.PerCommuneYear, StageBudget.Sum));
        if (report.PerRule is { } rule)
        {
            error.WriteLine(call.Texts.Format(Phrase.TimingsRule, rule));
        }

        if (report.Rules.Count > 0)
        {
            error.WriteLine(call.Texts.Format(Phrase.TimingsDearestRules, report.Rules.Count));
            foreach (RuleTime dear in report.Rules.Take(MostRules))
            {
                error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {dear.Rule,-30} {dear.Set,-28} {dear.Each,7:0.00} ns"));
            }
        }

        error.WriteLine(call.Texts.Format(
            Phrase.TimingsSum, replicates, stopwatch.Elapsed.TotalSeconds, replicates / stopwatch.Elapsed.TotalSeconds,
            stopwatch.Elapsed.TotalSeconds * 1e9 / (replicates * report.CommuneYears)));
        error.WriteLine(call.Texts.Format(
            Phrase.TimingsMachine, options.Threads, Vector<double>.Count * 64, EnsembleRunner.WidthOf(model, options, options.Replicates), stopwatch.Allocated / 1e6,
            clock.Blocks == 0 ? 0 : (double)clock.AllocatedInBlocks / clock.Blocks));
    }

    private static string Row(string stage, double share, double nanoseconds, double? budget) => string.Create(
        CultureInfo.InvariantCulture,
        $"  {stage,-18} {share * 100,6:0.0} %  {nanoseconds,9:0.0} ns  {(budget is { } b ? b.ToString("0", CultureInfo.InvariantCulture) : "–"),5} ns  {(budget is { } c ? "× " + (nanoseconds / c).ToString("0.0", CultureInfo.InvariantCulture) : "")}").TrimEnd();
}
