using Planner.Reporting.Tests;
using Planner.Reporting.Text;
using Planner.Rules.Pack;
using Planner.Workbench.Cells;
using Planner.Workbench.Keys;
using Planner.Workbench.States;
using Planner.Workbench.Views;

namespace Planner.Workbench.Tests.Views;

public class WorkbenchViewTests
{
    public static TheoryData<int, int, Language> Sizes()
    {
        var data = new TheoryData<int, int, Language>();
        foreach (Language language in Enum.GetValues<Language>())
        {
            data.Add(80, 24, language);
            data.Add(120, 40, language);
            data.Add(200, 60, language);
            data.Add(60, 16, language);
        }

        return data;
    }

    /// <summary>Every screen, with its pages and what may lie over it.</summary>
    internal static IEnumerable<(string Name, WorkbenchState State)> Screens(int width, int height, Language language)
    {
        foreach (WorkbenchScreen screen in Enum.GetValues<WorkbenchScreen>())
        {
            yield return (screen.ToString().ToLowerInvariant(), SampleState.At(width, height, language, screen));
        }

        WorkbenchState compare = SampleState.At(width, height, language, WorkbenchScreen.Compare).After(new Key(KeyKind.Right), new Key(KeyKind.Enter));
        foreach (QuantityView view in Enum.GetValues<QuantityView>())
        {
            yield return ("compare-" + view.ToString().ToLowerInvariant(), compare with { View = view });
        }

        yield return ("compare-fans", compare with { SideBySide = true });
        if (width < 200)
        {
            foreach (QuantityView view in new[] { QuantityView.Fan, QuantityView.Bands, QuantityView.Histogram, QuantityView.Cumulative })
            {
                yield return ($"compare-{view.ToString().ToLowerInvariant()}-read", (compare with { View = view }).After(Key.Of('i'), new Key(KeyKind.Left)));
            }
        }

        foreach ((string name, WorkbenchState state) in SampleStudies.Screens(width, height, language))
        {
            yield return (name, state);
        }

        yield return ("communes-path", SampleState.At(width, height, language, WorkbenchScreen.Communes).After(new Key(KeyKind.Down), new Key(KeyKind.Enter)));
        yield return ("targets-card", SampleState.At(width, height, language, WorkbenchScreen.Targets).After(new Key(KeyKind.Enter)));
        yield return ("actions", SampleState.At(width, height, language, WorkbenchScreen.Scenarios).After(Key.Of('?')));
        yield return ("goto", SampleState.At(width, height, language, WorkbenchScreen.Scenarios).After(Key.Of(':')));
        yield return ("conclusion", SampleState.At(width, height, language, WorkbenchScreen.Scenarios).After(Key.Of('c')));
        yield return ("prompt", SampleState.At(width, height, language, WorkbenchScreen.Scenarios).After(Key.Of('d')));
        yield return ("first-language", SampleState.At(width, height, language, WorkbenchScreen.Scenarios) with { Overlay = new Overlay(OverlayKind.ChooseLanguage) });
        yield return ("first-user", SampleState.At(width, height, language, WorkbenchScreen.Scenarios) with { Overlay = new Overlay(OverlayKind.ChooseUser) });
        yield return ("export", SampleState.At(width, height, language, WorkbenchScreen.Compare).After(Key.Of('x')));
        yield return ("export-report", SampleState.Finished(width, height, language).After(Key.Of('x'), new Key(KeyKind.Down)));
        yield return ("export-refused", SampleState.At(width, height, language, WorkbenchScreen.Compare).After(Key.Of('x'), new Key(KeyKind.Down)));
        yield return ("export-running", WorkbenchUpdate.Apply(SampleState.Finished(width, height, language), new WorkbenchMessage.ReportStood(new StudyStanding("", 0.43, 3.2))).After(Key.Of('x'), new Key(KeyKind.Up)));
        yield return ("report-running", WorkbenchUpdate.Apply(SampleState.Finished(width, height, language), new WorkbenchMessage.ReportStood(new StudyStanding("", 0.43, 3.2))));
        yield return ("table", SampleTable.Open(width, height, language));
        yield return ("table-draft", SampleTable.Changed(width, height, language));
        yield return ("table-typing", SampleTable.Changed(width, height, language).Typing("8"));
        yield return ("table-drop", SampleTable.Changed(width, height, language).After(new Key(KeyKind.Escape)));
        yield return ("table-aside", SampleTable.Changed(width, height, language).After(new Key(KeyKind.Escape), Key.Of('1')));
        yield return ("rules-open", SampleState.At(width, height, language, WorkbenchScreen.Rules).After(new Key(KeyKind.Enter), new Key(KeyKind.Down), new Key(KeyKind.Enter), new Key(KeyKind.Down)));
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void EveryScreen_AtEverySize_IsAsReviewed(int width, int height, Language language)
    {
        foreach ((string name, WorkbenchState state) in Screens(width, height, language))
        {
            string text = WorkbenchView.Of(state).ToString();
            string[] rows = text.Split('\n');
            Assert.Equal(height + 1, rows.Length);
            Assert.All(rows, row => Assert.True(DisplayWidth.Of(row) <= width, row));
            if (width > 60)
            {
                Golden.Check(FormattableString.Invariant($"{width}x{height}/{name}.{(language == Language.Vietnamese ? "vi" : "en")}.txt"), text);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void EveryScreen_AtEverySize_KeepsTheMarkOfSyntheticData(int width, int height, Language language)
    {
        foreach ((string name, WorkbenchState state) in Screens(width, height, language))
        {
            string first = SampleState.Locality.Notice!.In(language).Split(' ')[0];
            Assert.True(WorkbenchView.Of(state).ToString().Contains(first, StringComparison.Ordinal), name);
        }
    }

    [Theory]
    [InlineData(Language.Vietnamese)]
    [InlineData(Language.English)]
    public void EveryScreen_InAscii_ShowsNothingElseAndTheSameNumbers(Language language)
    {
        foreach ((string name, WorkbenchState state) in Screens(120, 40, language))
        {
            string text = WorkbenchView.Of(state with { Ascii = true }).ToString();
            Assert.True(text.All(c => c < 128), name + ": " + new string([.. text.Where(c => c >= 128).Distinct()]));
            if (name is "scenarios" or "compare" or "targets" or "criteria" or "levers" or "compare-table" or "compare-districts")
            {
                Assert.Equal(Digits(WorkbenchView.Of(state).ToString()), Digits(text));
            }
        }

        // Digits that stand for shares in a heat map are new; all others must be there.
        static string Digits(string text) => string.Concat(text.Split('\n').Skip(2).SkipLast(2).SelectMany(l => l.Split(' ')).Select(w => w.TrimEnd([.. "·▁▂▃▄▅▆▇█"])).Where(w => w.Length > 1 && w.All(char.IsAsciiDigit)));
    }

    [Fact]
    public void Ascii_HeatMap_SaysTheShareByADigit()
    {
        string text = WorkbenchView.Of(SampleState.At(120, 40, Language.English, WorkbenchScreen.Communes) with { Ascii = true }).ToString();
        Assert.Contains(".77777", text);
        Assert.DoesNotContain('?', text.Split('\n')[4]);
    }

    [Fact]
    public void Compare_SelectedCell_IsReversedSoThatItShowsWithoutColour()
    {
        CellBuffer frame = WorkbenchView.Of(SampleState.At(80, 24, Language.English).After(new Key(KeyKind.Right)));
        int y = Enumerable.Range(0, 24).First(row => frame[0, row].Text == "›");
        Assert.Equal(5, Enumerable.Range(0, 80).Count(x => frame[x, y].Style.Marks.HasFlag(CellMarks.Reverse)));
    }

    [Theory]
    [InlineData(Language.Vietnamese)]
    [InlineData(Language.English)]
    public void Share_NamesHidden_NoScreenNorItsExportNamesACommuneOrDistrict(Language language)
    {
        // Names as no screen writes them by itself.
        string[] names = ["Huyện Ba Bể", "Huyện Na Rì"];
        string[] communes = [.. SampleState.Closings.Paths.Take(9).SelectMany(p => new[] { p.Commune.Id, p.Commune.Name })];
        int named = 0;
        foreach ((string name, WorkbenchState state) in Screens(120, 40, language))
        {
            WorkbenchState open = state with
            {
                Locality = SampleState.Locality with { Districts = [.. SampleState.Locality.Districts.Zip(names, (d, n) => d with { Title = new LocalizedText(n, n) })] },
                Rules = state.Rules! with { Effect = [new LocalizedText("Xã 01 đạt c02", "Xã 01 meets c02")], EffectUnnamed = [new LocalizedText("Xã thứ nhất", "Commune one")] },
            };
            named += Leaks(WorkbenchView.Of(open).ToString()).Length;
            WorkbenchState shared = open with { Anonymous = true };
            WorkbenchRequest.Export export = ScreenExport.Of(shared);
            foreach (string? text in (string?[])[WorkbenchView.Of(shared).ToString(), export.Text, export.Csv, export.Svg])
            {
                Assert.True(Leaks(text ?? "") is [], name + ": " + string.Join(", ", Leaks(text ?? "")));
            }
        }

        Assert.True(named > 20, $"{named} names");
        Assert.True(SampleState.At(120, 40, language).After(Key.Of('H')).Anonymous);

        string[] Leaks(string text) =>
            [.. names.Concat(communes).Where(n => System.Text.RegularExpressions.Regex.IsMatch(text, @"(?<![\w])" + System.Text.RegularExpressions.Regex.Escape(n) + @"(?![\w])"))];
    }

    [Fact]
    public void Rules_FaultInASavedFile_IsShownAtItsFileAndInWords()
    {
        WorkbenchState state = SampleState.At(120, 40, Language.English, WorkbenchScreen.Rules);
        state = WorkbenchUpdate.Apply(state, new WorkbenchMessage.RulesRead(state.Rules! with { Faults = [new("p.json", 3, "p.json:3:1: error PLN0003: not valid JSON")] }));
        string text = WorkbenchView.Of(state).ToString();
        Assert.Contains("! Parameters", text);
        Assert.Contains("p.json:3:1: error PLN0003", text);
        Assert.DoesNotContain("! Commune criteria", text);
    }

    [Fact]
    public void TooSmall_SaysSoAndWhatIsNeeded_AndRecovers()
    {
        WorkbenchState small = WorkbenchUpdate.Apply(SampleState.At(80, 24, Language.English), new WorkbenchMessage.Resized(40, 8));
        Assert.Contains("60×16", WorkbenchView.Of(small).ToString());
        Assert.Contains("BK-05", WorkbenchView.Of(WorkbenchUpdate.Apply(small, new WorkbenchMessage.Resized(80, 24))).ToString());
        Assert.Equal(0, WorkbenchView.Of(SampleState.At(0, 0, Language.English)).Width);
    }

    [Fact]
    public void Faults_OfTheLocality_AreShownInsteadOfTheScreen()
    {
        var state = new WorkbenchState { Width = 80, Height = 24, Language = Language.English };
        state = WorkbenchUpdate.Apply(state, new WorkbenchMessage.Failed([new LocalizedText("hỏng", "locality.json:3:1: error PLN0011: it needs a member 'id'")]));
        Assert.Contains("locality.json:3:1: error PLN0011", WorkbenchView.Of(state).ToString());
    }

    [Fact]
    public void TargetsCard_AnotherScenario_SaysAnotherFrequency()
    {
        WorkbenchState state = SampleState.At(120, 40, Language.English, WorkbenchScreen.Targets);
        string planned = string.Join('\n', TargetsView.Whole(state)), poorest = string.Join('\n', TargetsView.Whole(state.After(new Key(KeyKind.Right), new Key(KeyKind.Right), new Key(KeyKind.Right))));
        Assert.NotEqual(planned, poorest);
        Assert.Contains("of 100 simulated futures", planned);
    }

    [Fact]
    public void Export_OfCompare_WritesEveryCellWithTheMark()
    {
        WorkbenchRequest.Export export = ScreenExport.Of(SampleState.At(80, 24, Language.Vietnamese));
        string[] lines = export.Csv!.TrimEnd('\n').Split('\n');
        Assert.Equal(1 + (6 * 5), lines.Length);
        Assert.All(lines.Skip(1), l => Assert.Contains(SampleState.Locality.Notice!.Vi.Split(',')[0], l));
        Assert.Contains(SampleState.Locality.Notice!.Vi, export.Text);
    }

    [Fact]
    public void Export_OfAChart_IsAnSvgWithTheMark() =>
        Assert.Contains("<svg", ScreenExport.Of(SampleState.At(80, 24, Language.English).After(new Key(KeyKind.Enter))).Svg);
}
