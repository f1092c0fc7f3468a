using Planner.Rules.Diagnostics;
using Planner.Rules.Language;

namespace Planner.Rules.Tests.Language;

/// <summary>Large expressions are refused at the limits, and what lies below them needs little stack, the smallest a thread usually has.</summary>
public sealed class ExpressionSizeTests
{
    private const int SmallStack = 768 * 1024;

    public static TheoryData<string, string> Large => new()
    {
        { "sum", string.Join('+', Enumerable.Repeat("1.5", 5_900)) + " > 0" },
        { "fallible sum", string.Join('+', Enumerable.Repeat("7/commune.j", 2_300)) + " > 0" },
        { "and", string.Join("&&", Enumerable.Repeat("commune.b", 2_700)) },
        { "or of comparisons", string.Join("||", Enumerable.Repeat("year<0", 2_900)) + "||true" },
        { "parentheses", new string('(', 199) + "commune.b" + new string(')', 199) },
        { "branches", string.Concat(Enumerable.Repeat("iif(commune.c,false,", 190)) + "true" + new string(')', 190) },
        { "right-nested sum", string.Concat(Enumerable.Repeat("1+(", 190)) + "1" + new string(')', 190) + " > 0" },
        { "all levels", string.Concat(Enumerable.Repeat("iif(true||false&&1==1&true,1+1*-(", 60)) + "1" + string.Concat(Enumerable.Repeat("),2)", 60)) + " > -9" },
        { "and of many comparisons", string.Join("&&", Enumerable.Repeat("commune.x>p.t", 1_900)) },
        { "nested fallible branches", string.Concat(Enumerable.Repeat("iif(commune.j!=2,1,1+1/commune.i+(", 60)) + "1" + string.Concat(Enumerable.Repeat("))", 60)) + " > 0" },
        { "negations", new string('!', 180) + "commune.b" },
    };

    [Theory]
    [MemberData(nameof(Large))]
    public void Compile_LargeExpressionOnSmallStack_AgreesWithExplain(string name, string source)
    {
        Assert.NotEmpty(name);
        Exception? fault = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    var diagnostics = new DiagnosticBag();
                    CompiledExpression? compiled = ExpressionCompiler.Compile(ExpressionText.Plain(source), SampleInputs.Layout, ExpressionKind.Boolean, diagnostics);
                    Assert.True(compiled is not null, diagnostics.InFileOrder().FirstOrDefault()?.ToString());
                    Assert.Equal(1, compiled.Scalar(SampleInputs.Lanes, 0, 1, SampleInputs.Shared, 0));
                    Assert.Equal(1, compiled.Explain(SampleInputs.Lanes, 0, 1, SampleInputs.Shared, 0).Value);
                    double[] eightTimes = [.. SampleInputs.Lanes.SelectMany(v => Enumerable.Repeat(v, 8))];
                    byte[] truths = new byte[8];
                    compiled.Lanes!.Evaluate(eightTimes, 0, 8, SampleInputs.Shared, 0, truths, []);
                    Assert.All(truths, t => Assert.Equal(1, t));
                }
                catch (Exception e)
                {
                    fault = e;
                }
            },
            SmallStack);
        thread.Start();
        thread.Join();
        Assert.Null(fault);
    }

    [Theory]
    [InlineData("(", "true", ")", 201)]
    [InlineData("!", "true", "", 201)]
    [InlineData("-", "1", "", 201)]
    [InlineData("true ? true : ", "true", "", 201)]
    [InlineData("null ?? ", "true", "", 201)]
    [InlineData("Math.Abs(", "1", ")", 201)]
    [InlineData("1.Abs", "1", "", 10_000)]
    [InlineData("true ||", "true", "", 12_001)]
    [InlineData("new[]{1}[0]", "", "[0]", 65)]
    [InlineData("a", "", "", 40_000)]
    public void Compile_BeyondLimits_IsRefusedAtAPlace(string open, string middle, string close, int times)
    {
        string source = (open.StartsWith("new", StringComparison.Ordinal) ? open : string.Concat(Enumerable.Repeat(open, times))) + middle + string.Concat(Enumerable.Repeat(close, times));
        var diagnostics = new DiagnosticBag();
        Assert.Null(ExpressionCompiler.Compile(ExpressionText.Plain(source), SampleInputs.Layout, ExpressionKind.Boolean, diagnostics));
        Diagnostic fault = Assert.Single(diagnostics.InFileOrder());
        Assert.Equal("PLN0302", fault.Code);
        Assert.True(fault.Span.Column > 1);
    }
}
