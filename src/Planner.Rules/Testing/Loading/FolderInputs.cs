using System.Runtime.CompilerServices;
using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;
using Planner.Rules.Drafts;
using Planner.Rules.Language;
using Planner.Rules.Pack;
using Planner.Rules.Pack.Loading;

namespace Planner.Rules.Testing.Loading;

/// <summary>What the expressions of a rules folder share: indicators and parameters.</summary>
internal sealed class FolderInputs
{
    // Targets name years as records; the model runs over some of these.
    public const int FirstYear = 2016;
    public const int LastYear = 2030;

    private const string ParametersPath = "criteria/parameters.json";

    private readonly ParametersFile parameters;
    private readonly IReadOnlyList<IndicatorDefinition> indicators;

    private FolderInputs(PackSource source, ParametersFile parameters, IReadOnlyList<IndicatorDefinition> indicators)
    {
        Source = source;
        this.parameters = parameters;
        this.indicators = indicators;
    }

    /// <summary>Opens the folder's other files.</summary>
    public PackSource Source { get; }

    /// <summary>Communes that use another region's column.</summary>
    public IReadOnlyList<RegionOverride> Overrides => parameters.Overrides;

    /// <summary>The rules folder a rule file lies in, and the folder within it; no check that it is one.</summary>
    /// <param name="file">The rule file.</param>
    public static (string Root, string Kind) PlaceOf(string file)
    {
        string folder = Path.GetDirectoryName(file)?.Replace('\\', '/') ?? "";
        string kind = Path.GetFileName(Path.GetFullPath(folder.Length == 0 ? "." : folder));
        string root = folder.Length == 0 ? ".." : Path.GetDirectoryName(folder) is { } parent ? parent.Replace('\\', '/') : "..";
        return (root.Length == 0 ? "." : root, kind);
    }

    /// <summary>Whether a folder has the file that every rules folder has.</summary>
    /// <param name="root">The folder.</param>
    public static bool IsOne(string root) => File.Exists(Path.Combine(root, ParametersPath));

    /// <summary>Reads a folder; null when its files have errors. No years: gaps in tables are for 'planner check' to find, over the years of a locality.</summary>
    /// <param name="root">The folder.</param>
    /// <param name="drafts">Which drafts hold besides what is in force.</param>
    /// <param name="diagnostics">Receives the faults, those of files opened later as well.</param>
    public static FolderInputs? Read(string root, DraftSelection drafts, DiagnosticBag diagnostics)
    {
        var source = new PackSource(root, LastYear, LastYear - 1, diagnostics, drafts, DiskFiles.Instance);
        var folder = new FolderInputs(source, ParametersReader.Read(source), IndicatorsReader.Read(source));
        return diagnostics.HasErrors ? null : folder;
    }

    /// <summary>The inputs of the folder's expressions.</summary>
    /// <param name="metrics">The metrics that targets see.</param>
    public PackLayouts Layouts(IReadOnlyList<MetricDefinition> metrics) => new(indicators, parameters.Parameters, metrics, FirstYear, LastYear);

    /// <summary>Inputs with the folder's parameters, over a layout.</summary>
    /// <param name="layout">The layout.</param>
    /// <param name="commune">The layout of communes when region overrides apply; null when not.</param>
    /// <param name="years">The years in which parameters count.</param>
    public WorkflowInputs Inputs(InputLayout layout, InputLayout? commune, IReadOnlyList<int> years)
    {
        var overrides = new List<(string, CompiledExpression)>();
        foreach (RegionOverride rule in commune is null ? [] : parameters.Overrides)
        {
            if (ExpressionCompiler.Compile(ExpressionText.FromJson(rule.When.Value), commune!, ExpressionKind.Boolean, Source.Diagnostics) is { } when)
            {
                overrides.Add((rule.Region, when));
            }
        }

        return new WorkflowInputs
        {
            Layout = layout,
            Parameters = parameters.Parameters,
            RowSpans = RowSpans(),
            Regions = parameters.Regions,
            Overrides = overrides,
            Years = years,
        };
    }

    private Dictionary<DatedValue, SourceSpan> RowSpans()
    {
        // By reference: two rows of the same words are two places.
        var spans = new Dictionary<DatedValue, SourceSpan>(new ByReference());
        Dictionary<string, JsonValue>? written = Source.OpenValue(ParametersPath)?["parameters"]?.Items
            .GroupBy(p => p["id"]?.Text ?? "", StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        foreach (ParameterDefinition parameter in parameters.Parameters)
        {
            IReadOnlyList<JsonValue> rows = written?.GetValueOrDefault(parameter.Id)?["values"]?.Items ?? [];
            for (int i = 0; i < parameter.Values.Count && i < rows.Count; i++)
            {
                spans[parameter.Values[i]] = (rows[i]["value"] ?? rows[i]).Span;
            }
        }

        return spans;
    }

    private sealed class ByReference : IEqualityComparer<DatedValue>
    {
        public bool Equals(DatedValue? x, DatedValue? y) => ReferenceEquals(x, y);

        public int GetHashCode(DatedValue obj) => RuntimeHelpers.GetHashCode(obj);
    }
}
