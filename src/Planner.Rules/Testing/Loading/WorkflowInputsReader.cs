using System.Runtime.CompilerServices;
using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;
using Planner.Rules.Language;
using Planner.Rules.Pack;
using Planner.Rules.Pack.Loading;

namespace Planner.Rules.Testing.Loading;

/// <summary>Tells from the place of a rule file in a rules folder what its expressions see.</summary>
internal static class WorkflowInputsReader
{
    // Targets name years as records; the model runs over some of these.
    private const int FirstYear = 2016;
    private const int LastYear = 2030;

    /// <summary>The inputs of a rule file.</summary>
    /// <param name="workflowFile">The file.</param>
    /// <param name="tests">Where the tests file names it.</param>
    /// <param name="diagnostics">Receives the faults.</param>
    /// <returns>The inputs, or null when they cannot be told.</returns>
    public static WorkflowInputs? Of(string workflowFile, SourceSpan tests, DiagnosticBag diagnostics)
    {
        string folder = Path.GetDirectoryName(workflowFile)?.Replace('\\', '/') ?? "";
        string kind = Path.GetFileName(Path.GetFullPath(folder.Length == 0 ? "." : folder));
        string root = folder.Length == 0 ? ".." : Path.GetDirectoryName(folder) is { } parent ? parent.Replace('\\', '/') : "..";
        root = root.Length == 0 ? "." : root;
        if (kind == "poverty")
        {
            return new WorkflowInputs { Layout = PackLayouts.Household };
        }

        if (kind is not ("criteria" or "targets") || !File.Exists(Path.Combine(root, "criteria/parameters.json")))
        {
            diagnostics.Error(
                TestCode.Inputs,
                tests,
                $"the inputs of '{workflowFile}' are not known: it lies in none of the folders criteria, poverty and targets of a rules folder; declare them in 'inputs'");
            return null;
        }

        return InRulesFolder(root, kind, Path.GetFileName(workflowFile), tests, diagnostics);
    }

    private static WorkflowInputs? InRulesFolder(string root, string kind, string file, SourceSpan tests, DiagnosticBag diagnostics)
    {
        // No years: gaps in tables are for 'planner check' to find, over the years of a locality.
        var faults = new DiagnosticBag();
        var source = new PackSource(root, LastYear, LastYear - 1, faults);
        ParametersFile parameters = ParametersReader.Read(source);
        IReadOnlyList<IndicatorDefinition> indicators = IndicatorsReader.Read(source);
        IReadOnlyList<MetricDefinition> metrics = kind == "targets" ? MetricsReader.Read(source) : [];
        diagnostics.AddRange(faults);
        if (faults.HasErrors)
        {
            return null;
        }

        var layouts = new PackLayouts(indicators, parameters.Parameters, metrics, FirstYear, LastYear);
        InputLayout layout = layouts.Targets;
        IReadOnlyList<int> years = [.. Enumerable.Range(FirstYear, LastYear - FirstYear + 1)];
        if (kind == "criteria")
        {
            if (SetOf(root, file, tests, diagnostics) is not { } set)
            {
                return null;
            }

            layout = set.District ? layouts.District : layouts.Commune;
            years = [.. years.Where(y => y >= set.From && y <= (set.To ?? LastYear))];
        }

        var overrides = new List<(string, CompiledExpression)>();
        if (ReferenceEquals(layout, layouts.Commune))
        {
            foreach (RegionOverride rule in parameters.Overrides)
            {
                if (ExpressionCompiler.Compile(ExpressionText.FromJson(rule.When.Value), layout, ExpressionKind.Boolean, diagnostics) is { } when)
                {
                    overrides.Add((rule.Region, when));
                }
            }
        }

        return new WorkflowInputs
        {
            Layout = layout,
            Parameters = parameters.Parameters,
            RowSpans = RowSpans(source.PathOf("criteria/parameters.json"), parameters.Parameters),
            Regions = parameters.Regions,
            Overrides = overrides,
            Years = years,
        };
    }

    private static (bool District, int From, int? To)? SetOf(string root, string file, SourceSpan tests, DiagnosticBag diagnostics)
    {
        string path = root + "/criteria/sets.json";
        if (JsonFile.Read(path, diagnostics) is not { } sets)
        {
            return null;
        }

        JsonValue? set = sets["sets"]?.Items.FirstOrDefault(s => s["workflow"] is { Kind: JsonKind.Text } name && name.Text == file);
        if (set is not { Kind: JsonKind.Object } || set["scope"] is not { Kind: JsonKind.Text } scope || set["from"] is not { Kind: JsonKind.Number } from)
        {
            diagnostics.Error(TestCode.Inputs, tests, $"the inputs of '{file}' are not known: {path} names no set with this workflow; declare them in 'inputs'");
            return null;
        }

        return (scope.Text == "district", (int)from.Number, set["to"] is { Kind: JsonKind.Number } to ? (int)to.Number : null);
    }

    private static Dictionary<DatedValue, SourceSpan> RowSpans(string path, IReadOnlyList<ParameterDefinition> parameters)
    {
        // By reference: two rows of the same words are two places.
        var spans = new Dictionary<DatedValue, SourceSpan>(new ByReference());
        Dictionary<string, JsonValue>? written = JsonFile.Read(path, new DiagnosticBag())?["parameters"]?.Items
            .GroupBy(p => p["id"]?.Text ?? "", StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        foreach (ParameterDefinition parameter in parameters)
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
