using System.Text.Json;
using Planner.Localities.Scenarios;
using Planner.Rules.Diagnostics;
using Planner.Rules.Pack;
using Planner.Simulation.Preparation;
using Planner.Workbench.Sessions;
using Planner.Workbench.States;
using Planner.Workbench.Views;
using Planner.Workbench.Words;

namespace Planner.Workbench.Tests.Sessions;

/// <summary>The levers of every shipped scenario, against the formats that hold them.</summary>
public class LeverSheetsTests
{
    // How strong a lever works, not how far it is moved: whoever writes the scenario states them with their source.
    private static readonly string[] Coefficients =
    [
        "conditionalSupport.exitGain", "conditionalSupport.incomeGain", "conditionalSupport.takeUpLoss", "costSharing.takeUpLoss", "programmeIntegration.overlapSaved", "programmeIntegration.scaleSaving",
        "trainingAndJobs.reference", "trainingAndJobs.halfway", "officialsAssigned.exitGain", "officialsAssigned.fallBackCut",
    ];

    private static readonly Lazy<string> Root = new(() =>
    {
        string at = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(at, "Planner.sln")))
        {
            at = Path.GetDirectoryName(at)!;
        }

        return at.Replace('\\', '/');
    });

    private static readonly Dictionary<string, Lazy<ComparisonInputs>> Read = new[] { "bac-kan", "lai-chau", "kon-tum", "quang-ngai", "dong-van" }
        .ToDictionary(id => id, id => new Lazy<ComparisonInputs>(() => Load(id)));

    public static TheoryData<string> Localities => [.. Read.Keys];

    [Theory]
    [MemberData(nameof(Localities))]
    public void Of_EveryScenario_EachLeverAtBothEndsMakesAScenarioThatLoads(string locality)
    {
        ComparisonInputs inputs = Read[locality].Value;
        var tried = new HashSet<string>();
        foreach (PreparedScenario scenario in inputs.Scenarios)
        {
            LeverSheet sheet = Sheet(inputs, scenario.Scenario.Id);
            Assert.Equal(sheet.Items.Count, sheet.Items.Select(i => i.Key).Distinct().Count());
            foreach (LeverItem item in sheet.Items.Where(i => i.Locked is null && tried.Add(i.Key)))
            {
                Assert.InRange(item.Base, item.Least, item.Most);
                Assert.Equal(item.Kind is not (LeverKind.Switch or LeverKind.Choice), item.Limits is not null);
                foreach (double end in new[] { item.Least, item.Most })
                {
                    Assert.True(Loads(inputs, sheet, item with { Value = end }) is [], $"{scenario.Scenario.Id} {item.Key} {end}: {string.Join('\n', Loads(inputs, sheet, item with { Value = end }))}");
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Localities))]
    public void Of_LeverThatEndsWhereTheFormatEnds_TheFormatRefusesWhatLiesBeyond(string locality)
    {
        ComparisonInputs inputs = Read[locality].Value;
        string format = WorkbenchView.Book.Text(Language.English, Wording.LimitFormat);
        var tried = new HashSet<string>();
        foreach (PreparedScenario scenario in inputs.Scenarios)
        {
            LeverSheet sheet = Sheet(inputs, scenario.Scenario.Id);
            foreach (LeverItem item in sheet.Items.Where(i => i.Locked is null && i.Limits?.En == format && tried.Add(i.Key)))
            {
                Assert.NotEmpty(Loads(inputs, sheet, item with { Value = item.Most + 0.011 }));
                Assert.NotEmpty(Loads(inputs, sheet, item with { Value = item.Least - 0.011 }));
            }
        }

        Assert.True(tried.Count > 15, $"{tried.Count} levers");
    }

    [Fact]
    public void Of_AllShippedScenarios_TurnEveryNumberOfTheLeversThatIsNoCoefficient()
    {
        using JsonDocument schema = JsonDocument.Parse(File.ReadAllText(Root.Value + "/rules/schema/scenario.schema.json"));
        var numbers = new SortedSet<string>(Numbers(schema.RootElement, schema.RootElement.GetProperty("properties").GetProperty("levers"), ""), StringComparer.Ordinal);
        var turned = new SortedSet<string>(StringComparer.Ordinal);
        foreach (ComparisonInputs inputs in Read.Values.Select(r => r.Value))
        {
            turned.UnionWith(inputs.Scenarios.SelectMany(s => Sheet(inputs, s.Scenario.Id).Items)
                .Where(i => i.Locked is null && i.Kind is not (LeverKind.Switch or LeverKind.Choice)).SelectMany(i => i.Paths).Where(p => p[0] == "levers")
                .Select(p => string.Join('.', p.Skip(1).Where(n => !char.IsAsciiDigit(n[0])))));
        }

        Assert.Equal(numbers.Except(Coefficients), turned);
    }

    [Fact]
    public void Of_TrainingAndRecovery_AreReadAndSavedInTheirUnits()
    {
        ComparisonInputs inputs = Read["dong-van"].Value;
        LeverSheet sheet = Sheet(inputs, "all-together");
        LeverItem worker = sheet.Items.First(i => i.Key == "trainingAndJobs.perWorker"), recovered = sheet.Items.First(i => i.Key == "conditionalSupport.recovered");
        Assert.Equal(("4,5 triệu đồng", "30%"), (LeverText.Of(worker, worker.Value, Language.Vietnamese), LeverText.Of(recovered, recovered.Value, Language.Vietnamese).Replace(" ", "", StringComparison.Ordinal)));
        Assert.Equal("4.5", LeverText.Bare(worker, Language.English));
        Assert.Equal(5.25e6, LeverText.Read(worker, "5,25", Language.Vietnamese));
        Assert.Equal(3 * 3_500_000, worker.Most);
        LeverSheet moved = sheet with { Items = sheet.Items.Replace(worker, worker.At(5.25e6)).Replace(recovered, recovered.At(0.5)) };
        Levers levers = Loaded(inputs, moved).Levers;
        Assert.Equal((5.25e6, 3e6), (levers.TrainingAndJobs!.PerWorker, levers.TrainingAndJobs.Reference));
        Assert.Equal(0.5, levers.ConditionalSupport!.Recovered);
        Assert.Contains("workbench", levers.TrainingAndJobs.Provenance.Words.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_CounterpartAndDisbursement_ChangeTheYearAloneAndSayThatTheyAreTried()
    {
        ComparisonInputs inputs = Read["bac-kan"].Value;
        LeverSheet sheet = Sheet(inputs, "as-planned");
        LeverItem ceiling = sheet.Items.First(i => i.Key == "counterpartCeiling.2023"), spent = sheet.Items.First(i => i.Key == "disbursement.capital.mean.2022");
        Assert.Equal((150, 0.45), (ceiling.Base, spent.Base));
        Scenario loaded = Loaded(inputs, sheet with { Items = sheet.Items.Replace(ceiling, ceiling.At(90)).Replace(spent, spent.At(0.6)) });
        Assert.Equal([0, 130, 90, 160, 170], loaded.Levers.CounterpartCeiling.OrderBy(c => c.Key).Select(c => c.Value));
        Assert.Equal([0.85, 0.6, 0.72, 0.8, 0.85], loaded.Disbursement.First(d => d.Kind == MoneyKind.Capital).Mean.OrderBy(m => m.Key).Select(m => m.Value));
        Assert.Contains("workbench", loaded.Disbursement.First(d => d.Kind == MoneyKind.Capital).Provenance.Words.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Document_AllocationAndItsNumberMoved_KeepsBoth()
    {
        ComparisonInputs inputs = Read["bac-kan"].Value;
        LeverSheet sheet = Sheet(inputs, "concentrated");
        LeverItem kept = sheet.Items.First(i => i.Key == "allocations.dtts.infrastructure.concentration"), rule = sheet.Items.First(i => i.Key == "allocation.dtts");
        int equal = rule.ChoiceIds.ToList().IndexOf("equal");
        LeverSheet moved = sheet with { Items = sheet.Items.Replace(kept, kept.At(0.3)).Replace(rule, rule.At(equal)) };
        Scenario loaded = Loaded(inputs, moved);
        Assert.Equal(0.3, loaded.Allocations["dtts.infrastructure"].Concentration);
        Assert.Equal(AllocationKind.Weights, loaded.Allocations["dtts.infrastructure"].Kind);
        Scenario reordered = Loaded(inputs, moved with { Items = [.. moved.Items.Reverse()] });
        Assert.Equal(0.3, reordered.Allocations["dtts.infrastructure"].Concentration);
    }

    private static LeverSheet Sheet(ComparisonInputs inputs, string id)
    {
        Scenario scenario = inputs.Scenarios.First(s => s.Scenario.Id == id).Scenario;
        return LeverSheets.Of(scenario, ScenarioChain.Read(scenario.Files[0]), inputs.Model.Pack);
    }

    private static IReadOnlyList<string> Loads(ComparisonInputs inputs, LeverSheet sheet, LeverItem item)
    {
        var faults = new DiagnosticBag();
        LeverItem before = sheet.Items.First(i => i.Key == item.Key);
        _ = item.Moved ? Draft(inputs, sheet with { Items = sheet.Items.Replace(before, item) }, faults) : null;
        return [.. faults.InFileOrder().Select(d => d.ToString())];
    }

    private static Scenario Loaded(ComparisonInputs inputs, LeverSheet sheet)
    {
        var faults = new DiagnosticBag();
        Scenario? loaded = Draft(inputs, sheet, faults);
        Assert.True(loaded is not null, string.Join('\n', faults.InFileOrder()));
        return loaded;
    }

    private static Scenario? Draft(ComparisonInputs inputs, LeverSheet sheet, DiagnosticBag faults)
    {
        Scenario? loaded = ScenarioLoader.LoadDraft(
            inputs.Locality.Folder + "/x.scenario.json", sheet.Document("x", new LocalizedText("x", "x"), null), inputs.Locality, inputs.Model.Pack, faults);
        return loaded is not null && PreparedScenario.Prepare(inputs.Model, loaded, faults) is not null ? loaded : null;
    }

    private static IEnumerable<string> Numbers(JsonElement root, JsonElement node, string path)
    {
        if (node.TryGetProperty("$ref", out JsonElement reference))
        {
            JsonElement at = root;
            foreach (string part in reference.GetString()!.TrimStart('#', '/').Split('/'))
            {
                at = at.GetProperty(part);
            }

            return Numbers(root, at, path);
        }

        IEnumerable<string> found = [];
        foreach (string many in (string[])["anyOf", "oneOf", "allOf"])
        {
            found = node.TryGetProperty(many, out JsonElement parts) ? found.Concat(parts.EnumerateArray().ToArray().SelectMany(p => Numbers(root, p, path))) : found;
        }

        string[] types = node.TryGetProperty("type", out JsonElement type) ? type.ValueKind == JsonValueKind.Array ? [.. type.EnumerateArray().Select(t => t.GetString()!)] : [type.GetString()!] : [];
        found = types.Contains("number") ? found.Append(path) : found;
        found = node.TryGetProperty("properties", out JsonElement members)
            ? found.Concat(members.EnumerateObject().ToArray().SelectMany(m => Numbers(root, m.Value, path.Length == 0 ? m.Name : path + "." + m.Name))) : found;
        found = node.TryGetProperty("patternProperties", out JsonElement patterns) ? found.Concat(patterns.EnumerateObject().ToArray().SelectMany(m => Numbers(root, m.Value, path))) : found;
        found = node.TryGetProperty("additionalProperties", out JsonElement others) && others.ValueKind == JsonValueKind.Object ? found.Concat(Numbers(root, others, path)) : found;
        return found.Distinct();
    }

    private static ComparisonInputs Load(string locality)
    {
        var diagnostics = new DiagnosticBag();
        ComparisonInputs? inputs = ComparisonInputs.Load(ScenarioPaths.Resolve([$"{Root.Value}/scenarios/{locality}"], diagnostics)[0], diagnostics);
        Assert.True(inputs is not null, string.Join('\n', diagnostics.InFileOrder()));
        return inputs;
    }
}
