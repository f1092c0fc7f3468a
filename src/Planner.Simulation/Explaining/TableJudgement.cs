using Planner.Numerics.Lanes;
using Planner.Rules.Pack;
using Planner.Rules.Pack.Loading;
using Planner.Rules.Workflows;
using Planner.Simulation.Draws;
using Planner.Simulation.Preparation;
using Planner.Simulation.Stages;
using Planner.Simulation.State;

namespace Planner.Simulation.Explaining;

/// <summary>
/// Where the communes stand at the start, in every synthetic table, judged by the rules of one year: each criterion of every set of communes in force, and whether a commune meets
/// all that a level asks. Made by the stage that judges in the run.
/// </summary>
/// <threadsafety>Immutable; safe for concurrent use.</threadsafety>
public sealed class TableJudgement
{
    private static readonly CommuneLevel[] Ladder = [CommuneLevel.NewRural, CommuneLevel.Advanced, CommuneLevel.Model];

    private readonly bool[] met;
    private readonly bool[] meets;

    private TableJudgement(IReadOnlyList<string> communes, IReadOnlyList<JudgedCriterion> criteria, IReadOnlyList<CommuneLevel> levels, int tables, int year, bool[] met, bool[] meets)
    {
        Communes = communes;
        Criteria = criteria;
        Levels = levels;
        Tables = tables;
        Year = year;
        this.met = met;
        this.meets = meets;
    }

    /// <summary>Ids of the communes that criteria are for (no townships), in the order of the table.</summary>
    public IReadOnlyList<string> Communes { get; }

    /// <summary>The criteria judged, set by set in official order.</summary>
    public IReadOnlyList<JudgedCriterion> Criteria { get; }

    /// <summary>The levels that have a set in force, lowest first.</summary>
    public IReadOnlyList<CommuneLevel> Levels { get; }

    /// <summary>Number of tables; ≥ 1.</summary>
    public int Tables { get; }

    /// <summary>The year whose sets and thresholds judge.</summary>
    public int Year { get; }

    /// <summary>Judges the communes.</summary>
    /// <param name="scenario">A prepared scenario.</param>
    /// <param name="year">Start year .. end year of the locality.</param>
    /// <param name="tables">How many of the locality's tables, from the first on; ≥ 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">Year or tables are out of range.</exception>
    public static TableJudgement Of(PreparedScenario scenario, int year, int tables)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        PreparedModel model = scenario.Model;
        ArgumentOutOfRangeException.ThrowIfLessThan(year, model.Locality.StartYear);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, model.Locality.EndYear);
        ArgumentOutOfRangeException.ThrowIfLessThan(tables, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(tables, model.Locality.Tables.Count);

        // Replicate r starts from table r: so many lanes hold every table once.
        var block = new BlockState(model, new LaneDraws(scenario.Scenario.Seed), tables);
        new YearCycle(model, scenario).Start(block, 0);
        model.FindParameters(block, year);
        var stage = new CriteriaStage(model);
        stage.Begin(block, year);
        (CommuneLevel Level, PreparedCriteriaSet Set)[] sets =
        [
            .. Ladder.Select(l => (Level: l, Set: model.SetInForce(l, year))).Where(s => s.Set is not null).Select(s => (s.Level, s.Set!)),
        ];
        JudgedCriterion[] criteria = [.. sets.SelectMany(s => s.Set.Criteria.Select(c => new JudgedCriterion(s.Level, s.Set.Set.Id, c.Name, Members.TitleOf(c.Properties))))];
        CompiledRule[] rules = [.. sets.SelectMany(s => s.Set.Criteria)];
        int[] communes = [.. Enumerable.Range(0, model.Communes.Count).Where(c => !model.Communes[c].Urban)];
        bool[] met = new bool[communes.Length * criteria.Length * tables];
        bool[] meets = new bool[communes.Length * sets.Length * tables];
        for (int i = 0; i < communes.Length; i++)
        {
            int c = communes[i];
            stage.Commune(block, year, c);
            for (int t = 0; t < tables; t++)
            {
                for (int k = 0; k < rules.Length; k++)
                {
                    met[(((i * rules.Length) + k) * tables) + t] =
                        rules[k].Evaluate(block.Lanes, block.Offset(c, t), block.Width, model.Shared, block.SharedOffsets[(c * block.Width) + t]);
                }

                for (int l = 0; l < sets.Length; l++)
                {
                    meets[(((i * sets.Length) + l) * tables) + t] = block.Column(c, SlotOf(sets[l].Level))[t] > 0;
                }
            }
        }

        return new TableJudgement([.. communes.Select(c => model.Communes[c].Id)], criteria, [.. sets.Select(s => s.Level)], tables, year, met, meets);
    }

    /// <summary>Whether a commune meets a criterion.</summary>
    /// <param name="commune">Index into <see cref="Communes"/>.</param>
    /// <param name="criterion">Index into <see cref="Criteria"/>.</param>
    /// <param name="table">0-based table.</param>
    public bool Met(int commune, int criterion, int table) => met[(((commune * Criteria.Count) + criterion) * Tables) + table];

    /// <summary>Whether a commune meets everything a level asks.</summary>
    /// <param name="commune">Index into <see cref="Communes"/>.</param>
    /// <param name="level">Index into <see cref="Levels"/>.</param>
    /// <param name="table">0-based table.</param>
    public bool Meets(int commune, int level, int table) => meets[(((commune * Levels.Count) + level) * Tables) + table];

    private static int SlotOf(CommuneLevel level) => level switch
    {
        CommuneLevel.NewRural => CommuneSlots.MeetsNewRural,
        CommuneLevel.Advanced => CommuneSlots.MeetsAdvanced,
        _ => CommuneSlots.MeetsModel,
    };
}
