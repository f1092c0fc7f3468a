using FsCheck;
using FsCheck.Fluent;
using Planner.Rules.Diagnostics;
using Planner.Rules.Language;
using Planner.Rules.Language.Reading;
using Planner.Rules.Linting;
using Planner.Rules.Tests.Language;

namespace Planner.Rules.Tests.Linting;

/// <summary>What the lint says of values must hold for every input in range, overflow and rounding included.</summary>
public sealed class RangeReaderTests
{
    private const int Samples = 12;

    [Fact]
    public void Read_GeneratedExpressionsAndInputsInRange_IsNeverWrong() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1500), Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), Holds));

    [Theory]
    [InlineData("commune.x <= commune.x", true)]
    [InlineData("commune.x - commune.x == 0", true)]
    [InlineData("commune.x * commune.x >= 0", true)]
    [InlineData("commune.x - commune.x > 0", false)]
    [InlineData("commune.z / commune.z == 1", true)]
    [InlineData("commune.x + commune.z >= commune.x", true)]
    [InlineData("commune.z + commune.x >= commune.x", true)]
    [InlineData("commune.x < commune.x - commune.z", false)]
    [InlineData("commune.x > commune.x + commune.z", false)]
    [InlineData("commune.x - commune.z <= commune.x", true)]
    [InlineData("commune.y + commune.y + 1 <= 0", false)]
    public void Read_SameThingOnBothSides_IsDecided(string source, bool expected)
    {
        // x is any number, y at least 0, z from 1 to 5.
        Assert.Equal(expected, Decided(source, f => f.Name switch { "x" => ValueRange.AnyNumber, "y" => new ValueRange(0, double.PositiveInfinity), _ => new ValueRange(1, 5) }));
    }

    [Theory]
    [InlineData("commune.x + commune.z > commune.x")] // a small z is lost in a large x
    [InlineData("commune.x / commune.x == 1")] // 0 / 0
    [InlineData("commune.x * 10 - commune.x * 10 == 0")] // infinity less infinity
    [InlineData("commune.i / commune.j <= commune.i / double(commune.j)")]
    [InlineData("int(commune.y) == commune.y")]
    public void Read_WhatOnlyLooksTheSame_IsNotDecided(string source) =>
        Assert.Null(Decided(source, f => f.Name switch { "x" => ValueRange.AnyNumber, "y" => new ValueRange(0, 100), _ => new ValueRange(1, 5) }));

    private static bool? Decided(string source, Func<InputField, ValueRange> inputs)
    {
        var diagnostics = new DiagnosticBag();
        TypedExpression? tree = ExpressionCompiler.Check(ExpressionText.Plain(source), SampleInputs.Layout, ExpressionKind.Boolean, diagnostics);
        Assert.Equal([], diagnostics.InFileOrder());
        ValueRange range = new RangeReader(tree!).Read(inputs)[tree!];
        return range.OnlyTrue ? true : range.OnlyFalse ? false : null;
    }

    private static bool Holds(int seed)
    {
        var random = new System.Random(seed);
        var generator = new ExpressionGenerator(seed);
        string source = generator.Truth(4);
        CompiledExpression compiled = ExpressionCompiler.Compile(ExpressionText.Plain(source), SampleInputs.Layout, ExpressionKind.Boolean, new DiagnosticBag())!;
        Dictionary<InputField, ValueRange> inputs = SampleInputs.Layout.Fields.ToDictionary(f => f, f => Range(f.Type, random));
        IReadOnlyDictionary<TypedExpression, ValueRange> ranges = new RangeReader(compiled.Tree).Read(f => inputs[f]);
        for (int i = 0; i < Samples; i++)
        {
            double[] lanes = new double[SampleInputs.LaneSlots];
            double[] shared = new double[SampleInputs.SharedSlots];
            foreach ((InputField field, ValueRange range) in inputs)
            {
                (field.Bank == SlotBank.Lane ? lanes : shared)[field.Slot] = Value(range, field.Type != InputType.Double, random);
            }

            See(compiled.Explain(lanes, 0, 1, shared, 0).Root, ranges, $"{source} lanes {string.Join(' ', lanes)} shared {string.Join(' ', shared)}");
        }

        return true;
    }

    private static void See(ExplanationNode node, IReadOnlyDictionary<TypedExpression, ValueRange> ranges, string where)
    {
        ValueRange range = ranges[node.Expression];
        double value = node.Error is null ? Explainer.ToDouble(node.Value) ?? double.NaN : double.NaN;
        string what = $"{value} is not in {range}: {where}";
        Assert.True(node.Value is not bool || !range.OnlyTrue || value == 1, what);
        Assert.True(node.Value is not bool || !range.OnlyFalse || value != 1, what);
        if (node.Expression.Type.IsNumeric)
        {
            Assert.True(double.IsNaN(value) ? range.Undefined : value >= range.Low && value <= range.High && (range.Infinite || double.IsFinite(value)), what);
        }

        foreach (ExplanationNode part in node.Parts)
        {
            See(part, ranges, where);
        }
    }

    private static ValueRange Range(InputType type, System.Random random) => type switch
    {
        InputType.Bool => random.Next(4) switch { 0 => ValueRange.Of(true), 1 => ValueRange.Of(false), _ => ValueRange.AnyTruth },
        InputType.Int => random.Next(4) switch
        {
            0 => new ValueRange(0, 3),
            1 => ValueRange.Of(random.Next(-2, 5)),
            2 => new ValueRange(int.MinValue, int.MaxValue),
            _ => new ValueRange(-4, 100),
        },
        _ => random.Next(6) switch
        {
            0 => new ValueRange(0, 100),
            1 => ValueRange.Of(random.Next(-3, 4)),
            2 => new ValueRange(0, double.PositiveInfinity),
            3 => ValueRange.AnyNumber,
            4 => new ValueRange(1, 2.5),
            _ => new ValueRange(-5, -0.5),
        },
    };

    private static double Value(ValueRange range, bool whole, System.Random random)
    {
        double low = Math.Max(range.Low, -double.MaxValue), high = Math.Min(range.High, double.MaxValue);
        double value = random.Next(6) switch
        {
            0 => low,
            1 => high,
            2 => Math.Clamp(0, low, high),
            3 => Math.Clamp(double.Epsilon, low, high),
            _ => Math.Clamp(Math.Round((random.NextDouble() * 40) - 10, random.Next(4)), low, high),
        };
        return whole ? Math.Round(value) : value;
    }
}
