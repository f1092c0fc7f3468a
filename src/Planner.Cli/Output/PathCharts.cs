using Planner.Analysis.Closing;
using Planner.Localities.Units;
using Planner.Reporting.Charts.Figures;
using Planner.Reporting.Charts.Model;
using Planner.Reporting.Charts.Svg;
using Planner.Reporting.Charts.Terminal;
using Planner.Rules.Pack;
using Planner.Simulation.Recording;
using Planner.Simulation.Storing;

namespace Planner.Cli.Output;

/// <summary>The charts of communes' paths: one in the terminal, one a district or commune as files.</summary>
internal static class PathCharts
{
    /// <summary>The chart of one commune for standard output.</summary>
    /// <param name="path">The commune.</param>
    /// <param name="ensemble">The run.</param>
    /// <param name="language">The language.</param>
    /// <param name="colours">Whether colours may be used.</param>
    /// <param name="width">Columns.</param>
    public static string ForTerminal(CommunePath path, Ensemble ensemble, Language language, bool colours, int width) =>
        new TerminalRenderer(colours ? TerminalStyle.Colour : TerminalStyle.Plain, Math.Min(width, 120)).Render(SurvivalFigure.OfCommune(path, ensemble, language)).TrimEnd('\n');

    /// <summary>Charts as SVG files: of the commune where there is one, else of each district with its communes.</summary>
    /// <param name="paths">The communes.</param>
    /// <param name="ensemble">The run.</param>
    /// <param name="language">The language.</param>
    /// <returns>File name and content.</returns>
    public static IEnumerable<(string Name, string Content)> ForFiles(IReadOnlyList<CommunePath> paths, Ensemble ensemble, Language language)
    {
        var renderer = new SvgRenderer();
        (string Name, string Content) File(string id, Figure figure) => (Path.Combine("charts", $"survival-{SafeFileName.Of(id)}.svg"), renderer.Render(figure));
        if (paths.Count == 1)
        {
            yield return File(paths[0].Commune.Id, SurvivalFigure.OfCommune(paths[0], ensemble, language));
            yield break;
        }

        foreach (IGrouping<int, CommunePath> district in paths.GroupBy(p => p.Commune.District).OrderBy(g => g.Key))
        {
            District home = ensemble.Locality.Districts[district.Key];
            yield return File(home.Id, SurvivalFigure.OfDistrict(home.Title, [.. district], ensemble, language));
        }
    }
}
