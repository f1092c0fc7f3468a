using System.Text.RegularExpressions;
using Planner.Analysis.Closing;
using Planner.Analysis.Comparison;
using Planner.Analysis.Decision;
using Planner.Analysis.Standing;
using Planner.Analysis.Tests;
using Planner.Analysis.Tracing;
using Planner.Reporting.Reports;
using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;
using Planner.Rules.Pack;
using Planner.Simulation.Closing;
using Planner.Simulation.Recording;
using Planner.Simulation.Storing;

namespace Planner.Reporting.Tests.Reports;

public sealed partial class HtmlReportTests
{
    [Theory]
    [InlineData(Language.English, "en")]
    [InlineData(Language.Vietnamese, "vi")]
    public void Write_SampleComparison_SaysWhatTheGoldenOneSays(Language language, string code) =>
        Golden.Check($"report.{code}.txt", Words(HtmlReport.Write(Content(SampleComparison.Make(scenarios: 3)), language)));

    [Fact]
    public void Write_AnyContent_EveryLinkLeadsSomewhereAndNoIdIsThereTwice()
    {
        string html = HtmlReport.Write(Content(SampleComparison.Make(scenarios: 3)), Language.English);

        string[] ids = [.. Id().Matches(html).Select(m => m.Groups[1].Value)];
        Assert.Equal(ids.Length, ids.Distinct().Count());
        string[] links = [.. Link().Matches(html).Select(m => m.Groups[1].Value)];
        Assert.NotEmpty(links);
        Assert.Empty(links.Except(ids));
    }

    [Fact]
    public void Write_AnyContent_LoadsNothingFromElsewhere()
    {
        string html = HtmlReport.Write(Content(SampleComparison.Make(scenarios: 2)), Language.Vietnamese);

        Assert.DoesNotMatch("(src|href)=\"(?!#)", html);
        Assert.DoesNotContain("@import", html, StringComparison.Ordinal);
        Assert.DoesNotContain("url(", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_EveryElement_IsClosedByItsOwnName()
    {
        string html = HtmlReport.Write(Content(SampleComparison.Make(scenarios: 3)), Language.English);
        var open = new Stack<string>();
        foreach (Match tag in Tag().Matches(Verbatim().Replace(html, "")))
        {
            string name = tag.Groups[2].Value;
            if (tag.Groups[1].Value == "/")
            {
                Assert.Equal(open.Pop(), name);
            }
            else if (name is not ("meta" or "!DOCTYPE") && !tag.Value.EndsWith("/>", StringComparison.Ordinal))
            {
                open.Push(name);
            }
        }

        Assert.Empty(open);
    }

    [Fact]
    public void Write_TextThatLooksLikeMarkup_StaysText()
    {
        var builder = new EnsembleBuilder().Metric("m", "percent", "<b>Chỉ số</b>", "<script>alert(1)</script>").Target("T-1", ">=", 1, "percent", "m", "<i>a</i>", "A & \"B\" <img src=x>");
        builder.Criteria.Add(("TC01", "<u>Quy hoạch</u>", "<u>Planning</u>"));
        Ensemble ensemble = builder.Build("plan", new LocalizedText("<a>", "<a href='x'>"), (_, _, r) => r, (_, r) => r);
        string html = HtmlReport.Write(Content(EnsembleComparison.Of([ensemble])), Language.English);

        Assert.DoesNotContain("<script>alert", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<u>", html, StringComparison.Ordinal);
        Assert.Contains("A &amp; &quot;B&quot; &lt;img src=x&gt;", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_SyntheticData_IsMarkedUnderEveryTableOfResultsAndRealDataNowhere()
    {
        string synthetic = HtmlReport.Write(Content(SampleComparison.Make(scenarios: 2)), Language.English);
        string mark = SampleComparison.Make(scenarios: 1).Locality.SyntheticNotice.En;
        string real = HtmlReport.Write(Content(SampleComparison.Make(synthetic: false, scenarios: 2)), Language.English);

        Assert.True(Regex.Count(synthetic, Regex.Escape(mark)) >= 15, "a copied table would lose the mark");
        Assert.DoesNotContain(mark, real, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_Sensitivity_SaysWhatMattersMostAndDrawsItOrSaysHowToHaveIt()
    {
        var sample = new SampleSensitivity();
        ReportContent content = Content(SampleComparison.Make(scenarios: 1));
        string without = HtmlReport.Write(content, Language.English);
        string with = HtmlReport.Write(content with { Sensitivity = new SensitivityFindings(sample.Frame, [sample.Tornado]) }, Language.English);

        Assert.Contains("add --sensitivity", without, StringComparison.Ordinal);
        Assert.DoesNotContain("add --sensitivity", with, StringComparison.Ordinal);
        Assert.Equal(Regex.Count(without, "<svg ") + 1, Regex.Count(with, "<svg "));
        Assert.All(
            new Planner.Reporting.Tables.SensitivityText(Language.English, sample.Frame).Sentences(sample.Tornado),
            sentence => Assert.Contains(sentence, System.Net.WebUtility.HtmlDecode(with), StringComparison.Ordinal));
    }

    [Fact]
    public void Write_OtherNumbers_SaysOtherThings() => Assert.NotEqual(
        Words(HtmlReport.Write(Content(SampleComparison.Make(scenarios: 2)), Language.English)),
        Words(HtmlReport.Write(Content(SampleComparison.Make(scenarios: 2, shift: 0.2)), Language.English)));

    internal static ReportContent Content(EnsembleComparison comparison)
    {
        Ensemble reference = comparison.Reference.Ensemble;
        CommuneClosing[] closings = [.. Enumerable.Range(0, comparison.Locality.Tables[0].Communes.Count).Select(c => new CommuneClosing(
            c, 0, [.. reference.Criteria.Select((k, i) => new CriterionClosing(k, comparison.Reference.Criteria.First(f => f.Rule == k).Title, (c + i) % 3 != 0, []))]))];
        return new ReportContent
        {
            Comparison = comparison,
            Choice = ScenarioChoice.Of(comparison, DecisionObjective.TargetsMet),
            Standings = TargetStanding.Of(reference, comparison.Reference.Targets),
            Joint = TargetStanding.Joint(reference, [.. Enumerable.Range(0, comparison.Pack.Targets.Count)]),
            Bottlenecks = Bottlenecks.Of(reference, closings, 2025),
            Paths = CommunePath.Of(reference, closings),
            CriterionTitles = closings[0].Criteria.ToDictionary(k => k.Criterion, k => k.Title!),
            Figures =
            [
                new TracedFigure("parameters/incomeNewRural/2025", "48", new SourceSpan("rules/criteria/parameters.json", 12, 3), FigureKind.Source, "QĐ 318/QĐ-TTg", null, [], ["BK-14"], true),
                new TracedFigure("parameters/incomeNewRural/2024", "45", new SourceSpan("rules/criteria/parameters.json", 13, 3), FigureKind.Source, "QĐ 318/QĐ-TTg", null, [], ["BK-14"], true),
                new TracedFigure("shocks/disaster/chance", "0.1", new SourceSpan("rules/shocks.json", 5, 3), FigureKind.Assumption, "own guess", null, [], [], true),
            ],
            Origin = new ReportOrigin(
                ["planner", "report", "tỉnh một/kịch bản", "--runs", "400"],
                "0.1.0 layout 1 sources 0123456789abcdef",
                new Dictionary<string, string> { ["planned"] = new('a', 64) },
                [new InputFile("rules", "shocks.json", "rules/shocks.json", new FileDigest(new string('b', 64), new string('c', 64), 10))]),
        };
    }

    /// <summary>What a reader sees as text: charts, style and script left out, a line for each element that has words.</summary>
    private static string Words(string html)
    {
        string text = Verbatim().Replace(html, "");
        text = System.Net.WebUtility.HtmlDecode(Regex.Replace(text.Replace("</td>\n", " | ", StringComparison.Ordinal).Replace("</th>\n", " | ", StringComparison.Ordinal), "<[^>]+>", ""));
        return string.Join('\n', text.Split('\n').Select(l => l.TrimEnd()).Where(l => l.Length > 0)) + "\n";
    }

    [GeneratedRegex("<(style|script|svg)[ >].*?</\\1>", RegexOptions.Singleline)]
    private static partial Regex Verbatim();

    [GeneratedRegex(" id=\"([^\"]+)\"")]
    private static partial Regex Id();

    [GeneratedRegex(" href=\"#([^\"]+)\"")]
    private static partial Regex Link();

    [GeneratedRegex("<(/?)([A-Za-z!][A-Za-z0-9]*)[^>]*>")]
    private static partial Regex Tag();
}
