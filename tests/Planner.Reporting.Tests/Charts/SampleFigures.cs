using Planner.Analysis.Comparison;
using Planner.Reporting.Charts.Figures;
using Planner.Reporting.Charts.Model;
using Planner.Rules.Pack;

namespace Planner.Reporting.Tests.Charts;

/// <summary>The figures that golden files show.</summary>
internal static class SampleFigures
{
    private static readonly EnsembleComparison Comparison = SampleComparison.Make();

    public static IReadOnlyList<string> Names { get; } =
        ["fan-poverty", "fan-poverty-overlay", "fan-certified", "fan-certified-one", "probabilities", "differences", "criteria"];

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
            _ => throw new ArgumentException(name, nameof(name)),
        };
    }
}
