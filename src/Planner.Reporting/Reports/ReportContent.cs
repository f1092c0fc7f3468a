using Planner.Analysis.Closing;
using Planner.Analysis.Comparison;
using Planner.Analysis.Decision;
using Planner.Analysis.Intervals;
using Planner.Analysis.Standing;
using Planner.Analysis.Tracing;
using Planner.Localities.Import.Vocabulary;
using Planner.Rules.Pack;

namespace Planner.Reporting.Reports;

/// <summary>Everything a report is made from.</summary>
/// <threadsafety>Immutable; safe for concurrent use.</threadsafety>
public sealed record ReportContent
{
    /// <summary>The scenarios side by side; the report is about the reference, the others show what else could be done.</summary>
    public required EnsembleComparison Comparison { get; init; }

    /// <summary>What speaks for which scenario.</summary>
    public required ScenarioChoice Choice { get; init; }

    /// <summary>Where each target of the reference stands.</summary>
    public required IReadOnlyList<TargetStanding> Standings { get; init; }

    /// <summary>Probability that all targets with a figure are met together; null where none has one.</summary>
    public required ProportionInterval? Joint { get; init; }

    /// <summary>What holds communes back under the reference.</summary>
    public required Bottlenecks Bottlenecks { get; init; }

    /// <summary>Each commune's way under the reference.</summary>
    public required IReadOnlyList<CommunePath> Paths { get; init; }

    /// <summary>Titles of criteria by rule name.</summary>
    public required IReadOnlyDictionary<string, LocalizedText> CriterionTitles { get; init; }

    /// <summary>Every figure the results rest on.</summary>
    public required IReadOnlyList<TracedFigure> Figures { get; init; }

    /// <summary>What would have to be decided for each other scenario, in their order.</summary>
    public IReadOnlyList<NeededDecisions> Needed { get; init; } = [];

    /// <summary>What the targets most in doubt depend on; null where nobody asked.</summary>
    public SensitivityFindings? Sensitivity { get; init; }

    /// <summary>From what and how it was computed.</summary>
    public required ReportOrigin Origin { get; init; }

    /// <summary>How tables are worded, for headings that an import knows again; null: columns are headed by their ids, which it knows too.</summary>
    public ImportVocabulary? Vocabulary { get; init; }
}
