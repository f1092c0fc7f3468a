using Planner.Simulation.Draws;
using Planner.Simulation.Preparation;
using Planner.Simulation.Stages;
using Planner.Simulation.State;

namespace Planner.Simulation.Tests.Oracles;

/// <summary>
/// The whole model as docs/model.md writes it, one replicate's number after the other: no kernels, no sorted work, no tables of quantiles. Slow and plain; what the engine
/// over lanes must agree with. Of the engine it shares the state's columns, the random numbers and the choice of parameters.
/// </summary>
internal sealed class SimpleEngine
{
    private readonly PreparedModel model;
    private readonly ScalarStartState start;
    private readonly IStage[] first;
    private readonly IStage[] year;

    public SimpleEngine(PreparedModel model, PreparedScenario scenario)
    {
        model = scenario.Model;
        this.model = model;
        start = new ScalarStartState(model, scenario);
        IStage criteria = new ScalarCriteriaStage(model);
        IStage districts = new ScalarDistrictStage(model);
        IStage record = new ScalarRecordStage(model);
        first = [criteria, districts, record];
        year =
        [
            new ScalarShockStage(model),
            new ScalarMoneyStage(model, scenario),
            new ScalarRegistrationStage(model, scenario),
            new ScalarAllocationStage(model, scenario),
            new ScalarConstructionDebtStage(model, scenario),
            new ScalarResponseStage(model, scenario),
            new ScalarIncomeStage(model),
            new ScalarPovertyStage(model),
            criteria,
            new ScalarLadderStage(model),
            new ScalarAreaStage(model, scenario),
            districts,
            record,
        ];
    }

    /// <summary>Runs a block of replicates; its metric columns hold what was recorded.</summary>
    public BlockState Run(long seed, int firstReplicate, int replicates)
    {
        var block = new BlockState(model, new LaneDraws(seed), replicates);
        start.Fill(block, firstReplicate);
        Carry(first, block, model.Locality.StartYear);
        for (int y = model.Locality.StartYear + 1; y <= model.Locality.EndYear; y++)
        {
            Carry(year, block, y);
        }

        return block;
    }

    private void Carry(IStage[] stages, BlockState block, int y)
    {
        model.FindParameters(block, y);
        foreach (IStage stage in stages)
        {
            stage.Run(block, y);
        }
    }
}
