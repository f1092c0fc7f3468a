using Planner.Rules.Language;
using Planner.Rules.Pack;
using Planner.Simulation.Faults;

namespace Planner.Simulation.Preparation;

/// <summary>A target ready to run. Its expressions are compiled when they are first asked for: what is read back from a store needs none.</summary>
internal sealed class PreparedTarget
{
    private readonly CompiledExpression? rule;
    private readonly CompiledExpression? value;
    private readonly ScalarExpression shown = NeverJudged;

    /// <summary>A target that is judged.</summary>
    /// <param name="definition">The definition.</param>
    /// <param name="rule">The whole comparison over metrics by year.</param>
    /// <param name="value">Its left side.</param>
    /// <param name="watched">What looks for faults of its numbers; null where there can be none.</param>
    public PreparedTarget(TargetDefinition definition, CompiledExpression rule, CompiledExpression value, WatchedRule? watched)
    {
        Definition = definition;
        Watched = watched;
        this.rule = rule;
        this.value = value;
    }

    /// <summary>A target that is not set.</summary>
    /// <param name="definition">The definition.</param>
    /// <param name="shown">The value shown.</param>
    public PreparedTarget(TargetDefinition definition, ScalarExpression shown)
    {
        Definition = definition;
        this.shown = shown;
    }

    /// <summary>The definition.</summary>
    public TargetDefinition Definition { get; }

    /// <summary>What looks for faults of its numbers; null where there can be none.</summary>
    public WatchedRule? Watched { get; }

    /// <summary>The whole comparison over metrics by year; NaN of a target that is not set.</summary>
    public ScalarExpression Rule => rule?.Scalar ?? NeverJudged;

    /// <summary>Its left side.</summary>
    public ScalarExpression Value => value?.Scalar ?? shown;

    /// <summary>The value of what is never judged.</summary>
    public static double NeverJudged(double[] lanes, int offset, int stride, double[] shared, int sharedOffset) => double.NaN;

    /// <summary>Compiles both expressions, so that no worker does at its first replicate.</summary>
    public void Compile()
    {
        _ = rule?.Scalar;
        _ = value?.Scalar;
    }
}
