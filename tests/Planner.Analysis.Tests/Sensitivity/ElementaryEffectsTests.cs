using Planner.Analysis.Sensitivity;
using Planner.Numerics.Random;
using Xunit.Abstractions;

namespace Planner.Analysis.Tests.Sensitivity;

public sealed class ElementaryEffectsTests(ITestOutputHelper output)
{
    [Fact]
    public void Of_LinearFunction_HasItsSlopeAndNoSpread()
    {
        // f = 3u from levels 1/8, 3/8, 5/8, 7/8, two levels on: every effect is 3 · ½ towards the high end.
        double[] u = [.. Enumerable.Range(0, 16).Select(i => ((i % 4) + 0.5) / 4)];
        bool[] up = [.. u.Select(x => x < 0.5)];
        double[] before = [.. u.Select(x => 3 * x)], after = [.. u.Select((x, i) => 3 * (x + (up[i] ? 0.5 : -0.5)))];
        ElementaryEffects effects = ElementaryEffects.Of(before, after, up, 1)!;
        Assert.Equal(1.5, effects.MeanAbsolute.Estimate, 12);
        Assert.Equal(1.5, effects.Mean, 12);
        Assert.Equal(0, effects.Spread, 12);
    }

    [Fact]
    public void Of_Product_IsUnevenAndWithoutDirectionHasNone()
    {
        // f = u v: the effect of u is v/2, v = 0, 1, 0, 1, …: mean ¼, spread half of that range.
        double[] v = [.. Enumerable.Range(0, 64).Select(i => (double)(i % 2))];
        ElementaryEffects effects = ElementaryEffects.Of(new double[64], [.. v.Select(x => 0.5 * x)], [.. v.Select(_ => true)], 1)!;
        Assert.Equal(0.25, effects.Mean, 12);
        Assert.Equal(0.25 * Math.Sqrt(64.0 / 63), effects.Spread, 9);
        Assert.True(double.IsNaN(ElementaryEffects.Of(new double[64], v, null, 1)!.Mean));
    }

    [Fact]
    public void Of_ThreePoints_IsNull() => Assert.Null(ElementaryEffects.Of([0, double.NaN, 0, 0], [1, 1, 1, 1], null, 1));

    [Fact]
    [Trait("Category", "Slow")]
    public void MeanAbsolute_ManyStudies_HoldsTheTruthAsOftenAsItClaims()
    {
        // Effects of size e with e uniform in (0, 1), half of them downwards: μ* = ½.
        const int Studies = 2000, Points = 64;
        var source = new UniformSource(3);
        var purpose = DrawPurpose.Named("test.effects");
        var after = new double[Points];
        int held = 0;
        for (int study = 0; study < Studies; study++)
        {
            source.Fill(purpose, 0, 0, study, 0, after);
            ElementaryEffects effects = ElementaryEffects.Of(new double[Points], [.. after.Select((e, i) => i % 2 == 0 ? e : -e)], null, (ulong)study)!;
            held += effects.MeanAbsolute.Low <= 0.5 && 0.5 <= effects.MeanAbsolute.High ? 1 : 0;
        }

        output.WriteLine($"{(double)held / Studies:0.0000}");
        Assert.InRange((double)held / Studies, 0.93, 0.98);
    }
}
