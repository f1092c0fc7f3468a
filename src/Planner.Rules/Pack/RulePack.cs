using Planner.Rules.Diagnostics;
using Planner.Rules.Drafts;

namespace Planner.Rules.Pack;

/// <summary>All rule files of one folder, loaded and checked, for one locality's targets. Made by <c>RulePackLoader</c>.</summary>
/// <threadsafety>Immutable; safe for concurrent use.</threadsafety>
public sealed record RulePack
{
    /// <summary>The folder, as the user named it.</summary>
    public required string Folder { get; init; }

    /// <summary>Indicators of communes and districts, in file order.</summary>
    public required IReadOnlyList<IndicatorDefinition> Indicators { get; init; }

    /// <summary>Parameters, in file order; the field order of <c>p</c>.</summary>
    public required IReadOnlyList<ParameterDefinition> Parameters { get; init; }

    /// <summary>Regions that parameter tables may name, in file order.</summary>
    public required IReadOnlyList<string> Regions { get; init; }

    /// <summary>Which communes use another region's column; the first that holds is taken.</summary>
    public required IReadOnlyList<RegionOverride> RegionOverrides { get; init; }

    /// <summary>Criteria sets of communes and districts.</summary>
    public required IReadOnlyList<CriteriaSet> CriteriaSets { get; init; }

    /// <summary>The set by which communes reach a level at the end of a year; null where none is in force.</summary>
    /// <param name="level">The level.</param>
    /// <param name="year">The year.</param>
    public CriteriaSet? CommuneCriteria(CommuneLevel level, int year) =>
        CriteriaSets.FirstOrDefault(s => s.Scope == IndicatorScope.Commune && s.Level == level && s.IsInForce(year));

    /// <summary>Poverty lines and flows.</summary>
    public required PovertyRules Poverty { get; init; }

    /// <summary>Yearly shocks.</summary>
    public required ShockRules Shocks { get; init; }

    /// <summary>Recognition, review, revocation.</summary>
    public required RecognitionRules Recognition { get; init; }

    /// <summary>Especially difficult areas and poor districts.</summary>
    public required AreaStatusRules Areas { get; init; }

    /// <summary>Programmes and money.</summary>
    public required FundingRules Funding { get; init; }

    /// <summary>Metrics, in file order.</summary>
    public required IReadOnlyList<MetricDefinition> Metrics { get; init; }

    /// <summary>The locality's targets, in file order.</summary>
    public required IReadOnlyList<TargetDefinition> Targets { get; init; }

    /// <summary>Names of the files in <c>targets/</c> that hold them.</summary>
    internal IReadOnlyList<string> TargetFiles { get; init; } = [];

    /// <summary>Likelihood words, from the least likely to the most; together they cover 0..1 and may overlap.</summary>
    public required IReadOnlyList<LikelihoodWord> Likelihood { get; init; }

    /// <summary>Half-width (0..1) of a probability's interval up to which it is said as one figure; null where the rules do not limit it.</summary>
    public Coefficient? MostHalfWidth { get; init; }

    /// <summary>Every file that was read, for the hash of inputs, in ordinal order of path.</summary>
    public required IReadOnlyList<string> Files { get; init; }

    /// <summary>What draft files changed: what is in force, and the drafts that were asked for.</summary>
    public IReadOnlyList<AppliedChange> Changes { get; init; } = [];

    /// <summary>Names of the drafts, not in force, that the pack holds; what is computed with them must say so.</summary>
    public IReadOnlyList<string> Drafts =>
        [.. Changes.Where(c => c.Change.Status == DraftStatus.Draft).Select(c => c.Draft).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>The first year in which rules hold only because none after them are known; null where all are in force by their own dates.</summary>
    public int? CarriedOnFrom => CriteriaSets.Min(s => s.CarriedOnFrom);

    /// <summary>For a pack of one locality: what each of its indicators is kept for, by indicator; empty for a pack of none.</summary>
    public IReadOnlyDictionary<string, string> NeededFor { get; init; } = new Dictionary<string, string>();

    /// <summary>For a pack of one locality: the indicators of the rule files that nothing of the locality reads, so that it holds no values of them.</summary>
    public IReadOnlyDictionary<string, IndicatorDefinition> Unneeded { get; init; } = new Dictionary<string, IndicatorDefinition>();

    /// <summary>Where things were defined, by kind ("parameter", "indicator", "criteria set" …) and id; ids compare without case.</summary>
    internal IReadOnlyDictionary<(string Kind, string Id), SourceSpan> Places { get; init; } = new Dictionary<(string, string), SourceSpan>();
}
