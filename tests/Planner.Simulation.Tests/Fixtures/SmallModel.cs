using System.Text;
using Planner.Localities.Scenarios;
using Planner.Localities.Units;
using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;
using Planner.Rules.Pack;
using Planner.Rules.Workflows;
using Planner.Simulation.Draws;
using Planner.Simulation.Preparation;
using Planner.Simulation.State;

namespace Planner.Simulation.Tests.Fixtures;

/// <summary>A model small enough for closed forms: every source of chance is off unless a test turns it on.</summary>
internal sealed record SmallModel
{
    private static readonly Provenance Assumed = new(null, null, "a test", SourceSpan.StartOf("test"));

    public int StartYear { get; init; } = 2020;

    public int EndYear { get; init; } = 2025;

    public int Households { get; init; } = 1000;

    public int Poor { get; init; } = 300;

    public int NearPoor { get; init; } = 100;

    public IReadOnlyList<string> CommuneIds { get; init; } = ["A", "B"];

    public double StartLevel { get; init; } = 40;

    public IReadOnlyList<IndicatorDefinition> Indicators { get; init; } = [Indicator("roads"), Indicator("water")];

    public IReadOnlyList<ComponentDefinition> Components { get; init; } = [Component("works", MoneyKind.Recurrent, [Work("roads", 2), Work("water", 3)])];

    public IReadOnlyDictionary<string, AllocationRule> Allocations { get; init; } = new Dictionary<string, AllocationRule> { ["even"] = Weights("even", "1.0") };

    public IReadOnlyList<BudgetLine> Budget { get; init; } = [];

    public IReadOnlyList<DisbursementRule> Disbursement { get; init; } =
    [
        new(MoneyKind.Capital, new Dictionary<int, double> { [2020] = 0.8 }, 20, 0, 0, Assumed),
        new(MoneyKind.Recurrent, new Dictionary<int, double> { [2020] = 0.8 }, 20, 0, 0, Assumed),
    ];

    public Func<PovertyRules, PovertyRules> Poverty { get; init; } = p => p;

    public Func<RecognitionRules, RecognitionRules> Recognition { get; init; } = r => r;

    public Func<ShockRules, ShockRules> Shocks { get; init; } = s => s;

    public double CounterpartRatio { get; init; }

    public double DebtShare { get; init; }

    public double PriceGrowth { get; init; }

    public Levers Levers { get; init; } = new(false, 0, 0, new Dictionary<int, double>());

    public IReadOnlyList<UncertainAssumption> Assumptions { get; init; } = [];

    public IReadOnlyDictionary<int, IReadOnlyDictionary<int, int>> Quota { get; init; } = new Dictionary<int, IReadOnlyDictionary<int, int>>();

    /// <summary>First year of the criteria set; an older copy of it is in force before.</summary>
    public int SetFrom { get; init; }

    public string Criterion { get; init; } = "commune.roads >= 60";

    public static IndicatorDefinition Indicator(string id, double trend = 0, double noise = 0, double depreciation = 0, double damage = 0, double campaign = 0) => new(
        id, IndicatorScope.Commune, new LocalizedText(id, id), Units.Percent, "g-" + id, 100, 0, trend, campaign, depreciation, damage, noise, SizeMeasure.Commune, 0, Assumed);

    public static WorkResponse Work(string indicator, double unitCost, double emphasis = 1, int lag = 0) => new(indicator, unitCost, emphasis, lag, Assumed);

    public static ComponentDefinition Component(
        string id, MoneyKind kind, IReadOnlyList<WorkResponse> works, IReadOnlyList<HouseholdEffect>? effects = null, string eligible = "true", string allocation = "even") =>
        new(id, "p", new LocalizedText(id, id), kind, Rule(eligible), Assumed, allocation, works, effects ?? [], Assumed);

    public static AllocationRule Weights(string id, string weight, double concentration = 0, double ceiling = double.PositiveInfinity) => new(
        id, new LocalizedText(id, id), AllocationKind.Weights, Rule(weight), null, null, concentration, 0, ceiling, new Dictionary<string, double>(), Assumed);

    public static AllocationRule Table(string id, params (string Commune, double Weight)[] rows) => new(
        id, new LocalizedText(id, id), AllocationKind.Table, null, null, null, 0, 0, double.PositiveInfinity,
        rows.ToDictionary(r => r.Commune, r => r.Weight), Assumed);

    public static BudgetLine Line(string component, int year, double billion) => new("b", component, year, MoneySource.Central, billion, "start", Assumed);

    public static Coefficient Value(double value) => new(value, Assumed);

    public static UncertainAssumption LogNormal(UncertainInput input, double sigma) =>
        new(input, new UncertainDistribution("lognormal", 1, sigma, 0, 0, [], []), Assumed);

    public Locality Locality() => new()
    {
        Id = "test",
        Title = new LocalizedText("Thử", "Test"),
        Folder = "test",
        Region = "R",
        Synthetic = true,
        SyntheticNotice = new LocalizedText("giả lập", "synthetic"),
        StartYear = StartYear,
        EndYear = EndYear,
        Districts = [new District("D", null, new LocalizedText("D", "D"), false, false, 0, Assumed)],
        DistrictIndicators = [[]],
        Tables = [new CommuneTable(1, CommuneIds.Select(Start).ToArray())],
        ScenarioFiles = [],
        History = new Dictionary<string, IReadOnlyDictionary<int, double>>(),
        RulesFolder = "rules",
        TargetFiles = [],
        Files = [],
    };

    public Scenario Scenario() => new()
    {
        Id = "s",
        Title = new LocalizedText("s", "s"),
        Description = new LocalizedText("s", "s"),
        Extends = null,
        Replicates = 10,
        Seed = 1,
        Budget = Budget,
        Allocations = Components.ToDictionary(c => c.Id, c => Allocations[c.Allocation]),
        Disbursement = Disbursement,
        Registration = new RegistrationPlan(Quota, null, 100, Assumed),
        Levers = Levers,
        Assumptions = Assumptions,
        Correlations = [],
        StatusLoss = true,
        Files = [],
    };

    public RulePack Pack()
    {
        IncomeRules income = new(
            Value(0.05), Value(0), Value(1), Value(0), Value(0), Value(0), Value(0), Value(0), Value(0));
        PovertyRules poverty = new(
            [], [], Value(0.2), Value(0.02), Value(0.3), Value(0.5), Value(0.1), Value(0.05), Value(0.2), Value(0.01), Value(0.02), Value(0.3),
            Value(0), Value(0.05), Value(0), Value(0), Value(0), Value(0), Value(0), income);
        RecognitionRules recognition = new(
            Value(1), Value(1), Value(95), Value(0), Value(80), Value(1), Value(0), Value(2), Value(0), Value(1), [], Value(0.3), Value(0.5), [], Value(2024));
        return new RulePack
        {
            Folder = "rules",
            Indicators = Indicators,
            Parameters = [],
            Regions = ["R"],
            RegionOverrides = [],
            CriteriaSets =
            [
                new CriteriaSet("old", new LocalizedText("s", "s"), IndicatorScope.Commune, CommuneLevel.NewRural, -1, SetFrom - 1, Workflow(), Assumed),
                new CriteriaSet("set", new LocalizedText("s", "s"), IndicatorScope.Commune, CommuneLevel.NewRural, SetFrom, null, Workflow(), Assumed),
            ],
            Poverty = Poverty(poverty),
            Shocks = Shocks(new ShockRules(Value(0), Value(0.5), Value(5), Value(0), Value(0))),
            Recognition = Recognition(recognition),
            Areas = new AreaStatusRules(true, Assumed, [], Rule("true"), [], Value(20), Value(0.5), [], Rule("true"), Assumed),
            Funding = new FundingRules(
                [new ProgrammeDefinition("p", new LocalizedText("p", "p"), CounterpartRatio, Assumed)], Components, Allocations, Disbursement, DebtShare, 0.5, PriceGrowth,
                new Dictionary<string, Provenance>()),
            Metrics =
            [
                Metric("povertyRate", Aggregate.Ratio, "commune.poorHouseholds", "commune.households"),
                Metric("roads", Aggregate.Mean, "commune.roads", null),
                Metric("certified", Aggregate.Count, "commune.certified", null),
                Metric("incomeMean", Aggregate.Mean, "commune.income", null),
            ],
            Targets = [],
            Likelihood = [],
            Files = [],
        };
    }

    public PreparedModel Prepare()
    {
        var diagnostics = new DiagnosticBag();
        PreparedModel? model = PreparedModel.Prepare(Locality(), Pack(), diagnostics);
        Assert.True(model is not null, string.Join('\n', diagnostics.InFileOrder()));
        return model;
    }

    public PreparedScenario Prepare(PreparedModel model)
    {
        var diagnostics = new DiagnosticBag();
        PreparedScenario? scenario = PreparedScenario.Prepare(model, Scenario(), diagnostics);
        Assert.True(scenario is not null, string.Join('\n', diagnostics.InFileOrder()));
        return scenario;
    }

    public static BlockState Block(PreparedModel model, long seed, int width) => new(model, new LaneDraws(seed), width);

    public static RuleText Rule(string expression) => new(Json(System.Text.Json.JsonSerializer.Serialize(expression)));

    private static JsonValue Json(string text)
    {
        var diagnostics = new DiagnosticBag();
        return JsonFile.Parse("test", Encoding.UTF8.GetBytes(text), diagnostics) ?? throw new InvalidOperationException(string.Join('\n', diagnostics.InFileOrder()));
    }

    private static MetricDefinition Metric(string id, Aggregate aggregate, string value, string? weight) => new(
        id, new LocalizedText(id, id), Units.Percent, MetricScope.Commune, aggregate, Rule(value), null, weight is null ? null : Rule(weight), Assumed);

    private Workflow Workflow()
    {
        var diagnostics = new DiagnosticBag();
        string expression = System.Text.Json.JsonSerializer.Serialize(Criterion);
        JsonValue json = Json($$"""{"WorkflowName":"set","Rules":[{"RuleName":"c1","Expression":{{expression}}}]}""");
        return WorkflowLoader.Load(json, WorkflowStrictness.Planner, diagnostics).Single();
    }

    private CommuneStart Start(string id) => new(
        id, id, 0, "R", Households, 4 * Households, 80, 10, Poor, NearPoor, 20, 18, false, 0, false, 0, 0, 0, Indicators.Select(_ => StartLevel).ToArray());
}
