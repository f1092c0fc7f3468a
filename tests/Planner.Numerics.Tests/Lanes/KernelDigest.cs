using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using System.Security.Cryptography;
using System.Text;
using Planner.Numerics.Distributions;
using Planner.Numerics.ElementaryFunctions;
using Planner.Numerics.Lanes;
using Planner.Numerics.Random;

namespace Planner.Numerics.Tests.Lanes;

/// <summary>What the kernels of this process answer, as text: one process is compared with another by it.</summary>
internal static class KernelDigest
{
    private const int Count = 4099;

    /// <summary>Which instruction sets this process may use, and the width it chose.</summary>
    public static string Machine() => string.Create(
        CultureInfo.InvariantCulture,
        $"avx512 {Avx512F.IsSupported} avx2 {Avx2.IsSupported} 256 {Vector256.IsHardwareAccelerated} 128 {Vector128.IsHardwareAccelerated} "
        + $"vector {Vector<double>.Count} lanes {LaneWidth.Widest}");

    /// <summary>The machine, then a line per kernel with the SHA-256 of its values.</summary>
    public static string Report()
    {
        DrawPurpose purpose = DrawPurpose.Named("digest");
        var source = new UniformSource(17);
        double[] u = new double[Count], v = new double[Count], columns = new double[5 * 33], x = new double[Count], positive = new double[Count];
        source.Fill(purpose, 1, 2024, 0, 1, u);
        source.Fill(purpose, 1, 2024, 1, 0, v);
        UniformSource.Fill([.. Enumerable.Range(0, 5).Select(i => source.Column(purpose, 2, 2024, i))], 6, columns);
        double[] trials = new double[Count], hazard = new double[Count], chance = new double[Count], result = new double[Count], other = new double[Count];
        for (int i = 0; i < Count; i++)
        {
            x[i] = 1500 * (v[i] - 0.5);
            positive[i] = 1000 * v[i] * u[i];
            trials[i] = Math.Floor(v[i] * (i % 3 == 0 ? 20_000 : 300));
            hazard[i] = (1 - u[i]) * (1 - u[i]) * 3;
            chance[i] = v[i] * v[i];
        }

        QuantileTable table = QuantileTable.Of(Beta.OfMean(0.7, 12));
        var report = new StringBuilder(Machine()).Append('\n');
        Add("uniform", () => u.CopyTo(result, 0));
        Add("uniform columns", () => columns.CopyTo(result, 0));
        Add("normal quantile", () => Normal.Quantile(u, result));
        Add("normal quantile of single precision", () => Normal.QuantileSingle(u, result));
        Add("exp", () => DeterministicMath.Exp(x, result));
        Add("exp of single precision", () => DeterministicMath.ExpSingle(x, result));
        Add("expm1", () => DeterministicMath.ExpM1(x, result));
        Add("log", () => DeterministicMath.Log(positive, result));
        Add("log1p", () => DeterministicMath.Log1P(positive, result));
        Add("pow", () => DeterministicMath.Pow(positive, x, result));
        Add("sin", () => DeterministicMath.SinCos(x, result, other));
        Add("cos", () => other.CopyTo(result, 0));
        Add("quantile table", () => table.Quantile(u, result));
        Add("binomial", () => Binomial.Quantile(u, trials, chance, result));
        Add("binomial of hazards", () => Binomial.QuantileOfHazard(v, trials, hazard, result));
        return report.ToString();

        void Add(string kernel, Action run)
        {
            run();
            report.Append(CultureInfo.InvariantCulture, $"{kernel} {Convert.ToHexString(SHA256.HashData(MemoryMarshal.AsBytes<double>(result)))}\n");
        }
    }
}
