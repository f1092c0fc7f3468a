using System.Numerics;

namespace Planner.Numerics.Tests.ElementaryFunctions;

/// <summary>Elementary functions in 256-bit fixed point, by series of integers: the reference that shares nothing with the code under test.</summary>
internal static class FixedPoint
{
    public const int Bits = 256;
    public static readonly BigInteger One = BigInteger.One << Bits;
    public static readonly BigInteger Ln2 = 2 * AtanhInverse(3);
    public static readonly BigInteger Pi = 4 * (4 * AtanInverse(5) - AtanInverse(239));

    /// <summary>A finite double as mantissa·2^exponent.</summary>
    public static (BigInteger Mantissa, int Exponent) Parts(double x)
    {
        long bits = BitConverter.DoubleToInt64Bits(x);
        int exponent = (int)((bits >> 52) & 0x7FF);
        long fraction = bits & 0xFFFFFFFFFFFFF;
        BigInteger mantissa = exponent == 0 ? fraction : fraction | (1L << 52);
        return (bits < 0 ? -mantissa : mantissa, (exponent == 0 ? 1 : exponent) - 1075);
    }

    /// <summary>A double in fixed point; bits below 2^-256 are cut.</summary>
    public static BigInteger Of(double x)
    {
        (BigInteger m, int e) = Parts(x);
        return Shift(m, e + Bits);
    }

    public static BigInteger Shift(BigInteger x, int left) => left >= 0 ? x << left : x >> -left;

    /// <summary>exp(x) as fixed·2^exponent with fixed in about [0.7, 1.5].</summary>
    public static (BigInteger Fixed, int Exponent) Exp(BigInteger x)
    {
        BigInteger n = BigInteger.Divide(2 * x + (x.Sign < 0 ? -Ln2 : Ln2), 2 * Ln2);
        BigInteger r = x - n * Ln2;
        BigInteger sum = One, term = One;
        for (int k = 1; !term.IsZero && k < 200; k++)
        {
            term = (term * r >> Bits) / k;
            sum += term;
        }

        return (sum, (int)n);
    }

    /// <summary>ln(x), x &gt; 0 a finite double.</summary>
    public static BigInteger Log(double x)
    {
        (BigInteger m, int e) = Parts(x);
        int length = (int)m.GetBitLength();
        return (e + length) * Ln2 + LogOfFixed(Shift(m, Bits - length));
    }

    /// <summary>ln of a fixed-point number near 1.</summary>
    public static BigInteger LogOfFixed(BigInteger x)
    {
        BigInteger s = ((x - One) << Bits) / (x + One);
        BigInteger square = s * s >> Bits;
        BigInteger power = s, sum = BigInteger.Zero;
        for (int k = 1; k < 400 && BigInteger.Abs(power) > 1; k += 2)
        {
            sum += power / k;
            power = power * square >> Bits;
        }

        return 2 * sum;
    }

    public static BigInteger Sin(BigInteger x)
    {
        BigInteger turn = 2 * Pi;
        BigInteger r = BigInteger.Remainder(x, turn);
        BigInteger square = r * r >> Bits;
        BigInteger term = r, sum = r;
        for (int k = 2; !term.IsZero && k < 300; k += 2)
        {
            term = -(term * square >> Bits) / (k * (k + 1));
            sum += term;
        }

        return sum;
    }

    public static BigInteger Cos(BigInteger x) => Sin(x + Pi / 2);

    /// <summary>How far <paramref name="actual"/> is from fixed·2^exponent, in units of its last place.</summary>
    public static double UlpError(double actual, BigInteger value, int exponent = 0)
    {
        (BigInteger m, int e) = Parts(actual);
        BigInteger difference = (m << 64) - Shift(value, exponent - Bits - e + 64);
        return (double)difference / Math.Pow(2, 64);
    }

    private static BigInteger AtanhInverse(int n)
    {
        BigInteger power = One / n, sum = 0;
        for (int k = 1; !power.IsZero; k += 2)
        {
            sum += power / k;
            power /= n * n;
        }

        return sum;
    }

    private static BigInteger AtanInverse(int n)
    {
        BigInteger power = One / n, sum = 0;
        int sign = 1;
        for (int k = 1; !power.IsZero; k += 2)
        {
            sum += sign * power / k;
            power /= n * n;
            sign = -sign;
        }

        return sum;
    }
}
