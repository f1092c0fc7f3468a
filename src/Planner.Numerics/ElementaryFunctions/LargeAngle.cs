using System.Numerics;
using Planner.Numerics.Lanes;

namespace Planner.Numerics.ElementaryFunctions;

/// <summary>
/// sin and cos of angles too large for the parts of π/2: the exact product with 2/π to 1280 bits (Payne and Hanek 1983) in integers.
/// Slow and allocating; models do not go there, but a function must be total.
/// </summary>
internal static class LargeAngle
{
    private const int TwoOverPiBits = 1280;
    private const int FractionBits = 192;

    private static readonly BigInteger TwoOverPi = FromWords(
        0xA2F9836E4E441529UL, 0xFC2757D1F534DDC0UL, 0xDB6295993C439041UL, 0xFE5163ABDEBBC561UL, 0xB7246E3A424DD2E0UL, 0x06492EEA09D1921CUL,
        0xFE1DEB1CB129A73EUL, 0xE88235F52EBB4484UL, 0xE99C7026B45F7E41UL, 0x3991D639835339F4UL, 0x9C845F8BBDF9283BUL, 0x1FF897FFDE05980FUL,
        0xEF2F118B5A0A6D1FUL, 0x6D367ECF27CB09B7UL, 0x4F463F669E5FEA2DUL, 0x7527BAC7EBE5F17BUL, 0x3D0739F78A5292EAUL, 0x6BFB5FB11F8D5D08UL,
        0x56033046FC7B6BABUL, 0xF0CFBC209AF4361DUL);

    private static readonly BigInteger HalfPi = FromWords(0x1UL, 0x921FB54442D18469UL, 0x898CC51701B839A2UL, 0x52049C1114CF98E8UL);

    /// <summary>sin and cos of a finite |x| ≥ 2.</summary>
    public static (double Sine, double Cosine) SineCosine(double x)
    {
        long bits = BitConverter.DoubleToInt64Bits(x) & long.MaxValue;
        int exponent = (int)(bits >> 52) - 1075;
        BigInteger mantissa = (bits & 0xFFFFFFFFFFFFF) | (1L << 52);
        int point = TwoOverPiBits - exponent;
        BigInteger turns = mantissa * TwoOverPi;
        BigInteger whole = turns >> point;
        BigInteger fraction = (turns - (whole << point)) >> (point - FractionBits);
        if (fraction >> (FractionBits - 1) != 0)
        {
            fraction -= BigInteger.One << FractionBits;
            whole += 1;
        }

        BigInteger angle = (fraction * HalfPi) >> FractionBits;
        double r = ToDouble(angle);
        double rest = ToDouble(angle - ToFixed(r));
        LanesOf2 quadrant = LanesOf2.AllBits((ulong)(whole & 3));
        SineCosineKernel.OfReduced(LanesOf2.All(r), LanesOf2.All(rest), quadrant, out LanesOf2 sine, out LanesOf2 cosine);
        return (x < 0 ? -sine.First : sine.First, cosine.First);
    }

    /// <summary>The top 53 bits of a fixed-point number, the rest cut.</summary>
    private static double ToDouble(BigInteger value)
    {
        BigInteger size = BigInteger.Abs(value);
        int cut = Math.Max(0, (int)size.GetBitLength() - 53);
        double result = (double)(ulong)(size >> cut);

        // Powers of two of normal size, exact.
        result *= BitConverter.Int64BitsToDouble((long)(1023 + cut - FractionBits) << 52);
        return value.Sign < 0 ? -result : result;
    }

    private static BigInteger ToFixed(double value)
    {
        long bits = BitConverter.DoubleToInt64Bits(value);
        if (value == 0)
        {
            return BigInteger.Zero;
        }

        BigInteger mantissa = (bits & 0xFFFFFFFFFFFFF) | (1L << 52);
        int shift = (int)((bits >> 52) & 0x7FF) - 1075 + FractionBits;
        BigInteger size = shift >= 0 ? mantissa << shift : mantissa >> -shift;
        return bits < 0 ? -size : size;
    }

    private static BigInteger FromWords(params ReadOnlySpan<ulong> words)
    {
        BigInteger value = BigInteger.Zero;
        foreach (ulong word in words)
        {
            value = (value << 64) | word;
        }

        return value;
    }
}
