using System.Globalization;
using System.Text;
using System.Text.Json;
using Planner.Rules.Language;
using Planner.Rules.Pack;
using Planner.Rules.Workflows;

namespace Planner.Rules.Tests.Pack;

public sealed class ShippedDataTests
{
    private static readonly RulePack Pack = ShippedRules.Load();
    private static readonly PackLayouts Layouts = new(Pack.Indicators, Pack.Parameters, Pack.Metrics, 2020, 2025);

    /// <summary>The 18 targets as the resolution states them.</summary>
    public static TheoryData<string, string, double, double?, string> SeedTargets => new()
    {
        { "BK-01", ">", 80, null, "percent" },
        { "BK-02", ">=", 80, null, "percent" },
        { "BK-03", ">=", 88, null, "percent" },
        { "BK-04", ">=", 98.5, null, "percent" },
        { "BK-05", ">=", 2.0, 2.5, "percentage points per year" },
        { "BK-06", ">=", 3.5, 4.0, "percentage points per year" },
        { "BK-07", ">", 40, null, "percent" },
        { "BK-08", ">", 40, null, "percent" },
        { "BK-09", ">=", 1.5, null, "times" },
        { "BK-10", ">", 2, null, "times" },
        { "BK-11", ">", 98, null, "percent" },
        { "BK-12", ">", 30, null, "percent" },
        { "BK-13", ">=", 2, null, "districts" },
        { "BK-14", ">=", 61, null, "communes" },
        { "BK-15", ">", 60, null, "percent" },
        { "BK-16", ">", 17, null, "communes" },
        { "BK-17", ">=", 6, null, "communes" },
        { "BK-18", ">", 15, null, "criteria per commune" },
    };

    [Theory]
    [MemberData(nameof(SeedTargets))]
    public void Targets_OfTheResolution_AreAsItStatesThem(string id, string op, double required, double? ambition, string unit)
    {
        TargetDefinition target = Pack.Targets.Single(t => t.Id == id);

        Assert.Equal((op, required, ambition, unit, 2025), (target.Operator, target.Required, target.Ambition, target.Unit, target.Year));
        Assert.Equal(id == "BK-13" ? "2025-06-30" : "2025-12-31", target.EvaluatedAt);
        Assert.NotNull(target.Provenance.Source);
        Assert.NotNull(target.Reading);
        Assert.NotNull(target.Metric);
    }

    [Fact]
    public void Targets_FiveYearReadings_LoadBesideTheOfficialOnes()
    {
        RulePack both = ShippedRules.Load("bac-kan.json", "bac-kan-five-year.json");

        Assert.Equal(20, both.Targets.Count);
        Assert.Equal((2.0, ">="), (both.Targets.Single(t => t.Id == "BK-05-5y").Required, both.Targets.Single(t => t.Id == "BK-05-5y").Operator));
    }

    [Fact]
    public void Targets_PovertyDrop_IsTheNewLineStockOverFourYears()
    {
        CompiledExpression rule = Compile(Pack.Targets.Single(t => t.Id == "BK-05").Rule!, Layouts.Targets, ExpressionKind.Boolean);
        double[] lanes = new double[Layouts.Targets.Fields.Count];
        lanes[Layouts.Targets.Find("y2021.povertyRate")!.Slot] = 26.93;

        lanes[Layouts.Targets.Find("y2025.povertyRate")!.Slot] = 18.92;
        Assert.Equal(1, rule.Scalar(lanes, 0, 1, new double[1 + Pack.Parameters.Count], 0));
        lanes[Layouts.Targets.Find("y2025.povertyRate")!.Slot] = 18.94;
        Assert.Equal(0, rule.Scalar(lanes, 0, 1, new double[1 + Pack.Parameters.Count], 0));
    }

    [Theory]
    [InlineData("TDMNPB", 2020, 36)]
    [InlineData("TDMNPB", 2021, 36)]
    [InlineData("TDMNPB", 2022, 39)]
    [InlineData("TDMNPB", 2025, 48)]
    [InlineData("DBSH", 2023, 56)]
    [InlineData("BTB", 2024, 45)]
    [InlineData("DHNTB", 2025, 53)]
    [InlineData("TN", 2022, 44)]
    [InlineData("DNB", 2020, 59)]
    [InlineData("DBSCL", 2025, 62)]
    public void Parameters_Income_IsAsPublishedByRegionAndYear(string region, int year, double value) =>
        Assert.Equal(value, Pack.Parameters.Single(p => p.Id == "incomeNewRural").At(region, year));

    [Theory]
    [InlineData("TDMNPB", 13)]
    [InlineData("DBSH", 1.5)]
    [InlineData("BTB", 5)]
    [InlineData("DHNTB", 5)]
    [InlineData("TN", 7)]
    [InlineData("DNB", 1)]
    [InlineData("DBSCL", 4)]
    public void Parameters_PovertyCriterion_IsAsRecalledByRegion(string region, double value) =>
        Assert.Equal(value, Pack.Parameters.Single(p => p.Id == "povertyMax").At(region, 2022));

    [Fact]
    public void Indicators_All_AreUsedBySomeRuleMetricOrSet()
    {
        var used = new HashSet<string>(UsedInputs(), StringComparer.OrdinalIgnoreCase);

        Assert.Empty(Pack.Indicators.Where(i => !used.Contains((i.Scope == IndicatorScope.Commune ? "commune." : "district.") + i.Id)).Select(i => i.Id));
        Assert.Empty(Pack.Parameters.Where(p => !used.Contains("p." + p.Id)).Select(p => p.Id));
        Assert.True(Pack.Indicators.Count >= 98);
        Assert.Equal(11, Pack.Indicators.Count(i => i.Scope == IndicatorScope.District));
    }

    [Fact]
    public void Components_EveryPricedIndicator_IsReachedInEspeciallyDifficultCommunesAndInOthers()
    {
        IReadOnlyList<ComponentDefinition> ofAll = [.. Pack.Funding.Components.Where(c => !c.WhenNamed)];
        foreach (bool difficult in (bool[])[true, false])
        {
            HashSet<string> reached = [.. ofAll.Where(c => Eligible(c, difficult)).SelectMany(c => c.Works).Select(w => w.Indicator)];
            HashSet<string> priced = [.. ofAll.SelectMany(c => c.Works).Select(w => w.Indicator)];
            Assert.Empty(priced.Except(reached));
        }
    }

    [Fact]
    public void Components_NewRuralMoney_LeavesOutEspeciallyDifficultCommunes()
    {
        foreach (ComponentDefinition component in Pack.Funding.Components.Where(c => c.Programme == "ntm"))
        {
            Assert.False(Eligible(component, difficult: true));
            Assert.True(Eligible(component, difficult: false));
        }
    }

    [Theory]
    [InlineData(false, 12, false, 5)]
    [InlineData(false, 15, false, 3)]
    [InlineData(false, 18, false, 3)]
    [InlineData(false, 16, true, 5)]
    [InlineData(true, 19, false, 1)]
    [InlineData(true, 12, true, 1)]
    public void Allocations_WeightsOfQD07_AreFiveThreeOne(bool certified, int criteria, bool safeZone, double weight)
    {
        CompiledExpression rule = Compile(Pack.Funding.Allocations["weights-qd07"].Weight!, Layouts.Commune, ExpressionKind.Number);
        double[] lanes = new double[Layouts.Commune.Fields.Count];
        lanes[Layouts.Commune.Find("commune.certified")!.Slot] = certified ? 1 : 0;
        lanes[Layouts.Commune.Find("commune.criteriaMet")!.Slot] = criteria;
        lanes[Layouts.Commune.Find("commune.safeZone")!.Slot] = safeZone ? 1 : 0;

        Assert.Equal(weight, rule.Scalar(lanes, 0, 1, Shared("TDMNPB", 2022), 0));
    }

    [Theory]
    [InlineData(19.9, 50, 90, false, false)]
    [InlineData(20, 50, 90, false, true)]
    [InlineData(15, 61, 90, false, true)]
    [InlineData(15, 60, 90, false, false)]
    [InlineData(15, 50, 19, false, true)]
    [InlineData(14.9, 99, 5, false, false)]
    [InlineData(40, 99, 5, true, false)]
    public void Areas_CommuneRemains_FollowsRegionThree(double poverty, double minority, double trained, bool certified, bool remains)
    {
        CompiledExpression rule = Compile(Pack.Areas.CommuneRemains, Layouts.Commune, ExpressionKind.Boolean);
        double[] lanes = new double[Layouts.Commune.Fields.Count];
        lanes[Layouts.Commune.Find("commune.povertyRate")!.Slot] = poverty;
        lanes[Layouts.Commune.Find("commune.ethnicMinorityShare")!.Slot] = minority;
        lanes[Layouts.Commune.Find("commune.trainedLabourShare")!.Slot] = trained;
        lanes[Layouts.Commune.Find("commune.roadToDistrictHardened")!.Slot] = 97;
        lanes[Layouts.Commune.Find("commune.certified")!.Slot] = certified ? 1 : 0;

        Assert.Equal(remains ? 1 : 0, rule.Scalar(lanes, 0, 1, Shared("TDMNPB", 2025), 0));
    }

    [Fact]
    public void LineChange_OfTheSameHouseholds_GivesThePublishedRatesInExpectation()
    {
        LineChange change = Pack.Poverty.Changes.Single(c => c.Year == 2021);
        const double Poor = 17.02, Near = 10.11, Other = 100 - Poor - Near;

        Assert.Equal(26.93, Poor + (Near * change.NearToPoor) + (Other * change.OtherToPoor), 0.02);
        Assert.Equal(9.74, (Near * (1 - change.NearToPoor)) + (Other * change.OtherToNear), 0.02);
    }

    [Fact]
    public void Flows_YearWithoutProgrammeMoney_TakesBacKanFromEnd2020ToEnd2021()
    {
        PovertyRules p = Pack.Poverty;
        const double Start = 18.5, Recent = 2.1, Near = 8.4;
        double other = 100 - Start - Recent - Near;
        double exits = (Start * (1 - p.HardShare) * Chance(p.ExitMobile)) + (Start * p.HardShare * Chance(p.ExitHard));
        double entries = (Recent * Chance(p.FallBack)) + (Near * Chance(p.NearToPoor)) + (other * Chance(p.OtherToPoor));

        Assert.Equal(17.02, Start - exits + entries, 0.1);
        Assert.InRange(entries / Start, 0.055, 0.075);
        Assert.InRange(Recent * Chance(p.FallBack) / (Recent / p.ExitToNear), 0.045, 0.057);

        static double Chance(double hazard) => 1 - Math.Exp(-hazard);
    }

    [Fact]
    public void Files_EveryText_IsNormalizedAndEveryFigureSaysWhereItComesFrom()
    {
        foreach (string file in Directory.EnumerateFiles(ShippedRules.Folder, "*.json", SearchOption.AllDirectories))
        {
            string text = File.ReadAllText(file);
            Assert.True(text.IsNormalized(NormalizationForm.FormC), file);
            Assert.False(text.Contains('\r'), file);
            Assert.EndsWith("\n", text, StringComparison.Ordinal);
            if (!file.Contains("schema", StringComparison.Ordinal))
            {
                using JsonDocument document = JsonDocument.Parse(text);
                Sourced(document.RootElement, covered: false, file);
            }
        }
    }

    [Fact]
    public void Workflows_Shipped_HaveOnlyMembersOfRulesEngine()
    {
        HashSet<string> workflow = ["WorkflowName", "WorkflowsToInject", "RuleExpressionType", "GlobalParams", "Rules"];
        HashSet<string> rule = ["RuleName", "Properties", "Operator", "ErrorMessage", "Enabled", "RuleExpressionType", "WorkflowsToInject", "Rules", "LocalParams", "Expression", "Actions", "SuccessEvent"];
        int seen = 0;
        foreach (string file in Directory.EnumerateFiles(ShippedRules.Folder, "*.json", SearchOption.AllDirectories))
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllText(file));
            if (!document.RootElement.TryGetProperty("WorkflowName", out _))
            {
                continue;
            }

            seen++;
            Assert.Subset(workflow, document.RootElement.EnumerateObject().Select(m => m.Name).ToHashSet());
            Walk(document.RootElement.GetProperty("Rules"));
        }

        Assert.True(seen >= 11);

        void Walk(JsonElement rules)
        {
            foreach (JsonElement item in rules.EnumerateArray())
            {
                Assert.Subset(rule, item.EnumerateObject().Select(m => m.Name).ToHashSet());
                if (item.TryGetProperty("Rules", out JsonElement nested))
                {
                    Walk(nested);
                }
            }
        }
    }

    /// <summary>Every number stands in an object, or below one, that has a source or an assumption; works take their price's.</summary>
    private static void Sourced(JsonElement element, bool covered, string file)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                bool own = covered || element.TryGetProperty("source", out _) || element.TryGetProperty("assumption", out _)
                    || (element.TryGetProperty("indicator", out _) && !element.TryGetProperty("unitCost", out _))
                    || (element.TryGetProperty("from", out _) && element.TryGetProperty("region", out _));
                foreach (JsonProperty member in element.EnumerateObject())
                {
                    Sourced(member.Value, own, file);
                }

                break;
            case JsonValueKind.Array:
                foreach (JsonElement item in element.EnumerateArray())
                {
                    Sourced(item, covered, file);
                }

                break;
            case JsonValueKind.Number:
                Assert.True(covered, $"{file}: the figure {element.GetRawText()} has no provenance");
                break;
        }
    }

    private static IEnumerable<string> UsedInputs()
    {
        var expressions = new List<(RuleText? Rule, InputLayout Layout, ExpressionKind Kind)>
        {
            (Pack.Areas.CommuneRemains, Layouts.Commune, ExpressionKind.Any),
            (Pack.Areas.PoorDistrictRemains, Layouts.District, ExpressionKind.Any),
        };
        expressions.AddRange(Pack.Funding.Allocations.Values.Select(a => (a.Weight, Layouts.Commune, ExpressionKind.Any)));
        expressions.AddRange(Pack.Metrics.Where(m => m.Scope == MetricScope.Commune).Select(m => ((RuleText?)m.Value, Layouts.Commune, ExpressionKind.Any)));
        foreach ((RuleText? rule, InputLayout layout, ExpressionKind kind) in expressions.Where(e => e.Rule is not null))
        {
            foreach (InputField input in Compile(rule!, layout, kind).Inputs)
            {
                yield return input.Path;
            }
        }

        foreach (CriteriaSet set in Pack.CriteriaSets)
        {
            CompiledWorkflow workflow = WorkflowCompiler.Compile(set.Workflow, [], set.Scope == IndicatorScope.Commune ? Layouts.Commune : Layouts.District, new())!;
            foreach (InputField input in workflow.Rules.SelectMany(r => r.Children).SelectMany(c => c.Expression!.Inputs))
            {
                yield return input.Path;
            }
        }
    }

    private static bool Eligible(ComponentDefinition component, bool difficult)
    {
        double[] lanes = new double[Layouts.Commune.Fields.Count];
        lanes[Layouts.Commune.Find("commune.especiallyDifficult")!.Slot] = difficult ? 1 : 0;
        return Compile(component.Eligible, Layouts.Commune, ExpressionKind.Boolean).Scalar(lanes, 0, 1, Shared("TDMNPB", 2022), 0) == 1;
    }

    private static double[] Shared(string region, int year) =>
        [year, .. Pack.Parameters.Select(p => p.At(region, year) ?? throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{p.Id} {year}")))];

    private static CompiledExpression Compile(RuleText rule, InputLayout layout, ExpressionKind kind) =>
        ExpressionCompiler.Compile(ExpressionText.FromJson(rule.Value), layout, kind, new())!;
}
