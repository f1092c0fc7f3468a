using Planner.Numerics.Exact;
using Planner.Rules.Linear;

namespace Planner.Rules.Tests.Linear;

public sealed class LinearReaderTests
{
    [Theory]
    [InlineData("(y2021.rate - y2025.rate) / 4 >= 2", "1/4 y2021.rate + -1/4 y2025.rate + -2 >= 0")]
    [InlineData("y2025.count > 17", "1 y2025.count + -17 > 0")]
    [InlineData("y2025.income / y2020.income >= 1.5", "-3/2 y2020.income + 1 y2025.income + 0 >= 0")]
    [InlineData("100 * (y2025.a / y2021.a) <= 50", "50 y2021.a + -100 y2025.a + 0 >= 0")]
    [InlineData("-(y2025.a) < 3", "1 y2025.a + 3 > 0")]
    [InlineData("Math.Min(y2022.a, y2023.a) >= 600", "1 y2022.a + -600 >= 0 & 1 y2023.a + -600 >= 0")]
    [InlineData("y2025.a == 0", "1 y2025.a + 0 >= 0 & -1 y2025.a + 0 >= 0")]
    [InlineData("2 * known * y2025.a >= known", "10 y2025.a + -5 >= 0")]
    public void Read_LinearComparison_IsMultipliedOut(string text, string expected)
    {
        IReadOnlyList<LinearComparison>? read = LinearReader.Read(text, n => n == "known" ? (Rational)5 : null, _ => true, out string? reason);

        Assert.Null(reason);
        Assert.Equal(expected, string.Join(" & ", read!.Select(Written)));
    }

    [Theory]
    [InlineData("y2025.a * y2024.a >= 2")]
    [InlineData("Math.Max(y2025.a, 3) >= 4")]
    [InlineData("y2025.a % 2 == 0")]
    [InlineData("y2025.a / (y2024.a - y2023.a) >= 2")]
    [InlineData("1 / 2 * y2025.a >= 2")]
    [InlineData("y2025.a + 1")]
    public void Read_AnythingElse_IsRefusedWithTheReason(string text)
    {
        Assert.Null(LinearReader.Read(text, _ => null, _ => true, out string? reason));
        Assert.NotNull(reason);
    }

    [Fact]
    public void Read_QuotientByWhatMayBeNegative_IsRefused() =>
        Assert.Null(LinearReader.Read("y2025.a / y2020.a >= 2", _ => null, _ => false, out _));

    private static string Written(LinearComparison c) =>
        string.Concat(c.Form.Terms.Select(t => $"{t.Value} {t.Key} + ")) + c.Form.Constant + (c.Strict ? " > 0" : " >= 0");
}
