using Planner.Rules.Diagnostics;
using Planner.Rules.Language;
using Planner.Rules.Tests.Diagnostics.Wording;

namespace Planner.Rules.Tests.Language;

public sealed class ExpressionCompilerTests
{
    [Theory]
    [InlineData("commune.x >= p.t", 1)]
    [InlineData("commune.x < p.t || commune.y <= p.u", 1)]
    [InlineData("commune.b && !commune.c", 1)]
    [InlineData("not commune.b", 0)]
    [InlineData("commune.i / 2 == 3", 1)]
    [InlineData("commune.i / 2.0 == 3.5", 1)]
    [InlineData("-7 / 2 == -3 and -7 % 3 == -1", 1)]
    [InlineData("year in (2021, 2023)", 1)]
    [InlineData("year in (2021, 2022)", 0)]
    [InlineData("iif(year > 2022, commune.x > 12, commune.x > 100)", 1)]
    [InlineData("2147483647 + commune.i < 0", 1)]
    [InlineData("Commune.X gt 12 AND year EQ 2023", 1)]
    [InlineData("true | false & false", 0)]
    [InlineData("1 << 2 + 1 == 8", 1)]
    [InlineData("Double.IsNaN(0.0 / 0)", 1)]
    public void Compile_Truths_GivesOneOrZero(string source, double expected) => Assert.Equal(expected, Value(source, ExpressionKind.Boolean));

    [Theory]
    [InlineData("commune.x + commune.y * 2", 102.5)]
    [InlineData("Math.Max(commune.x, commune.i)", 12.5)]
    [InlineData("Math.Round(2.5)", 2)]
    [InlineData("int(2.7) + Convert.ToInt32(2.5)", 4)]
    [InlineData("commune.i * 1000000000", -1589934592)]
    [InlineData("commune.i * 1000000000L", 7000000000)]
    [InlineData("0x10 + 0b11", 19)]
    [InlineData("-commune.z", 3)]
    [InlineData("year - 2021", 2)]
    [InlineData("Math.Clamp(commune.x, 0, 10)", 10)]
    public void Compile_Numbers_GivesValue(string source, double expected) => Assert.Equal(expected, Value(source, ExpressionKind.Number));

    [Theory]
    [InlineData("commune.i / (commune.j - 2) > 0")]
    [InlineData("commune.i % (commune.j - 2) > 0")]
    [InlineData("int(1e300) > 0")]
    [InlineData("commune.b && 1 / (commune.j - 2) > 0")]
    [InlineData("Math.Abs(-2147483648) > 0")]
    public void Scalar_EvaluationFails_IsNaNAndFailed(string source)
    {
        CompiledExpression compiled = Compile(source, ExpressionKind.Boolean);
        Assert.True(double.IsNaN(compiled.Scalar(SampleInputs.Lanes, 0, 1, SampleInputs.Shared, 0)));
        compiled.CheckedScalar(SampleInputs.Lanes, 0, 1, SampleInputs.Shared, 0, out bool failed);
        Assert.True(failed);
        Assert.NotNull(compiled.Explain(SampleInputs.Lanes, 0, 1, SampleInputs.Shared, 0).Error);
    }

    [Theory]
    [InlineData("commune.c && 1 / (commune.j - 2) > 0", 0)]
    [InlineData("commune.b || 1 / (commune.j - 2) > 0", 1)]
    [InlineData("iif(commune.j == 2, true, 1 / (commune.j - 2) > 0)", 1)]
    public void Scalar_ErrorInUntakenBranch_IsMasked(string source, double expected) => Assert.Equal(expected, Value(source, ExpressionKind.Boolean));

    [Fact]
    public void Scalar_StrideAndOffsets_ReadTheReplicate()
    {
        CompiledExpression compiled = Compile("commune.x + p.t", ExpressionKind.Number);
        double[] lanes = new double[SampleInputs.LaneSlots * 4];
        lanes[2] = 5;
        Assert.Equal(105, compiled.Scalar(lanes, 2, 4, [0, 0, 0, 0, 0, 100, 0], 4));
    }

    [Theory]
    [InlineData("commune.w > 1 && commune.v > 2", 2, "PLN0311")]
    [InlineData("comune.x > 1", 1, "PLN0310")]
    [InlineData("commune.x > 1 && Math.Flor(commune.y) > 2", 1, "PLN0312")]
    [InlineData("commune.x", 1, "PLN0315")]
    [InlineData("commune.b > 1", 1, "PLN0314")]
    [InlineData("commune.x > ", 1, "PLN0306")]
    [InlineData("commune.x = 1.5m", 1, "PLN0321")]
    [InlineData("\"a\" == \"a\"", 2, "PLN0330")]
    [InlineData("", 1, "PLN0301")]
    [InlineData("Math.Floor(commune.i) > 1", 1, "PLN0313")]
    [InlineData("1 < commune.x < 3", 1, "PLN0314")]
    [InlineData("commune == commune", 2, "PLN0330")]
    public void Compile_Faults_AreAllReportedWithCode(string source, int count, string code)
    {
        var diagnostics = new DiagnosticBag();
        Assert.Null(ExpressionCompiler.Compile(ExpressionText.Plain(source), SampleInputs.Layout, ExpressionKind.Boolean, diagnostics));
        Assert.Equal(count, diagnostics.Count);
        Assert.All(diagnostics.InFileOrder(), d => Assert.Equal(code, d.Code));
        ToldInVietnamese.All(diagnostics.InFileOrder());
    }

    [Fact]
    public void Compile_UnknownMember_NamesPlaceAndNearest()
    {
        var layout = new InputLayoutBuilder().AddField("commune", "povertyRate", InputType.Double, SlotBank.Lane, 0).Build();
        var diagnostics = new DiagnosticBag();
        ExpressionCompiler.Compile(ExpressionText.Plain("commune.povertyRat <= 12"), layout, ExpressionKind.Boolean, diagnostics);
        Diagnostic fault = Assert.Single(diagnostics.InFileOrder());
        Assert.Equal(9, fault.Span.Column);
        Assert.Contains("'povertyRate'", fault.Message, StringComparison.Ordinal);
    }

    private static double Value(string source, ExpressionKind kind)
    {
        CompiledExpression compiled = Compile(source, kind);
        double value = compiled.Scalar(SampleInputs.Lanes, 0, 1, SampleInputs.Shared, 0);
        Assert.Equal(value, compiled.Explain(SampleInputs.Lanes, 0, 1, SampleInputs.Shared, 0).Value);
        return value;
    }

    private static CompiledExpression Compile(string source, ExpressionKind kind)
    {
        var diagnostics = new DiagnosticBag();
        CompiledExpression? compiled = ExpressionCompiler.Compile(ExpressionText.Plain(source), SampleInputs.Layout, kind, diagnostics);
        Assert.True(compiled is not null, string.Join('\n', diagnostics.InFileOrder()));
        return compiled;
    }
}
