using System.Text;
using Planner.Analysis.Impact;
using Planner.Analysis.Tracing;
using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;

namespace Planner.Analysis.Tests.Impact;

public sealed class DocumentComparisonTests
{
    private const string Old = """
        {
          "title": { "vi": "A", "en": "A" },
          "parameters": [
            { "id": "income", "values": [ { "region": "north", "from": 2022, "value": 39, "source": { "document": "Law 1" } }, { "region": "north", "from": 2023, "value": 42, "assumption": "guess" } ] },
            { "id": "road", "values": [ { "region": "*", "from": 2022, "value": 100, "source": { "document": "Law 1" } } ] }
          ],
          "Rules": [ { "RuleName": "c1", "Expression": "commune.road >= p.road" } ]
        }
        """;

    [Fact]
    public void Of_AChangedFigure_NamesPlaceValuesAndLaw()
    {
        (IReadOnlyList<RuleChange> changes, _) = Compare(Old.Replace("\"value\": 42, \"assumption\": \"guess\"", "\"value\": 45, \"source\": { \"document\": \"Law 2\" }", StringComparison.Ordinal));

        RuleChange change = Assert.Single(changes);
        Assert.Equal("parameters/income/values/north 2023/value", change.Name);
        Assert.Equal(RuleChangeKind.Figure, change.Kind);
        Assert.Equal(("42", FigureKind.Assumption, "guess", 4), (change.Old!.Value, change.Old.Basis, change.Old.Provenance, change.Old.Place.Line));
        Assert.Equal(("45", FigureKind.Source, "Law 2"), (change.New!.Value, change.New.Basis, change.New.Provenance));
    }

    [Fact]
    public void Of_ItemsInAnotherOrder_DifferInNothing()
    {
        string[] lines = Old.Split('\n');
        (lines[3], lines[4]) = (lines[4].TrimEnd() + ",", lines[3].TrimEnd().TrimEnd(','));

        Assert.Empty(Compare(string.Join('\n', lines)).Changes);
    }

    [Fact]
    public void Of_AnotherWayToWriteANumber_DiffersInNothing() => Assert.Empty(Compare(Old.Replace("39", "39.0", StringComparison.Ordinal)).Changes);

    [Fact]
    public void Of_RewordedTitleAndSource_AreOnlyCounted()
    {
        (IReadOnlyList<RuleChange> changes, int wordings) = Compare(Old.Replace("\"vi\": \"A\"", "\"vi\": \"B\"", StringComparison.Ordinal).Replace("guess", "better guess", StringComparison.Ordinal));

        Assert.Empty(changes);
        Assert.Equal(2, wordings);
    }

    [Fact]
    public void Of_AnAddedItemAndARule_AreNamed()
    {
        (IReadOnlyList<RuleChange> changes, _) = Compare(
            Old.Replace("\"value\": 100", "\"value\": 100 }, { \"region\": \"south\", \"from\": 2022, \"value\": 90", StringComparison.Ordinal).Replace(">= p.road", "> p.road", StringComparison.Ordinal));

        Assert.Equal(
            [("parameters/road/values/south 2022", RuleChangeKind.Added, null, "{ region: south, from: 2022, value: 90 }"), ("Rules/c1/Expression", RuleChangeKind.Text, "commune.road >= p.road", "commune.road > p.road")],
            changes.Select(c => (c.Name, c.Kind, c.Old?.Value, c.New!.Value)));
    }

    private static (IReadOnlyList<RuleChange> Changes, int Wordings) Compare(string now) => DocumentComparison.Of("file.json", Parse(Old), Parse(now));

    private static JsonValue Parse(string text)
    {
        var faults = new DiagnosticBag();
        JsonValue? root = JsonFile.Parse("file.json", Encoding.UTF8.GetBytes(text), faults);
        Assert.False(faults.HasErrors, string.Join('\n', faults));
        return root!;
    }
}
