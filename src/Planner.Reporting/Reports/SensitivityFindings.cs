using Planner.Analysis.Sensitivity;
using Planner.Reporting.Documents;

namespace Planner.Reporting.Reports;

/// <summary>What the targets most in doubt depend on, for a report.</summary>
/// <param name="Frame">Which study it was.</param>
/// <param name="Results">By target, as the study gives them.</param>
public sealed record SensitivityFindings(SensitivityFrame Frame, IReadOnlyList<TornadoResult> Results);
