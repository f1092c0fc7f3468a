using System.Globalization;
using Planner.Localities.Opening;
using Planner.Localities.Scenarios;
using Planner.Rules.Diagnostics;
using Planner.Simulation.Preparation;
using Planner.Simulation.Recording;
using Planner.Simulation.Running;

namespace Planner.Benchmarks;

/// <summary>
/// What compared scenarios share: <c>dotnet run -c Release -- paired scenarios/bac-kan [replicates] [turns]</c>. A scenario beside itself costs its own part twice and the
/// shared part once, so its own part is T(s, s) − T(s) and the shared one 2 T(s) − T(s, s). Processor time of the whole process, one thread, least over turns.
/// </summary>
internal static class PairedTimings
{
    public static int Print(string folder, int replicates, int turns)
    {
        var diagnostics = new DiagnosticBag();
        OpenedLocality? opened = LocalityFolder.Open(folder, diagnostics);
        if (opened is null)
        {
            Console.Error.WriteLine(string.Join('\n', diagnostics.InFileOrder()));
            return 2;
        }

        PreparedModel model = PreparedModel.Prepare(opened.Locality, opened.Pack, diagnostics)!;
        PreparedScenario[] scenarios = [.. opened.Locality.ScenarioFiles
            .Select(f => ScenarioLoader.Load(Path.Combine(opened.Locality.Folder, f), opened.Locality, opened.Pack, diagnostics)!)
            .Select(s => PreparedScenario.Prepare(model, s, diagnostics)!)];
        double[] alone = new double[scenarios.Length], twice = new double[scenarios.Length];
        Array.Fill(alone, double.PositiveInfinity);
        Array.Fill(twice, double.PositiveInfinity);
        double together = double.PositiveInfinity;
        for (int turn = 0; turn < turns + 1; turn++)
        {
            for (int i = 0; i < scenarios.Length; i++)
            {
                double one = Seconds(model, [scenarios[i]], replicates), two = Seconds(model, [scenarios[i], scenarios[i]], replicates);
                if (turn > 0)
                {
                    alone[i] = Math.Min(alone[i], one);
                    twice[i] = Math.Min(twice[i], two);
                }
            }

            together = turn > 0 ? Math.Min(together, Seconds(model, scenarios, replicates)) : together;
        }

        Console.WriteLine("scenario              alone, s   own part, s   shared part, s");
        for (int i = 0; i < scenarios.Length; i++)
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{scenarios[i].Scenario.Id,-20}  {alone[i],8:0.000}   {twice[i] - alone[i],11:0.000}   {(2 * alone[i]) - twice[i],14:0.000}"));
        }

        double own = alone.Zip(twice, (a, b) => b - a).Sum();
        double shared = alone.Zip(twice, (a, b) => (2 * a) - b).Average();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"all in one pass: {together:0.000} s; shared + own parts: {shared + own:0.000} s; ratio {together / (shared + own):0.00}; one after the other {alone.Sum():0.000} s"));
        return 0;
    }

    private static double Seconds(PreparedModel model, IReadOnlyList<PreparedScenario> scenarios, int replicates)
    {
        PairedRun[] runs = [.. scenarios.Select(s => new PairedRun(s, new Outcomes(OutcomeShape.Of(model), new ReplicateRange(0, replicates))))];
        TimeSpan before = Environment.CpuUsage.TotalTime;
        EnsembleRunner.Run(model, runs, new RunOptions(replicates, 1, 1), [new ReplicateRange(0, replicates)], RunHooks.None, CancellationToken.None);
        return (Environment.CpuUsage.TotalTime - before).TotalSeconds;
    }
}
