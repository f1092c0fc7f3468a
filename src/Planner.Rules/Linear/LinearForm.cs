using Planner.Numerics.Exact;

namespace Planner.Rules.Linear;

/// <summary>Σ factor·name + constant, exactly.</summary>
/// <param name="Terms">Factors by name, in ordinal order of name; none is 0.</param>
/// <param name="Constant">What stands alone.</param>
public sealed record LinearForm(IReadOnlyDictionary<string, Rational> Terms, Rational Constant)
{
    /// <summary>A form of a constant.</summary>
    /// <param name="value">The constant.</param>
    public static LinearForm Of(Rational value) => new(new SortedDictionary<string, Rational>(StringComparer.Ordinal), value);

    /// <summary>A form of one name.</summary>
    /// <param name="name">The name.</param>
    public static LinearForm Of(string name) => new(new SortedDictionary<string, Rational>(StringComparer.Ordinal) { [name] = Rational.One }, Rational.Zero);

    /// <summary>Whether no name stands in it.</summary>
    public bool IsConstant => Terms.Count == 0;

    /// <summary>this + factor · other.</summary>
    /// <param name="other">The other form.</param>
    /// <param name="factor">Its factor.</param>
    public LinearForm Plus(LinearForm other, Rational factor)
    {
        ArgumentNullException.ThrowIfNull(other);
        var terms = new SortedDictionary<string, Rational>(StringComparer.Ordinal);
        foreach ((string name, Rational f) in Terms)
        {
            terms[name] = f;
        }

        foreach ((string name, Rational f) in other.Terms)
        {
            Rational sum = terms.GetValueOrDefault(name) + (factor * f);
            if (sum.Sign == 0)
            {
                terms.Remove(name);
            }
            else
            {
                terms[name] = sum;
            }
        }

        return new LinearForm(terms, Constant + (factor * other.Constant));
    }

    /// <summary>The form times a number.</summary>
    /// <param name="factor">The number.</param>
    public LinearForm Times(Rational factor) => Of(Rational.Zero).Plus(this, factor);
}
