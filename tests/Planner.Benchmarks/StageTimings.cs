using System.Diagnostics;
using Planner.Localities.Opening;
using Planner.Localities.Scenarios;
using Planner.Rules.Diagnostics;
using Planner.Simulation.Draws;
using Planner.Simulation.Preparation;
using Planner.Simulation.Stages;
using Planner.Simulation.State;

namespace Planner.Benchmarks;

/// <summary>
/// Where a run's time goes: the share of each stage over one locality, one thread. <c>dotnet run -c Release -- stages scenarios/bac-kan [blocks]</c>.
/// A table of shares, no claim about absolute speed.
/// </summary>
internal static class StageTimings
{
    public static int Print(string folder, int blocks)
    {
        var diagnostics = new DiagnosticBag();
        OpenedLocality? opened = LocalityFolder.Open(folder, diagnostics);
        PreparedModel? model = opened is null ? null : PreparedModel.Prepare(opened.Locality, opened.Pack, diagnostics);
        Scenario? file = model is null
            ? null
            : ScenarioLoader.Load(Path.Combine(folder, model.Locality.ScenarioFiles[0]), model.Locality, model.Pack, diagnostics);
        PreparedScenario? scenario = file is null ? null : PreparedScenario.Prepare(model!, file, diagnostics);
        if (scenario is null)
        {
            Console.Error.WriteLine(string.Join('\n', diagnostics.InFileOrder()));
            return 2;
        }

        var cycle = new YearCycle(model!, scenario);
        var block = new BlockState(model!, new LaneDraws(1), 16);
        var ticks = new Dictionary<string, long>();
        for (int b = 0; b < blocks + 5; b++)
        {
            if (b == 5)
            {
                ticks.Clear(); // the first blocks warm the code up
            }

            long before = Stopwatch.GetTimestamp();
            cycle.Start(block, b * block.Width);
            Add(ticks, "start", before);
            for (int year = model!.Locality.StartYear + 1; year <= model.Locality.EndYear; year++)
            {
                before = Stopwatch.GetTimestamp();
                model.FindParameters(block, year);
                Add(ticks, "parameters", before);
                foreach (IStage stage in cycle.Stages)
                {
                    before = Stopwatch.GetTimestamp();
                    stage.Run(block, year);
                    Add(ticks, stage.GetType().Name, before);
                }
            }
        }

        double total = ticks.Values.Sum();
        double years = (double)blocks * block.Width * (model!.Locality.EndYear - model.Locality.StartYear);
        foreach ((string name, long spent) in ticks.OrderByDescending(t => t.Value))
        {
            double nanoseconds = spent * 1e9 / Stopwatch.Frequency / years / model.Communes.Count;
            Console.WriteLine($"{name,-24} {100 * spent / total,6:0.0} %  {nanoseconds,9:0.0} ns per commune-year");
        }

        Console.WriteLine($"{"all",-24}           {total * 1e9 / Stopwatch.Frequency / years / model.Communes.Count,9:0.0} ns per commune-year");
        return 0;
    }

    private static void Add(Dictionary<string, long> ticks, string name, long before) =>
        ticks[name] = ticks.GetValueOrDefault(name) + Stopwatch.GetTimestamp() - before;
}
