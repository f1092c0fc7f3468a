using System.Diagnostics;
using System.Globalization;
using Planner.Localities.Opening;
using Planner.Localities.Scenarios;
using Planner.Rules.Diagnostics;
using Planner.Simulation.Preparation;
using Planner.Simulation.Recording;
using Planner.Simulation.Running;

namespace Planner.Benchmarks;

/// <summary>
/// How long a run takes by the wall clock once the process is warm, all of it after loading: <c>dotnet run -c Release -- wall scenarios/bac-kan 1000 10000</c>. The locality's first scenario,
/// ten runs of each size on one thread and on two in turns after three that warm up; then the most memory the process took.
/// </summary>
internal static class WallTimings
{
    private const int Warming = 3;
    private const int Runs = 10;

    public static int Print(string folder, int[] sizes)
    {
        var diagnostics = new DiagnosticBag();
        OpenedLocality? opened = LocalityFolder.Open(folder, diagnostics);
        PreparedModel? model = opened is null ? null : PreparedModel.Prepare(opened.Locality, opened.Pack, diagnostics);
        Scenario? file = model is null ? null : ScenarioLoader.Load(Path.Combine(folder, model.Locality.ScenarioFiles[0]), model.Locality, model.Pack, diagnostics);
        PreparedScenario? scenario = file is null ? null : PreparedScenario.Prepare(model!, file, diagnostics);
        if (scenario is null)
        {
            Console.Error.WriteLine(string.Join('\n', diagnostics.InFileOrder()));
            return 2;
        }

        Console.WriteLine("replicates  threads    least s   median s     worst s");
        foreach (int replicates in sizes)
        {
            double[][] seconds = [new double[Runs], new double[Runs]];
            for (int run = -Warming; run < Runs; run++)
            {
                for (int threads = 1; threads <= seconds.Length; threads++)
                {
                    double taken = Run(model!, scenario, replicates, threads);
                    seconds[threads - 1][Math.Max(run, 0)] = taken;
                }
            }

            for (int threads = 1; threads <= seconds.Length; threads++)
            {
                double[] sorted = [.. seconds[threads - 1].Order()];
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture, $"{replicates,10:#,0}  {threads,7}  {sorted[0],9:0.000}  {(sorted[4] + sorted[5]) / 2,9:0.000}  {sorted[^1],10:0.000}"));
            }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"most memory {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MB"));
        return 0;
    }

    private static double Run(PreparedModel model, PreparedScenario scenario, int replicates, int threads)
    {
        long start = Stopwatch.GetTimestamp();
        var outcomes = new Outcomes(OutcomeShape.Of(model), new ReplicateRange(0, replicates));
        EnsembleRunner.Run(model, scenario, new RunOptions(replicates, 1, threads), outcomes, [outcomes.Range], RunHooks.None, CancellationToken.None);
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
