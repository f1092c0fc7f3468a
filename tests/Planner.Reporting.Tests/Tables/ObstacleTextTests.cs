using System.Text.Json;
using Planner.Analysis.Closing;
using Planner.Analysis.Tests.Closing;
using Planner.Reporting.Documents;
using Planner.Reporting.Tables;
using Planner.Reporting.Text;
using Planner.Rules.Pack;
using Planner.Simulation.Recording;

namespace Planner.Reporting.Tests.Tables;

public class ObstacleTextTests
{
    private static readonly Dictionary<string, LocalizedText> Titles = SampleClosings.Criteria.ToDictionary(c => c, SampleClosings.Title);

    [Theory]
    [InlineData(Language.English, "en")]
    [InlineData(Language.Vietnamese, "vi")]
    public void Text_ChosenPrices_IsTheGoldenOne(Language language, string code)
    {
        Ensemble ensemble = SampleClosings.Ensemble();
        Bottlenecks found = Bottlenecks.Of(ensemble, SampleClosings.Make(1000), 2025);
        IReadOnlyList<CommunePath> paths = CommunePath.Of(ensemble, SampleClosings.Make(1000));
        var text = new BottleneckText(language);
        var path = new PathText(language);
        string[] lines =
        [
            .. text.Sentences(found, ensemble), string.Empty, .. PlainTable.Write(text.Criteria(found, ensemble), 80), string.Empty,
            .. PlainTable.Write(text.Districts(found, ensemble, 80), 80), string.Empty, .. PlainTable.Write(path.Table(paths, 6, ensemble, Titles, 2025, 100), 100), string.Empty,
            .. path.Page(paths[5], ensemble, Titles, 2025), string.Empty, .. path.Page(paths[0], ensemble, Titles, 2025),
        ];
        Golden.Check($"obstacles.{code}.txt", string.Join('\n', lines) + "\n");
    }

    [Fact]
    public void Sentences_OtherNumbers_SayOtherThings()
    {
        Ensemble ensemble = SampleClosings.Ensemble();
        string[] Say(Ensemble run, double factor) => [.. new BottleneckText(Language.English).Sentences(Bottlenecks.Of(run, SampleClosings.Make(factor), 2025), run)];
        string[] some = Say(ensemble, 1000), dearer = Say(ensemble, 2000), milder = Say(SampleClosings.Ensemble(failing: 5), 1000);
        Assert.Equal(some[0], dearer[0]);
        Assert.NotEqual(some[1], dearer[1]);
        Assert.Equal(some[2], dearer[2]);
        Assert.NotEqual(some[3], dearer[3]);
        Assert.NotEqual(some[0], milder[0]);
    }

    [Fact]
    public void Tables_AtEightyColumns_StayWithin()
    {
        Ensemble ensemble = SampleClosings.Ensemble();
        Bottlenecks found = Bottlenecks.Of(ensemble, SampleClosings.Make(1000), 2025);
        foreach (Language language in new[] { Language.English, Language.Vietnamese })
        {
            var text = new BottleneckText(language);
            Assert.All(PlainTable.Write(text.Criteria(found, ensemble), 80), l => Assert.True(DisplayWidth.Of(l) <= 80, l));
            Assert.All(PlainTable.Write(text.Districts(found, ensemble, 80), 80), l => Assert.True(DisplayWidth.Of(l) <= 80, l));
        }
    }

    [Fact]
    public void Documents_ChosenPrices_HoldWhatWasFound()
    {
        Ensemble ensemble = SampleClosings.Ensemble();
        Bottlenecks found = Bottlenecks.Of(ensemble, SampleClosings.Make(), 2025);
        JsonElement bottlenecks = Json(BottleneckDocument.Write(found, ensemble));
        Assert.Equal("roads", bottlenecks.GetProperty("criteria")[0].GetProperty("id").GetString());
        Assert.Equal(0.27, bottlenecks.GetProperty("criteria")[0].GetProperty("billionVnd").GetProperty("mean").GetDouble(), 12);
        Assert.True(bottlenecks.GetProperty("synthetic").GetBoolean());
        JsonElement paths = Json(PathDocument.Write(CommunePath.Of(ensemble, SampleClosings.Make()), ensemble, 2025));
        Assert.Equal(6, paths.GetProperty("communes").GetArrayLength());
        Assert.Equal(0.5, paths.GetProperty("communes")[0].GetProperty("certifiedBy").GetProperty("2025").GetDouble());
    }

    private static JsonElement Json(string text)
    {
        using JsonDocument document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }
}
