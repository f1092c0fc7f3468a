using Planner.Numerics.ElementaryFunctions;

namespace Planner.Localities.Synthesis;

/// <summary>Finds the level at which a growing function reaches a target; the same steps on every machine.</summary>
internal static class LevelSearch
{
    private const int Halvings = 100;

    /// <summary>The level in [low, high] where the function reaches the target; an end where it does not.</summary>
    public static double Solve(Func<double, double> growing, double target, double low, double high)
    {
        for (int i = 0; i < Halvings; i++)
        {
            double middle = (low + high) / 2;
            if (growing(middle) < target)
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }

        return (low + high) / 2;
    }

    public static double Logit(double share) => DeterministicMath.Log(share / (1 - share));

    public static double Logistic(double x) => 1 / (1 + DeterministicMath.Exp(-x));
}
