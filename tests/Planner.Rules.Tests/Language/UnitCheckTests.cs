using Planner.Rules.Diagnostics;
using Planner.Rules.Language;

namespace Planner.Rules.Tests.Language;

public sealed class UnitCheckTests
{
    private static readonly InputLayout Layout = new InputLayoutBuilder()
        .AddField("c", "share", InputType.Double, SlotBank.Lane, 0, "percent")
        .AddField("c", "other", InputType.Double, SlotBank.Lane, 1, "percent")
        .AddField("c", "drop", InputType.Double, SlotBank.Lane, 2, "percentage points")
        .AddField("c", "million", InputType.Double, SlotBank.Lane, 3, "million VND")
        .AddField("c", "billion", InputType.Double, SlotBank.Lane, 4, "billion VND")
        .AddField("c", "households", InputType.Double, SlotBank.Lane, 5, "households")
        .AddField("c", "communes", InputType.Double, SlotBank.Lane, 6, "communes")
        .AddField("c", "plain", InputType.Double, SlotBank.Lane, 7)
        .AddField("c", "none", InputType.Int, SlotBank.Lane, 8, "none")
        .AddField("c", "yes", InputType.Bool, SlotBank.Lane, 9, "none")
        .Build();

    [Theory]
    [InlineData("c.share >= c.drop")]
    [InlineData("c.million > c.billion")]
    [InlineData("c.households == c.communes")]
    [InlineData("c.million + c.billion > 3")]
    [InlineData("c.drop - c.share > 3")]
    [InlineData("c.yes && -c.share < c.million")]
    [InlineData("(c.yes ? c.share : c.million) > 3")]
    [InlineData("Math.Max(c.share, c.households) > 3")]
    [InlineData("Math.Abs(c.share) > c.households")]
    public void Check_DifferentUnits_IsAnError(string expression) => Assert.Equal(["PLN0322"], Codes(expression));

    [Theory]
    [InlineData("c.share >= c.other")]
    [InlineData("c.share - c.other >= c.drop")]
    [InlineData("c.share - c.other >= c.share")]
    [InlineData("c.share - c.drop >= c.other")]
    [InlineData("c.share >= 5 && c.million > 3")]
    [InlineData("1000 * c.billion > c.million")]
    [InlineData("100 * c.households / c.communes >= c.share")]
    [InlineData("c.share >= c.plain && c.none > c.million")]
    [InlineData("Math.Min(c.share, 100) >= c.other")]
    public void Check_SameOrUnknownUnits_IsSilent(string expression) => Assert.Empty(Codes(expression));

    [Fact]
    public void Check_DifferentUnits_IsReportedAtTheComparison()
    {
        var diagnostics = new DiagnosticBag();
        _ = ExpressionCompiler.Check(ExpressionText.Plain("c.yes && c.share >= c.drop"), Layout, ExpressionKind.Boolean, diagnostics);
        Diagnostic found = Assert.Single(diagnostics.InFileOrder());
        Assert.Equal((10, 17), (found.Span.Column, found.Span.Length));
    }

    private static IEnumerable<string> Codes(string expression)
    {
        var diagnostics = new DiagnosticBag();
        _ = ExpressionCompiler.Check(ExpressionText.Plain(expression), Layout, ExpressionKind.Boolean, diagnostics);
        return diagnostics.InFileOrder().Select(d => d.Code);
    }
}
