using Planner.Localities.Scenarios;
using Planner.Simulation.Preparation;
using Planner.Simulation.Recording;
using Planner.Simulation.Running;
using Planner.Simulation.Tests.Fixtures;

namespace Planner.Simulation.Tests.Running;

public class PairedRunTests
{
    private const int Replicates = 70;

    [Theory]
    [InlineData(1, 16)]
    [InlineData(2, 32)]
    public void Run_SeveralScenariosInOnePass_GivesEachWhatItGivesAlone(int threads, int width)
    {
        // Other money, another certification's chance (other draws asked for), other assumptions.
        SmallModel small = LivelyModel.Of("A", "B", "C");
        SmallModel[] variants =
        [
            small,
            small with { Budget = [SmallModel.Line("works", 2022, 5), SmallModel.Line("works", 2023, 5)] },
            small with { Assumptions = [SmallModel.LogNormal(UncertainInput.ExitFactor, 0.6)] },
            small with { Quota = new Dictionary<int, IReadOnlyDictionary<int, int>> { [1] = new Dictionary<int, int> { [2022] = 2, [2023] = 1 } } },
        ];
        PreparedModel model = small.Prepare();
        var options = new RunOptions(Replicates, LivelyModel.Seed, threads) { BlockWidth = width };
        PairedRun[] together = variants.Select(v => new PairedRun(v.Prepare(model), Empty(model))).ToArray();
        var heard = new Progress();
        EnsembleRunner.Run(
            model, together, options, [new ReplicateRange(0, Replicates)], new RunHooks { Progress = heard }, CancellationToken.None);
        Assert.Equal(variants.Length * Replicates, heard.Most);
        for (int i = 0; i < variants.Length; i++)
        {
            Outcomes alone = Empty(model);
            EnsembleRunner.Run(
                model, variants[i].Prepare(model), options, alone, [new ReplicateRange(0, Replicates)], RunHooks.None, CancellationToken.None);
            Assert.Equal(LivelyModel.Bytes(alone, Replicates), LivelyModel.Bytes(together[i].Outcomes, Replicates));
        }

        Assert.NotEqual(LivelyModel.Bytes(together[0].Outcomes, Replicates), LivelyModel.Bytes(together[1].Outcomes, Replicates));
    }

    [Fact]
    public void Run_SeveralScenariosInOnePass_OffersEachItsOwnOutcomes()
    {
        SmallModel small = LivelyModel.Of("A", "B", "C");
        PreparedModel model = small.Prepare();
        Outcomes[] own = [Empty(model), Empty(model)];
        var offered = new List<Outcomes>();
        EnsembleRunner.Run(
            model,
            own.Select(o => new PairedRun(small.Prepare(model), o, offered.Add)).ToArray(),
            new RunOptions(Replicates, LivelyModel.Seed, 1),
            [new ReplicateRange(0, Replicates)],
            RunHooks.None,
            CancellationToken.None);
        Assert.Equal(2, offered.Distinct().Count());
        Assert.All(own, o => Assert.Equal(Replicates, o.Done.Single().Count));
    }

    private static Outcomes Empty(PreparedModel model) => new(OutcomeShape.Of(model), new ReplicateRange(0, Replicates));

    private sealed class Progress : IProgress<RunProgress>
    {
        public int Most { get; private set; }

        public void Report(RunProgress value)
        {
            lock (this)
            {
                Most = Math.Max(Most, value.ReplicatesDone);
            }
        }
    }
}
