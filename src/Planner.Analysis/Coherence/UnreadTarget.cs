namespace Planner.Analysis.Coherence;

/// <summary>A target that the audit cannot read as linear comparisons; nothing is said about it.</summary>
/// <param name="Target">Its id.</param>
/// <param name="Reason">What in its expression is not linear.</param>
public sealed record UnreadTarget(string Target, string Reason);
