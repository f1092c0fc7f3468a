using System.Diagnostics;
using Planner.Localities.Opening;
using Planner.Localities.Scenarios;
using Planner.Localities.Units;
using Planner.Rules.Diagnostics;
using Planner.Simulation.Preparation;
using Planner.Simulation.Recording;
using Planner.Simulation.Running;

namespace Planner.Benchmarks;

/// <summary>
/// How long a cancelled run takes to return, at the locality's communes and at many times as many: <c>dotnet run -c Release -- cancel scenarios/bac-kan [times [communes]]</c>.
/// </summary>
internal static class CancelTimings
{
    private const int Replicates = 20_000;

    public static int Print(string folder, int times, int communes)
    {
        var diagnostics = new DiagnosticBag();
        OpenedLocality? opened = LocalityFolder.Open(folder, diagnostics);
        if (opened is null)
        {
            Console.Error.WriteLine(string.Join('\n', diagnostics.InFileOrder()));
            return 2;
        }

        Print(opened, opened.Locality, times);
        Print(opened, Enlarged(opened.Locality, communes), times);
        return 0;
    }

    /// <summary>The same communes again and again under other names, each copy in its own district's place.</summary>
    internal static Locality Enlarged(Locality locality, int communes) => locality with
    {
        Tables =
        [
            .. locality.Tables.Select(t => t with
            {
                Communes =
                [
                    .. Enumerable.Range(0, communes).Select(i => t.Communes[i % t.Communes.Count] with { Id = FormattableString.Invariant($"{t.Communes[i % t.Communes.Count].Id}-{i}") }),
                ],
            }),
        ],
    };

    private static void Print(OpenedLocality opened, Locality locality, int times)
    {
        var diagnostics = new DiagnosticBag();
        PreparedModel model = PreparedModel.Prepare(locality, opened.Pack, diagnostics)!;
        Scenario file = ScenarioLoader.Load(Path.Combine(locality.Folder, locality.ScenarioFiles[0]), locality, opened.Pack, diagnostics)!;
        PreparedScenario scenario = PreparedScenario.Prepare(model, file, diagnostics)!;
        var options = new RunOptions(Replicates, 1, Environment.ProcessorCount);
        var taken = new List<double>();
        var idling = new List<double>();
        var random = new Random(1);
        for (int i = 0; i < times; i++)
        {
            using var cancel = new CancellationTokenSource();
            var outcomes = new Outcomes(OutcomeShape.Of(model), new ReplicateRange(0, Replicates));
            double milliseconds = double.NaN;
            long asked = 0;
            var run = new Thread(() =>
            {
                try
                {
                    EnsembleRunner.Run(model, scenario, options, outcomes, [outcomes.Range], RunHooks.None, cancel.Token);
                }
                catch (OperationCanceledException)
                {
                    milliseconds = Stopwatch.GetElapsedTime(Interlocked.Read(ref asked)).TotalMilliseconds;
                }
            });
            double waited = 0;
            var idle = new Thread(() =>
            {
                cancel.Token.WaitHandle.WaitOne();
                waited = Stopwatch.GetElapsedTime(Interlocked.Read(ref asked)).TotalMilliseconds;
            });
            run.Start();
            idle.Start();
            Thread.Sleep(300 + random.Next(700));
            Interlocked.Exchange(ref asked, Stopwatch.GetTimestamp());
            cancel.Cancel();
            run.Join();
            idle.Join();
            if (!double.IsNaN(milliseconds))
            {
                taken.Add(milliseconds);
                idling.Add(waited);
            }
        }

        taken.Sort();
        idling.Sort();
        Console.WriteLine(taken.Count == 0
            ? FormattableString.Invariant($"{model.Locality.Tables[0].Communes.Count} communes: every run ended before it was cancelled")
            : FormattableString.Invariant(
                $"{model.Locality.Tables[0].Communes.Count} communes: {taken.Count} cancelled runs returned after {taken[taken.Count / 2]:0.0} ms (median), {taken[^1]:0.0} ms (longest); a thread that only waited for it heard of it after {idling[idling.Count / 2]:0.0} ms, {idling[^1]:0.0} ms"));
    }
}
