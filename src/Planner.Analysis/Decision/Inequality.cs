namespace Planner.Analysis.Decision;

/// <summary>How unevenly something is spread over units of different size: the Gini coefficient, 0 where every unit has the same for its size.</summary>
public static class Inequality
{
    /// <summary>
    /// Gini's coefficient of amounts per head: G = Σ_i Σ_j w_i w_j |x_i − x_j| / (2 m), x_i = amount_i / size_i, w_i = size_i / Σ size, m = Σ w x (Gini 1912; weighted form of Lerman and Yitzhaki 1989).
    /// </summary>
    /// <param name="units">Amount (≥ 0) and size (≥ 0) of each unit; units of size 0 are left out.</param>
    /// <returns>0..1; null where nothing is spread at all or no unit has a size.</returns>
    public static double? Gini(IReadOnlyList<(double Amount, double Size)> units)
    {
        ArgumentNullException.ThrowIfNull(units);
        (double Amount, double Size)[] counted = [.. units.Where(u => u.Size > 0)];
        double sizes = counted.Sum(u => u.Size), amounts = counted.Sum(u => u.Amount);
        if (!(sizes > 0) || !(amounts > 0))
        {
            return null;
        }

        double apart = 0;
        foreach ((double amount, double size) in counted)
        {
            foreach ((double other, double otherSize) in counted)
            {
                apart += size * otherSize * Math.Abs((amount / size) - (other / otherSize));
            }
        }

        return apart / (sizes * sizes) / (2 * amounts / sizes);
    }
}
