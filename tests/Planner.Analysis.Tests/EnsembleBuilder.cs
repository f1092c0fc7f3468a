using System.Text;
using Planner.Localities.Scenarios;
using Planner.Localities.Units;
using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;
using Planner.Rules.Pack;
using Planner.Rules.Workflows;
using Planner.Simulation.Recording;

namespace Planner.Analysis.Tests;

/// <summary>Builds ensembles whose columns are chosen, not simulated: the smallest locality and pack that analysis and reporting read.</summary>
internal sealed class EnsembleBuilder
{
    public static readonly Provenance Here = new(null, null, "test", SourceSpan.StartOf("test"));

    public int StartYear { get; init; } = 2020;

    public int EndYear { get; init; } = 2025;

    public int Replicates { get; init; } = 100;

    public int Tables { get; init; } = 4;

    public int Communes { get; init; } = 6;

    public bool Synthetic { get; init; } = true;

    public long Seed { get; init; } = 7;

    public List<MetricDefinition> Metrics { get; } = [];

    public List<TargetDefinition> Targets { get; } = [];

    public List<LikelihoodWord> Words { get; init; } = Ipcc();

    public List<ComponentDefinition> Components { get; } = [];

    public List<(string Rule, string Vi, string En)> Criteria { get; } = [];

    public Dictionary<string, IReadOnlyDictionary<int, double>> History { get; } = [];

    public IReadOnlyList<UncertainAssumption> Assumptions { get; init; } = [];

    public int YearCount => EndYear - StartYear + 1;

    public static List<LikelihoodWord> Ipcc() =>
    [
        Word("exceptionally-unlikely", 0, 0.01, "hầu như không đạt"),
        Word("very-unlikely", 0, 0.1, "rất khó đạt"),
        Word("unlikely", 0, 0.33, "khó đạt"),
        Word("about-as-likely-as-not", 0.33, 0.66, "chưa chắc chắn"),
        Word("more-likely-than-not", 0.5, 1, "nghiêng về đạt"),
        Word("likely", 0.66, 1, "có khả năng đạt"),
        Word("very-likely", 0.9, 1, "rất có khả năng đạt"),
        Word("virtually-certain", 0.99, 1, "hầu như chắc chắn đạt"),
    ];

    public EnsembleBuilder Metric(string id, string unit, string vi, string en)
    {
        Metrics.Add(new MetricDefinition(id, new LocalizedText(vi, en), unit, MetricScope.Locality, Aggregate.Sum, Rule("locality." + id), null, null, Here));
        return this;
    }

    public EnsembleBuilder Target(string id, string comparison, double required, string unit, string? metric, string vi, string en)
    {
        Targets.Add(new TargetDefinition(
            id, new LocalizedText(vi, en), Rule($"y{EndYear}.{metric ?? "value"} {comparison} {required.ToString(System.Globalization.CultureInfo.InvariantCulture)}"), comparison, required, null, unit, EndYear, EndYear + "-12-31", metric, true, Here));
        return this;
    }

    private static RuleText Rule(string text) => new(JsonFile.Parse("test.json", Encoding.UTF8.GetBytes($"\"{text}\""), new DiagnosticBag())!);

    public EnsembleBuilder Component(string id, string vi, string en)
    {
        Components.Add(new ComponentDefinition(
            id, id.Split('.')[0], new LocalizedText(vi, en), MoneyKind.Capital, null!, Here, "weights", [], [], Here));
        return this;
    }

    /// <summary>An ensemble from columns.</summary>
    /// <param name="id">Scenario id.</param>
    /// <param name="title">Scenario title.</param>
    /// <param name="metric">(metric, year index, replicate) → value.</param>
    /// <param name="target">(target, replicate) → value; it is met where its requirement says so.</param>
    /// <param name="budget">Budget lines: component, year, billion VND.</param>
    /// <param name="spending">(commune, component, year index) → billion VND, mean over replicates.</param>
    /// <param name="passed">(commune, criterion, year index) → replicates that pass; null for all.</param>
    /// <param name="first">(commune, level, year index or count for never) → replicates; null for never.</param>
    public Ensemble Build(
        string id,
        LocalizedText title,
        Func<int, int, int, double> metric,
        Func<int, int, double> target,
        IReadOnlyList<(string Component, int Year, double Amount)>? budget = null,
        Func<int, int, int, double>? spending = null,
        Func<int, int, int, int>? passed = null,
        Func<int, int, int, int>? first = null)
    {
        var columns = new double[Metrics.Count * YearCount][];
        for (int m = 0; m < Metrics.Count; m++)
        {
            for (int y = 0; y < YearCount; y++)
            {
                columns[(m * YearCount) + y] = Enumerable.Range(0, Replicates).Select(r => metric(m, y, r)).ToArray();
            }
        }

        double[][] values = Enumerable.Range(0, Targets.Count).Select(t => Enumerable.Range(0, Replicates).Select(r => target(t, r)).ToArray()).ToArray();
        bool[][] met = Enumerable.Range(0, Targets.Count)
            .Select(t => values[t].Select(v => Targets[t].IsSet && Planner.Analysis.Attainment.Requirement.Of(Targets[t]).Met(v)).ToArray()).ToArray();
        var firstYears = new int[Communes * 3 * (YearCount + 1)];
        var criterionPassed = new int[Communes * Criteria.Count * YearCount];
        var spent = new long[Communes * Components.Count * YearCount];
        for (int c = 0; c < Communes; c++)
        {
            for (int level = 1; level <= 3; level++)
            {
                for (int y = 0; y <= YearCount; y++)
                {
                    firstYears[(((c * 3) + level - 1) * (YearCount + 1)) + y] = first?.Invoke(c, level, y) ?? (y == YearCount ? Replicates : 0);
                }
            }

            for (int y = 0; y < YearCount; y++)
            {
                for (int k = 0; k < Criteria.Count; k++)
                {
                    criterionPassed[(((c * Criteria.Count) + k) * YearCount) + y] = passed?.Invoke(c, k, y) ?? Replicates;
                }

                for (int k = 0; k < Components.Count; k++)
                {
                    spent[(((c * Components.Count) + k) * YearCount) + y] = (long)Math.Round((spending?.Invoke(c, k, y) ?? 0) * 1e6 * Replicates);
                }
            }
        }

        return new Ensemble(
            Locality(), Pack(), Scenario(id, title, budget ?? []), Seed, Replicates, Criteria.Select(c => c.Rule).ToArray(),
            columns, values, met, firstYears, criterionPassed, spent);
    }

    private static LikelihoodWord Word(string id, double from, double to, string vi) =>
        new(id, from, to, new LocalizedText(vi, id.Replace('-', ' ')), Here);

    private Locality Locality()
    {
        CommuneStart[] communes = Enumerable.Range(0, Communes).Select(c => new CommuneStart(
            $"x{c + 1:00}", $"Xã {c + 1:00}", c % 2, "north", 500, 2000, 80, 8, 100, 50, 20, 18, c % 2 == 0, 4, false, 0, 0, 0, [])).ToArray();
        District[] districts = Enumerable.Range(1, 2).Select(d =>
            new District($"h{d}", null, new LocalizedText($"Huyện {d}", $"District {d}"), false, d == 1, 0, Here)).ToArray();
        return new Locality
        {
            Id = "test",
            Title = new LocalizedText("Tỉnh thử", "Test province"),
            Folder = "test",
            Region = "north",
            Synthetic = Synthetic,
            SyntheticNotice = new LocalizedText(
                "SỐ LIỆU GIẢ LẬP – không phải số liệu chính thức, không dùng để đánh giá, xếp loại địa phương",
                "SYNTHETIC DATA – not official figures, not for rating any locality"),
            StartYear = StartYear,
            EndYear = EndYear,
            Districts = districts,
            DistrictIndicators = districts.Select(_ => (IReadOnlyList<double>)[]).ToArray(),
            Tables = Enumerable.Range(1, Tables).Select(t => new CommuneTable(t, communes)).ToArray(),
            ScenarioFiles = [],
            History = History,
            RulesFolder = "rules",
            TargetFiles = [],
            Files = [],
        };
    }

    private RulePack Pack()
    {
        Rule[] rules = Criteria.Select(c => new Rule
        {
            Name = c.Rule,
            Span = Here.Span,
            Properties = JsonFile.Parse("set.json", Encoding.UTF8.GetBytes($$$"""{"title":{"vi":"{{{c.Vi}}}","en":"{{{c.En}}}"} }"""), new DiagnosticBag()),
        }).ToArray();
        var workflow = new Workflow("set", Here.Span, [], [], rules);
        return new RulePack
        {
            Folder = "rules",
            Indicators = [],
            Parameters = [],
            Regions = ["north"],
            RegionOverrides = [],
            CriteriaSets = [new CriteriaSet("set", new LocalizedText("Bộ", "Set"), IndicatorScope.Commune, CommuneLevel.NewRural, 2000, null, workflow, Here)],
            Poverty = null!,
            Shocks = null!,
            Recognition = null!,
            Areas = null!,
            Funding = new FundingRules([], Components, new Dictionary<string, AllocationRule>(), [], 0, 0, 0, new Dictionary<string, Provenance>()),
            Metrics = Metrics,
            Targets = Targets,
            Likelihood = Words,
            Files = [],
        };
    }

    private Scenario Scenario(string id, LocalizedText title, IReadOnlyList<(string Component, int Year, double Amount)> budget) => new()
    {
        Id = id,
        Title = title,
        Description = title,
        Extends = null,
        Replicates = Replicates,
        Seed = Seed,
        Budget = budget.Select(b => new BudgetLine(b.Component + b.Year, b.Component, b.Year, MoneySource.Central, b.Amount, "start", Here)).ToArray(),
        Allocations = new Dictionary<string, AllocationRule>(),
        Disbursement = [],
        Registration = null!,
        Levers = null!,
        Assumptions = Assumptions,
        Correlations = [],
        StatusLoss = true,
        Files = [],
    };
}
