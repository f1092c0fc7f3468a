using Planner.Analysis.Sensitivity;
using Xunit.Abstractions;

namespace Planner.Analysis.Tests.Sensitivity;

public sealed class SobolEstimateTests(ITestOutputHelper output)
{
    private static KnownFunction Function(string name) => name switch { "ishigami" => KnownFunction.Ishigami, "g" => KnownFunction.SobolG, _ => KnownFunction.Noisy };

    [Theory]
    [InlineData("ishigami")]
    [InlineData("g")]
    public void Of_KnownFunction_FindsItsIndices(string name)
    {
        KnownFunction function = Function(name);
        (double[] a, double[] b, double[][] ab) = function.Rows(8192, 1, _ => false);
        SobolEstimate estimate = SobolEstimate.Of(a, b, ab, 1)!;
        for (int i = 0; i < function.Inputs; i++)
        {
            Assert.Equal(function.First[i], estimate.Indexes[i].First.Estimate, 0.01);
            Assert.Equal(function.Total[i], estimate.Indexes[i].Total.Estimate, 0.01);
        }

        Assert.Equal(1 - function.First.Sum(), estimate.Interactions.Estimate, 0.02);
    }

    [Fact]
    public void Ishigami_ClosedForm_IsThatOfTheLiterature()
    {
        // Saltelli et al., Global Sensitivity Analysis: The Primer (2008), p. 179: 0.3139, 0.4424, 0 and 0.5576, 0.4424, 0.2437.
        Assert.Equal([0.3139, 0.4424, 0], KnownFunction.Ishigami.First.Select(s => Math.Round(s, 4)));
        Assert.Equal([0.5576, 0.4424, 0.2437], KnownFunction.Ishigami.Total.Select(s => Math.Round(s, 4)));
    }

    /// <summary>Independent rows: what the resampling supposes. Sobol rows err less, so their intervals hold more often.</summary>
    [Theory]
    [Trait("Category", "Slow")]
    [InlineData("ishigami", true, 0.93, 0.98)]
    [InlineData("g", true, 0.93, 0.98)]
    [InlineData("noise", true, 0.93, 0.98)]
    [InlineData("ishigami", false, 0.93, 1)]
    [InlineData("g", false, 0.93, 1)]
    [InlineData("noise", false, 0.93, 1)]
    public void Interval_ManyStudies_HoldsTheTruthAsOftenAsItClaims(string name, bool independentRows, double least, double most)
    {
        const int Studies = 150;
        KnownFunction function = Function(name);
        int held = 0, all = 0;
        for (int study = 0; study < Studies; study++)
        {
            (double[] a, double[] b, double[][] ab) = function.Rows(512, study, d => independentRows || (name == "noise" && d == 2));
            SobolEstimate estimate = SobolEstimate.Of(a, b, ab, (ulong)study)!;
            for (int i = 0; i < function.Inputs; i++)
            {
                held += Holds(estimate.Indexes[i].First, function.First[i]) + Holds(estimate.Indexes[i].Total, function.Total[i]);
                all += 2;
            }
        }

        output.WriteLine($"{name} {(independentRows ? "independent" : "Sobol")}: {(double)held / all:0.0000}");
        Assert.InRange((double)held / all, least, most);
    }

    [Fact]
    public void Of_RowsNotDefined_AreLeftOut()
    {
        KnownFunction function = KnownFunction.Ishigami;
        (double[] a, double[] b, double[][] ab) = function.Rows(256, 3, _ => false);
        SobolEstimate all = SobolEstimate.Of(a[1..], b[1..], [.. ab.Select(c => c[1..])], 1)!;
        ab[1][0] = double.NaN;
        SobolEstimate without = SobolEstimate.Of(a, b, ab, 1)!;
        Assert.Equal(255, without.Rows);
        Assert.Equal(all.Indexes[0], without.Indexes[0]);
    }

    [Fact]
    public void Of_ConstantOutput_IsNull() => Assert.Null(SobolEstimate.Of(new double[64], new double[64], [new double[64]], 1));

    private static int Holds(EstimatedShare share, double truth) => share.Low <= truth && truth <= share.High ? 1 : 0;
}
