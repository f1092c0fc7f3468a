using Planner.Localities.Opening;
using Planner.Localities.Scenarios;
using Planner.Rules.Diagnostics;
using Planner.Simulation.Draws;
using Planner.Simulation.Preparation;
using Planner.Simulation.Recording;
using Planner.Simulation.Running;
using Planner.Simulation.Stages;
using Planner.Simulation.State;

namespace Planner.Benchmarks;

/// <summary>
/// Where a run's time goes: the share of each stage over one locality, one thread's processor time. <c>dotnet run -c Release -- stages scenarios/bac-kan [blocks [lanes [communes]]]</c>; another number of
/// communes takes the locality's again and again, or the first of them.
/// A table of shares, no claim about absolute speed.
/// </summary>
internal static class StageTimings
{
    private const int Warming = 60;

    public static int Print(string folder, int blocks, int width, int communes)
    {
        var diagnostics = new DiagnosticBag();
        OpenedLocality? opened = LocalityFolder.Open(folder, diagnostics);
        PreparedModel? model = opened is null
            ? null
            : PreparedModel.Prepare(communes == 0 ? opened.Locality : CancelTimings.Enlarged(opened.Locality, communes), opened.Pack, diagnostics);
        Scenario? file = model is null
            ? null
            : ScenarioLoader.Load(Path.Combine(folder, model.Locality.ScenarioFiles[0]), model.Locality, model.Pack, diagnostics);
        PreparedScenario? scenario = file is null ? null : PreparedScenario.Prepare(model!, file, diagnostics);
        if (scenario is null)
        {
            Console.Error.WriteLine(string.Join('\n', diagnostics.InFileOrder()));
            return 2;
        }

        var clock = new StageClock { MeasuresRules = false };
        var recorder = new EnsembleRecorder(model!);
        var cycle = new YearCycle(model!, scenario, clock, recorder: recorder);
        var block = new BlockState(model!, new LaneDraws(1), width);
        block.Kept = new Outcomes(OutcomeShape.Of(model!), new ReplicateRange(0, block.Width));
        block.KeptLanes = block.Width;
        var least = new Dictionary<(string Stage, int Year), double>();
        for (int b = 0; b < blocks + Warming; b++)
        {
            if (b == Warming)
            {
                least.Clear(); // the first blocks warm the code up
            }

            long before = ThreadClock.Nanoseconds();
            cycle.Start(block, b * block.Width);
            Keep(least, StageClock.Start, 0, ThreadClock.Nanoseconds() - before);
            for (int year = model!.Locality.StartYear + 1; year <= model.Locality.EndYear; year++)
            {
                Dictionary<string, double> known = clock.Times.ToDictionary(t => t.Stage, t => t.Nanoseconds);
                cycle.Year(block, year);
                foreach (StageTime time in clock.Times)
                {
                    Keep(least, time.Stage, year, time.Nanoseconds - known.GetValueOrDefault(time.Stage));
                }
            }
        }

        // The start as it takes without the time of its parts.
        (double start, double years) = Whole(model!, scenario, recorder, block, blocks);
        least[(StageClock.Start, 0)] = start;

        // Per stage and year the least over the blocks: what other work on the machine adds is left out.
        double cells = (double)block.Width * (model!.Locality.EndYear - model.Locality.StartYear) * model.Communes.Count;
        double total = least.Values.Sum();
        foreach (IGrouping<string, KeyValuePair<(string Stage, int Year), double>> stage in least.GroupBy(x => x.Key.Stage).OrderByDescending(g => g.Sum(x => x.Value)))
        {
            double spent = stage.Sum(x => x.Value);
            string budget = StageBudget.Of(stage.Key) is { } allowed ? $"  budget {allowed,4:0} ns" : "";
            Console.WriteLine($"{stage.Key,-24} {100 * spent / total,6:0.0} %  {spent / cells,9:0.0} ns per commune-year{budget}");
        }

        Console.WriteLine($"{"all",-24}           {total / cells,9:0.0} ns per commune-year");
        Console.WriteLine($"{"whole years",-24}           {(start + years) / cells,9:0.0} ns per commune-year, as a run takes without asking for the time of stages");
        return 0;
    }

    /// <summary>The least time of the start, and of each year added up with what is kept of the block at the end, nanoseconds a block.</summary>
    private static (double Start, double Years) Whole(PreparedModel model, PreparedScenario scenario, EnsembleRecorder recorder, BlockState block, int blocks)
    {
        var cycle = new YearCycle(model, scenario, recorder: recorder);
        int years = model.Locality.EndYear - model.Locality.StartYear;
        double[] least = new double[years + 1];
        Array.Fill(least, double.PositiveInfinity);
        for (int b = 0; b < blocks; b++)
        {
            for (int year = 0; year <= years; year++)
            {
                long before = ThreadClock.Nanoseconds();
                if (year == 0)
                {
                    cycle.Start(block, b * block.Width);
                }
                else
                {
                    cycle.Year(block, model.Locality.StartYear + year);
                }

                if (year == years)
                {
                    recorder.AddBlock(block, block.Width, 0, block.Kept!);
                }

                least[year] = Math.Min(least[year], ThreadClock.Nanoseconds() - before);
            }
        }

        return (least[0], least.Skip(1).Sum());
    }

    private static void Keep(Dictionary<(string Stage, int Year), double> least, string stage, int year, double spent) =>
        least[(stage, year)] = Math.Min(spent, least.GetValueOrDefault((stage, year), double.PositiveInfinity));
}
