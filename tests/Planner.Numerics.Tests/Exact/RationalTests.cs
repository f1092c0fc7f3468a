using FsCheck;
using FsCheck.Fluent;
using Planner.Numerics.Exact;

namespace Planner.Numerics.Tests.Exact;

public sealed class RationalTests
{
    [Theory]
    [InlineData(0.05, 1, 20)]
    [InlineData(98.5, 197, 2)]
    [InlineData(-1.25e-7, -1, 8_000_000)]
    [InlineData(3e22, 3, 0)]
    [InlineData(0, 0, 1)]
    public void OfDecimal_WrittenNumber_IsThatFraction(double value, long numerator, long denominator)
    {
        Rational expected = denominator == 0 ? new Rational(System.Numerics.BigInteger.Pow(10, 22) * numerator, 1) : new Rational(numerator, denominator);

        Assert.Equal(expected, Rational.OfDecimal(value));
    }

    [Theory]
    [InlineData(7, 2, 3, 4)]
    [InlineData(-7, 2, -4, -3)]
    [InlineData(6, -2, -3, -3)]
    public void Floor_AndCeiling_AreTheNeighbours(int numerator, int denominator, int floor, int ceiling)
    {
        var value = new Rational(numerator, denominator);

        Assert.Equal(floor, value.Floor());
        Assert.Equal(ceiling, value.Ceiling());
    }

    [Fact]
    public void Arithmetic_AgreesWithFractionsOfWholeNumbers() => Prop.ForAll(Arb.From(Gen.Choose(-1000, 1000).ArrayOf(4)), n =>
    {
        (int a, int b, int c, int d) = (n[0], n[1] == 0 ? 1 : n[1], n[2], n[3] == 0 ? 1 : n[3]);
        Rational x = new(a, b), y = new(c, d);
        return x + y == new Rational((a * d) + (c * b), b * d)
            && x - y + y == x
            && (y.Sign == 0 || x / y * y == x)
            && x.CompareTo(y) == ((decimal)a / b).CompareTo((decimal)c / d)
            && Math.Abs(x.ToDouble() - ((double)a / b)) <= 1e-15 * Math.Abs((double)a / b);
    }).QuickCheckThrowOnFailure();
}
