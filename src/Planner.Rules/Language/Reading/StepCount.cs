namespace Planner.Rules.Language.Reading;

/// <summary>Counts the steps of evaluations that belong together, so that what none of them does alone they cannot do together either.</summary>
internal sealed class StepCount
{
    private int steps;

    /// <summary>Counts steps.</summary>
    /// <exception cref="EvaluationFaultException">There were too many.</exception>
    public void Add(int more)
    {
        if (more > ExpressionLimits.MaxSteps - steps)
        {
            steps = ExpressionLimits.MaxSteps;
            throw new EvaluationFaultException("The evaluation takes too many steps.");
        }

        steps += more;
    }
}
