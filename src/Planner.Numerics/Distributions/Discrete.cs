using Planner.Numerics.Summation;

namespace Planner.Numerics.Distributions;

/// <summary>A distribution on finitely many values.</summary>
/// <threadsafety>Immutable.</threadsafety>
public sealed class Discrete : IQuantileFunction
{
    private readonly double[] _values;
    private readonly double[] _upTo;

    /// <summary>The distribution of values and weights; equal values add their weights.</summary>
    /// <param name="values">At least one, finite, in any order; the quantile goes through them in ascending order.</param>
    /// <param name="weights">One per value, finite and not negative, at least one positive; they need not sum to 1.</param>
    /// <exception cref="ArgumentException">There is no value, or the numbers of values and weights differ, or all weights are 0.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A value or a weight is out of range.</exception>
    public Discrete(ReadOnlySpan<double> values, ReadOnlySpan<double> weights)
    {
        if (values.IsEmpty || values.Length != weights.Length)
        {
            throw new ArgumentException($"Needed: at least one value and as many weights; given: {values.Length} values, {weights.Length} weights.");
        }

        foreach (double value in values)
        {
            Parameter.Finite(value, nameof(values));
        }

        foreach (double weight in weights)
        {
            Parameter.NotNegative(weight, nameof(weights));
        }

        _values = values.ToArray();
        _upTo = weights.ToArray();
        Array.Sort(_values, _upTo);
        double total = FixedTreeSum.Sum(_upTo);
        if (!(total > 0 && total < double.PositiveInfinity))
        {
            throw new ArgumentException($"The weights must have a positive finite sum; it is {total}.", nameof(weights));
        }

        double sum = 0;
        int last = 0;
        for (int i = 0; i < _upTo.Length; i++)
        {
            last = _upTo[i] > 0 ? i : last;
            sum += _upTo[i];
            _upTo[i] = sum / total;
        }

        // Rounding must not leave the last possible value short of 1.
        _upTo.AsSpan(last).Fill(1);
    }

    /// <summary>The least value whose cumulative probability is at least u (the least value of positive weight for u = 0).</summary>
    /// <inheritdoc/>
    public double Quantile(double u)
    {
        Parameter.Probability(u, nameof(u));
        int low = 0, high = _values.Length - 1;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (_upTo[middle] >= u && _upTo[middle] > 0)
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return _values[high];
    }
}
