using Planner.Analysis.Closing;
using Planner.Analysis.Tests.Closing;
using Planner.Reporting.Charts.Figures;
using Planner.Reporting.Charts.Model;
using Planner.Rules.Pack;
using Planner.Simulation.Recording;

namespace Planner.Reporting.Tests.Charts;

public class SurvivalFigureTests
{
    [Fact]
    public void OfCommune_ChosenCounts_StepsUpAtTheEndOfEachYear()
    {
        Ensemble ensemble = SampleClosings.Ensemble();
        CommunePath path = CommunePath.Of(ensemble, SampleClosings.Make(1000))[0];
        Panel panel = Assert.Single(SurvivalFigure.OfCommune(path, ensemble, Language.English).Panels);
        LineMark line = panel.Marks.OfType<LineMark>().Single(l => l.Tone == Tone.Main);
        int years = ensemble.Years.Count;
        Assert.Equal(2 * years, line.X.Count);
        long so = 0;
        for (int y = 0; y < years; y++)
        {
            so += ensemble.FirstYear(0, 1, y);
            Assert.Equal((ensemble.Years[y], ensemble.Years[y] + 1), (line.X[2 * y], line.X[(2 * y) + 1]));
            Assert.Equal(100.0 * so / ensemble.Replicates, line.Y[2 * y], 12);
            Assert.Equal(line.Y[2 * y], line.Y[(2 * y) + 1]);
        }

        // Higher levels are held by no more futures than lower ones, in any year.
        Assert.All(path.RecognisedBy.Skip(1).Zip(path.RecognisedBy), l => Assert.All(l.First.Zip(l.Second), p => Assert.True(p.First <= p.Second)));
    }

    [Theory]
    [InlineData(Language.English)]
    [InlineData(Language.Vietnamese)]
    public void OfDistrict_ManyCommunes_DrawsAsManyAsCanBeReadAndCountsAll(Language language)
    {
        Ensemble ensemble = SampleClosings.Ensemble();
        CommunePath one = CommunePath.Of(ensemble, SampleClosings.Make(1000))[0];
        Figure figure = SurvivalFigure.OfDistrict(new LocalizedText("Huyện", "District"), [.. Enumerable.Repeat(one, 30)], ensemble, language);
        Assert.Equal(SurvivalFigure.MostPanels, figure.Panels.Count);
        Assert.Contains("30", figure.Title, StringComparison.Ordinal);
        Assert.NotNull(figure.Notice);
    }
}
