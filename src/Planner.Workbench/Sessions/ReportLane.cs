using System.Diagnostics;
using System.Text;
using Planner.Reporting.Reports;
using Planner.Rules.Diagnostics;
using Planner.Rules.Pack;
using Planner.Simulation.Running;
using Planner.Simulation.Storing;
using Planner.Workbench.Boards;
using Planner.Workbench.States;
using Planner.Workbench.Views;
using Planner.Workbench.Words;

namespace Planner.Workbench.Sessions;

/// <summary>Writes the report of a comparison on a thread of its own, from runs that are there: the page that <c>planner report</c> writes of the same scenarios.</summary>
/// <threadsafety>Safe for concurrent use.</threadsafety>
internal sealed class ReportLane : IDisposable
{
    /// <summary>Name of the file, as the command names it.</summary>
    public const string FileName = "report.html";

    // Looking through the communes takes most of the time, the page itself the rest.
    private const double ShareOfClosings = 0.9;

    private readonly string folder;
    private readonly Func<IReadOnlyList<string>, FinishedRuns?> finished;
    private readonly int threads;
    private readonly Action<WorkbenchMessage> post;
    private readonly WorkLane work;

    /// <summary>A lane that writes nothing yet.</summary>
    /// <param name="folder">The locality's folder, as the command would be told.</param>
    /// <param name="finished">The runs of scenarios by id; null where one is missing or of older files.</param>
    /// <param name="threads">Workers; ≥ 1.</param>
    /// <param name="post">Receives messages, from any thread.</param>
    /// <param name="failed">Told of faults of the program.</param>
    public ReportLane(string folder, Func<IReadOnlyList<string>, FinishedRuns?> finished, int threads, Action<WorkbenchMessage> post, Action<Exception> failed)
    {
        this.folder = folder;
        this.finished = finished;
        this.threads = threads;
        this.post = post;
        work = new WorkLane("reports", failed);
    }

    /// <summary>Starts writing.</summary>
    /// <param name="wanted">Which scenarios.</param>
    public void Start(WorkbenchRequest.WriteReport wanted)
    {
        post(new WorkbenchMessage.ReportStood(new StudyStanding("", 0, null)));
        work.Add(cancel => Run(wanted, cancel));
    }

    /// <summary>Stops; nothing is left of what was begun.</summary>
    public void Stop() => work.Clear();

    public void Dispose() => work.Dispose();

    private void Run(WorkbenchRequest.WriteReport wanted, CancellationToken cancel)
    {
        LocalizedText? said = null;
        try
        {
            said = Write(wanted, cancel);
        }
        catch (OperationCanceledException)
        {
            said = WorkbenchActions.Said(Wording.ReportStopped);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            said = WorkbenchActions.Said(Wording.CannotWrite, e.Message);
        }
        finally
        {
            post(new WorkbenchMessage.ReportStood(null));
        }

        post(new WorkbenchMessage.Noted(said));
        post(new WorkbenchMessage.Logged(LogEntry.Now(said)));
    }

    private LocalizedText Write(WorkbenchRequest.WriteReport wanted, CancellationToken cancel)
    {
        long began = Stopwatch.GetTimestamp();
        if (finished(wanted.Ids) is not { } runs)
        {
            return WorkbenchActions.Said(Wording.WhyReportNotFresh);
        }

        ComparisonInputs of = runs.Chosen;
        var diagnostics = new DiagnosticBag();
        if (ComparisonReport.Foundations(of, null, diagnostics) is not { } foundations)
        {
            string fault = diagnostics.InFileOrder().First(d => d.Severity == Severity.Error).ToString();
            return WorkbenchActions.Said(Wording.CannotWrite, fault);
        }

        // Figures of other files than the runs' would be no report of them.
        if (!of.Model.Pack.Files.Concat(of.Scenarios.SelectMany(s => s.Scenario.Files)).All(f => diagnostics.DigestOf(f) is not { } now || now.Content == of.DigestOf(f)?.Content))
        {
            return WorkbenchActions.Said(Wording.WhyReportNotFresh);
        }

        cancel.ThrowIfCancellationRequested();
        var options = new RunOptions(runs.All.Reference.Replicates, runs.All.Reference.Seed, threads);
        string[] paths = of.Scenarios.Count == runs.All.Scenarios.Count ? [folder] : [.. of.Scenarios.Select(s => s.Scenario.Files[0])];
        IReadOnlyList<string> again = ComparisonReport.Again(["report", .. paths], options, wanted.Language);
        ReportContent content = ComparisonReport.Of(of, options, runs.Outcomes, foundations, again, new Told(this, began), cancel);
        byte[] page = Encoding.UTF8.GetBytes(HtmlReport.Write(content, wanted.Language));
        cancel.ThrowIfCancellationRequested();
        string path = Path.Combine("out", of.Locality.Id, FileName);
        AtomicFile.Write(path, stream => stream.Write(page));
        return WorkbenchActions.Said(Wording.DoneReport, path, of.Scenarios.Count, Stopwatch.GetElapsedTime(began).TotalSeconds);
    }

    // Reports at once, from whichever thread looks through a commune: nothing may come after the end.
    private sealed class Told(ReportLane lane, long began) : IProgress<(int Done, int Of)>
    {
        public void Report((int Done, int Of) value)
        {
            double share = ShareOfClosings * value.Done / value.Of, spent = Stopwatch.GetElapsedTime(began).TotalSeconds;
            lane.post(new WorkbenchMessage.ReportStood(new StudyStanding("", share, share > 0 ? spent * (1 - share) / share : null)));
        }
    }
}
