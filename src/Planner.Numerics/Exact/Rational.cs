using System.Globalization;
using System.Numerics;

namespace Planner.Numerics.Exact;

/// <summary>A fraction of whole numbers of any size, in lowest terms: arithmetic without rounding, for proofs rather than for speed.</summary>
/// <threadsafety>Immutable; safe for concurrent use.</threadsafety>
public readonly struct Rational : IEquatable<Rational>, IComparable<Rational>
{
    private readonly BigInteger denominatorLessOne;

    /// <summary>A fraction.</summary>
    /// <param name="numerator">Any whole number.</param>
    /// <param name="denominator">Any whole number but 0.</param>
    /// <exception cref="DivideByZeroException">The denominator is 0.</exception>
    public Rational(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.IsZero)
        {
            throw new DivideByZeroException();
        }

        BigInteger common = BigInteger.GreatestCommonDivisor(numerator, denominator) * denominator.Sign;
        Numerator = numerator / common;
        denominatorLessOne = (denominator / common) - 1;
    }

    /// <summary>0.</summary>
    public static Rational Zero => default;

    /// <summary>1.</summary>
    public static Rational One => new(1, 1);

    /// <summary>The numerator; carries the sign.</summary>
    public BigInteger Numerator { get; }

    /// <summary>The denominator; ≥ 1.</summary>
    public BigInteger Denominator => denominatorLessOne + 1;

    /// <summary>−1, 0 or 1.</summary>
    public int Sign => Numerator.Sign;

    /// <summary>Whether it is a whole number.</summary>
    public bool IsWhole => denominatorLessOne.IsZero;

    /// <summary>A whole number.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator Rational(int value) => new(value, 1);

    /// <summary>The sum.</summary>
    /// <param name="a">A number.</param>
    /// <param name="b">Another.</param>
    public static Rational operator +(Rational a, Rational b) => new((a.Numerator * b.Denominator) + (b.Numerator * a.Denominator), a.Denominator * b.Denominator);

    /// <summary>The difference.</summary>
    /// <param name="a">A number.</param>
    /// <param name="b">Another.</param>
    public static Rational operator -(Rational a, Rational b) => new((a.Numerator * b.Denominator) - (b.Numerator * a.Denominator), a.Denominator * b.Denominator);

    /// <summary>The opposite number.</summary>
    /// <param name="a">A number.</param>
    public static Rational operator -(Rational a) => new(-a.Numerator, a.Denominator);

    /// <summary>The product.</summary>
    /// <param name="a">A number.</param>
    /// <param name="b">Another.</param>
    public static Rational operator *(Rational a, Rational b) => new(a.Numerator * b.Numerator, a.Denominator * b.Denominator);

    /// <summary>The quotient; the divisor is not 0.</summary>
    /// <param name="a">A number.</param>
    /// <param name="b">Another.</param>
    public static Rational operator /(Rational a, Rational b) => new(a.Numerator * b.Denominator, a.Denominator * b.Numerator);

    /// <summary>Whether they are the same number.</summary>
    /// <param name="a">A number.</param>
    /// <param name="b">Another.</param>
    public static bool operator ==(Rational a, Rational b) => a.Equals(b);

    /// <summary>Whether they are different numbers.</summary>
    /// <param name="a">A number.</param>
    /// <param name="b">Another.</param>
    public static bool operator !=(Rational a, Rational b) => !a.Equals(b);

    /// <summary>Whether the first is less.</summary>
    /// <param name="a">A number.</param>
    /// <param name="b">Another.</param>
    public static bool operator <(Rational a, Rational b) => a.CompareTo(b) < 0;

    /// <summary>Whether the first is greater.</summary>
    /// <param name="a">A number.</param>
    /// <param name="b">Another.</param>
    public static bool operator >(Rational a, Rational b) => a.CompareTo(b) > 0;

    /// <summary>Whether the first is not greater.</summary>
    /// <param name="a">A number.</param>
    /// <param name="b">Another.</param>
    public static bool operator <=(Rational a, Rational b) => a.CompareTo(b) <= 0;

    /// <summary>Whether the first is not less.</summary>
    /// <param name="a">A number.</param>
    /// <param name="b">Another.</param>
    public static bool operator >=(Rational a, Rational b) => a.CompareTo(b) >= 0;

    /// <summary>The decimal number that a double is written as (its shortest round-trip form): 0.05 becomes 1/20, not the binary fraction beside it.</summary>
    /// <param name="value">A finite number.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is not finite.</exception>
    public static Rational OfDecimal(double value)
    {
        if (!double.IsFinite(value))
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, "only finite numbers are fractions");
        }

        string text = value.ToString("R", CultureInfo.InvariantCulture);
        int mark = text.IndexOf('E', StringComparison.Ordinal);
        int exponent = mark < 0 ? 0 : int.Parse(text.AsSpan(mark + 1), CultureInfo.InvariantCulture);
        string digits = mark < 0 ? text : text[..mark];
        int point = digits.IndexOf('.', StringComparison.Ordinal);
        if (point >= 0)
        {
            exponent -= digits.Length - point - 1;
            digits = digits.Remove(point, 1);
        }

        var numerator = BigInteger.Parse(digits, CultureInfo.InvariantCulture);
        return exponent >= 0
            ? new Rational(numerator * BigInteger.Pow(10, exponent), 1)
            : new Rational(numerator, BigInteger.Pow(10, -exponent));
    }

    /// <summary>The greatest whole number not above it.</summary>
    public Rational Floor()
    {
        var quotient = BigInteger.DivRem(Numerator, Denominator, out BigInteger rest);
        return new Rational(rest.Sign < 0 ? quotient - 1 : quotient, 1);
    }

    /// <summary>The least whole number not below it.</summary>
    public Rational Ceiling() => -(-this).Floor();

    /// <summary>The nearest double.</summary>
    public double ToDouble()
    {
        BigInteger scale = BigInteger.Pow(10, 25);
        var whole = BigInteger.DivRem(Numerator, Denominator, out BigInteger rest);
        return (double)whole + ((double)(rest * scale / Denominator) / (double)scale);
    }

    /// <inheritdoc/>
    public int CompareTo(Rational other) => (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

    /// <inheritdoc/>
    public bool Equals(Rational other) => Numerator == other.Numerator && denominatorLessOne == other.denominatorLessOne;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Rational other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Numerator, denominatorLessOne);

    /// <summary><c>3/7</c>, or <c>3</c>.</summary>
    public override string ToString() => IsWhole ? Numerator.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{Numerator}/{Denominator}");
}
