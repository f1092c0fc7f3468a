using System.Diagnostics;
using System.Globalization;
using Planner.Localities.Opening;
using Planner.Localities.Scenarios;
using Planner.Localities.Units;
using Planner.Rules.Diagnostics;
using Planner.Simulation.Preparation;
using Planner.Simulation.Recording;
using Planner.Simulation.Running;

namespace Planner.Benchmarks;

/// <summary>
/// Whether time per commune-year stays the same with more communes and more replicates: <c>dotnet run -c Release -- scale scenarios/bac-kan</c>. The least of three
/// runs each, wall time, after one that warms up.
/// </summary>
internal static class ScaleTimings
{
    private static readonly (int Communes, int Replicates)[] Sizes =
        [(96, 1_000), (96, 10_000), (100, 10_000), (1_000, 1_000), (10_000, 200)];

    public static int Print(string folder)
    {
        var diagnostics = new DiagnosticBag();
        OpenedLocality? opened = LocalityFolder.Open(folder, diagnostics);
        if (opened is null)
        {
            Console.Error.WriteLine(string.Join('\n', diagnostics.InFileOrder()));
            return 2;
        }

        Console.WriteLine("communes  replicates  lanes   ns per commune-year: 1 thread  2 threads  gain");
        foreach ((int communes, int replicates) in Sizes)
        {
            Locality locality = communes == opened.Locality.Tables[0].Communes.Count ? opened.Locality : CancelTimings.Enlarged(opened.Locality, communes);
            PreparedModel model = PreparedModel.Prepare(locality, opened.Pack, diagnostics)!;
            Scenario file = ScenarioLoader.Load(Path.Combine(locality.Folder, locality.ScenarioFiles[0]), locality, opened.Pack, diagnostics)!;
            PreparedScenario scenario = PreparedScenario.Prepare(model, file, diagnostics)!;
            double one = Nanoseconds(model, scenario, replicates, 1);
            double two = Nanoseconds(model, scenario, replicates, 2);
            int width = EnsembleRunner.WidthOf(model, new RunOptions(replicates, 1, 2), replicates);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{communes,8:#,0}  {replicates,10:#,0}  {width,5}  {one,29:0}  {two,9:0}  {one / two,4:0.00}"));
        }

        return 0;
    }

    private static double Nanoseconds(PreparedModel model, PreparedScenario scenario, int replicates, int threads)
    {
        double cells = (double)replicates * model.Locality.Tables[0].Communes.Count * (model.Locality.EndYear - model.Locality.StartYear);
        double least = double.PositiveInfinity;
        for (int run = 0; run < 4; run++)
        {
            var outcomes = new Outcomes(OutcomeShape.Of(model), new ReplicateRange(0, replicates));
            long start = Stopwatch.GetTimestamp();
            EnsembleRunner.Run(model, scenario, new RunOptions(replicates, 1, threads), outcomes, [outcomes.Range], RunHooks.None, CancellationToken.None);
            double spent = Stopwatch.GetElapsedTime(start).TotalNanoseconds;
            least = run == 0 ? least : Math.Min(least, spent);
        }

        return least / cells;
    }
}
