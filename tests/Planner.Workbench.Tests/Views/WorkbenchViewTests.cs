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
            data.Add(60, 12, language);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void EveryScreen_AtEverySize_KeepsNoticeQuitAndHelp(int width, int height, Language language)
    {
        WorkbenchState state = SampleBoard.State(width, height, language);
        foreach (WorkbenchState shown in (WorkbenchState[])[state, state.After(new Key(KeyKind.Enter)), state.After(Key.Of('c'))])
        {
            string[] rows = WorkbenchView.Of(shown).ToString().Split('\n');
            Assert.Equal(height + 1, rows.Length);
            Assert.All(rows, row => Assert.True(DisplayWidth.Of(row) <= width, row));
            Assert.Contains(rows, r => r.Contains(shown.Board!.SyntheticNotice!.In(language), StringComparison.Ordinal));
            Assert.StartsWith(language == Language.English ? " q quit   ? keys" : " q thoát   ? phím", rows[height - 1]);
        }
    }

    [Fact]
    public void Matrix_80x24_ShowsAll18TargetsUnderAll8Scenarios()
    {
        string frame = WorkbenchView.Of(SampleBoard.State(80, 24, Language.Vietnamese)).ToString();
        for (int t = 1; t <= 18; t++)
        {
            Assert.Contains($"BK-{t:00}", frame);
        }

        Assert.Equal(
            """
             Tỉnh Mẫu: chỉ tiêu × kịch bản                                    2.000 lần lặp
             SỐ LIỆU GIẢ LẬP – không phải số liệu chính thức
             Chỉ tiêu (số trong 100 tương…    1     2     3     4     5     6     7     8
            ›BK-01 Chỉ tiêu thứ 1 với tên…   <1 -  13 -  26 -  39 ~  52 ~  65 ~  78 +  91 +
            """,
            string.Join('\n', frame.Split('\n').Take(4)));
    }

    [Fact]
    public void Matrix_MoreScenariosThanFit_ScrollsToTheSelectedOneAndMarksTheEdge()
    {
        WorkbenchState state = SampleBoard.State(80, 24, Language.English, scenarios: 20);
        Assert.Contains("9›", WorkbenchView.Of(state).ToString());
        WorkbenchState right = state.After([.. Enumerable.Repeat(new Key(KeyKind.Right), 19)]);
        string header = WorkbenchView.Of(right).ToString().Split('\n')[2];
        Assert.Contains("‹12", header);
        Assert.EndsWith("20", header);
    }

    [Fact]
    public void Matrix_MoreTargetsThanRows_ScrollsAndMarksBothEdges()
    {
        WorkbenchState state = SampleBoard.State(80, 16, Language.English, targets: 40);
        string[] rows = WorkbenchView.Of(state.After([.. Enumerable.Repeat(new Key(KeyKind.Down), 20)])).ToString().Split('\n');
        Assert.Single(rows, r => r.StartsWith('↑'));
        Assert.Single(rows, r => r.StartsWith('↓'));
        Assert.Single(rows, r => r.StartsWith("›BK-21", StringComparison.Ordinal));
    }

    [Fact]
    public void Matrix_SelectedCell_IsReversedSoThatItShowsWithoutColour()
    {
        CellBuffer frame = WorkbenchView.Of(SampleBoard.State(80, 24, Language.English).After(new Key(KeyKind.Right)));
        int reversed = Enumerable.Range(0, 80).Count(x => frame[x, 3].Style.Marks.HasFlag(CellMarks.Reverse));
        Assert.Equal(5, reversed);
    }

    [Fact]
    public void Conclusion_LongerThanTheScreen_ScrollsToItsLastLine()
    {
        WorkbenchState state = SampleBoard.State(60, 12, Language.English) with { Board = SampleBoard.Of(3, 2) with { Conclusion = [.. Enumerable.Range(1, 9).Select(i => new LocalizedText($"câu {i}", $"sentence {i}"))] } };
        string first = WorkbenchView.Of(state.After(Key.Of('c'))).ToString();
        Assert.Contains("sentence 1", first);
        Assert.Contains('↓', first);
        string last = WorkbenchView.Of(state.After(Key.Of('c'), new Key(KeyKind.End))).ToString();
        Assert.Contains("sentence 9", last);
        Assert.Contains('↑', last);
    }

    [Fact]
    public void TooSmall_SaysSoAndWhatIsNeeded()
    {
        string frame = WorkbenchView.Of(SampleBoard.State(40, 8, Language.English)).ToString();
        Assert.Contains("60×12", frame);
        Assert.Equal(0, WorkbenchView.Of(SampleBoard.State(0, 0, Language.English)).Width);
    }

    [Fact]
    public void Faults_AreShownInsteadOfTheMatrix()
    {
        var state = new WorkbenchState { Width = 80, Height = 24, Language = Language.English };
        state = WorkbenchUpdate.Apply(state, new WorkbenchMessage.Failed([new LocalizedText("hỏng", "locality.json:3:1: error PLN0011: it needs a member 'id'")]));
        Assert.Contains("locality.json:3:1: error PLN0011", WorkbenchView.Of(state).ToString());
    }
}
