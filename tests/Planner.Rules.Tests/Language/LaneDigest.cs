using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using System.Security.Cryptography;
using System.Text;
using Planner.Rules.Diagnostics;
using Planner.Rules.Language;

namespace Planner.Rules.Tests.Language;

/// <summary>What the lanes of this process answer on generated expressions, as text: one process is compared with another by it.</summary>
internal static class LaneDigest
{
    private const int Expressions = 90;
    private const int Replicates = 37;

    /// <summary>Which instruction sets this process may use, and the registers it chose.</summary>
    public static string Machine() => string.Create(
        CultureInfo.InvariantCulture,
        $"avx512 {Vector512.IsHardwareAccelerated && Avx512F.IsSupported} avx2 {Avx2.IsSupported} 256 {Vector256.IsHardwareAccelerated} "
        + $"128 {Vector128.IsHardwareAccelerated} vector {Vector<double>.Count} kernel {LaneKernel.Widest}");

    /// <summary>The machine, then a line per expression with the SHA-256 of all values and errors.</summary>
    public static string Report()
    {
        var report = new StringBuilder(Machine()).Append('\n');
        for (int seed = 0; seed < Expressions; seed++)
        {
            report.Append(Line(seed)).Append('\n');
        }

        return report.ToString();
    }

    private static string Line(int seed)
    {
        var generator = new ExpressionGenerator(seed);
        bool truth = seed % 2 == 0;
        string source = truth ? generator.Truth(4) : generator.Real(4);
        var diagnostics = new DiagnosticBag();
        CompiledExpression? compiled = ExpressionCompiler.Compile(
            ExpressionText.Plain(source), SampleInputs.Layout, truth ? ExpressionKind.Boolean : ExpressionKind.Number, diagnostics);
        LaneKernel kernel = compiled?.Lanes ?? throw new InvalidOperationException(source + "\n" + string.Join('\n', diagnostics.InFileOrder()));
        double[] shared = generator.Bank(true, false, false);
        double[] lanes = new double[SampleInputs.LaneSlots * Replicates];
        for (int replicate = 0; replicate < Replicates; replicate++)
        {
            double[] one = generator.Bank(false, false, false, true, true, true, true);
            for (int slot = 0; slot < one.Length; slot++)
            {
                lanes[(slot * Replicates) + replicate] = one[slot];
            }
        }

        return string.Create(CultureInfo.InvariantCulture, $"{seed} {Hash(kernel, lanes, shared)} columns {Hash(LaneKernel.Interpret(compiled)!, lanes, shared)}: {source}");
    }

    private static string Hash(LaneKernel kernel, double[] lanes, double[] shared)
    {
        byte[] truths = new byte[Replicates];
        double[] numbers = new double[Replicates];
        byte[] errors = new byte[Replicates];
        if (kernel.IsTruth)
        {
            kernel.Evaluate(lanes, 0, Replicates, shared, 0, truths, errors);
        }
        else
        {
            kernel.Evaluate(lanes, 0, Replicates, shared, 0, numbers, errors);
        }

        return Convert.ToHexString(SHA256.HashData([.. truths, .. MemoryMarshal.AsBytes<double>(numbers), .. errors]));
    }
}
