using Planner.Analysis.Comparison;
using Planner.Localities.Units;
using Planner.Reporting.Charts.Figures;
using Planner.Reporting.Charts.Model;
using Planner.Rules.Pack;

namespace Planner.Reporting.Tests.Charts;

public sealed class DistributionFigureTests
{
    private static readonly EnsembleComparison Comparison = SampleComparison.Make();

    [Fact]
    public void CumulativeMake_AnyValue_ShowsTheShareAtOrBelowIt()
    {
        int index = Comparison.Pack.Targets.ToList().FindIndex(t => t.IsSet);
        Figure figure = CumulativeFigure.Make(Comparison, Comparison.Pack.Targets[index].Id, Language.English);
        double[] values = Comparison.Reference.Ensemble.TargetValue(index).ToArray();
        LineMark line = Assert.IsType<LineMark>(figure.Panels[0].Marks[^1]);
        Assert.Equal(100, line.Y[^1]);
        Assert.Equal(0, line.Y[0]);
        for (int i = 0; i < line.X.Count - 1; i++)
        {
            // At the upper end of each step.
            if (line.X[i + 1] > line.X[i] && i > 0)
            {
                Assert.Equal(100.0 * values.Count(v => v <= line.X[i]) / values.Length, line.Y[i], 12);
            }

            Assert.True(line.X[i + 1] >= line.X[i] && line.Y[i + 1] >= line.Y[i]);
        }
    }

    [Fact]
    public void CumulativeMake_UnknownTarget_Throws() => Assert.Throws<ArgumentException>(() => CumulativeFigure.Make(Comparison, "none", Language.English));

    [Fact]
    public void CriteriaByDistrict_WeightedByJudgedCommunes_IsTheShareOfTheWhole()
    {
        Figure figure = CriteriaFigure.ByDistrict(Comparison, Language.English);
        IReadOnlyList<CommuneStart> communes = Comparison.Locality.Tables[0].Communes;
        int[] judged = [.. Comparison.Locality.Districts.Select((_, d) => communes.Count(c => c.District == d && !c.Urban)).Where(n => n > 0)];
        for (int row = 0; row < Comparison.Reference.Criteria.Count; row++)
        {
            double[] shares = [.. figure.Panels[0].Marks.OfType<HeatMark>().Where(m => m.Row == row).OrderBy(m => m.Column).Select(m => m.Share)];
            Assert.Equal(Comparison.Reference.Criteria[row].Communes, shares.Zip(judged, (s, n) => s * n).Sum(), 9);
        }
    }
}
