using Planner.Analysis.Attainment;
using Planner.Analysis.Comparison;
using Planner.Analysis.Intervals;
using Planner.Reporting.Conclusion;
using Planner.Reporting.Tables;
using Planner.Reporting.Text;
using Planner.Rules.Pack;
using Planner.Workbench.Views;
using Planner.Workbench.Words;

namespace Planner.Workbench.Boards;

/// <summary>Turns an analysed comparison into a board.</summary>
public static class BoardBuilder
{
    /// <summary>The board of a comparison.</summary>
    /// <param name="comparison">The comparison.</param>
    public static ComparisonBoard Of(EnsembleComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        IReadOnlyList<TargetDefinition> targets = comparison.Pack.Targets;
        IReadOnlyList<string> vi = new ConclusionWriter(Language.Vietnamese).Write(comparison);
        IReadOnlyList<string> en = new ConclusionWriter(Language.English).Write(comparison);
        return new ComparisonBoard(
            comparison.Locality.Title,
            comparison.Locality.Synthetic ? comparison.Locality.SyntheticNotice : null,
            comparison.Replicates,
            [.. vi.Zip(en, (v, e) => new LocalizedText(v, e))],
            [.. targets.Select(t => new BoardTarget(t.Id, t.Title, Both(l => Requirement(t, l))))],
            [.. comparison.Scenarios.Select(s => new BoardScenario(s.Scenario.Id, s.Scenario.Title))],
            [.. targets.Select((_, t) => (IReadOnlyList<BoardCell>)[.. comparison.Scenarios.Select((_, s) => Cell(comparison, t, s))])]);
    }

    private static BoardCell Cell(EnsembleComparison comparison, int target, int scenario)
    {
        TargetAttainment attainment = comparison.Scenarios[scenario].Targets[target];
        int targets = comparison.Pack.Targets.Count;
        TargetDifference? difference = scenario == 0 ? null : comparison.TargetDifferences[((scenario - 1) * targets) + target];
        return new BoardCell(
            attainment.Probability?.Estimate,
            attainment.Probability?.Low,
            attainment.Probability?.High,
            attainment.Outlook,
            Both(l => new ComparisonText(l).Words(attainment)),
            Both(l => Value(attainment, l)),
            difference?.Probability is null ? null : Both(l => Difference(difference.Probability.Value, l)),
            attainment.Pace is { } pace ? Both(l => PaceText(pace, attainment.Target.Unit, l)) : null);
    }

    private static LocalizedText Both(Func<Language, string> text) => new(text(Language.Vietnamese), text(Language.English));

    private static string Requirement(TargetDefinition target, Language language) =>
        WorkbenchView.Book.Format(language, Wording.RequiredBy, new NumberText(language).Requirement(target), target.EvaluatedAt);

    private static string Value(TargetAttainment target, Language language)
    {
        var numbers = new NumberText(language);
        string unit = target.Target.Unit;
        return WorkbenchView.Book.Format(
            language,
            Wording.Value,
            numbers.WithUnit(target.Median?.Estimate, unit),
            numbers.Value(target.P10, unit),
            numbers.Value(target.P90, unit));
    }

    private static string Difference(PairedDifferenceInterval difference, Language language)
    {
        var numbers = new NumberText(language);
        return WorkbenchView.Book.Format(
            language,
            Wording.DifferenceText,
            numbers.Points(difference.Estimate),
            numbers.Points(difference.Low),
            numbers.Points(difference.High));
    }

    private static string PaceText(Pace pace, string unit, Language language)
    {
        var numbers = new NumberText(language);
        return WorkbenchView.Book.Format(
            language,
            Wording.PaceText,
            numbers.UnitName(unit),
            numbers.Signed(pace.Required, 2),
            numbers.Signed(pace.Simulated, 2));
    }
}
