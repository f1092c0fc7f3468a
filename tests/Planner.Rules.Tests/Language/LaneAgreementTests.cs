using FsCheck;
using FsCheck.Fluent;
using Planner.Rules.Diagnostics;
using Planner.Rules.Language;
using Planner.Rules.Language.Functions;
using Planner.Rules.Language.Reading.Columns;
using Planner.Rules.Language.Types;

namespace Planner.Rules.Tests.Language;

/// <summary>The lane kernel, compiled for every width and interpreted over columns, against the scalar and the explaining reader: value and error of every replicate, bit for bit.</summary>
public sealed class LaneAgreementTests
{
    private const int LongestBlock = 19;

    private static readonly VectorWidth[] Widths = Enum.GetValues<VectorWidth>();

    // Also what no whole or truth input should hold: the readers must agree on it all the same.
    private static readonly double[] Awkward =
    [
        double.NaN, BitConverter.Int64BitsToDouble(0x7FF0_0000_0000_0001), double.PositiveInfinity, double.NegativeInfinity, 0, -0.0, double.Epsilon,
        -double.Epsilon, 1e-310, int.MaxValue, int.MinValue, 2147483648.0, -2147483649.5, 1e19, -0.5, 2.5, 1.7976931348623157e308, 46341, 65536, -65537,
    ];

    [Fact]
    public void Lanes_GeneratedExpressions_AgreeWithScalarAndExplain() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(200), Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), Agree));

    [Theory]
    [InlineData("commune.i * commune.j")]
    [InlineData("commune.i / commune.j")]
    [InlineData("commune.i % commune.j")]
    [InlineData("commune.i + commune.j")]
    [InlineData("commune.i - commune.j")]
    [InlineData("-commune.i")]
    [InlineData("commune.i << commune.j")]
    [InlineData("commune.i / 7 * 7 + commune.i % 7")]
    [InlineData("Math.Abs(commune.i)")]
    [InlineData("Math.Min(commune.x, commune.y)")]
    [InlineData("Math.Max(commune.x, commune.y)")]
    [InlineData("Math.Min(-(0.0), commune.x)")]
    [InlineData("Math.Min(commune.x, -(0.0))")]
    [InlineData("Math.Max(-(0.0), commune.x)")]
    [InlineData("Math.Max(0.0, commune.x)")]
    [InlineData("Math.Min(-(0.0), Math.Abs(commune.x))")]
    [InlineData("Math.Round(Math.Min(-(0.0), commune.x), commune.j)")]
    [InlineData("Math.Round(commune.x, commune.j)")]
    [InlineData("Math.Round(Math.Round(Math.Min(-(0.0), Math.Pow(1e308, commune.x)), commune.j), year)")]
    [InlineData("-commune.x")]
    [InlineData("commune.x % commune.y")]
    [InlineData("Math.Round(commune.x)")]
    [InlineData("int(commune.x)")]
    [InlineData("Convert.ToInt32(commune.x)")]
    [InlineData("Math.Pow(commune.x, commune.y)")]
    [InlineData("Math.Log(commune.x, commune.y)")]
    [InlineData("Math.Sign(commune.x)")]
    [InlineData("Math.Clamp(commune.x, commune.y, commune.z)")]
    [InlineData("commune.b ? commune.x : commune.y")]
    [InlineData("!(commune.x >= commune.y || commune.i == commune.j)")]
    [InlineData("!(commune.x < 2.0) != (commune.y <= 2.0)")]
    [InlineData("!(true != !(commune.i == 7 | commune.i == commune.j))")]
    [InlineData("!((commune.c | year == year) != !(commune.i == 7 | commune.i == commune.j))")]
    [InlineData("!((commune.b == commune.b) != !(commune.i in (7, commune.j)))")]
    [InlineData("!!(true == !(commune.x < 1 & commune.y < 2))")]
    [InlineData("!(iif(true == commune.b, true, commune.c) == !(commune.x < 1 | commune.y < 2 | commune.z < 3))")]
    public void Lanes_EveryPairOfAwkwardValues_AgreeWithScalarAndExplain(string source)
    {
        int count = Awkward.Length * Awkward.Length;
        double[] lanes = new double[SampleInputs.LaneSlots * count];
        for (int slot = 0; slot < SampleInputs.LaneSlots; slot++)
        {
            // x and y, and i and j, are neighbours in the layout: one runs slowly, one fast.
            for (int lane = 0; lane < count; lane++)
            {
                lanes[(slot * count) + lane] = Awkward[slot % 2 == 1 ? lane % Awkward.Length : lane / Awkward.Length];
            }
        }

        CompiledExpression compiled = Compile(source, source.StartsWith('!') ? ExpressionKind.Boolean : ExpressionKind.Number);
        foreach (LaneKernel kernel in Kernels(compiled))
        {
            AssertAgrees(compiled, kernel, lanes, 0, count, count, SampleInputs.Shared);
        }
    }

    [Theory]
    [InlineData("commune.j != 0 && commune.i / commune.j > 2", false)]
    [InlineData("commune.j == 0 || commune.i / commune.j > 2", false)]
    [InlineData("iif(commune.j == 0, true, commune.i / commune.j > 2)", false)]
    [InlineData("commune.i / commune.j > 2 && commune.j != 0", true)]
    [InlineData("commune.j != 0 & commune.i / commune.j > 2", true)]
    [InlineData("commune.j != 0 && 1 / (year - 2023) > 0", false)]
    [InlineData("commune.j == 0 && 1 / (year - 2023) > 0", true)]
    public void Lanes_DivisionByZero_FailsOnlyWhereItIsReached(string source, bool fails)
    {
        CompiledExpression compiled = Compile(source, ExpressionKind.Boolean);
        foreach (LaneKernel kernel in Kernels(compiled))
        {
            const int Count = 9;
            double[] lanes = new double[SampleInputs.LaneSlots * Count]; // commune.j = 0 everywhere
            byte[] truths = new byte[Count];
            byte[] errors = new byte[Count];
            kernel.Evaluate(lanes, 0, Count, SampleInputs.Shared, 0, truths, errors);
            Assert.All(errors, e => Assert.Equal(fails ? 1 : 0, e));
        }
    }

    [Theory]
    [InlineData("commune.x > p.t && commune.i / commune.j > 2 || Math.Exp(commune.y) < p.u", ExpressionKind.Boolean)]
    [InlineData("commune.x > 0.4 && commune.y < 0.9 && (commune.z >= 0.1 || commune.b)", ExpressionKind.Boolean)]
    [InlineData("commune.b ? Math.Pow(commune.x, 2) / commune.i : Math.Round(commune.y, commune.j) % 3", ExpressionKind.Number)]
    public void Evaluate_AnyWidth_DoesNotAllocate(string source, ExpressionKind kind)
    {
        const int Count = 101;
        CompiledExpression compiled = Compile(source, kind);
        double[] lanes = new double[SampleInputs.LaneSlots * Count];
        double[] shared = SampleInputs.Shared;
        byte[] truths = new byte[Count];
        double[] numbers = new double[Count];
        byte[] errors = new byte[Count];
        foreach (LaneKernel kernel in Kernels(compiled))
        {
            long allocated = 0;
            for (int time = 0; time < 2; time++)
            {
                long before = GC.GetAllocatedBytesForCurrentThread();
                if (kernel.IsTruth)
                {
                    kernel.Evaluate(lanes, 0, Count, shared, 0, truths, errors);
                    kernel.Evaluate(lanes, 0, Count, shared, 0, truths, []);
                }
                else
                {
                    kernel.Evaluate(lanes, 0, Count, shared, 0, numbers, errors);
                }

                allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            }

            Assert.True(allocated == 0, $"{kernel.Width}, interpreted {kernel.IsInterpreted}: {allocated} bytes");
        }
    }

    [Fact]
    public void Evaluate_BankTooShort_IsRefused()
    {
        LaneKernel kernel = Compile("commune.y > 3", ExpressionKind.Boolean).Lanes!;
        Assert.Throws<ArgumentException>(() => kernel.Evaluate(new double[19], 0, 10, SampleInputs.Shared, 0, new byte[10], []));
        Assert.Throws<ArgumentException>(() => kernel.Evaluate(new double[20], 1, 10, SampleInputs.Shared, 0, new byte[10], []));
        kernel.Evaluate(new double[20], 0, 10, SampleInputs.Shared, 0, new byte[10], []);
    }

    [Theory]
    [InlineData("commune.x > 1 && commune.i * 7L > 3", 18, "Int64")]
    [InlineData("commune.x > 1 && commune.x * 2 > long(commune.y)", 34, "Int64")]
    [InlineData("commune.i + 1F > 3", 1, "Single")]
    public void CheckLanes_TypeBeyondLanes_IsRefusedAtItsPlace(string source, int column, string type)
    {
        CompiledExpression compiled = Compile(source, ExpressionKind.Boolean);
        var diagnostics = new DiagnosticBag();
        Assert.False(compiled.CheckLanes(diagnostics));
        Diagnostic fault = Assert.Single(diagnostics.InFileOrder());
        Assert.Equal("PLN0331", fault.Code);
        Assert.Equal(column, fault.Span.Column);
        Assert.Contains(type, fault.Message, StringComparison.Ordinal);
        Assert.Null(compiled.Lanes);
    }

    [Fact]
    public void CheckLanes_OtherTypesThatDoNotVary_AreTaken()
    {
        CompiledExpression compiled = Compile("commune.x > double(year * 7L) && 1.5F * p.t > 2F", ExpressionKind.Boolean);
        Assert.True(compiled.CheckLanes(new DiagnosticBag()));
        double[] lanes = [14160, 14162, 14161, double.NaN];
        Assert.All(Kernels(compiled), kernel => AssertAgrees(compiled, kernel, lanes, 0, 4, 4, SampleInputs.Shared));
    }

    [Fact]
    public void Lanes_SwitchedToColumns_AreInterpreted()
    {
        CompiledExpression compiled = Compile("commune.x > p.t", ExpressionKind.Boolean);
        Assert.False(LaneKernel.Suitable(compiled)!.IsInterpreted);
        AppContext.SetSwitch(LaneKernel.InterpretSwitch, true);
        try
        {
            Assert.True(LaneKernel.Suitable(compiled)!.IsInterpreted);
        }
        finally
        {
            AppContext.SetSwitch(LaneKernel.InterpretSwitch, false);
        }
    }

    [Fact]
    public void Interpreted_LongBlocksAndManyColumns_AgreeAcrossStretches()
    {
        string sum = string.Join(" + ", Enumerable.Range(1, 400).Select(k => FormattableString.Invariant($"(commune.x * {k}.5 > commune.y ? commune.z : commune.i / commune.j)")));
        CompiledExpression compiled = Compile($"2 * ({sum})", ExpressionKind.Number);
        const int Count = 2_500;
        var random = new Random(5);
        double[] lanes = [.. Enumerable.Range(0, SampleInputs.LaneSlots * Count).Select(_ => (double)random.Next(-3, 9))];
        AssertAgrees(compiled, LaneKernel.Interpret(compiled)!, lanes, 0, Count, Count, SampleInputs.Shared);
    }

    [Fact]
    public void ColumnFunctions_EveryFunctionOfTheLanes_IsThere()
    {
        TypeKind[] lanes = [TypeKind.Bool, TypeKind.Int, TypeKind.Double, TypeKind.Rounding];
        FunctionOverload[] functions = [.. StaticFunctions.ByType.Values.Concat(BareFunctions.ByType.Values).SelectMany(f => f)
            .Where(f => f.Compiled is not null && f.Parameters.Append(f.Result).All(t => lanes.Contains(t.Kind)))];
        Assert.True(functions.Length > 30);
        Assert.All(functions, f => Assert.NotNull(ColumnFunctions.Of(f)));
    }

    private static IEnumerable<LaneKernel> Kernels(CompiledExpression compiled) =>
        Widths.Select(width => LaneKernel.Compile(compiled, width)).Append(LaneKernel.Interpret(compiled)).Select(kernel =>
        {
            Assert.True(kernel is not null, compiled.Text.Text);
            return kernel;
        });

    private static bool Agree(int seed)
    {
        var generator = new ExpressionGenerator(seed);
        (string source, ExpressionKind kind) = (seed % 3) switch
        {
            0 => (generator.Real(3), ExpressionKind.Number),
            1 => (generator.Whole(3), ExpressionKind.Number),
            _ => (generator.Truth(4), ExpressionKind.Boolean),
        };
        CompiledExpression compiled = Compile(source, kind);
        var random = new Random(seed);
        const int Offset = 3;
        const int Stride = LongestBlock + 2;
        double[] lanes = new double[Offset + (SampleInputs.LaneSlots * Stride)];
        for (int i = 0; i < lanes.Length; i++)
        {
            lanes[i] = random.Next(3) == 0 ? Awkward[random.Next(Awkward.Length)] : random.Next(-3, 4);
        }

        double[] shared = generator.Bank(true, false, false);
        foreach (LaneKernel kernel in Kernels(compiled))
        {
            for (int count = 0; count <= LongestBlock; count++)
            {
                AssertAgrees(compiled, kernel, lanes, Offset, Stride, count, shared);
            }
        }

        return true;
    }

    private static CompiledExpression Compile(string source, ExpressionKind kind)
    {
        var diagnostics = new DiagnosticBag();
        CompiledExpression? compiled = ExpressionCompiler.Compile(ExpressionText.Plain(source), SampleInputs.Layout, kind, diagnostics);
        Assert.True(compiled is not null, source + "\n" + string.Join('\n', diagnostics.InFileOrder()));
        return compiled;
    }

    private static void AssertAgrees(CompiledExpression compiled, LaneKernel kernel, double[] lanes, int offset, int stride, int count, double[] shared)
    {
        // Guard values behind the block show a write beyond its end.
        byte[] errors = [.. Enumerable.Repeat((byte)7, count + 9)];
        byte[] truths = [.. errors];
        double[] numbers = [.. Enumerable.Repeat(7.0, count + 9)];
        if (kernel.IsTruth)
        {
            kernel.Evaluate(lanes, offset, stride, shared, 0, truths.AsSpan(0, count), errors.AsSpan(0, count));
        }
        else
        {
            kernel.Evaluate(lanes, offset, stride, shared, 0, numbers.AsSpan(0, count), errors.AsSpan(0, count));
        }

        for (int i = 0; i < count; i++)
        {
            double scalar = compiled.CheckedScalar(lanes, offset + i, stride, shared, 0, out bool failed);
            double lane = !kernel.IsTruth ? numbers[i] : errors[i] == 1 ? double.NaN : truths[i];
            string Where() =>
                $"{compiled.Text.Text} {kernel.Width} (interpreted {kernel.IsInterpreted}) {i} of {count}: lanes {lane:R}/{errors[i]}, scalar {scalar:R}/{failed}, inputs "
                + string.Join(' ', Enumerable.Range(0, SampleInputs.LaneSlots).Where(s => offset + (s * stride) + i < lanes.Length).Select(s => lanes[offset + (s * stride) + i].ToString("R")));
            Assert.True(errors[i] == (failed ? 1 : 0), Where());
            Assert.True(BitConverter.DoubleToInt64Bits(lane) == BitConverter.DoubleToInt64Bits(scalar), Where());
            Assert.True(!kernel.IsTruth || truths[i] <= (failed ? 0 : 1), Where());
            if (i == count - 1)
            {
                Explanation explanation = compiled.Explain(lanes, offset + i, stride, shared, 0);
                Assert.True(failed == explanation.Error is not null, Where() + $" explained {explanation.Value:R} '{explanation.Error}'");
                Assert.True(BitConverter.DoubleToInt64Bits(explanation.Value) == BitConverter.DoubleToInt64Bits(lane), Where() + $" explained {explanation.Value:R}");
            }
        }

        Assert.All(errors[count..], e => Assert.Equal(7, e));
        Assert.All(truths[count..], e => Assert.Equal(7, e));
        Assert.All(numbers[count..], e => Assert.Equal(7, e));
    }
}
