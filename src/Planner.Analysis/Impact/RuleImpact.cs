using Planner.Simulation.Recording;

namespace Planner.Analysis.Impact;

/// <summary>What a change of rules does: to the files, to the communes as they stand today, to the targets of a run.</summary>
/// <param name="Files">What differs in the rule files.</param>
/// <param name="Today">Which communes come out otherwise today.</param>
/// <param name="Targets">How the targets move.</param>
/// <param name="OnlyOld">Ids of targets that only the old rules have.</param>
/// <param name="OnlyNew">Ids of targets that only the new rules have.</param>
public sealed record RuleImpact(RuleFileComparison Files, FlipReview Today, IReadOnlyList<TargetMove> Targets, IReadOnlyList<string> OnlyOld, IReadOnlyList<string> OnlyNew)
{
    /// <summary>Puts the findings together.</summary>
    /// <param name="files">What differs in the files.</param>
    /// <param name="today">Which communes come out otherwise today.</param>
    /// <param name="old">The run under the old rules.</param>
    /// <param name="now">The run under the new ones, paired.</param>
    public static RuleImpact Of(RuleFileComparison files, FlipReview today, Ensemble old, Ensemble now)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(today);
        ArgumentNullException.ThrowIfNull(old);
        ArgumentNullException.ThrowIfNull(now);
        string[] olds = [.. old.Pack.Targets.Select(t => t.Id)], news = [.. now.Pack.Targets.Select(t => t.Id)];
        return new RuleImpact(files, today, TargetMove.Of(old, now), [.. olds.Except(news)], [.. news.Except(olds)]);
    }
}
