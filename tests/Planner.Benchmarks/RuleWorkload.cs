using Planner.Rules.Diagnostics;
using Planner.Rules.Language;

namespace Planner.Benchmarks;

/// <summary>
/// The workload of the rule benchmarks: 19 rules with 51 comparisons (1–5 each), five with arithmetic, two of them divisions, over 60 columns of
/// uniform random doubles, 1,024 replicates. The same rules stand in <see cref="VectorRules"/> and in <see cref="Lambdas"/>, written by hand.
/// </summary>
internal static class RuleWorkload
{
    public const int Columns = 60;
    public const int Count = 1_024;

    // 8,256 bytes: no multiple of 4,096, so that the columns do not fight for the same lines of the cache.
    public const int Stride = Count + 8;

    public static readonly string[] Texts =
    [
        "c.f0 > 0.5",
        "c.f1 > 0.3 && c.f2 < 0.8",
        "c.f3 >= 0.2 || c.f4 <= 0.1",
        "c.f5 > 0.4 && c.f6 < 0.9 && c.f7 >= 0.1",
        "c.f8 <= 0.7",
        "c.f9 + c.f10 > 0.9 && c.f11 < 0.6",
        "c.f12 > 0.25 && c.f13 > 0.35",
        "c.f14 > 0.1 && c.f15 > 0.2 && (c.f16 < 0.5 || c.f17 > 0.5)",
        "c.f18 / (c.f19 + 1.0) > 0.2 && c.f20 < 0.9",
        "(c.f21 > 0.5 || c.f22 > 0.5) && (c.f23 < 0.7 || c.f24 < 0.4)",
        "c.f25 > 0.3 && c.f26 > 0.3 && c.f27 > 0.3",
        "c.f28 > 0.1 && c.f29 > 0.1 && c.f30 < 0.9 && c.f31 < 0.95 && c.f32 >= 0.05",
        "c.f33 * 2.0 - c.f34 > 0.3",
        "c.f35 > 0.45 || c.f36 > 0.85",
        "c.f37 < 0.9 && c.f38 < 0.8 && c.f39 / (c.f40 + 0.5) < 1.1",
        "c.f41 > 0.2 && c.f42 > 0.2 && c.f43 > 0.2 && c.f44 > 0.2",
        "c.f45 > 0.6 || c.f46 > 0.7 || c.f47 > 0.8",
        "(c.f48 + c.f49) * 0.5 > 0.4 && c.f50 <= 0.75",
        "c.f51 > 0.1 && c.f52 > 0.15 && (c.f53 < 0.5 || c.f54 < 0.6) && c.f55 >= 0.05",
    ];

    /// <summary>The rules as somebody would write them in C#: slot s of replicate i at b[i + s * d].</summary>
    public static readonly Func<double[], int, int, bool>[] Lambdas =
    [
        static (b, i, d) => b[i] > 0.5,
        static (b, i, d) => b[i + d] > 0.3 && b[i + (2 * d)] < 0.8,
        static (b, i, d) => b[i + (3 * d)] >= 0.2 || b[i + (4 * d)] <= 0.1,
        static (b, i, d) => b[i + (5 * d)] > 0.4 && b[i + (6 * d)] < 0.9 && b[i + (7 * d)] >= 0.1,
        static (b, i, d) => b[i + (8 * d)] <= 0.7,
        static (b, i, d) => b[i + (9 * d)] + b[i + (10 * d)] > 0.9 && b[i + (11 * d)] < 0.6,
        static (b, i, d) => b[i + (12 * d)] > 0.25 && b[i + (13 * d)] > 0.35,
        static (b, i, d) => b[i + (14 * d)] > 0.1 && b[i + (15 * d)] > 0.2 && (b[i + (16 * d)] < 0.5 || b[i + (17 * d)] > 0.5),
        static (b, i, d) => b[i + (18 * d)] / (b[i + (19 * d)] + 1.0) > 0.2 && b[i + (20 * d)] < 0.9,
        static (b, i, d) => (b[i + (21 * d)] > 0.5 || b[i + (22 * d)] > 0.5) && (b[i + (23 * d)] < 0.7 || b[i + (24 * d)] < 0.4),
        static (b, i, d) => b[i + (25 * d)] > 0.3 && b[i + (26 * d)] > 0.3 && b[i + (27 * d)] > 0.3,
        static (b, i, d) => b[i + (28 * d)] > 0.1 && b[i + (29 * d)] > 0.1 && b[i + (30 * d)] < 0.9 && b[i + (31 * d)] < 0.95 && b[i + (32 * d)] >= 0.05,
        static (b, i, d) => (b[i + (33 * d)] * 2.0) - b[i + (34 * d)] > 0.3,
        static (b, i, d) => b[i + (35 * d)] > 0.45 || b[i + (36 * d)] > 0.85,
        static (b, i, d) => b[i + (37 * d)] < 0.9 && b[i + (38 * d)] < 0.8 && b[i + (39 * d)] / (b[i + (40 * d)] + 0.5) < 1.1,
        static (b, i, d) => b[i + (41 * d)] > 0.2 && b[i + (42 * d)] > 0.2 && b[i + (43 * d)] > 0.2 && b[i + (44 * d)] > 0.2,
        static (b, i, d) => b[i + (45 * d)] > 0.6 || b[i + (46 * d)] > 0.7 || b[i + (47 * d)] > 0.8,
        static (b, i, d) => (b[i + (48 * d)] + b[i + (49 * d)]) * 0.5 > 0.4 && b[i + (50 * d)] <= 0.75,
        static (b, i, d) => b[i + (51 * d)] > 0.1 && b[i + (52 * d)] > 0.15 && (b[i + (53 * d)] < 0.5 || b[i + (54 * d)] < 0.6) && b[i + (55 * d)] >= 0.05,
    ];

    public static CompiledExpression[] Compile()
    {
        var layout = new InputLayoutBuilder();
        for (int column = 0; column < Columns; column++)
        {
            layout.AddField("c", FormattableString.Invariant($"f{column}"), InputType.Double, SlotBank.Lane, column);
        }

        InputLayout built = layout.Build();
        var diagnostics = new DiagnosticBag();
        CompiledExpression?[] compiled = [.. Texts.Select(t => ExpressionCompiler.Compile(ExpressionText.Plain(t), built, ExpressionKind.Boolean, diagnostics))];
        return diagnostics.HasErrors ? throw new InvalidOperationException(string.Join('\n', diagnostics.InFileOrder())) : [.. compiled.Select(c => c!)];
    }

    public static double[] Data(int seed)
    {
        var random = new Random(seed);
        double[] bank = new double[Columns * Stride];
        for (int i = 0; i < bank.Length; i++)
        {
            bank[i] = random.NextDouble();
        }

        return bank;
    }
}
