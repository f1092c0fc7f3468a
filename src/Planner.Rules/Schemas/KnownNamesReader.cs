using System.Globalization;
using System.Text.RegularExpressions;
using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;
using Planner.Rules.Drafts;
using Planner.Rules.Pack;
using Planner.Rules.Pack.Loading;
using Planner.Rules.Workflows;

namespace Planner.Rules.Schemas;

/// <summary>Collects the names of a rules folder.</summary>
public static partial class KnownNamesReader
{
    private const int LongestBasis = 100;

    /// <summary>Reads the files that define names.</summary>
    /// <param name="folder">The rules folder as the user named it.</param>
    /// <param name="diagnostics">Receives the faults of those files.</param>
    /// <returns>The names, or null when an error was added.</returns>
    public static KnownNames? Read(string folder, DiagnosticBag diagnostics)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(diagnostics);
        var faults = new DiagnosticBag();

        // An empty span of years: whether tables cover the years is for 'planner check' to say.
        var source = new PackSource(folder, 1, 0, faults, DraftSelection.None, DiskFiles.Instance);
        ParametersFile parameters = ParametersReader.Read(source);
        IReadOnlyList<IndicatorDefinition> indicators = IndicatorsReader.Read(source);
        IReadOnlyList<CriteriaSet> sets = CriteriaSetsReader.Read(source);
        FundingRules funding = FundingReader.Read(source);
        IReadOnlyList<MetricDefinition> metrics = MetricsReader.Read(source);
        IReadOnlyList<string> files = Directory.Exists(Path.Combine(folder, RulesDirectory.TargetsFolder)) ? RulesDirectory.TargetFiles(folder) : [];
        List<TargetDefinition> targets = [];
        foreach (string file in files)
        {
            // Two localities may use the same ids of targets.
            targets.AddRange(TargetsReader.Read(new PackSource(folder, int.MinValue, int.MaxValue, faults, DraftSelection.None, DiskFiles.Instance), [file]));
        }

        diagnostics.AddRange(faults);
        return faults.HasErrors ? null : new KnownNames
        {
            Indicators = [.. indicators.Where(i => i.Scope == IndicatorScope.Commune).Select(i => Of(i.Id, i.Title, i.Unit, i.Provenance))],
            DistrictIndicators = [.. indicators.Where(i => i.Scope == IndicatorScope.District).Select(i => Of(i.Id, i.Title, i.Unit, i.Provenance))],
            Groups = [.. indicators.Select(i => i.Group).Distinct(StringComparer.Ordinal).Select(g => Group(g, indicators))],
            Regions = Regions(source),
            Parameters = [.. parameters.Parameters.Select(p => Of(p.Id, p.Title, p.Unit, p.Provenance))],
            Programmes = [.. funding.Programmes.Select(p => Of(p.Id, p.Title, null, p.Provenance))],
            Components = [.. funding.Components.Select(c => Of(c.Id, c.Title, null, c.Provenance))],
            Allocations = [.. funding.Allocations.Values.Select(a => Of(a.Id, a.Title, null, a.Provenance))],
            Metrics = [.. metrics.Select(m => Of(m.Id, m.Title, m.Unit, m.Provenance))],
            Criteria = Criteria(sets),
            TargetFiles = [.. files.Select(f => new KnownName(f, "Tệp mục tiêu", "Targets file"))],
            Years = [.. targets.Select(t => t.Rule).OfType<RuleText>().SelectMany(r => YearRecord().Matches(r.Text)).Select(m => int.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture)).Distinct().Order()],
        };
    }

    private static KnownName Of(string id, LocalizedText title, string? unit, Provenance provenance)
    {
        string measured = unit is null or "none" ? "" : $" ({unit})";
        return new KnownName(id, title.Vi + measured, title.En + measured)
        {
            Basis = provenance.Source is { } document ? $"Nguồn · Source: {Short(document)}" : Assumed(provenance.Assumption!),
        };
    }

    private static string Assumed(LocalizedText reason) => reason.Vi == reason.En
        ? $"Giả định · Assumption: {Short(reason.En)}"
        : $"Giả định: {Short(reason.Vi)}\nAssumption: {Short(reason.En)}";

    private static KnownName Group(string group, IReadOnlyList<IndicatorDefinition> indicators)
    {
        List<IndicatorDefinition> members = [.. indicators.Where(i => i.Group == group)];
        return new KnownName(group, string.Join("; ", members.Select(i => i.Title.Vi)), string.Join("; ", members.Select(i => i.Title.En)));
    }

    private static List<KnownName> Regions(PackSource source)
    {
        var regions = new List<KnownName>();
        foreach (JsonValue item in source.OpenValue("criteria/parameters.json")?["regions"]?.Items ?? [])
        {
            var reader = new ObjectReader(item, "a region", source.Diagnostics);
            LocalizedText title = reader.Title();
            regions.Add(new KnownName(reader.Identifier(), title.Vi, title.En));
        }

        return regions;
    }

    private static List<KnownName> Criteria(IReadOnlyList<CriteriaSet> sets)
    {
        // The set in force last names them best.
        var criteria = new SortedDictionary<string, KnownName>(StringComparer.Ordinal);
        foreach (Rule rule in sets.Where(s => s.Scope == IndicatorScope.Commune && s.Level == CommuneLevel.NewRural).OrderBy(s => s.From).SelectMany(s => s.Workflow.Rules))
        {
            LocalizedText title = new ObjectReader(rule.Properties!, "the properties", new DiagnosticBag()).Title();
            criteria[rule.Name] = new KnownName(rule.Name, title.Vi, title.En);
        }

        return [.. criteria.Values];
    }

    private static string Short(string text) => text.Length <= LongestBasis ? text : text[..LongestBasis].TrimEnd() + "…";

    [GeneratedRegex(@"\by((?:19|20)\d\d)\b")]
    private static partial Regex YearRecord();
}
