using Planner.Localities.Opening;
using Planner.Localities.Scenarios;
using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;
using Planner.Rules.Pack;

namespace Planner.Analysis.Tracing;

/// <summary>Every figure behind a locality's results, with its source or assumption and the metrics and targets it touches.</summary>
public static class FigureProvenance
{
    private const string Synthesis = "synthesis.json";

    /// <summary>Lists the figures of a locality: its rule files, its own files, its scenarios.</summary>
    /// <param name="opened">The locality with its rules.</param>
    /// <param name="scenarios">Its scenarios.</param>
    /// <param name="diagnostics">Receives what cannot be read.</param>
    /// <returns>In the order of files (rules first) and places.</returns>
    public static IReadOnlyList<TracedFigure> Of(OpenedLocality opened, IReadOnlyList<Scenario> scenarios, DiagnosticBag diagnostics)
    {
        ArgumentNullException.ThrowIfNull(opened);
        ArgumentNullException.ThrowIfNull(scenarios);
        ArgumentNullException.ThrowIfNull(diagnostics);
        var graph = new ResultGraph(opened.Pack, scenarios);
        string folder = opened.Locality.Folder;
        string synthesis = Path.Combine(folder, Synthesis).Replace('\\', '/');
        IEnumerable<string> own = [.. opened.Locality.Files.Where(f => f.EndsWith(".json", StringComparison.Ordinal)), .. File.Exists(synthesis) ? [synthesis] : Array.Empty<string>()];
        Dictionary<string, string> lines = scenarios.SelectMany(s => s.Budget).DistinctBy(b => b.Id).ToDictionary(b => b.Id, b => b.Component, StringComparer.Ordinal);
        var figures = new List<TracedFigure>();
        foreach (string file in opened.Pack.Files.Concat(own).Concat(scenarios.SelectMany(s => s.Files)).Distinct(StringComparer.Ordinal))
        {
            if (JsonFile.Read(file, diagnostics) is not { } root)
            {
                continue;
            }

            string name = NameOf(file, opened);
            Scenario? scenario = scenarios.FirstOrDefault(s => s.Files[0] == file);
            Dictionary<string, (FigureKind, LocalizedText, string?)> prices = Prices(root);
            foreach (WrittenFigure figure in FigureWalker.Of(root, i => prices.TryGetValue(i, out (FigureKind, LocalizedText, string?) price) ? price : null))
            {
                IReadOnlyList<string>? nodes = FigureNodes.Of(name, figure.Path, opened.Locality, opened.Pack);
                nodes = nodes is [string node] && node.StartsWith("budget:", StringComparison.Ordinal)
                    ? lines.TryGetValue(node[7..], out string? component) ? ["component:" + component] : []
                    : nodes;
                (IReadOnlyList<string> metrics, IReadOnlyList<string> targets) = nodes is not null
                    ? graph.From(nodes)
                    : ([.. opened.Pack.Metrics.Select(m => m.Id)], [.. opened.Pack.Targets.Select(t => t.Id)]);
                LocalizedText text = figure.Kind == FigureKind.Decision ? scenario?.Description ?? "" : figure.Provenance;
                string value = figure.Value.Kind == JsonKind.Text ? figure.Value.Text : figure.Value.Raw;
                figures.Add(new TracedFigure(figure.Name, value, figure.Value.Span, figure.Kind, text, figure.Url, metrics, targets, nodes is not null));
            }
        }

        return figures;
    }

    /// <summary>A rule file with its folder, any other by its name alone.</summary>
    private static string NameOf(string file, OpenedLocality opened)
    {
        string rules = opened.Pack.Folder.TrimEnd('/') + "/";
        return opened.Pack.Files.Contains(file) && file.StartsWith(rules, StringComparison.Ordinal) ? file[rules.Length..] : file[(file.LastIndexOf('/') + 1)..];
    }

    /// <summary>Works without a price of their own take that of the file's list, and its provenance.</summary>
    private static Dictionary<string, (FigureKind, LocalizedText, string?)> Prices(JsonValue root)
    {
        var prices = new Dictionary<string, (FigureKind, LocalizedText, string?)>(StringComparer.Ordinal);
        foreach (JsonValue price in root["prices"]?.Items ?? [])
        {
            if (price["indicator"] is { Kind: JsonKind.Text } indicator && FigureWalker.Own(price) is { } provenance)
            {
                prices.TryAdd(indicator.Text, provenance);
            }
        }

        return prices;
    }
}
