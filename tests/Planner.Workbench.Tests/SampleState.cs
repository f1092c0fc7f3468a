using System.Collections.Immutable;
using Planner.Analysis.Attainment;
using Planner.Analysis.Closing;
using Planner.Analysis.Comparison;
using Planner.Analysis.Intervals;
using Planner.Reporting.Tests;
using Planner.Rules.Language;
using Planner.Rules.Pack;
using Planner.Rules.Turning;
using Planner.Simulation.Closing;
using Planner.Simulation.Explaining;
using Planner.Workbench.Boards;
using Planner.Workbench.Keys;
using Planner.Workbench.Settings;
using Planner.Workbench.States;

namespace Planner.Workbench.Tests;

/// <summary>A workbench of invented numbers in the shape of the shipped example, everything loaded, for tests of update and screens.</summary>
internal static class SampleState
{
    private static readonly Lazy<EnsembleComparison> Compared = new(() => SampleComparison.Make());
    private static readonly Lazy<ComparisonBoard> SampleBoard = new(() => BoardBuilder.Of(Compared.Value));
    private static readonly Lazy<ClosingBoard> SampleClosing = new(Closing);

    public static EnsembleComparison Comparison => Compared.Value;

    public static ComparisonBoard Board => SampleBoard.Value;

    public static ClosingBoard Closings => SampleClosing.Value;

    public static LocalityBoard Locality => new(
        "sample", Comparison.Locality.Title, Comparison.Locality.SyntheticNotice, "scenarios/sample", Comparison.Locality.Districts,
        [.. Comparison.Scenarios.Select((s, i) => new ScenarioEntry(
            s.Scenario.Id, s.Scenario.Title, new LocalizedText("Mô tả của " + s.Scenario.Title.Vi, "What " + s.Scenario.Title.En + " is about"), $"scenarios/sample/{s.Scenario.Id}.scenario.json",
            i == 0 ? null : "planned", i == 0 ? ["equal"] : [], i == 0 ? [] : [new LocalizedText("Hệ số vốn › ntm: 1 → 1,3", "Factor on money › ntm: 1 → 1.3")], 400, 1500,
            new RunStanding((RunState)(i % 3 == 0 ? 2 : i % 3 == 1 ? 1 : 0))))]);

    public static WorkbenchState At(int width, int height, Language language, WorkbenchScreen screen = WorkbenchScreen.Compare) => new()
    {
        Width = width,
        Height = height,
        Language = language,
        Screen = screen,
        Settings = new WorkbenchSettings(language, UserKind.Planner),
        Locality = Locality,
        Board = Board,
        Closings = ImmutableDictionary<string, ClosingBoard>.Empty.Add("planned", Closings),
        Rules = Rules,
        Levers = Levers,
        Preview = new LeverPreview(Levers, 1000, [.. Board.Targets.Select((t, i) => new PreviewRow(
            t.Id, t.Title, 0.1 * i, Math.Min(1, 0.12 * i), i < 2 ? Outlook.Unlikely : Outlook.Uncertain,
            PairedDifferenceInterval.Of(Comparison.Scenarios[0].Ensemble.TargetMet(i), Comparison.Scenarios[4].Ensemble.TargetMet(i), Comparison.Clustering)))], []),
        Log = [new LogEntry("10:00:00", new LocalizedText("Đã chạy một kịch bản", "Ran a scenario"))],
    };

    /// <summary>Every scenario of the comparison has run on the files as they are.</summary>
    public static WorkbenchState Finished(int width, int height, Language language, WorkbenchScreen screen = WorkbenchScreen.Compare) => At(width, height, language, screen) with
    {
        Locality = Locality with { Scenarios = [.. Locality.Scenarios.Select(s => s with { Standing = new RunStanding(RunState.Fresh) })] },
    };

    public static RuleBoard Rules => new(
        [
            new RuleNode("set", 0, true, new LocalizedText("Bộ tiêu chí xã 2021–2025", "Commune criteria 2021–2025"), [new LocalizedText("rules/criteria/a.json", "rules/criteria/a.json")], "a.json", 1) { Tests = (12, 12) },
            new RuleNode("set/c02", 1, true, new LocalizedText("c02 Giao thông", "c02 Roads"), [new LocalizedText("Nhóm điều kiện: And", "Group of conditions: And")], "a.json", 20),
            new RuleNode("set/c02/c02.01", 2, false, new LocalizedText("c02.01 Đường xã", "c02.01 Commune roads"), [new LocalizedText("commune.roads >= p.roads", "commune.roads >= p.roads"), new LocalizedText("Nguồn: QĐ 318/QĐ-TTg", "Source: QĐ 318/QĐ-TTg")], "a.json", 25),
            new RuleNode("parameters", 0, true, new LocalizedText("Tham số", "Parameters"), [], "p.json", 1) { Tests = (8, 9) },
        ],
        [], [new LocalizedText("3 xã đổi kết quả xét tiêu chí", "3 communes are judged otherwise")]);

    public static LeverSheet Levers => new("planned", new LocalizedText("Theo kế hoạch", "As planned"),
    [
        new LeverItem("factor.ntm", new LocalizedText("Vốn ntm: Nông thôn mới", "Money ntm: New rural"), LeverKind.Factor, 0, 3, 0.05, 1, 1) { Paths = [["budgetFactors", "ntm"]] },
        new LeverItem("disbursementRate", new LocalizedText("Tỷ lệ giải ngân tối thiểu", "Least disbursement rate"), LeverKind.Share, 0, 0.99, 0.05, 0, 0) { Paths = [["levers", "disbursementRate"]] },
        new LeverItem("avoidDebt", new LocalizedText("Không nợ đọng", "No debt"), LeverKind.Switch, 0, 1, 1, 0, 0) { Paths = [["levers", "avoidDebt"]] },
        new LeverItem("integration", new LocalizedText("Lồng ghép", "Integration"), LeverKind.Share, 0, 1, 0.05, 0, 0)
        {
            Paths = [["levers", "programmeIntegration", "share"]],
            Locked = new LocalizedText("Cần hệ số trong tệp kịch bản", "Needs its coefficients in the scenario file"),
        },
        new LeverItem("allocation.ntm", new LocalizedText("Phân bổ ntm", "Allocation ntm"), LeverKind.Choice, 0, 2, 1, 0, 0)
        {
            Paths = [["allocations", "ntm.infrastructure"], ["allocations", "ntm.soft"]],
            Choices = [new LocalizedText("như kịch bản", "as in the scenario"), new LocalizedText("chia đều", "equal"), new LocalizedText("nghèo trước", "poorest first")],
            ChoiceIds = ["", "equal", "poorest-first"],
        },
        new LeverItem("amount.line.2022", new LocalizedText("Hạ tầng, trung ương, 2022", "Infrastructure, central, 2022"), LeverKind.Amount, 0, 450, 7, 148.2, 148.2) { Paths = [["budgets", "line", "amounts", "2022"]] },
    ]);

    public static WorkbenchState After(this WorkbenchState state, params Key[] keys) =>
        keys.Aggregate(state, (s, key) => WorkbenchUpdate.Apply(s, new WorkbenchMessage.Pressed(key)));

    public static WorkbenchState Typing(this WorkbenchState state, string text) => state.After([.. text.EnumerateRunes().Select(r => new Key(KeyKind.Character, r))]);

    private static ClosingBoard Closing()
    {
        var ensemble = Comparison.Scenarios[0].Ensemble;
        CommuneClosing[] closings =
        [
            .. from c in Enumerable.Range(0, ensemble.Locality.Tables[0].Communes.Count)
               from t in Enumerable.Range(0, 2)
               select new CommuneClosing(c, t, [.. ensemble.Criteria.Select((name, k) => One(name, k, c % 5 > k ? 10.0 * (c % 7 + 1) * (t + 1) * (k + 1) : null))]),
        ];
        return new ClosingBoard(
            "planned", 2025, CommunePath.Of(ensemble, closings), Bottlenecks.Of(ensemble, closings, 2025), ensemble.Criteria.ToDictionary(n => n, Title, StringComparer.Ordinal));
    }

    private static LocalizedText Title(string criterion) => new($"Tiêu chí {criterion}", $"Criterion {criterion}");

    private static CriterionClosing One(string name, int index, double? money) => new(name, Title(name), money is null, money is null ? [] :
    [
        new IndicatorChange(
            new TurningChange(
                new InputField("commune", name, InputType.Double, SlotBank.Lane, 0, "percent"), 40, 80, 80, 0.4,
                index == 3 ? new ChangePrice(PriceStatus.NoCurve) : new ChangePrice(PriceStatus.Priced, money)),
            Title(name)),
    ]);
}
