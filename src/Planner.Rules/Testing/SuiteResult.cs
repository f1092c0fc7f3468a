namespace Planner.Rules.Testing;

/// <summary>What came of one tests file.</summary>
/// <param name="File">The file as the user named it.</param>
/// <param name="WorkflowFile">The rule file it tests.</param>
/// <param name="Workflow">The workflow's name; of a rule file that is none its own.</param>
/// <param name="Cases">Its cases in file order.</param>
/// <param name="Coverage">Coverage.</param>
/// <param name="Mutation">Mutation score; null where it was not asked for, or a case failed (then a change cannot be told from the fault).</param>
public sealed record SuiteResult(
    string File, string WorkflowFile, string Workflow, IReadOnlyList<CaseResult> Cases, CoverageResult Coverage, MutationResult? Mutation)
{
    /// <summary>Cases that failed.</summary>
    public int Failed => Cases.Count(c => !c.Passed);

    /// <summary>Whether every case passed.</summary>
    public bool Passed => Failed == 0;
}
