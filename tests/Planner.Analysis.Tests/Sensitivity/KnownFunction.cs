using Planner.Numerics.LowDiscrepancy;
using Planner.Numerics.Random;

namespace Planner.Analysis.Tests.Sensitivity;

/// <summary>A function of uniforms whose indices are known in closed form.</summary>
internal sealed record KnownFunction(int Inputs, Func<double[], double> At, double[] First, double[] Total)
{
    /// <summary>
    /// f = sin x₁ + 7 sin² x₂ + 0.1 x₃⁴ sin x₁ on (−π, π)³ (Ishigami and Homma, Proc. ISUMA '90, 1990, 398–403). D = a²/8 + bπ⁴/5 + b²π⁸/18 + ½, D₁ = ½(1 + bπ⁴/5)², D₂ = a²/8, D₁₃ = 8b²π⁸/225.
    /// </summary>
    public static KnownFunction Ishigami
    {
        get
        {
            const double a = 7, b = 0.1;
            double p4 = Math.Pow(Math.PI, 4), d = (a * a / 8) + (b * p4 / 5) + (b * b * p4 * p4 / 18) + 0.5;
            double d1 = 0.5 * Math.Pow(1 + (b * p4 / 5), 2), d2 = a * a / 8, d13 = 8 * b * b * p4 * p4 / 225;
            return new KnownFunction(
                3,
                u =>
                {
                    double x = Math.PI * ((2 * u[0]) - 1), y = Math.PI * ((2 * u[1]) - 1), z = Math.PI * ((2 * u[2]) - 1);
                    return Math.Sin(x) + (a * Math.Sin(y) * Math.Sin(y)) + (b * Math.Pow(z, 4) * Math.Sin(x));
                },
                [d1 / d, d2 / d, 0],
                [(d1 + d13) / d, d2 / d, d13 / d]);
        }
    }

    /// <summary>g = ∏ (|4u − 2| + aᵢ)/(1 + aᵢ), a = 0, 1, 4.5, 9, 99, 99 (Sobol's g; Saltelli and Sobol, Matem. Modelirovanie 7, 1995). Vᵢ = 1/(3(1 + aᵢ)²), V = ∏(1 + Vᵢ) − 1, V_Ti = Vᵢ ∏_{j≠i}(1 + Vⱼ).</summary>
    public static KnownFunction SobolG
    {
        get
        {
            double[] a = [0, 1, 4.5, 9, 99, 99];
            double[] v = [.. a.Select(x => 1 / (3 * (1 + x) * (1 + x)))];
            double all = v.Aggregate(1.0, (p, x) => p * (1 + x)), d = all - 1;
            return new KnownFunction(
                6,
                u => a.Select((x, i) => (Math.Abs((4 * u[i]) - 2) + x) / (1 + x)).Aggregate(1.0, (p, x) => p * x),
                [.. v.Select(x => x / d)],
                [.. v.Select(x => x * all / (1 + x) / d)]);
        }
    }

    /// <summary>u₁ + u₂ + chance of the variance of one of them: each index is a third, nothing interacts. The last input stands for chance: where a test draws it independently, no sequence spreads it.</summary>
    public static KnownFunction Noisy => new(3, u => u[0] + u[1] + u[2], [1 / 3.0, 1 / 3.0, 1 / 3.0], [1 / 3.0, 1 / 3.0, 1 / 3.0]);

    /// <summary>Outputs on rows A, B and A with each input from B.</summary>
    /// <param name="rows">Rows.</param>
    /// <param name="seed">Seed.</param>
    /// <param name="independent">Inputs that are independent draws in place of coordinates of Sobol points.</param>
    public (double[] A, double[] B, double[][] Ab) Rows(int rows, int seed, Predicate<int> independent)
    {
        var points = new ScrambledSobol((ulong)seed, 2 * Inputs);
        var draws = new UniformSource((ulong)seed);
        var purpose = DrawPurpose.Named("test.rows");
        double[][] u = new double[2 * Inputs][];
        for (int d = 0; d < u.Length; d++)
        {
            u[d] = new double[rows];
            if (independent(d % Inputs))
            {
                draws.Fill(purpose, 0, 0, d, 0, u[d]);
            }
            else
            {
                points.Fill(0, d, u[d]);
            }
        }

        double[] Run(Func<int, bool> fromB) =>
            [.. Enumerable.Range(0, rows).Select(r => At([.. Enumerable.Range(0, Inputs).Select(d => u[fromB(d) ? Inputs + d : d][r])]))];
        return (Run(_ => false), Run(_ => true), [.. Enumerable.Range(0, Inputs).Select(i => Run(d => d == i))]);
    }
}
