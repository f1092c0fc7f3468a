using System.Globalization;
using Planner.Analysis.Comparison;
using Planner.Reporting.Text;
using Planner.Rules.Pack;

namespace Planner.Reporting.Charts.Figures;

/// <summary>What all figures of a comparison share: language, numbers, source line and mark.</summary>
internal sealed class FigureFrame(EnsembleComparison comparison, Language language)
{
    public EnsembleComparison Comparison { get; } = comparison;

    public Messages Messages { get; } = Messages.In(language);

    public NumberText Numbers { get; } = new(language);

    public string Source => Messages.Say(
        "chart.source",
        ("locality", Comparison.Locality.Title.In(language)),
        ("runs", Numbers.Fixed(Comparison.Replicates, 0)),
        ("seed", Comparison.Seed.ToString(CultureInfo.InvariantCulture)));

    public string? Notice => DataMark.Of(Comparison, language);

    public string In(LocalizedText text) => text.In(language);

    public string Title(ScenarioResult scenario) => In(scenario.Scenario.Title);

    public string Row(TargetDefinition target) => target.Id + " " + In(target.Title);

    /// <summary>An axis title: the quantity with its unit in brackets, where it has one.</summary>
    public string WithUnit(string quantity, string unit) => Numbers.UnitName(unit) is { Length: > 0 } name ? $"{quantity} ({name})" : quantity;
}
