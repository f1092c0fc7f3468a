using System.Globalization;
using Planner.Rules.Diagnostics;
using Planner.Rules.Drafts;
using Planner.Rules.Language;
using Planner.Rules.Pack;
using Planner.Rules.Pack.Loading;
using Planner.Rules.Testing.Running;

namespace Planner.Rules.Testing.Loading;

/// <summary>Reads the expressions of a rule file that is no workflow, each under the name that tests give it.</summary>
internal static class ExpressionFileReader
{
    private const string Known = "criteria/parameters.json, funding/allocations.json, funding/eligibility.json, status/areas.json and targets/metrics.json of a rules folder";

    /// <summary>The expressions and what they see; null when they cannot be told.</summary>
    /// <param name="file">The rule file.</param>
    /// <param name="tests">Where the tests file names it.</param>
    /// <param name="sources">Who reads files outside a rules folder.</param>
    /// <param name="drafts">Which drafts hold besides what is in force.</param>
    /// <param name="diagnostics">Receives the faults.</param>
    public static (IReadOnlyList<RuleNode> Nodes, WorkflowInputs Inputs)? Read(
        string file, SourceSpan tests, IReadOnlyList<IExpressionSource> sources, DraftSelection drafts, DiagnosticBag diagnostics)
    {
        var faults = new DiagnosticBag();
        (IReadOnlyList<RuleNode>, WorkflowInputs)? read = Open(file, tests, sources, drafts, faults);
        diagnostics.AddRange(faults);
        return faults.HasErrors ? null : read;
    }

    private static (IReadOnlyList<RuleNode>, WorkflowInputs)? Open(
        string file, SourceSpan tests, IReadOnlyList<IExpressionSource> sources, DraftSelection drafts, DiagnosticBag faults)
    {
        (string root, string kind) = FolderInputs.PlaceOf(file);
        Func<Expressions, IEnumerable<RuleNode?>>? inFolder = FolderInputs.IsOne(root) ? NodesOf($"{kind}/{Path.GetFileName(file)}") : null;
        ExpressionFile? other = inFolder is null ? sources.Select(s => s.Read(file, faults)).FirstOrDefault(f => f is not null) : null;
        if (inFolder is null && other is null)
        {
            if (!faults.HasErrors)
            {
                faults.Error(TestCode.Inputs, tests, $"the expressions of '{file}' are not known; 'file' takes {Known}, and scenarios; a workflow is named in 'workflow'");
            }

            return null;
        }

        if (FolderInputs.Read(other?.RulesFolder ?? root, drafts, faults) is not { } folder)
        {
            return null;
        }

        var expressions = new Expressions(folder);
        List<RuleNode> nodes = [.. (other is null ? inFolder!(expressions) : other.Expressions.Select(e => expressions.Of(e.Name, e.Text, e.Kind, e.Scope)))
            .OfType<RuleNode>().SelectMany(n => n.WithDescendants())];
        return (nodes, expressions.Inputs());
    }

    private static Func<Expressions, IEnumerable<RuleNode?>>? NodesOf(string file) => file switch
    {
        "criteria/parameters.json" => Overrides,
        "funding/allocations.json" => all => AllocationsReader.Read(all.Folder.Source).Values.SelectMany(r => Allocation(all, r)),
        "funding/eligibility.json" => all => FundingReader.Read(all.Folder.Source).Components.Select(c => all.Of(c.Id, c.Eligible, ExpressionKind.Boolean)),
        "status/areas.json" => Areas,
        "targets/metrics.json" => all => MetricsReader.Read(all.Folder.Source).Select(all.OfMetric),
        _ => null,
    };

    private static IEnumerable<RuleNode?> Overrides(Expressions all) => all.Folder.Overrides.GroupBy(o => o.Region, StringComparer.Ordinal)
        .SelectMany(g => g.Select((o, i) => all.Of(i == 0 ? o.Region : string.Create(CultureInfo.InvariantCulture, $"{o.Region}/{i + 1}"), o.When, ExpressionKind.Boolean)));

    private static IEnumerable<RuleNode?> Allocation(Expressions all, AllocationRule rule) =>
    [
        all.Of($"{rule.Id}/weight", rule.Weight, ExpressionKind.Number),
        all.Of($"{rule.Id}/filter", rule.Filter, ExpressionKind.Boolean),
        all.Of($"{rule.Id}/districtWeight", rule.DistrictWeight, ExpressionKind.Number),
    ];

    private static IEnumerable<RuleNode?> Areas(Expressions all) => StatusReader.ReadAreas(all.Folder.Source) is not { } areas
        ? []
        :
        [
            all.Of("communes", areas.CommuneRemains, ExpressionKind.Boolean),
            all.Of("poorDistricts", areas.PoorDistrictRemains, ExpressionKind.Boolean, MetricScope.District),
        ];

    /// <summary>Compiles expressions over the records they may see; the records of one file lie side by side in one bank.</summary>
    private sealed class Expressions
    {
        private readonly PackLayouts layouts;
        private readonly Dictionary<MetricScope, InputLayout> records = [];
        private readonly InputLayout all;

        public Expressions(FolderInputs folder)
        {
            Folder = folder;
            layouts = folder.Layouts([]);
            var together = new InputLayoutBuilder();
            int first = 0;
            foreach ((MetricScope scope, InputLayout layout) in new[] { (MetricScope.Commune, layouts.Commune), (MetricScope.District, layouts.District), (MetricScope.Locality, layouts.Locality) })
            {
                var one = new InputLayoutBuilder();
                foreach (InputField field in layout.Fields)
                {
                    int slot = field.Bank == SlotBank.Lane ? first + field.Slot : field.Slot;
                    Add(one, field, slot);
                    if (field.Bank == SlotBank.Lane || scope == MetricScope.Commune)
                    {
                        Add(together, field, slot);
                    }
                }

                first += layout.Fields.Count(f => f.Bank == SlotBank.Lane);
                records[scope] = one.Build();
            }

            all = together.Build();
        }

        public FolderInputs Folder { get; }

        public WorkflowInputs Inputs() => Folder.Inputs(
            all, records[MetricScope.Commune], [.. Enumerable.Range(FolderInputs.FirstYear, FolderInputs.LastYear - FolderInputs.FirstYear + 1)]) with
        {
            Lists = new Dictionary<string, string> { ["communes"] = "commune", ["districts"] = "district" },
        };

        public RuleNode? Of(string name, RuleText? text, ExpressionKind kind, MetricScope scope = MetricScope.Commune) =>
            Compiled(text, kind, scope) is { } expression ? RuleNode.Of(name, expression) : null;

        public RuleNode? OfMetric(MetricDefinition metric)
        {
            if (metric.Scope == MetricScope.Locality)
            {
                return Of(metric.Id, metric.Value, ExpressionKind.Number, MetricScope.Locality);
            }

            bool truth = metric.Aggregate is Aggregate.Count or Aggregate.Share;
            return Compiled(metric.Value, truth ? ExpressionKind.Boolean : ExpressionKind.Number, metric.Scope) is not { } value
                ? null
                : RuleNode.OfMetric(
                    metric.Id,
                    metric.Scope == MetricScope.Commune ? "commune" : "district",
                    metric.Aggregate,
                    value,
                    Compiled(metric.Filter, ExpressionKind.Boolean, metric.Scope),
                    Compiled(metric.Weight, ExpressionKind.Number, metric.Scope));
        }

        private static void Add(InputLayoutBuilder builder, InputField field, int slot)
        {
            if (field.Record.Length == 0)
            {
                builder.AddScalar(field.Name, field.Type, field.Bank, slot, field.Unit);
            }
            else
            {
                builder.AddField(field.Record, field.Name, field.Type, field.Bank, slot, field.Unit);
            }
        }

        private CompiledExpression? Compiled(RuleText? text, ExpressionKind kind, MetricScope scope) =>
            text is null ? null : ExpressionCompiler.Compile(ExpressionText.FromJson(text.Value), records[scope], kind, Folder.Source.Diagnostics);
    }
}
