using System.Globalization;
using Planner.Analysis.Attainment;
using Planner.Rules.Pack;
using Planner.Workbench.Boards;
using Planner.Workbench.Keys;
using Planner.Workbench.States;

namespace Planner.Workbench.Tests;

/// <summary>A board of invented numbers for tests of the screens.</summary>
internal static class SampleBoard
{
    public static ComparisonBoard Of(int targets, int scenarios, bool synthetic = true) => new(
        new LocalizedText("Tỉnh Mẫu", "Sample province"),
        synthetic ? new LocalizedText("SỐ LIỆU GIẢ LẬP – không phải số liệu chính thức", "SYNTHETIC DATA – not official figures") : null,
        2000,
        [.. Enumerable.Range(1, 5).Select(i => new LocalizedText(Invariant($"Câu kết luận thứ {i}."), Invariant($"Sentence {i} of the conclusion.")))],
        [.. Enumerable.Range(1, targets).Select(t => new BoardTarget(
            Invariant($"BK-{t:00}"),
            new LocalizedText(Invariant($"Chỉ tiêu thứ {t} với tên dài để xem tên bị cắt ở đâu khi màn hình hẹp"), Invariant($"Target number {t} with a long name to see where it is cut on a narrow screen")),
            new LocalizedText("≥ 5 xã, tính đến 2025-12-31", "≥ 5 communes, judged on 2025-12-31")))],
        [.. Enumerable.Range(1, scenarios).Select(s => new BoardScenario(Invariant($"s{s}"), new LocalizedText(Invariant($"Kịch bản {s}"), Invariant($"Scenario {s}"))))],
        [.. Enumerable.Range(0, targets).Select(t => (IReadOnlyList<BoardCell>)[.. Enumerable.Range(0, scenarios).Select(s => Cell(t, s))])]);

    public static WorkbenchState State(int width, int height, Language language, int targets = 18, int scenarios = 8) =>
        new() { Width = width, Height = height, Language = language, Board = Of(targets, scenarios) };

    public static WorkbenchState After(this WorkbenchState state, params Key[] keys) =>
        keys.Aggregate(state, (s, key) => WorkbenchUpdate.Apply(s, new WorkbenchMessage.Pressed(key)));

    private static BoardCell Cell(int target, int scenario)
    {
        double p = ((target * 7) + (scenario * 13)) % 101 / 100.0;
        return new BoardCell(
            p,
            Math.Max(0, p - 0.03),
            Math.Min(1, p + 0.03),
            p > 0.66 ? Outlook.Likely : p < 0.33 ? Outlook.Unlikely : Outlook.Uncertain,
            p > 0.5 ? new LocalizedText("có khả năng", "likely") : new LocalizedText("khó đạt", "unlikely"),
            new LocalizedText("4,2 xã (3,0–5,9)", "4.2 communes (3.0–5.9)"),
            scenario == 0 ? null : new LocalizedText("+3,1 điểm phần trăm so với mốc", "+3.1 percentage points against the reference"),
            new LocalizedText("Nhịp mỗi năm: cần +1,00", "Pace per year: required +1.00"));
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
