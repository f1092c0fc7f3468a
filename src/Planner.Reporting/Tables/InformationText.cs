using Planner.Analysis.Comparison;
using Planner.Analysis.Decision;
using Planner.Analysis.Information;
using Planner.Reporting.Text;
using Planner.Rules.Pack;

namespace Planner.Reporting.Tables;

/// <summary>What knowing an assumption before choosing is worth, for people.</summary>
/// <threadsafety>Immutable; safe for concurrent use.</threadsafety>
internal sealed class InformationText(Language language)
{
    private const int LabelWidth = 24;
    private const int ValueWidth = 16;
    private const int CountWidth = 12;
    private const int InsteadWidth = 22;

    private readonly Messages messages = Messages.In(language);
    private readonly NumberText numbers = new(language);

    /// <summary>What a leader should know, two sentences made of the numbers.</summary>
    public IReadOnlyList<string> Sentences(InformationReview review, ScenarioChoice choice, EnsembleComparison comparison)
    {
        int decimals = DecisionText.Decimals(choice, comparison);
        InformationValue best = review.Inputs[0];
        string unit = choice.Objective.Target is { } target ? UnitOf(comparison.Pack.Targets[target].Unit) : messages.Say("information.targets");
        return
        [
            best is { Distinguishable: true, Instead: { } other }
                ? messages.Say(
                    "information.best",
                    ("name", Name(best)),
                    ("value", Amount(best.Value.Estimate, decimals)),
                    ("unit", unit),
                    ("low", Amount(best.Low, decimals)),
                    ("high", Amount(best.High, decimals)),
                    ("changed", numbers.Percent(best.Changed)),
                    ("side", Side(best)),
                    ("other", Title(comparison, other)),
                    ("choice", Title(comparison, review.Choice)))
                : messages.Say("information.none", ("name", Name(best)), ("high", Amount(best.High, decimals)), ("unit", unit)),
            messages.Say(
                "information.all",
                ("value", Amount(review.Together.Value.Estimate, decimals)),
                ("unit", unit),
                ("low", Amount(review.Together.Low, decimals)),
                ("high", Amount(review.Together.High, decimals)),
                ("everything", Amount(review.Everything.Estimate, decimals))),
        ];
    }

    /// <summary>By input, the most valuable first; then all together, and everything.</summary>
    public TextPanel Panel(InformationReview review, ScenarioChoice choice, EnsembleComparison comparison)
    {
        int decimals = DecisionText.Decimals(choice, comparison);
        string objective = choice.Objective.Target is { } target
            ? comparison.Pack.Targets[target].Id + " " + comparison.Pack.Targets[target].Title.In(language)
            : messages.Say("decision.objective.targets");
        string[] header =
        [
            messages.Say("information.column.input"), messages.Say("information.column.value"), messages.Say("information.column.changed"), messages.Say("information.column.instead"),
        ];
        string[] idle = [.. review.Inputs.Where(v => v.Changed == 0).Select(Name)];
        int[] widths = [LabelWidth, ValueWidth, CountWidth, InsteadWidth];
        return new TextPanel(
            messages.Say("information.title", ("objective", objective)),
            [.. header.Select((h, i) => DisplayWidth.Wrap(h, widths[i]))],
            widths,
            [
                .. review.Inputs.Where(v => v.Changed > 0).Append(review.Together).Select(v => Row(
                    Name(v),
                    numbers.Range(Amount(v.Value.Estimate, decimals) + (v.Distinguishable ? "*" : ""), Amount(v.Low, decimals), Amount(v.High, decimals)),
                    v.Changed > 0 ? numbers.Percent(v.Changed) : numbers.Fixed(0, 0),
                    v.Instead is null ? NumberText.None
                        : v.WhenHigher is null ? Title(comparison, v.Instead)
                        : messages.Say("information.instead", ("side", Side(v)), ("other", Title(comparison, v.Instead))))),
                Row(
                    messages.Say("information.everything"),
                    numbers.Range(Amount(review.Everything.Estimate, decimals), Amount(review.Everything.Low, decimals), Amount(review.Everything.High, decimals)),
                    NumberText.None,
                    NumberText.None),
            ],
            [
                .. idle.Length > 0 ? [messages.Say("information.idle", ("inputs", string.Join(", ", idle)))] : Array.Empty<string>(),
                messages.Say("information.note", ("choice", Title(comparison, review.Choice)), ("level", numbers.Fixed(100 * comparison.Level, 0))),
                .. new[] { DataMark.Of(comparison, language) }.OfType<string>(),
            ]);

        TextRow Row(params string[] cells) => new([.. cells.Select((cell, i) => (IReadOnlyList<string>)DisplayWidth.Wrap(cell, widths[i]))]);
    }

    // Nothing is lost by knowing: an estimate or end below 0 is the simulation's error.
    private string Amount(double value, int decimals) => numbers.Fixed(Math.Max(0, value), decimals + 1);

    private string Name(InformationValue value) => value.Input is { } input ? InputNames.InSentence(input, messages) : messages.Say("information.together");

    // A difference of two shares is counted in points.
    private string UnitOf(string unit) => numbers.UnitName(unit == Units.Percent ? "percentage points" : unit);

    private string Side(InformationValue value) => messages.Say(value.WhenHigher == true ? "information.higher" : "information.lower");

    private string Title(EnsembleComparison comparison, string scenario) => comparison.Scenarios.First(s => s.Scenario.Id == scenario).Scenario.Title.In(language);
}
