using FsCheck;
using FsCheck.Fluent;
using Planner.Rules.Diagnostics;
using Planner.Rules.Faults;
using Planner.Rules.Language;
using Planner.Rules.Linting;
using Planner.Rules.Tests.Language;

namespace Planner.Rules.Tests.Faults;

/// <summary>The watch over lanes against the walk that explains an evaluation, and the proof that an expression needs none against both.</summary>
public sealed class FaultWatchTests
{
    private const int Count = 19;
    private const double Most = 1000;

    private static readonly double[] Corners = [-Most, -1, 0, 1, 3, Most];

    [Fact]
    public void Evaluate_GeneratedExpressions_FindsTheFaultsThatExplainingFinds() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), Agree));

    [Theory]
    [InlineData("100 / (commune.x - 59) != 7", FaultKind.Infinite, "100 / (commune.x - 59)", "commune.x = 59")]
    [InlineData("commune.y > 1 || (commune.x - 59) / (commune.x - 59) > 2", FaultKind.NotANumber, "(commune.x - 59) / (commune.x - 59)", "commune.x = 59")]
    [InlineData("Math.Sqrt(commune.x - 60) > 2", FaultKind.NotANumber, "Math.Sqrt(commune.x - 60)", "commune.x - 60 = -1")]
    [InlineData("Math.Log(commune.x - 59) > 2", FaultKind.Infinite, "Math.Log(commune.x - 59)", "commune.x = 59")]
    [InlineData("5 / (commune.z / (commune.x - 59)) < 1", FaultKind.Infinite, "(commune.z / (commune.x - 59))", "commune.x = 59")]
    [InlineData("Math.Min(1, commune.z / (commune.x - 59)) < 9", FaultKind.Infinite, "commune.z / (commune.x - 59)", "commune.z = 2")]
    [InlineData("commune.i / (commune.j - 4) > 1", FaultKind.Failed, "commune.i / (commune.j - 4)", "commune.j = 4")]
    [InlineData("int(commune.x * 1e10) > 1", FaultKind.Failed, "int(commune.x * 1e10)", "commune.x = 59")]
    [InlineData("commune.i * 900000000 > 1", FaultKind.Overflow, "commune.i * 900000000", "commune.i = 3")]
    public void Find_AFault_NamesPartValueAndOperands(string source, FaultKind kind, string part, string operand)
    {
        FaultWatch watch = Watched(source)!;
        double[] lanes = [59, 0, 2, 3, 4, 1, 0];
        Assert.True(watch.Occurs(lanes, 0, 1, SampleInputs.Shared, 0));
        NumberFault fault = watch.Find(lanes, 0, 1, SampleInputs.Shared, 0)!;
        Assert.Equal((kind, part), (fault.Kind, fault.Part));
        Assert.Contains(operand, fault.Operands.Select(o => $"{o.Text} = {o.Value}"));
    }

    [Theory]
    [InlineData("commune.x > 3 && commune.y + commune.z < 5")]
    [InlineData("commune.x / 7 > commune.y * 0.1")]
    [InlineData("commune.x / (commune.y * commune.y + 1) > 2")]
    [InlineData("Math.Round(commune.x, 2) > Math.Clamp(commune.y, 0.0, 5.0)")]
    [InlineData("commune.i + commune.j > year && Math.Exp(commune.x / 1000) < 3")]
    [InlineData("Math.Sqrt(Math.Abs(commune.x)) > 2")]
    [InlineData("double.IsInfinity(100 / (commune.x - 59))")]
    public void Watch_WhatCannotGoWrong_IsNotWatched(string source) => Assert.Null(Watched(source));

    [Theory]
    [InlineData("commune.x != 59 && 100 / (commune.x - 59) > 7")]
    [InlineData("commune.x == 59 ? true : 100 / (commune.x - 59) > 7")]
    [InlineData("commune.x == 59 || 100 / (commune.x - 59) > 7")]
    [InlineData("!double.IsFinite(100 / (commune.x - 59)) || 100 / (commune.x - 59) > 7")]
    public void Evaluate_FaultThatIsNotReached_IsNone(string source)
    {
        FaultWatch watch = Watched(source)!;
        double[] lanes = [59, 0, 2, 3, 4, 1, 0];
        byte[] faults = [9];
        watch.Evaluate(lanes, 0, 1, SampleInputs.Shared, 0, faults);
        Assert.Equal(0, faults[0]);
        Assert.Null(watch.Find(lanes, 0, 1, SampleInputs.Shared, 0));
    }

    [Fact]
    public void Evaluate_TreeTooLargeForALoop_GivesTheSameFaults()
    {
        // Each link repeats all before it on its way to "and the left side holds".
        string source = string.Join(" && ", Enumerable.Range(1, 60).Select(k => FormattableString.Invariant($"(100 / (commune.x - {k}) != 7 || commune.y > {k}.5 * commune.x / (commune.z - {k}))")));
        FaultWatch watch = Watched(source)!;
        Assert.True(watch.IsOneByOne);
        double[] lanes = new double[SampleInputs.LaneSlots * Count];
        for (int lane = 0; lane < Count; lane++)
        {
            (lanes[lane], lanes[(2 * Count) + lane]) = (lane * 4, lane * 5);
        }

        AssertAgrees(watch, lanes, Count);
    }

    private static bool Agree(int seed)
    {
        var generator = new ExpressionGenerator(seed);
        CompiledExpression expression = Compiled(seed % 2 == 0 ? generator.Truth(4) : generator.Real(4), seed % 2 == 0 ? ExpressionKind.Boolean : ExpressionKind.Number);
        var random = new System.Random(seed);
        double[] lanes = new double[SampleInputs.LaneSlots * Count];
        for (int i = 0; i < lanes.Length; i++)
        {
            bool whole = i / Count >= 3;
            double value = random.Next(3) == 0 ? Corners[random.Next(Corners.Length)] : (random.NextDouble() * 2 * Most) - Most;
            lanes[i] = i / Count >= 5 ? random.Next(2) : whole ? Math.Round(value) : value;
        }

        FaultWatch? watch = FaultAnalysis.Watch(expression, [InRange]);
        if (watch is null)
        {
            for (int lane = 0; lane < Count; lane++)
            {
                Assert.True(FaultFinder.Find(expression.Explain(lanes, lane, Count, SampleInputs.Shared, 0), expression.Text) is null, expression.Text.Text);
            }

            return true;
        }

        AssertAgrees(watch, lanes, Count);
        return true;
    }

    private static void AssertAgrees(FaultWatch watch, double[] lanes, int stride)
    {
        byte[] faults = new byte[Count];
        watch.Evaluate(lanes, 0, stride, SampleInputs.Shared, 0, faults);
        for (int lane = 0; lane < Count; lane++)
        {
            bool expected = watch.Find(lanes, lane, stride, SampleInputs.Shared, 0) is not null;
            Assert.True((faults[lane] == 1) == expected, $"lane {lane}: {watch.Expression.Text.Text}");
            Assert.Equal(expected, watch.Occurs(lanes, lane, stride, SampleInputs.Shared, 0));
        }
    }

    private static ValueRange InRange(InputField field) => field.Name switch
    {
        "year" => ValueRange.Of(2023),
        "t" => ValueRange.Of(10),
        "u" => ValueRange.Of(50),
        _ => field.Type == InputType.Bool ? ValueRange.AnyTruth : new ValueRange(-Most, Most),
    };

    private static FaultWatch? Watched(string source) => FaultAnalysis.Watch(Compiled(source, ExpressionKind.Boolean), [InRange]);

    private static CompiledExpression Compiled(string source, ExpressionKind kind)
    {
        var diagnostics = new DiagnosticBag();
        CompiledExpression? compiled = ExpressionCompiler.Compile(ExpressionText.Plain(source), SampleInputs.Layout, kind, diagnostics);
        Assert.Equal([], diagnostics.InFileOrder());
        return compiled!;
    }
}
