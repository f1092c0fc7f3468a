using Planner.Analysis.Comparison;
using Planner.Reporting.Charts;
using Planner.Reporting.Charts.Figures;
using Planner.Reporting.Charts.Model;
using Planner.Reporting.Charts.Svg;
using Planner.Reporting.Charts.Terminal;
using Planner.Rules.Pack;
using Planner.Simulation.Storing;

namespace Planner.Cli.Output;

/// <summary>The charts of a comparison: a few in the terminal, all as files.</summary>
internal static class ComparisonCharts
{
    private static readonly string[] InTerminal = ["povertyRate", "communesCertified"];
    private static readonly string[] InFiles = ["povertyRate", "nearPoorRate", "communesCertified", "communesAdvanced", "meanCriteria", "ruralIncome", "spentMoney"];

    /// <summary>Charts for standard output, the reference scenario's, each as a block of lines.</summary>
    /// <param name="comparison">The comparison.</param>
    /// <param name="language">The language.</param>
    /// <param name="colours">Whether colours may be used.</param>
    /// <param name="width">Columns.</param>
    public static IEnumerable<string> ForTerminal(EnsembleComparison comparison, Language language, bool colours, int width)
    {
        var renderer = new TerminalRenderer(colours ? TerminalStyle.Colour : TerminalStyle.Plain, Math.Min(width, 120));
        return Known(comparison, InTerminal)
            .Select(metric => renderer.Render(FanFigure.Overlay(comparison, metric, language, comparison.Reference.Scenario.Id)).TrimEnd('\n'));
    }

    /// <summary>Charts as SVG files.</summary>
    /// <param name="comparison">The comparison.</param>
    /// <param name="language">The language.</param>
    /// <returns>File name and content.</returns>
    public static IEnumerable<(string Name, string Content)> ForFiles(EnsembleComparison comparison, Language language)
    {
        var renderer = new SvgRenderer();
        (string Name, string Content) File(string name, Figure figure) => (Path.Combine("charts", SafeFileName.Of(name) + ".svg"), renderer.Render(figure));
        foreach (string metric in Known(comparison, InFiles))
        {
            yield return File("fan-" + metric, FanFigure.SmallMultiples(comparison, metric, language));
        }

        yield return File("probability", ProbabilityFigure.Make(comparison, language));
        if (comparison.Scenarios.Count > 1)
        {
            yield return File("differences", DifferenceFigure.Make(comparison, language));
        }

        yield return File("criteria", CriteriaFigure.Make(comparison, language));
    }

    private static IEnumerable<string> Known(EnsembleComparison comparison, string[] metrics) =>
        metrics.Where(m => comparison.Pack.Metrics.Any(known => known.Id == m));
}
