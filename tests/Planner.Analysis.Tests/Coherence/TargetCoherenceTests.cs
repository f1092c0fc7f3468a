using System.Text;
using System.Text.Json;
using Planner.Analysis.Coherence;
using Planner.Localities.Opening;
using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;
using Planner.Rules.Pack;

namespace Planner.Analysis.Tests.Coherence;

public sealed class TargetCoherenceTests
{
    private static readonly Lazy<(OpenedLocality Opened, TargetRelations Relations)> BacKan = new(() =>
    {
        var diagnostics = new DiagnosticBag();
        OpenedLocality opened = LocalityFolder.Open(RepositoryFolder.Root.Replace('\\', '/') + "/scenarios/bac-kan", diagnostics)!;
        TargetRelations relations = TargetCompanions.Relations(opened.Pack.Folder, opened.Pack.Metrics, diagnostics);
        Assert.Empty(diagnostics.InFileOrder());
        return (opened, relations);
    });

    [Fact]
    public void Of_BacKansResolution_FindsWhatSixtyOneCommunesAskOfTheDifficultOnes()
    {
        TargetCoherence audit = TargetCoherence.Of(BacKan.Value.Opened.Locality, BacKan.Value.Opened.Pack, BacKan.Value.Relations);

        // 96 − 67 = 29 communes are not especially difficult; 61 − 29 = 32 must be; they leave the list, 32 of 67 being more than 40 %.
        Assert.Contains(audit.Findings, f => f is { Kind: FindingKind.Needs, Least: 32, Of: 67, Year: 2025 } && f.From.SequenceEqual(["BK-14"]));
        Assert.Contains(audit.Findings, f => f.Kind == FindingKind.Implied && f.Targets.SequenceEqual(["BK-07"]) && f.From.SequenceEqual(["BK-14"]));
        Assert.False(audit.HasContradiction);
        Assert.Empty(audit.Unread);
    }

    [Fact]
    public void Of_FewerDifficultCommunes_AsksLessOfThem()
    {
        // The finding follows the published counts: were 30 communes difficult, 66 are not, and 61 ask nothing of the 30.
        OpenedLocality opened = BacKan.Value.Opened;
        var locality = opened.Locality with { Figures = [.. opened.Locality.Figures.Select(f => f.Id == "BK-B11" ? f with { Value = 30 } : f)] };

        TargetCoherence audit = TargetCoherence.Of(locality, opened.Pack, BacKan.Value.Relations);

        Assert.DoesNotContain(audit.Findings, f => f.Kind == FindingKind.Implied && f.Targets.Contains("BK-07"));
        Assert.DoesNotContain(audit.Findings, f => f.Kind == FindingKind.Needs && f.Of == 30);
    }

    [Theory]
    [InlineData("y2025.communesCertified >= 97")]
    [InlineData("y2025.communesLeftEspeciallyDifficultShare > 100")]
    [InlineData("(y2020.povertyRate - y2025.povertyRate) / 5 >= 3.75")] // 18.5 ± 0.05 cannot fall by 18.75
    [InlineData("y2025.meanCriteria > 19")]
    public void Of_MoreThanThereIs_IsImpossible(string target) =>
        Assert.Contains(Audit(target).Findings, f => f.Kind == FindingKind.Impossible && f.Targets.SequenceEqual(["T0"]));

    [Theory]
    [InlineData("(y2020.povertyRate - y2025.povertyRate) / 5 >= 3.7")] // the stock of 18.5 just suffices
    [InlineData("y2025.communesCertified >= 96")]
    public void Of_AllThatThereIs_IsPossible(string target) => Assert.False(Audit(target).HasContradiction);

    [Theory]
    [InlineData("y2025.communesAdvanced >= 30", "y2025.communesCertified <= 29")]
    [InlineData("y2025.communesCertified >= 61", "y2025.communesLeftEspeciallyDifficultShare <= 46")]
    [InlineData("y2025.minCriteria >= 15", "y2025.meanCriteria < 15")]
    [InlineData("y2025.meanCriteria > 18", "y2025.communesUnder15 > 20")]
    public void Of_TargetsThatExcludeEachOther_AreAContradictionOfBoth(string first, string second)
    {
        TargetCoherence audit = Audit(first, second, "y2025.electricityShare >= 98");

        CoherenceFinding found = Assert.Single(audit.Findings, f => f.Kind == FindingKind.Contradiction);
        Assert.Equal(["T0", "T1"], found.Targets.Order());
    }

    [Fact]
    public void Of_MetricsWithoutARelation_SayNothingOfEachOther() =>
        Assert.Empty(Audit("y2025.electricityShare >= 98", "y2025.artTroupeShare > 30").Findings);

    [Theory]
    [InlineData("y2025.communesAdvanced > 17", "y2025.communesCertified >= 18", true)]
    [InlineData("y2025.communesAdvanced > 17", "y2025.communesCertified >= 19", false)]
    [InlineData("y2025.minCriteria >= 15", "y2025.meanCriteria >= 15", true)]
    [InlineData("y2025.minCriteria >= 15", "y2025.meanCriteria > 15", false)]
    [InlineData("y2025.povertyRate <= 1", "y2025.poorDistrictPovertyRate <= 20", true)]
    [InlineData("y2025.povertyRate <= 5", "y2025.poorDistrictPovertyRate <= 20", false)]
    public void Of_OneThatFollowsFromTheOther_IsImplied(string first, string second, bool follows) =>
        Assert.Equal(follows, Audit(first, second).Findings.Any(f => f.Kind == FindingKind.Implied && f.Targets.SequenceEqual(["T1"])));

    [Fact]
    public void Of_WithoutTheRelation_TheConclusionFalls()
    {
        // Each relation that a finding names is needed for it.
        (OpenedLocality opened, TargetRelations relations) = BacKan.Value;
        CoherenceFinding implied = TargetCoherence.Of(opened.Locality, opened.Pack, relations).Findings.First(f => f.Kind == FindingKind.Implied && f.Targets.Contains("BK-07"));
        Assert.NotEmpty(implied.Relations);
        foreach (TargetRelation named in implied.Relations)
        {
            TargetCoherence audit = TargetCoherence.Of(opened.Locality, opened.Pack, relations with { Relations = [.. relations.Relations.Where(r => r.Id != named.Id)] });

            Assert.DoesNotContain(audit.Findings, f => f.Kind == FindingKind.Implied && f.Targets.Contains("BK-07"));
        }
    }

    [Fact]
    public void Of_ExpressionThatIsNotLinear_IsNamedAsNotLookedAt() =>
        Assert.Equal("T0", Assert.Single(Audit("y2025.povertyRate * y2021.povertyRate >= 2").Unread).Target);

    private static TargetCoherence Audit(params string[] targets)
    {
        (OpenedLocality opened, TargetRelations relations) = BacKan.Value;
        TargetDefinition example = opened.Pack.Targets[0];
        List<TargetDefinition> made = [.. targets.Select((t, i) => example with { Id = "T" + i, Rule = new RuleText(Json(t)) })];
        return TargetCoherence.Of(opened.Locality, opened.Pack with { Targets = made }, relations);
    }

    private static JsonValue Json(string text) => JsonFile.Parse("test", Encoding.UTF8.GetBytes(JsonSerializer.Serialize(text)), new DiagnosticBag())!;
}
