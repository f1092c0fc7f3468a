using System.Text.Json;
using Planner.Reporting.Documents;
using Planner.Simulation.Running;
using Planner.Simulation.Storing;

namespace Planner.Cli.Output;

/// <summary>What <c>--timings-file</c> writes: where the time of a run went, as a JSON file. Not on standard output: what stands there depends on no clock.</summary>
internal static class TimingsDocument
{
    /// <summary>Writes the file.</summary>
    /// <param name="file">Its path.</param>
    /// <param name="report">The timings.</param>
    /// <param name="options">How it was run.</param>
    /// <param name="replicates">Replicates that were simulated, over all scenarios.</param>
    /// <param name="stopwatch">The run's time.</param>
    public static void Write(string file, TimingReport report, RunOptions options, long replicates, RunStopwatch stopwatch)
    {
        string text = MachineDocument.Write(writer =>
        {
            writer.WriteNumber("replicates", replicates);
            writer.WriteNumber("threads", options.Threads);
            writer.WriteNumber("seconds", stopwatch.Elapsed.TotalSeconds);
            writer.WriteNumber("processorSeconds", report.ProcessorSeconds);
            writer.WriteNumber("nanosecondsPerCommuneYear", report.PerCommuneYear);
            writer.WriteNumber("budget", StageBudget.Sum);
            writer.WriteStartArray("stages");
            foreach (TimingRow row in report.Rows)
            {
                writer.WriteStartObject();
                writer.WriteString("stage", row.Stage);
                writer.WriteNumber("share", row.Share);
                writer.WriteNumber("nanosecondsPerCommuneYear", row.PerCommuneYear);
                writer.WriteNumberOrNull("budget", row.Budget);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteStartArray("criteria");
            foreach (RuleTime rule in report.Rules)
            {
                writer.WriteStartObject();
                writer.WriteString("set", rule.Set);
                writer.WriteString("rule", rule.Rule);
                writer.WriteNumber("nanosecondsPerCommuneYear", rule.Each);
                writer.WriteNumber("judged", rule.Judged);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        });
        AtomicFile.Write(file, text);
    }
}
