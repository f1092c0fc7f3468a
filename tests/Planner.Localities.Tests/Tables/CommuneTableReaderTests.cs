using System.Text;
using Planner.Localities.Tables;
using Planner.Localities.Units;
using Planner.Rules.Diagnostics;

namespace Planner.Localities.Tests.Tables;

public sealed class CommuneTableReaderTests : IDisposable
{
    private readonly LocalityOnDisk folder = new();
    private readonly DiagnosticBag diagnostics = new();
    private readonly List<List<string>> rows = LocalityOnDisk.Rows();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Read_ValidTable_HoldsItsValues()
    {
        Set(0, "income", "31.5");
        Set(0, "especiallyDifficult", "TRUE");

        CommuneStart commune = Assert.Single(Read()).Communes[0];

        Assert.Empty(diagnostics.InFileOrder());
        Assert.Equal(31.5, commune.Income);
        Assert.True(commune.EspeciallyDifficult);
        Assert.Equal("TDMNPB", commune.Region);
        Assert.Equal(0, commune.District);
        Assert.Equal(CommuneColumns.Indicators(ShippedPack.Value).Count, commune.Indicators.Count);
    }

    [Theory]
    [InlineData("households", "nhiều", "PLN0516", "a number was expected")]
    [InlineData("households", "NaN", "PLN0516", "a number was expected")]
    [InlineData("households", "12.5", "PLN0516", "whole number")]
    [InlineData("households", "0", "PLN0517", "from 1 to 1000000")]
    [InlineData("households", "-3", "PLN0517", "from 1 to 1000000")]
    [InlineData("households", "", "PLN0516", "a number was expected")]
    [InlineData("income", "\"27,5\"", "PLN0516", "decimal point")]
    [InlineData("income", "1e999", "PLN0516", "a number was expected")]
    [InlineData("ethnicMinorityShare", "101", "PLN0517", "from 0 to 100")]
    [InlineData("masterPlan", "120", "PLN0517", "from 0 to 100")]
    [InlineData("especiallyDifficult", "có", "PLN0516", "true or false")]
    [InlineData("level", "4", "PLN0517", "from 0 to 3")]
    [InlineData("yearsHeld", "2", "PLN0520", "yearsHeld must be 0")]
    [InlineData("nearPoorHouseholds", "450", "PLN0520", "more than the commune's 500")]
    [InlineData("especiallyDifficultVillages", "11", "PLN0520", "more than the commune's 10")]
    [InlineData("district", "huyen-c", "PLN0519", "did you mean 'huyen-a'")]
    [InlineData("name", "", "PLN0517", "blank")]
    public void Read_WrongField_IsNamedAtItsPlace(string column, string value, string code, string message)
    {
        Set(1, column, value);

        Read();

        Diagnostic fault = Faults.One(diagnostics, code, "communes.csv", message);
        Assert.Equal(3, fault.Span.Line);
    }

    [Fact]
    public void Read_ManyFaults_ReportsAll()
    {
        Set(0, "households", "x");
        Set(1, "income", "y");
        Set(2, "villages", "0");

        Read();

        Assert.Equal([2, 3, 4], diagnostics.InFileOrder().Where(d => d.Code is "PLN0516" or "PLN0517").Select(d => d.Span.Line).Distinct());
    }

    [Fact]
    public void Read_WrongColumnOfLongLine_CountsCharacters()
    {
        Set(0, "name", "Xã Đồng Lạc");
        Set(0, "district", "huyen-x");

        Read();

        Assert.Equal("A-1,Xã Đồng Lạc,".Length + 1, Assert.Single(diagnostics.InFileOrder()).Span.Column);
    }

    [Fact]
    public void Read_CommuneTwice_NamesTheFirstLine()
    {
        Set(2, "id", "A-1");

        Read();

        Faults.One(diagnostics, "PLN0518", "communes.csv", "first in line 2");
    }

    [Fact]
    public void Read_UnknownColumn_SuggestsTheNearest()
    {
        Read(columns: [.. LocalityOnDisk.Columns.Select(c => c == "households" ? "househoulds" : c)]);

        Assert.Contains(diagnostics.InFileOrder(), d => d.Code == "PLN0512" && d.Message.Contains("did you mean 'households'", StringComparison.Ordinal));
        Assert.Contains(diagnostics.InFileOrder(), d => d.Code == "PLN0513" && d.Message.Contains("households", StringComparison.Ordinal));
    }

    [Fact]
    public void Read_ColumnTwice_IsRefused()
    {
        rows.ForEach(r => r.Add("1"));

        Read(columns: [.. LocalityOnDisk.Columns, "income"]);

        Faults.One(diagnostics, "PLN0514", "communes.csv", "'income' stands twice");
    }

    [Fact]
    public void Read_Semicolons_SaysCommas()
    {
        CommuneTableReader.Read(Parse(LocalityOnDisk.Table(rows).Replace(',', ';')), folder.Opened(), ShippedPack.Value, diagnostics);

        Assert.Contains(diagnostics.InFileOrder(), d => d.Message.Contains("commas, not semicolons", StringComparison.Ordinal));
    }

    [Fact]
    public void Read_HeaderAlone_SaysNoCommune()
    {
        rows.Clear();

        Read();

        Faults.One(diagnostics, "PLN0511", "communes.csv", "no commune");
    }

    [Fact]
    public void Read_RegionColumn_IsTakenAndChecked()
    {
        rows[0].Add("TN");
        rows[1].Add("");
        rows[2].Add("TX");

        IReadOnlyList<CommuneTable> tables = Read(columns: [.. LocalityOnDisk.Columns, "region"]);

        Assert.Equal(["TN", "TDMNPB"], tables[0].Communes.Take(2).Select(c => c.Region));
        Faults.One(diagnostics, "PLN0507", "communes.csv", "no region 'TX'");
    }

    [Fact]
    public void Read_TablesWithAGap_AreRefused()
    {
        Read(columns: ["table", .. LocalityOnDisk.Columns], rowsOf: [.. rows.Select(r => (List<string>)["1", .. r]), .. rows.Select(r => (List<string>)["3", .. r])]);

        Faults.One(diagnostics, "PLN0521", "communes.csv", "table 2 is missing");
    }

    [Fact]
    public void Read_UrbanColumn_SaysWhoIsATownship()
    {
        IReadOnlyList<CommuneTable> tables = Read(columns: [.. LocalityOnDisk.Columns, "urban"], rowsOf: [.. rows.Select((r, i) => (List<string>)[.. r, i == 0 ? "true" : "false"])]);

        Assert.Empty(diagnostics.InFileOrder());
        Assert.Equal([true, false, false], tables[0].Communes.Select(c => c.Urban));
        Assert.All(Read()[0].Communes, c => Assert.False(c.Urban));
    }

    [Fact]
    public void Read_CertifiedTownship_IsRefused()
    {
        Set(0, "level", "1");
        Set(0, "yearsHeld", "1");

        Read(columns: [.. LocalityOnDisk.Columns, "urban"], rowsOf: [.. rows.Select(r => (List<string>)[.. r, "true"])]);

        Faults.One(diagnostics, "PLN0520", "communes.csv", "no candidate");
    }

    [Fact]
    public void Read_TablesOfDifferentUnits_AreRefused()
    {
        Read(columns: ["table", .. LocalityOnDisk.Columns], rowsOf: [.. rows.Select(r => (List<string>)["1", .. r]), .. rows.Take(2).Select(r => (List<string>)["2", .. r])]);

        Faults.One(diagnostics, "PLN0521", "communes.csv", "same units");
    }

    [Fact]
    public void Read_SyntheticRowWithoutNotice_IsRefused()
    {
        Locality locality = folder.Opened() with { Synthetic = true, SyntheticNotice = new("SỐ LIỆU GIẢ LẬP", "SYNTHETIC") };
        rows[0].Add("SỐ LIỆU GIẢ LẬP");
        rows[1].Add("");
        rows[2].Add("SỐ LIỆU GIẢ LẬP");

        CommuneTableReader.Read(Parse(LocalityOnDisk.Table(rows, [.. LocalityOnDisk.Columns, "note"])), locality, ShippedPack.Value, diagnostics);

        Assert.Equal(3, Faults.One(diagnostics, "PLN0522", "communes.csv", "must say so").Span.Line);
    }

    private void Set(int row, string column, string value) => rows[row][LocalityOnDisk.Columns.ToList().IndexOf(column)] = value;

    private IReadOnlyList<CommuneTable> Read(IReadOnlyList<string>? columns = null, IReadOnlyList<List<string>>? rowsOf = null) =>
        CommuneTableReader.Read(Parse(LocalityOnDisk.Table(rowsOf ?? rows, columns)), folder.Opened(), ShippedPack.Value, diagnostics);

    private TableText Parse(string text) => TableText.Parse("communes.csv", Encoding.UTF8.GetBytes(text), diagnostics)!;
}
