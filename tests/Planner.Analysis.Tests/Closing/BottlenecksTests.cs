using Planner.Analysis.Closing;

namespace Planner.Analysis.Tests.Closing;

public class BottlenecksTests
{
    [Fact]
    public void Of_ChosenPrices_CountsAndSumsThem()
    {
        Bottlenecks found = Bottlenecks.Of(SampleClosings.Ensemble(), SampleClosings.Make(), 2025);
        CriterionBottleneck roads = found.Criteria.Single(c => c.Criterion == "roads");
        Assert.Equal(new TableRange(4, 4, 4), roads.OpenAtStart);
        Assert.Equal(new TableRange(2, 2, 2), roads.LastHurdle);

        // Table 1: 30 + 40 + 50 + 60 million; table 2 twice that.
        Assert.Equal(0.18, roads.Money.Low, 12);
        Assert.Equal(0.36, roads.Money.High, 12);
        Assert.Equal(0.27, roads.Money.Mean, 12);
        Assert.Equal(4, roads.Closable.Mean);

        // Half of the replicates fail roads in each of six communes.
        Assert.Equal(3, roads.FailingAtEnd, 12);
        Assert.Equal(["roads", "income", "schools"], found.Criteria.Select(c => c.Criterion));
    }

    [Fact]
    public void Of_CommunesWithSomethingNoWorkBuys_AreBlockedAndNamed()
    {
        Bottlenecks found = Bottlenecks.Of(SampleClosings.Ensemble(), SampleClosings.Make(), 2025);
        Assert.Equal(new TableRange(1, 1, 1), found.Blocked);
        Assert.Equal(new TableRange(3, 3, 3), found.Closable);
        Assert.Equal("Indicator income", found.Criteria.Single(c => c.Criterion == "income").NotBought!.En);
        Assert.Null(found.Criteria.Single(c => c.Criterion == "roads").NotBought);

        // The cheapest communes: 30, 40, 50 + 5 million in table 1; 60, 80, 105 in table 2.
        Assert.Equal([0.03, 0.07, 0.125], found.CheapestFirst.Select(x => Math.Round(x.Low, 12)));
        Assert.Equal([0.06, 0.14, 0.245], found.CheapestFirst.Select(x => Math.Round(x.High, 12)));

        // Roads and schools of the blocked commune stand in the sum of all works too.
        Assert.Equal(0.19, found.Everything.Low, 12);
        Assert.Equal(0.37, found.Everything.High, 12);
    }

    [Fact]
    public void Of_Districts_ShareOutTheCommunes()
    {
        Bottlenecks found = Bottlenecks.Of(SampleClosings.Ensemble(), SampleClosings.Make(), 2025);
        Assert.All(found.Criteria, c =>
        {
            Assert.Equal(6, c.Districts.Sum(d => d.Communes));
            Assert.Equal(c.OpenAtStart.Mean, c.Districts.Sum(d => d.OpenAtStart), 12);
            Assert.Equal(c.FailingAtEnd, c.Districts.Sum(d => d.FailingAtEnd), 12);
            Assert.Equal(c.Money.Mean, c.Districts.Sum(d => d.Money), 12);
        });
    }

    [Fact]
    public void PathsOf_ChosenHistogram_GiveTheSurvivalCurve()
    {
        IReadOnlyList<CommunePath> paths = CommunePath.Of(SampleClosings.Ensemble(), SampleClosings.Make());

        // 10 of 100 replicates a year from 2021 to 2025, so half of them by 2025.
        CommunePath path = paths[5];
        Assert.Equal([0, 0.1, 0.2, 0.3, 0.4, 0.5], path.CertifiedBy);
        Assert.Equal(2025, path.MedianYear);
        Assert.Equal((0.4038, 0.5962), (Math.Round(path.Interval.Low, 4), Math.Round(path.Interval.High, 4)));
        Assert.Equal(("roads", 0.5), (path.Binding, path.BindingShare));
        Assert.Equal(["income"], path.NotBought);
        Assert.Equal([(5.0, "schools"), (65.0, "roads schools")], path.Sets.Select(s => (s.Money, string.Join(' ', s.Criteria))));
        Assert.Equal(new TableRange(95, 65, 125), path.Money);
        Assert.Equal(0, paths[0].OpenAtStart.Mean);
        Assert.Empty(paths[0].Sets);
    }
}
