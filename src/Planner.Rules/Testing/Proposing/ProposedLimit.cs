using Planner.Rules.Language;
using Planner.Rules.Testing.Running;

namespace Planner.Rules.Testing.Proposing;

/// <summary>A rule that compares one input with a limit, and the limits in force.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Input">The input.</param>
/// <param name="Holds">Where the rule holds, in the words of a boundary.</param>
/// <param name="Limits">The limit by year and region; one entry with neither where it is always the same.</param>
internal sealed record ProposedLimit(RuleNode Rule, InputField Input, string Holds, IReadOnlyList<(int? Year, string? Region, double Limit)> Limits)
{
    /// <summary>The distance at which a limit is tested: a hundredth, or 1 for whole numbers.</summary>
    public double Step => Input.Type == InputType.Int ? 1 : 0.01;

    /// <summary>A value far on the side where the rule holds, whatever year and region.</summary>
    public double Passing
    {
        get
        {
            double least = Limits.Min(l => l.Limit), most = Limits.Max(l => l.Limit);
            return Holds switch
            {
                "from" or "above" => Math.Ceiling(Math.Max(most, 0) * 2) + 1,
                "at" => most,
                _ => least > 0 ? 0 : Math.Floor(least) - 1,
            };
        }
    }
}
