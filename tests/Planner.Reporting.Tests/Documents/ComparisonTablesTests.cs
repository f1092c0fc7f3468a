using System.Globalization;
using Microsoft.VisualBasic.FileIO;
using Planner.Analysis.Comparison;
using Planner.Reporting.Documents;
using Planner.Rules.Pack;

namespace Planner.Reporting.Tests.Documents;

public sealed class ComparisonTablesTests
{
    private static readonly EnsembleComparison Comparison = SampleComparison.Make();
    private static readonly Dictionary<string, string> Files =
        ComparisonTables.Write(Comparison, Language.Vietnamese).ToDictionary(f => f.Name, f => f.Content);

    [Fact]
    public void Write_SyntheticLocality_MarksEveryRowOfEveryFile()
    {
        Assert.Equal(6, Files.Count);
        foreach ((string name, string content) in Files)
        {
            List<Dictionary<string, string>> rows = Read(content);
            Assert.NotEmpty(rows);
            Assert.All(rows, row => Assert.True(row["note"] == Comparison.Locality.SyntheticNotice.Vi, name));
        }
    }

    [Fact]
    public void Write_RealLocality_LeavesTheNoteEmpty() => Assert.All(
        ComparisonTables.Write(SampleComparison.Make(synthetic: false, scenarios: 2), Language.English),
        file => Assert.All(Read(file.Content), row => Assert.Equal(string.Empty, row["note"])));

    [Fact]
    public void Write_Targets_ReadBackAsTheSameDoubles()
    {
        List<Dictionary<string, string>> rows = Read(Files["targets.csv"]);

        Assert.Equal(30, rows.Count);
        Dictionary<string, string> row = rows.Single(r => r["scenario"] == "nearest" && r["target"] == "BK-14");
        Assert.Equal(Comparison.Scenarios[2].Targets[3].Probability!.Value.High, double.Parse(row["high"], CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Write_Money_NamesWhomNothingReaches()
    {
        List<Dictionary<string, string>> rows = Read(Files["communes-money.csv"]);

        Assert.Equal(["x94", "x95", "x96"], rows.Where(r => r["scenario"] == "planned" && r["reached"] == "false").Select(r => r["commune"]));
        double planned = rows.Where(r => r["scenario"] == "planned").Sum(r => double.Parse(r["billionVnd"], CultureInfo.InvariantCulture));
        Assert.Equal(Comparison.Reference.Money.Spent, planned, 6);
    }

    [Fact]
    public void Write_Certification_AddsUp()
    {
        List<Dictionary<string, string>> rows = Read(Files["communes-certification.csv"]);

        Dictionary<string, string>[] commune = rows.Where(r => r["scenario"] == "planned" && r["commune"] == "x01" && r["level"] == "newRural").ToArray();
        Assert.Equal(["2020", "2021", "2022", "2023", "2024", "2025"], commune.Select(r => r["year"]));
        Assert.Equal("0.75", commune[^1]["probabilityBy"]);
    }

    private static List<Dictionary<string, string>> Read(string content)
    {
        using var parser = new TextFieldParser(new StringReader(content)) { Delimiters = [","], HasFieldsEnclosedInQuotes = true };
        string[] header = parser.ReadFields()!;
        var rows = new List<Dictionary<string, string>>();
        while (parser.ReadFields() is { } cells)
        {
            Assert.Equal(header.Length, cells.Length);
            rows.Add(header.Zip(cells).ToDictionary(p => p.First, p => p.Second));
        }

        return rows;
    }
}
