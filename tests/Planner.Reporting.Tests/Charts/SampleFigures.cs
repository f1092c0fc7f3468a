using Planner.Analysis.Closing;
using Planner.Analysis.Comparison;
using Planner.Analysis.Tests.Closing;
using Planner.Reporting.Charts.Figures;
using Planner.Reporting.Charts.Model;
using Planner.Rules.Pack;

namespace Planner.Reporting.Tests.Charts;

/// <summary>The figures that golden files show.</summary>
internal static class SampleFigures
{
    private static readonly EnsembleComparison Comparison = SampleComparison.Make();

    public static IReadOnlyList<string> Names { get; } =
        ["fan-poverty", "fan-poverty-overlay", "fan-certified", "fan-certified-one", "probabilities", "differences", "criteria", "criteria-districts", "cumulative", "survival-commune", "survival-district"];

    public static Figure Make(string name, string code)
    {
        Language language = code == "vi" ? Language.Vietnamese : Language.English;
        return name switch
        {
            "fan-poverty" => FanFigure.SmallMultiples(Comparison, "povertyRate", language),
            "fan-poverty-overlay" => FanFigure.Overlay(Comparison, "povertyRate", language, "planned", "poorest"),
            "fan-certified" => FanFigure.SmallMultiples(Comparison, "communesCertified", language),
            "fan-certified-one" => FanFigure.Overlay(Comparison, "communesCertified", language, "planned"),
            "probabilities" => ProbabilityFigure.Make(Comparison, language),
            "differences" => DifferenceFigure.Make(Comparison, language),
            "criteria" => CriteriaFigure.Make(Comparison, language),
            "criteria-districts" => CriteriaFigure.ByDistrict(Comparison, language),
            "cumulative" => CumulativeFigure.Make(Comparison, Comparison.Pack.Targets.First(t => t.IsSet).Id, language),
            "survival-commune" => SurvivalFigure.OfCommune(Paths()[0], SampleClosings.Ensemble(), language),
            "survival-district" => SurvivalFigure.OfDistrict(new LocalizedText("Huyện 1", "District 1"), [.. Paths().Where(p => p.Commune.District == 0)], SampleClosings.Ensemble(), language),
            _ => throw new ArgumentException(name, nameof(name)),
        };
    }

    private static IReadOnlyList<CommunePath> Paths() => CommunePath.Of(SampleClosings.Ensemble(), SampleClosings.Make(1000));
}
