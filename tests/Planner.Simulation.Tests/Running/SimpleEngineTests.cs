using Planner.Localities.Opening;
using Planner.Localities.Scenarios;
using Planner.Rules.Diagnostics;
using Planner.Simulation.Draws;
using Planner.Simulation.Preparation;
using Planner.Simulation.Stages;
using Planner.Simulation.State;
using Planner.Simulation.Tests.Fixtures;
using Planner.Simulation.Tests.Oracles;

namespace Planner.Simulation.Tests.Running;

/// <summary>
/// Every shipped scenario through the engine over lanes and through the simple one, on the same random numbers: all metrics of all years agree far within Monte Carlo error.
/// The two differ only by rounding (own exponential, sorted sums, tables of quantiles), which now and then tips one household or one criterion over an edge.
/// </summary>
public class SimpleEngineTests
{
    private const int Replicates = 80; // four of each of twenty synthetic tables

    public static TheoryData<string, string> Scenarios()
    {
        var data = new TheoryData<string, string>();
        foreach (string path in Directory.GetFiles(Path.Combine(ShippedLocality.Folder, ".."), "*.scenario.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            // The simple engine simulates every year; recorded ones have an oracle of their own (RecordedYearTests).
            if (File.ReadAllText(path).Contains("\"asOf\"", StringComparison.Ordinal))
            {
                continue;
            }

            data.Add(Path.GetRelativePath(Path.Combine(ShippedLocality.Folder, ".."), Path.GetDirectoryName(path)!), Path.GetFileName(path));
        }

        return data;
    }

    [Theory]
    [Trait("Category", "Slow")]
    [MemberData(nameof(Scenarios))]
    public void Run_ShippedScenario_AgreesWithTheSimpleEngine(string folder, string file)
    {
        var diagnostics = new DiagnosticBag();
        OpenedLocality? opened = LocalityFolder.Open(Path.Combine(ShippedLocality.Folder, "..", folder), diagnostics);
        PreparedModel? model = opened is null ? null : PreparedModel.Prepare(opened.Locality, opened.Pack, diagnostics);
        Scenario? scenario = model is null ? null : ScenarioLoader.Load(Path.Combine(model.Locality.Folder, file), model.Locality, model.Pack, diagnostics);
        PreparedScenario? prepared = scenario is null ? null : PreparedScenario.Prepare(model!, scenario, diagnostics);
        Assert.True(prepared is not null, string.Join('\n', diagnostics.InFileOrder()));

        BlockState simple = new SimpleEngine(model!, prepared).Run(scenario!.Seed, 0, Replicates);
        var block = new BlockState(prepared.Model, new LaneDraws(scenario.Seed), Replicates);
        var cycle = new YearCycle(prepared.Model, prepared);
        cycle.Start(block, 0);
        int years = model!.Locality.EndYear - model.Locality.StartYear;
        for (int year = model.Locality.StartYear + 1; year <= model.Locality.EndYear; year++)
        {
            cycle.ToCriteria(block, year);
            cycle.FromCriteria(block, year);
        }

        var apart = new List<string>();
        int equal = 0, all = 0;
        for (int m = 0; m < model.Metrics.Count * (years + 1); m++)
        {
            double[] lanes = [.. block.MetricColumn(m)[..Replicates]], plain = [.. simple.MetricColumn(m)[..Replicates]];
            int[] known = [.. Enumerable.Range(0, Replicates).Where(r => !double.IsNaN(lanes[r]) && !double.IsNaN(plain[r]))];
            Assert.True(lanes.Count(double.IsNaN) == plain.Count(double.IsNaN), Where());
            if (known.Length == 0)
            {
                continue;
            }

            double[] differences = [.. known.Select(r => lanes[r] - plain[r])];
            double spread = MathNet.Numerics.Statistics.Statistics.StandardDeviation(known.Select(r => plain[r]));
            double size = known.Max(r => Math.Abs(plain[r]));
            equal += differences.Count(d => Math.Abs(d) <= 1e-4 * Math.Max(size, 1e-9));
            all += differences.Length;

            // A tenth of the Monte Carlo error of the mean; where nothing varies, rounding.
            double allowed = Math.Max(0.1 * (double.IsNaN(spread) ? 0 : spread) / Math.Sqrt(known.Length), 1e-4 * size);

            // One future of the eighty may have been tipped over an edge; what systematically differs does so in many.
            double rest = differences.OrderBy(Math.Abs).SkipLast(1).Sum() / differences.Length;
            if (Math.Abs(rest) > allowed)
            {
                apart.Add($"{Where()}: means differ by {rest:R} without the one that differs most, allowed {allowed:R}");
            }

            string Where() => $"{model.Metrics[m % model.Metrics.Count].Definition.Id}, {model.Locality.StartYear + (m / model.Metrics.Count)}";
        }

        Assert.True(apart.Count == 0, string.Join('\n', apart));
        Assert.True(equal >= 0.97 * all, $"only {equal} of {all} recorded values agree to four digits");
    }
}
