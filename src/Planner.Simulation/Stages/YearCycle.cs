using Planner.Simulation.Preparation;
using Planner.Simulation.Recording;
using Planner.Simulation.Running;
using Planner.Simulation.State;

namespace Planner.Simulation.Stages;

/// <summary>
/// The stages of a year in their order. A run carries the stages between the allocation and the districts commune by commune; a replay goes stage by stage, cut
/// in two behind the criteria, where it looks at what the rules saw. Both give the same bytes.
/// </summary>
internal sealed class YearCycle
{
    private readonly PreparedModel model;
    private readonly StageClock? clock;
    private readonly StartState start;
    private readonly IReadOnlyList<RecordedColumns> recorded;
    private readonly int recordedThrough;
    private readonly IStage[] first;
    private readonly IStage[] before;
    private readonly IStage[] after;
    private readonly IStage[] shared;
    private readonly CommunePass pass;
    private readonly CommunePass recordingPass;
    private readonly CommunePass startPass;
    private readonly DistrictStage districts;
    private readonly RecordStage record;
    private readonly IStage[] keeping;
    private readonly IStage[] totals;
    private readonly StateGuard guard;

    /// <summary>The stages of a scenario.</summary>
    /// <param name="model">The model.</param>
    /// <param name="scenario">The scenario.</param>
    /// <param name="clock">Counts their time; null for none.</param>
    /// <param name="design">Inputs that are given, not drawn; null for none.</param>
    /// <param name="recorder">Keeps what a run records of communes in the block's <see cref="BlockState.Kept"/>; null: nothing is kept.</param>
    public YearCycle(
        PreparedModel model, PreparedScenario scenario, StageClock? clock = null, InputDesign? design = null, EnsembleRecorder? recorder = null)
    {
        this.model = model;
        this.clock = clock;
        start = new StartState(model, scenario, design);
        recorded = scenario.Recorded;
        recordedThrough = scenario.RecordedThrough;
        var criteria = new CriteriaStage(model, clock);
        CommuneStage[] toCriteria = [new ResponseStage(model, scenario), new IncomeStage(model), new PovertyStage(model), criteria];
        CommuneStage[] fromCriteria = [new LadderStage(model), new AreaStage(model, scenario)];
        shared = Timed(
        [
            new ParameterStage(model),
            new ShockStage(model),
            new MoneyStage(model, scenario),
            new RegistrationStage(model, scenario),
            new AllocationStage(model, scenario),
            new ConstructionDebtStage(model, scenario),
        ]);
        districts = new DistrictStage(model);
        record = new RecordStage(model);
        guard = new StateGuard(model);
        int last = model.Locality.EndYear;
        CommuneStage[] kept = recorder is null ? [] : [new KeepingStage(recorder)];
        keeping = Timed(kept);
        pass = new CommunePass(model.Communes.Count, [.. toCriteria, .. fromCriteria, .. kept], clock, guard, last);
        recordingPass = new CommunePass(model.Communes.Count, [.. toCriteria, .. fromCriteria, record, .. kept], clock, guard, last);
        startPass = new CommunePass(model.Communes.Count, [new StartStage(model, start), criteria, record, .. kept], clock, guard, last);
        totals = Timed([districts, record]);
        before = [.. shared, .. Timed(toCriteria)];
        after = [.. Timed(fromCriteria), .. totals];
        first = [shared[0], .. Timed([criteria]), .. totals];
    }

    /// <summary>All stages of a year in their order.</summary>
    public IEnumerable<IStage> Stages => before.Concat(after);

    /// <summary>The state at the end of the start year, criteria judged and metrics recorded.</summary>
    public void Start(BlockState block, int firstReplicate)
    {
        int year = model.Locality.StartYear;
        bool together = !districts.ChangesCommunes(year);
        long began = clock is null ? 0 : ThreadClock.Nanoseconds();
        block.FirstReplicate = firstReplicate;
        block.Year = year;
        if (together)
        {
            start.Begin(block, firstReplicate);
            model.FindCommonParameters(block, year);
        }
        else
        {
            start.Fill(block, firstReplicate);
        }

        clock?.Count(StageClock.Start, began);
        if (together)
        {
            startPass.Run(block, year, CancellationToken.None);
            Conclude(block, year, CancellationToken.None);
        }
        else
        {
            Carry(first, block, year, CancellationToken.None);
            Carry(keeping, block, year, CancellationToken.None);
        }

        guard.Metrics(block);
    }

    /// <summary>A whole year, recorded or simulated.</summary>
    public void Year(BlockState block, int year, CancellationToken cancel = default)
    {
        block.Year = year;
        if (year <= recordedThrough)
        {
            Record(block, year);
            return;
        }

        Carry(shared, block, year, cancel);
        if (districts.ChangesCommunes(year))
        {
            // What communes are recorded as is known after the districts only.
            pass.Run(block, year, cancel);
            Carry(totals, block, year, cancel);
            guard.Metrics(block);
            return;
        }

        recordingPass.Run(block, year, cancel);
        Conclude(block, year, cancel);
        guard.Metrics(block);
    }

    /// <summary>Everything of a year up to the judgement of the criteria.</summary>
    public void ToCriteria(BlockState block, int year, CancellationToken cancel = default)
    {
        block.Year = year;
        if (year <= recordedThrough)
        {
            Record(block, year);
            return;
        }

        Carry(before, block, year, cancel);
    }

    /// <summary>The rest of the year: ladder, areas, districts, record.</summary>
    public void FromCriteria(BlockState block, int year, CancellationToken cancel = default) => Carry(year <= recordedThrough ? [] : after, block, year, cancel);

    /// <summary>The districts, and the metrics of a year whose communes have been recorded.</summary>
    private void Conclude(BlockState block, int year, CancellationToken cancel)
    {
        Carry(totals.AsSpan(0, 1), block, year, cancel);
        cancel.ThrowIfCancellationRequested();
        long began = clock is null ? 0 : ThreadClock.Nanoseconds();
        record.End(block, year);
        clock?.Count(StageClock.NameOf(record), began);
    }

    /// <summary>A recorded year: the communes as they stood, the criteria judged, every metric recorded, and facts in the place of what the communes would give.</summary>
    private void Record(BlockState block, int year)
    {
        RecordedColumns recorded = this.recorded[year - model.Locality.StartYear - 1];
        start.Record(block, recorded);
        Carry(first, block, year, CancellationToken.None);
        Carry(keeping, block, year, CancellationToken.None);
        int slot = (year - model.Locality.StartYear) * model.Metrics.Count;
        foreach (int metric in recorded.Unknown)
        {
            block.MetricColumn(slot + metric).Fill(double.NaN);
        }

        foreach ((int metric, double value) in recorded.Facts)
        {
            block.MetricColumn(slot + metric).Fill(value);
        }
    }

    private static void Carry(ReadOnlySpan<IStage> stages, BlockState block, int year, CancellationToken cancel)
    {
        foreach (IStage stage in stages)
        {
            cancel.ThrowIfCancellationRequested();
            stage.Run(block, year);
        }
    }

    private IStage[] Timed(IEnumerable<IStage> stages) => clock is null ? [.. stages] : [.. stages.Select(clock.Around)];
}
