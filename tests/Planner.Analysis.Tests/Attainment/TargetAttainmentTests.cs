using Planner.Analysis.Attainment;
using Planner.Analysis.Comparison;
using Planner.Analysis.Findings;
using Planner.Analysis.Intervals;
using Planner.Rules.Pack;
using Planner.Simulation.Recording;

namespace Planner.Analysis.Tests.Attainment;

public sealed class TargetAttainmentTests
{
    private static readonly LocalizedText Name = new("a", "a");

    [Fact]
    public void Of_LevelTarget_KnowsFirstYearPaceAndShortfall()
    {
        // Replicate r gains r % 4 communes a year from 10: 10, 15, 20, 25 in 2025; 20 is asked.
        EnsembleBuilder builder = new EnsembleBuilder { Replicates = 80 }
            .Metric("communesCertified", "communes", "xã đạt chuẩn", "communes certified")
            .Target("T1", ">=", 20, "communes", "communesCertified", "20 xã", "20 communes");
        Ensemble ensemble = builder.Build("a", Name, (_, y, r) => 10 + (y * (r % 4)), (_, r) => 10 + (5 * (r % 4)));

        TargetAttainment attainment = TargetAttainment.Of(ensemble, 0, Clustering.Of(ensemble));

        Assert.Equal(0.5, attainment.Probability!.Value.Estimate);
        Assert.Equal(7.5, attainment.ShortfallGivenFailure); // 10 and 5 short, equally often
        Assert.Equal(17.5, attainment.Median!.Value.Estimate);
        Assert.Equal(2.5, attainment.MedianShortfall);
        Assert.Equal((10, 25), (attainment.P10, attainment.P90));
        Assert.Equal([0, 0, 0, 0, 0.25, 0.25], attainment.FirstYear!.Share); // 3 a year: 22 in 2024; 2 a year: 20 in 2025
        Assert.Equal(0.5, attainment.FirstYear.Never);
        Assert.Equal(2025, attainment.FirstYear.Median);
        Assert.Equal(new Pace(10, 2, 1.5), attainment.Pace);
    }

    [Fact]
    public void Of_TargetOnADrop_HasNoFirstYear()
    {
        EnsembleBuilder builder = new EnsembleBuilder()
            .Metric("povertyRate", "percent", "tỷ lệ hộ nghèo", "poverty rate")
            .Target("T1", ">=", 2, "percentage points per year", "povertyRate", "giảm 2 điểm", "2 points a year");
        Ensemble ensemble = builder.Build("a", Name, (_, y, r) => 27 - (2 * y) - (0.01 * r), (_, r) => 2 + (0.002 * r));

        TargetAttainment attainment = TargetAttainment.Of(ensemble, 0, Clustering.Of(ensemble));

        Assert.Null(attainment.FirstYear);
        Assert.Null(attainment.Pace);
        Assert.Null(attainment.ShortfallGivenFailure); // none fails
        Assert.Equal("very-likely", Assert.Single(attainment.Words).Id); // 100 of 100: the lower end is 96.3 %
    }

    [Fact]
    public void Of_TargetNotSet_IsNeitherMetNorMissed()
    {
        EnsembleBuilder builder = new EnsembleBuilder { Replicates = 80 }
            .Metric("trained", "percent", "đào tạo", "trained")
            .Target("T1", "", double.NaN, "percent", "trained", "a", "a");
        Ensemble ensemble = builder.Build("a", Name, (_, y, r) => 40 + (y * (r % 4)), (_, r) => 40 + (5 * (r % 4)));
        Ensemble other = builder.Build("b", Name, (_, y, r) => 41 + (y * (r % 4)), (_, r) => 41 + (5 * (r % 4)));

        var comparison = EnsembleComparison.Of([ensemble, other]);
        TargetAttainment attainment = comparison.Reference.Targets[0];
        ConclusionFindings findings = ConclusionFindings.Of(comparison);

        Assert.Null(attainment.Probability);
        Assert.Null(attainment.Frequency);
        Assert.Empty(attainment.Words);
        Assert.Equal(Outlook.NotSet, attainment.Outlook);
        Assert.Equal(47.5, attainment.Median!.Value.Estimate); // what is simulated is shown all the same
        Assert.Null(comparison.TargetDifferences[0].Probability);
        Assert.Equal((0, 0, 0), (findings.Likely, findings.Uncertain, findings.Unlikely));
        Assert.Equal("T1", Assert.Single(findings.NotSet).Id);
        Assert.Empty(findings.Hardest);
        Assert.Empty(findings.Verdicts[0].Better);
    }

    [Fact]
    public void Of_ValueNeverDefined_HasNoQuantiles()
    {
        EnsembleBuilder builder = new EnsembleBuilder().Target("T1", ">=", 2, "times", null, "a", "a");
        Ensemble ensemble = builder.Build("a", Name, (_, _, _) => 0, (_, _) => double.NaN);

        TargetAttainment attainment = TargetAttainment.Of(ensemble, 0, Clustering.Of(ensemble));

        Assert.Equal(0, attainment.Probability!.Value.Estimate);
        Assert.Null(attainment.Median);
        Assert.Null(attainment.P10);
        Assert.Null(attainment.MedianShortfall);
        Assert.Null(attainment.ShortfallGivenFailure);
    }
}
