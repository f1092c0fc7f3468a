using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using Planner.Numerics.Distributions;
using Planner.Numerics.ElementaryFunctions;
using Planner.Numerics.Random;
using Planner.Rules.Diagnostics;
using Planner.Rules.Language;
using Planner.Simulation.Preparation;
using Planner.Simulation.Running;
using Planner.Simulation.Stages;
using Planner.Simulation.State;

namespace Planner.Benchmarks;

/// <summary>
/// The small model of docs/performance.md on the engine's own parts (draws, normals, response kernels, rules over lanes), the same as <c>tests/bench/small.c</c> and
/// <c>small.py</c>: coverage response, yearly noise, 19 criteria, ladder; no allocation. <c>dotnet run -c Release -- small COMMUNES YEARS REPLICATES</c>.
/// </summary>
internal sealed class SmallModel
{
    private const int Indicators = 19;
    private const int Groups = 4;
    private const int Lanes = 64;

    private static readonly DrawPurpose EffectDraw = DrawPurpose.Named("small.effect");
    private static readonly DrawPurpose NoiseDraw = DrawPurpose.Named("small.noise");
    private static readonly DrawPurpose DossierDraw = DrawPurpose.Named("small.dossier");

    private readonly int communes;
    private readonly int years;
    private readonly int replicates;
    private readonly double[] trend = new double[Indicators];
    private readonly double[] weight = new double[Indicators];
    private readonly PricedGap[] priced = new PricedGap[Indicators];
    private readonly GapCost[] gaps = [new GapCost(0, -1, 0, Indicators)];
    private readonly LaneKernel[] criteria = new LaneKernel[Indicators];
    private readonly GapMotion motion = new(100, 0, 100, 0.01, 0.04, 1, 0);

    private SmallModel(int communes, int years, int replicates)
    {
        this.communes = communes;
        this.years = years;
        this.replicates = replicates;
        var layout = new InputLayoutBuilder();
        for (int i = 0; i < Indicators; i++)
        {
            trend[i] = 0.02 + (0.005 * (i % 5));
            weight[i] = 0.5 + (0.1 * (i % 6));
            priced[i] = new PricedGap(i, weight[i], 100);
            layout.AddField("commune", $"x{i}", InputType.Double, SlotBank.Lane, i);
        }

        InputLayout built = layout.Build();
        for (int i = 0; i < Indicators; i++)
        {
            var diagnostics = new DiagnosticBag();
            ExpressionText text = ExpressionText.Plain($"commune.x{i} >= {60 + (3 * (i % 7))}");
            criteria[i] = ExpressionCompiler.Compile(text, built, ExpressionKind.Boolean, diagnostics)!.Lanes!;
        }
    }

    public static int Print(int communes, int years, int replicates)
    {
        var model = new SmallModel(communes, years, replicates);
        double least = double.PositiveInfinity;
        (long Met, long Certified) sums = default;

        // The first turns are the compiler's.
        for (int turn = 0; turn < 6; turn++)
        {
            long before = ThreadClock.Nanoseconds();
            sums = model.Run();
            least = Math.Min(least, ThreadClock.Nanoseconds() - before);
        }

        double cells = (double)replicates * communes;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"ns {least / cells / years:0.00} met {sums.Met / cells:0.0000} certified {sums.Certified / cells:0.00000}"));
        return 0;
    }

    private static double Fraction(double x) => x - Math.Floor(x);

    private (long Met, long Certified) Run()
    {
        var source = new UniformSource(1);
        var x = new double[communes * Indicators * Lanes];
        var level = new double[communes * Lanes];
        var effect = new double[Lanes];
        var kappa = new double[Lanes];
        var z = new double[Groups * Lanes];
        var dossier = new double[Lanes];
        var factor = new double[Indicators * Lanes];
        var retention = new double[Lanes];
        var met = new double[Lanes];
        var truths = new byte[Lanes];
        Array.Fill(retention, 0.995);
        (long Met, long Certified) sums = default;
        var addresses = new UniformColumn[Groups];
        for (int first = 0; first < replicates; first += Lanes)
        {
            int lanes = Math.Min(Lanes, replicates - first);
            source.Fill(EffectDraw, 0, 0, 0, first, effect);
            Normal.Quantile(effect, effect);
            foreach (ref double e in effect.AsSpan())
            {
                e *= 0.2;
            }

            DeterministicMath.ExpBounded(effect, effect);
            for (int c = 0; c < communes; c++)
            {
                for (int i = 0; i < Indicators; i++)
                {
                    x.AsSpan(((c * Indicators) + i) * Lanes, Lanes).Fill(30 + (40 * Fraction(0.6180339887498949 * ((c * Indicators) + i + 1))));
                }
            }

            Array.Clear(level);
            for (int year = 0; year < years; year++)
            {
                for (int c = 0; c < communes; c++)
                {
                    Span<double> values = x.AsSpan(c * Indicators * Lanes, Indicators * Lanes);
                    double money = 60 + (90 * Fraction(0.7548776662466927 * (c + 1)));
                    for (int g = 0; g < Groups; g++)
                    {
                        addresses[g] = source.Column(NoiseDraw, (ulong)c, year, g);
                    }

                    UniformSource.Fill(addresses, first, z);
                    Normal.QuantileSingle(z, z);
                    ResponseKernels.PriceGaps(values, Lanes, 0, gaps, priced, kappa);
                    Divide(kappa, money, effect);
                    for (int i = 0; i < Indicators; i++)
                    {
                        ResponseKernels.Pace(factor.AsSpan(i * Lanes, Lanes), (trend[i], weight[i]), effect, kappa);
                    }

                    DeterministicMath.ExpSingle(factor, factor);
                    Array.Clear(met);
                    for (int i = 0; i < Indicators; i++)
                    {
                        ResponseKernels.Move(
                            values.Slice(i * Lanes, Lanes), factor.AsSpan(i * Lanes, Lanes), motion, retention, z.AsSpan(i % Groups * Lanes, Lanes));
                        criteria[i].Evaluate(x, c * Indicators * Lanes, Lanes, [], 0, truths, []);
                        Count(met, truths);
                    }

                    source.Fill(DossierDraw, (ulong)c, year, 0, first, dossier);
                    Certify(level.AsSpan(c * Lanes, Lanes), met, dossier);
                    if (year == years - 1)
                    {
                        for (int lane = 0; lane < lanes; lane++)
                        {
                            sums.Met += (long)met[lane];
                            sums.Certified += (long)level[(c * Lanes) + lane];
                        }
                    }
                }
            }
        }

        return sums;
    }

    /// <summary>κ = money · effect / cost.</summary>
    private static void Divide(Span<double> kappa, double money, ReadOnlySpan<double> effect)
    {
        Span<Vector<double>> to = MemoryMarshal.Cast<double, Vector<double>>(kappa);
        ReadOnlySpan<Vector<double>> effects = MemoryMarshal.Cast<double, Vector<double>>(effect);
        for (int i = 0; i < to.Length; i++)
        {
            to[i] = new Vector<double>(money) * effects[i] / to[i];
        }
    }

    private static void Count(Span<double> met, ReadOnlySpan<byte> truths)
    {
        for (int lane = 0; lane < met.Length; lane++)
        {
            met[lane] += truths[lane];
        }
    }

    /// <summary>Certified once all criteria are met and the dossier passes; certified stays certified.</summary>
    private static void Certify(Span<double> level, ReadOnlySpan<double> met, ReadOnlySpan<double> dossier)
    {
        Span<Vector<double>> to = MemoryMarshal.Cast<double, Vector<double>>(level);
        ReadOnlySpan<Vector<double>> counts = MemoryMarshal.Cast<double, Vector<double>>(met);
        ReadOnlySpan<Vector<double>> draws = MemoryMarshal.Cast<double, Vector<double>>(dossier);
        for (int i = 0; i < to.Length; i++)
        {
            Vector<long> passes = Vector.Equals(counts[i], new Vector<double>(Indicators)) & Vector.LessThan(draws[i], new Vector<double>(0.9));
            to[i] = Vector.ConditionalSelect(passes, Vector<double>.One, to[i]);
        }
    }
}
