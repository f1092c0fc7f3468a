using System.Text;
using Planner.Fuzzing.Making;
using Planner.Fuzzing.Running;
using Planner.Rules.Diagnostics;
using Planner.Rules.Language;
using Planner.Rules.Tests.Language;

namespace Planner.Fuzzing.Targets;

/// <summary>Well typed expressions on awkward inputs: explain, scalar, the lanes of every width and the interpreted columns agree in value and error, bit for bit.</summary>
internal sealed class AgreementTarget : FuzzTarget
{
    private const int Count = 19;

    private static readonly VectorWidth[] Widths = Enum.GetValues<VectorWidth>();

    private static readonly double[] Awkward =
    [
        double.NaN, BitConverter.Int64BitsToDouble(0x7FF0_0000_0000_0001), BitConverter.Int64BitsToDouble(-1), double.PositiveInfinity, double.NegativeInfinity, 0, -0.0, double.Epsilon, -double.Epsilon,
        1e-310, int.MaxValue, int.MinValue, 2147483648.0, -2147483649.5, 1e19, -0.5, 0.5, 2.5, 1.7976931348623157e308, 46341, 65536, -65537, 1, 2, 3, -1, 15, 16, 31, 32, 33, 100,
    ];

    public override string Name => "agreement";

    public override string Ending => ".txt";

    public override int Weight => 2;

    /// <summary>The first line is the seed of the inputs' values, the rest the expression.</summary>
    public override byte[] Make(Random random)
    {
        int values = random.Next();
        var generator = new ExpressionGenerator(random.Next());
        int depth = random.Next(1, 5);
        string text = random.Next(3) switch { 0 => generator.Real(depth), 1 => generator.Whole(depth), _ => generator.Truth(depth) };
        return Encoding.UTF8.GetBytes(FormattableString.Invariant($"{values}\n{text}"));
    }

    public override bool Try(byte[] input)
    {
        string[] parts = Encoding.UTF8.GetString(input).Split('\n', 2);
        if (parts.Length < 2 || !int.TryParse(parts[0], out int seed))
        {
            return false;
        }

        CompiledExpression? compiled = null;
        foreach (ExpressionKind kind in (ExpressionKind[])[ExpressionKind.Boolean, ExpressionKind.Number])
        {
            compiled ??= ExpressionCompiler.Compile(ExpressionText.Plain(parts[1]), SampleInputs.Layout, kind, new DiagnosticBag());
        }

        if (compiled is null)
        {
            return false;
        }

        var random = new Random(seed);
        const int Offset = 3, Stride = Count + 2;
        double[] lanes = [.. Enumerable.Range(0, Offset + (SampleInputs.LaneSlots * Stride)).Select(_ => random.Next(2) == 0 ? random.Pick(Awkward) : random.Next(-3, 4))];
        double[] shared = [random.Next(3) == 0 ? random.Pick(Awkward) : 2023, random.Pick(Awkward), random.Next(-3, 4)];
        var scalar = new (double Value, bool Failed)[Count];
        for (int i = 0; i < Count; i++)
        {
            double value = compiled.CheckedScalar(lanes, Offset + i, Stride, shared, 0, out bool failed);
            scalar[i] = (value, failed);
            double plain = compiled.Scalar(lanes, Offset + i, Stride, shared, 0);
            Explanation explained = compiled.Explain(lanes, Offset + i, Stride, shared, 0);
            Same("scalar", plain, value, i);
            Same("explain", explained.Value, value, i);
            FuzzFaultException.Unless(explained.Error is not null == failed, () => $"explain says '{explained.Error}', scalar failed {failed}, replicate {i}");
        }

        foreach (LaneKernel? kernel in Widths.Select(w => LaneKernel.Compile(compiled, w)).Append(LaneKernel.Interpret(compiled)))
        {
            if (kernel is null)
            {
                continue;
            }

            byte[] errors = new byte[Count];
            byte[] truths = new byte[Count];
            double[] numbers = new double[Count];
            for (int count = Count; count > 0; count -= 7)
            {
                if (kernel.IsTruth)
                {
                    kernel.Evaluate(lanes, Offset, Stride, shared, 0, truths.AsSpan(0, count), errors.AsSpan(0, count));
                }
                else
                {
                    kernel.Evaluate(lanes, Offset, Stride, shared, 0, numbers.AsSpan(0, count), errors.AsSpan(0, count));
                }

                for (int i = 0; i < count; i++)
                {
                    string reader = kernel.IsInterpreted ? "columns" : kernel.Width.ToString();
                    Same(reader, !kernel.IsTruth ? numbers[i] : errors[i] == 1 ? double.NaN : truths[i], scalar[i].Value, i);
                    FuzzFaultException.Unless(errors[i] == 1 == scalar[i].Failed, () => $"{reader} error {errors[i]}, scalar failed {scalar[i].Failed}, replicate {i}");
                }
            }
        }

        return true;
    }

    private static void Same(string reader, double a, double b, int replicate) => FuzzFaultException.Unless(
        BitConverter.DoubleToInt64Bits(a) == BitConverter.DoubleToInt64Bits(b), () => $"{reader} gives {a:R}, scalar {b:R}, replicate {replicate}");
}
