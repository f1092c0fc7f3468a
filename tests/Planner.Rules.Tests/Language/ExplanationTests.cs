using FsCheck;
using FsCheck.Fluent;
using Planner.Rules.Diagnostics;
using Planner.Rules.Language;

namespace Planner.Rules.Tests.Language;

public sealed class ExplanationTests
{
    // x=12.5 y=45 z=-3 i=7 j=2 b=true c=false; year=2023 p.t=10 p.u=50
    [Theory]
    [InlineData("commune.x >= p.t", "2.5+!")]
    [InlineData("commune.x < p.t", "-2.5-!")]
    [InlineData("commune.y <= p.u && commune.x < p.t", "5+ -2.5-!")]
    [InlineData("commune.y > p.u && commune.x < p.t", "-5- -2.5-")]
    [InlineData("commune.y > p.u || commune.x > p.t", "-5- 2.5+!")]
    [InlineData("commune.y < p.u || commune.x > p.t", "5+ 2.5+")]
    [InlineData("!(commune.x < p.t)", "2.5+!")]
    [InlineData("!(commune.x >= p.t && commune.b)", "-2.5-! -1-!")]
    [InlineData("commune.i == 7", "0+!")]
    [InlineData("commune.i == 9", "-2-!")]
    [InlineData("commune.i != 9", "2+!")]
    [InlineData("commune.i != 7", "0-!")]
    [InlineData("commune.b", "0+!")]
    [InlineData("commune.c", "-1-!")]
    [InlineData("commune.b ? commune.x > 12 : commune.x > 100", "0+! 0.5+! -87.5-")]
    [InlineData("iif(commune.c, commune.x > 12, commune.x > 10)", "-1- 0.5+ 2.5+!")]
    [InlineData("(commune.x > 12) == (commune.y > 50)", "-0.5-! -5-!")]
    [InlineData("year in (2021, 2023)", "-2- 0+!")]
    [InlineData("Math.Max(commune.x, commune.y) > p.u", "-5-!")]
    [InlineData("0.0 / 0 > commune.x", "NaN-!")]
    [InlineData("1.0 / 0 >= commune.x * (1.0 / 0)", "0+!")]
    [InlineData("true", "")]
    public void Comparisons_MarginPassedAndDecisive_AreAsDefined(string source, string expected) =>
        Assert.Equal(expected, string.Join(' ', Explain(source).Comparisons.Select(c => FormattableString.Invariant($"{c.Margin}{(c.Passed ? '+' : '-')}{(c.Decisive ? "!" : "")}"))));

    [Fact]
    public void Comparisons_ErrorBehindShortCircuit_IsShownAndHarmless()
    {
        Explanation explanation = Explain("commune.c && 1 / (commune.j - 2) > 0");
        Assert.Null(explanation.Error);
        ComparisonExplanation masked = explanation.Comparisons[1];
        Assert.Equal((false, false, "Attempted to divide by zero."), (masked.Reached, masked.Decisive, masked.Error));
        Assert.Null(masked.Margin);
        Assert.False(explanation.Comparisons[0].Decisive);
    }

    [Fact]
    public void Comparisons_SidesAndUnit_AreNamed()
    {
        ComparisonExplanation c = Assert.Single(Explain("commune.x + 1 >= p.t").Comparisons);
        Assert.Equal(("commune.x + 1 >= p.t", "commune.x + 1", ">=", "p.t", "%"), (c.Expression, c.LeftText, c.Operator, c.RightText, c.Unit));
    }

    [Fact]
    public void Comparisons_SeveralUnits_AreOfNone()
    {
        InputLayout layout = new InputLayoutBuilder()
            .AddField("c", "share", InputType.Double, SlotBank.Lane, 0, "percent")
            .AddField("c", "money", InputType.Double, SlotBank.Lane, 1, "million VND")
            .Build();
        CompiledExpression product = ExpressionCompiler.Compile(ExpressionText.Plain("c.share * c.money >= 1"), layout, ExpressionKind.Boolean, new DiagnosticBag())!;
        Assert.Null(Assert.Single(product.Explain([1, 2], 0, 1, [], 0).Comparisons).Unit);
    }

    [Fact]
    public void Root_Tree_HoldsEveryValue()
    {
        ExplanationNode root = Explain("commune.x + commune.y * 2", ExpressionKind.Number).Root;
        Assert.Equal(102.5, root.Value);
        Assert.Equal(90.0, root.Parts[1].Value);
    }

    /// <summary>Decisive is what it says: turning that comparison alone turns the whole, checked by writing its opposite in its place.</summary>
    [Fact]
    public void Decisive_GeneratedLogic_IsExactlyWhatTurningTheComparisonDoes() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(120), Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), TurnsExactlyWhenDecisive));

    private static bool TurnsExactlyWhenDecisive(int seed)
    {
        var random = new Random(seed);
        string source = Logic(random, 3);
        Explanation explanation = Explain(source);
        foreach (ComparisonExplanation comparison in explanation.Comparisons)
        {
            int at = comparison.Span.Column - 1;
            string turned = source[..at] + (comparison.Expression.Contains("> 0", StringComparison.Ordinal) ? comparison.Expression.Replace(">", "<=", StringComparison.Ordinal) : comparison.Expression.Replace("<", ">=", StringComparison.Ordinal))
                + source[(at + comparison.Span.Length)..];
            Assert.True(Explain(turned).Passed != explanation.Passed == comparison.Decisive, $"{comparison.Expression} at {at} in {source}");
        }

        return true;
    }

    private static string Logic(Random random, int depth) => depth == 0
        ? $"commune.{"xyz"[random.Next(3)]} {(random.Next(2) == 0 ? ">" : "<")} 0"
        : random.Next(6) switch
        {
            0 => $"({Logic(random, depth - 1)}) && ({Logic(random, depth - 1)})",
            1 => $"({Logic(random, depth - 1)}) || ({Logic(random, depth - 1)})",
            2 => $"!({Logic(random, depth - 1)})",
            3 => $"iif({Logic(random, depth - 1)}, {Logic(random, depth - 1)}, {Logic(random, depth - 1)})",
            4 => $"(({Logic(random, depth - 1)}) != ({Logic(random, depth - 1)}))",
            _ => $"(({Logic(random, depth - 1)}) & ({Logic(random, depth - 1)}))",
        };

    private static Explanation Explain(string source, ExpressionKind kind = ExpressionKind.Boolean)
    {
        var diagnostics = new DiagnosticBag();
        CompiledExpression? compiled = ExpressionCompiler.Compile(ExpressionText.Plain(source), SampleInputs.Layout, kind, diagnostics);
        Assert.True(compiled is not null, string.Join('\n', diagnostics.InFileOrder()));
        return compiled.Explain(SampleInputs.Lanes, 0, 1, SampleInputs.Shared, 0);
    }
}
