using Planner.Simulation.Preparation;
using Planner.Simulation.Running;
using Planner.Simulation.State;

namespace Planner.Simulation.Stages;

/// <summary>
/// The stages of a year in their order. Cut in two behind the criteria, where a replay looks at what the rules saw.
/// </summary>
internal sealed class YearCycle
{
    private readonly PreparedModel model;
    private readonly StartState start;
    private readonly CriteriaStage criteria;
    private readonly DistrictStage districts;
    private readonly RecordStage record;
    private readonly IStage[] before;
    private readonly IStage[] after;

    public YearCycle(PreparedModel model, PreparedScenario scenario)
    {
        this.model = model;
        start = new StartState(model, scenario);
        criteria = new CriteriaStage(model);
        districts = new DistrictStage(model);
        record = new RecordStage(model);
        before =
        [
            new ShockStage(model),
            new MoneyStage(model, scenario),
            new RegistrationStage(model, scenario),
            new AllocationStage(model, scenario),
            new ConstructionDebtStage(model, scenario),
            new ResponseStage(model, scenario),
            new IncomeStage(model),
            new PovertyStage(model),
            criteria,
        ];
        after = [new LadderStage(model), new AreaStage(model, scenario), districts, record];
    }

    /// <summary>All stages of a year in their order.</summary>
    public IEnumerable<IStage> Stages => before.Concat(after);

    /// <summary>The state at the end of the start year, criteria judged and metrics recorded.</summary>
    public void Start(BlockState block, int firstReplicate)
    {
        int year = model.Locality.StartYear;
        start.Fill(block, firstReplicate);
        model.FindParameters(block, year);
        criteria.Run(block, year);
        districts.Run(block, year);
        record.Run(block, year);
    }

    /// <summary>Everything of a year up to the judgement of the criteria.</summary>
    public void ToCriteria(BlockState block, int year)
    {
        model.FindParameters(block, year);
        foreach (IStage stage in before)
        {
            stage.Run(block, year);
        }
    }

    /// <summary>The rest of the year: ladder, areas, districts, record.</summary>
    public void FromCriteria(BlockState block, int year)
    {
        foreach (IStage stage in after)
        {
            stage.Run(block, year);
        }
    }
}
