using Planner.Simulation.Preparation;
using Planner.Simulation.State;

namespace Planner.Simulation.Recording;

/// <summary>
/// Collects what blocks record. Columns are written at the replicate's own index; histograms and sums are whole numbers, so that neither threads
/// nor the order of blocks can change a result.
/// </summary>
internal sealed class EnsembleRecorder
{
    private readonly PreparedModel model;
    private readonly PreparedScenario scenario;
    private readonly long seed;
    private readonly int replicates;
    private readonly int years;
    private readonly double[][] metrics;
    private readonly double[][] targetValues;
    private readonly bool[][] targetMet;
    private readonly int[] firstYears;
    private readonly int[] criterionPassed;
    private readonly long[] spending;

    public EnsembleRecorder(PreparedModel model, PreparedScenario scenario, long seed, int replicates)
    {
        this.model = model;
        this.scenario = scenario;
        this.seed = seed;
        this.replicates = replicates;
        years = model.Locality.EndYear - model.Locality.StartYear + 1;
        metrics = Columns<double>(model.Metrics.Count * years);
        targetValues = Columns<double>(model.Targets.Count);
        targetMet = Columns<bool>(model.Targets.Count);
        firstYears = new int[model.Communes.Count * 3 * (years + 1)];
        criterionPassed = new int[model.Communes.Count * model.LastSetCriteria.Count * years];
        spending = new long[model.Communes.Count * model.Components.Count * years];

        T[][] Columns<T>(int count) => Enumerable.Range(0, count).Select(_ => new T[replicates]).ToArray();
    }

    /// <summary>Adds one year of a block to the sums.</summary>
    public void AddYear(BlockState block, int firstReplicate, int year, Tally tally)
    {
        int lanes = Math.Min(block.Width, replicates - firstReplicate);
        int y = year - model.Locality.StartYear;
        int criteria = model.LastSetCriteria.Count;
        int components = model.Components.Count;
        for (int c = 0; c < model.Communes.Count; c++)
        {
            for (int i = 0; i < criteria; i++)
            {
                int passed = 0;
                int at = ((c * criteria) + i) * block.Width;
                for (int lane = 0; lane < lanes; lane++)
                {
                    passed += block.CriterionPassed[at + lane] ? 1 : 0;
                }

                tally.CriterionPassed[(((c * criteria) + i) * years) + y] += passed;
            }

            for (int k = 0; k < components; k++)
            {
                ReadOnlySpan<double> money = block.MoneyColumn(k, c);
                long sum = 0;
                for (int lane = 0; lane < lanes; lane++)
                {
                    sum += (long)Math.Round(money[lane] * 1000);
                }

                tally.Spending[(((c * components) + k) * years) + y] += sum;
            }
        }
    }

    /// <summary>Takes a finished block's columns and judges the targets.</summary>
    public void AddBlock(BlockState block, int firstReplicate, Tally tally)
    {
        int lanes = Math.Min(block.Width, replicates - firstReplicate);
        for (int m = 0; m < model.Metrics.Count; m++)
        {
            for (int y = 0; y < years; y++)
            {
                block.MetricColumn((y * model.Metrics.Count) + m)[..lanes].CopyTo(metrics[(m * years) + y].AsSpan(firstReplicate));
            }
        }

        int shared = model.SharedOffset(model.LocalityRegion, model.Locality.EndYear);
        for (int t = 0; t < model.Targets.Count; t++)
        {
            for (int lane = 0; lane < lanes; lane++)
            {
                targetValues[t][firstReplicate + lane] = model.Targets[t].Value(block.Metrics, lane, block.Width, model.Shared, shared);
                targetMet[t][firstReplicate + lane] = model.Targets[t].Rule(block.Metrics, lane, block.Width, model.Shared, shared) == 1;
            }
        }

        for (int cell = 0; cell < model.Communes.Count * 3; cell++)
        {
            for (int lane = 0; lane < lanes; lane++)
            {
                int year = block.FirstYear[(cell * block.Width) + lane];
                tally.FirstYears[(cell * (years + 1)) + (year == 0 ? years : year - model.Locality.StartYear)]++;
            }
        }
    }

    /// <summary>A worker's own sums.</summary>
    public Tally NewTally() => new(firstYears.Length, criterionPassed.Length, spending.Length);

    /// <summary>Adds a worker's sums; whole numbers, so the order does not matter.</summary>
    public void Merge(Tally tally)
    {
        lock (firstYears)
        {
            for (int i = 0; i < firstYears.Length; i++)
            {
                firstYears[i] += tally.FirstYears[i];
            }

            for (int i = 0; i < criterionPassed.Length; i++)
            {
                criterionPassed[i] += tally.CriterionPassed[i];
            }

            for (int i = 0; i < spending.Length; i++)
            {
                spending[i] += tally.Spending[i];
            }
        }
    }

    /// <summary>The finished ensemble.</summary>
    public Ensemble ToEnsemble() => new(
        model.Locality, model.Pack, scenario.Scenario, seed, replicates, model.LastSetCriteria,
        metrics, targetValues, targetMet, firstYears, criterionPassed, spending);

    /// <summary>One worker's histograms and sums.</summary>
    internal sealed class Tally(int firstYears, int criterionPassed, int spending)
    {
        public int[] FirstYears { get; } = new int[firstYears];

        public int[] CriterionPassed { get; } = new int[criterionPassed];

        public long[] Spending { get; } = new long[spending];
    }
}
