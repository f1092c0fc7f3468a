using System.Globalization;
using Planner.Analysis.Comparison;
using Planner.Rules.Pack;
using Planner.Workbench.Cells;
using Planner.Workbench.Keys;
using Planner.Workbench.States;
using Planner.Workbench.Views;

namespace Planner.Workbench.Tests.Views;

public class CrosshairViewTests
{
    private static readonly Key Left = new(KeyKind.Left);

    private static WorkbenchState Open(QuantityView view, Language language = Language.English) =>
        SampleState.At(120, 40, language, WorkbenchScreen.Compare).After(new Key(KeyKind.Right), new Key(KeyKind.Enter)) with { View = view };

    private static string Read(WorkbenchState state) => string.Join('\n', CrosshairView.Lines(state, CrosshairScale.Of(state)!));

    [Theory]
    [InlineData((int)QuantityView.Fan, "┃", "!")]
    [InlineData((int)QuantityView.Bands, "┃", "!")]
    [InlineData((int)QuantityView.Cumulative, "┃", "!")]
    [InlineData((int)QuantityView.Histogram, "›", ">")]
    public void Crosshair_SwitchedOn_StandsInTheChartAndItsReadingBelow(int view, string sign, string ascii)
    {
        WorkbenchState state = Open((QuantityView)view);
        int before = Signs(WorkbenchView.Of(state), sign);
        state = state.After(Key.Of('i'));
        CellBuffer frame = WorkbenchView.Of(state);
        Assert.True(Signs(frame, sign) > before);
        string first = Read(state).Split('\n')[0];
        Assert.Contains(first[..30], frame.ToString());
        CellBuffer plain = WorkbenchView.Of(state with { Ascii = true });
        Assert.True(Signs(plain, ascii) > Signs(WorkbenchView.Of(state with { Ascii = true, Reads = false }), ascii));
        Assert.Equal(before, Signs(WorkbenchView.Of(state.After(Key.Of('i'))), sign));
    }

    [Fact]
    public void Cumulative_AtAValue_CountsTheReplicatesAtMostThat()
    {
        WorkbenchState state = Open(QuantityView.Cumulative).After(Key.Of('i'), Left, Left, Left);
        int target = WorkbenchLists.SelectedTarget(state);
        double[] values = [.. state.Board!.Comparison!.Scenarios[state.Scenario].Ensemble.TargetValue(target).ToArray().Where(double.IsFinite)];
        double at = CrosshairScale.Of(state)!.Position;
        Assert.Contains(FormattableString.Invariant($"{values.Count(v => v <= at)} of {values.Length} futures"), Read(state));
    }

    [Fact]
    public void Cumulative_EveryPlace_SharesAddUpToAHundred()
    {
        WorkbenchState state = Open(QuantityView.Cumulative, Language.Vietnamese).After(Key.Of('i'));
        CrosshairScale scale = CrosshairScale.Of(state)!;
        for (double at = scale.Start; at <= scale.End; at += scale.Step)
        {
            decimal[] shares = [.. System.Text.RegularExpressions.Regex.Matches(CrosshairView.Lines(state, scale with { Position = at })[0], @"(\d+,\d)%")
                .Select(m => decimal.Parse(m.Groups[1].Value.Replace(',', '.'), CultureInfo.InvariantCulture))];
            Assert.Equal(2, shares.Length);
            Assert.Equal(100m, shares.Sum());
        }
    }

    [Fact]
    public void Histogram_AllBins_AddUpToAllReplicatesAndEndAtAHundred()
    {
        WorkbenchState state = Open(QuantityView.Histogram).After(Key.Of('i'));
        CrosshairScale scale = CrosshairScale.Of(state)!;
        string[] read = [.. Enumerable.Range(0, (int)scale.End + 1).Select(i => CrosshairView.Lines(state, scale with { Position = i })[0])];
        Assert.Equal(
            state.Board!.Comparison!.Scenarios[0].Ensemble.Replicates,
            read.Sum(line => int.Parse(line.Split(": ")[1].Split(' ')[0], CultureInfo.InvariantCulture)));
        Assert.EndsWith("up to here 100.0%", read[^1]);
    }

    [Fact]
    public void Fan_AtTheLastYear_ReadsTheMedianAndOuterBandOfTheSummary()
    {
        WorkbenchState state = Open(QuantityView.Fan).After(Key.Of('i'));
        EnsembleComparison comparison = state.Board!.Comparison!;
        TargetDefinition target = comparison.Pack.Targets[WorkbenchLists.SelectedTarget(state)];
        var metric = comparison.Scenarios[state.Scenario].Metrics.First(m => m.Metric.Id == target.Metric);
        int year = metric.Years.ToList().IndexOf(target.Year);
        var numbers = new Planner.Reporting.Text.NumberText(Language.English);
        string read = Read(state);
        Assert.StartsWith(target.Year.ToString(CultureInfo.InvariantCulture), read);
        Assert.Contains("median " + numbers.WithUnit(metric.P50[year], metric.Metric.Unit), read);
        Assert.Contains("90% " + numbers.Value(metric.P5[year], metric.Metric.Unit) + "–" + numbers.Value(metric.P95[year], metric.Metric.Unit), read);
    }

    [Fact]
    public void Reading_InEachLanguage_WritesItsDecimalSign()
    {
        WorkbenchState state = Open(QuantityView.Cumulative).After(Key.Of('i'), Left);
        Assert.Matches(@"\(\d+\.\d%\)", Read(state));
        Assert.Matches(@"\(\d+,\d%\)", Read(state with { Language = Language.Vietnamese }));
    }

    [Theory]
    [InlineData((int)QuantityView.Fan)]
    [InlineData((int)QuantityView.Bands)]
    [InlineData((int)QuantityView.Cumulative)]
    public void Click_InTheChart_DrawsTheCrosshairWhereItWasClicked(int view)
    {
        // A place further left than where it stands first; years are wider than a column, so the mark stands in reach of one.
        WorkbenchState state = Open((QuantityView)view);
        int y = Enumerable.Range(0, 40).First(row => WorkbenchView.Of(state).At(60, row).Kind == SpotKind.Plot);
        WorkbenchState put = state.After(new Key(KeyKind.Click, default, 60, y));
        Assert.True(put.Reads);
        CellBuffer frame = WorkbenchView.Of(put);
        int x = Enumerable.Range(0, 120).Single(column => frame[column, y].Text == "┃");
        CrosshairScale scale = CrosshairScale.Of(put)!;
        double columnsAStep = scale.Step / (scale.End - scale.Start) * WorkbenchView.Of(state).At(60, y).Index;
        Assert.InRange(Math.Abs(x - 60), 0, 1 + (int)(columnsAStep / 2));
    }

    private static int Signs(CellBuffer frame, string sign) =>
        Enumerable.Range(0, frame.Height).Sum(y => Enumerable.Range(0, frame.Width).Count(x => frame[x, y].Text == sign));
}
