using System.Text;
using Planner.Localities.Observations;
using Planner.Localities.Tables;
using Planner.Rules.Diagnostics;

namespace Planner.Localities.Tests.Observations;

public sealed class ObservationTableTests
{
    private const string Header = "metric,locality,unit,year,value,source\n";
    private static readonly string[] Metrics = ["povertyRate", "communesCertified"];

    [Fact]
    public void Read_ExactValuesAndBounds_KeepsTheirSide()
    {
        (IReadOnlyList<Observation> rows, DiagnosticBag faults) = Read(
            Header + "povertyRate,kon-tum,,2015,>26,a\npovertyRate,kon-tum,,2016,<=24.5,a\npovertyRate,kon-tum,dak-to,2019,14.73,a\ncommunesCertified,kon-tum,,2018,>=18,a\n");

        Assert.Empty(faults.InFileOrder());
        Assert.Equal([1, -1, 0, 1], rows.Select(r => r.Bound));
        Assert.Equal([26, 24.5, 14.73, 18], rows.Select(r => r.Value));
        Assert.Equal("dak-to", rows[2].Unit);
    }

    [Fact]
    public void Read_ColumnsInAnyOrder_AreFoundByName()
    {
        (IReadOnlyList<Observation> rows, DiagnosticBag faults) = Read("source,value,year,unit,locality,metric\nx,18.5,2020,,bac-kan,povertyRate\n");

        Assert.Empty(faults.InFileOrder());
        Assert.Equal((2020, 18.5, "x"), (rows[0].Year, rows[0].Value, rows[0].Source));
    }

    [Fact]
    public void Read_EveryFault_IsReportedWithItsPlace()
    {
        (_, DiagnosticBag faults) = Read(
            Header + "povertyrate,bac-kan,,2020,18.5,a\npovertyRate,,,2020,18.5,a\npovertyRate,bac-kan,,1999,18.5,a\npovertyRate,bac-kan,,2020,about 18,a\n"
            + "povertyRate,bac-kan,,2021,\"17,02\",a\npovertyRate,bac-kan,,2019,19.93,\npovertyRate,bac-kan,,2018,21.88,a\npovertyRate,bac-kan,,2018,21.9,b\n");

        Assert.Equal(
            [("PLN0530", 2, 1), ("PLN0517", 3, 13), ("PLN0517", 4, 22), ("PLN0516", 5, 27), ("PLN0516", 6, 27), ("PLN0517", 7, 33), ("PLN0531", 9, 1)],
            faults.InFileOrder().Select(f => (f.Code, f.Span.Line, f.Span.Column)));
        Assert.Contains("'povertyRate'", faults.InFileOrder()[0].Message, StringComparison.Ordinal);
        Assert.Contains("decimal point", faults.InFileOrder()[4].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_ABoundBesideAnotherSide_IsNoRepetition()
    {
        (_, DiagnosticBag faults) = Read(Header + "communesCertified,kon-tum,,2019,>=18,a\ncommunesCertified,kon-tum,,2019,<=22,a\n");

        Assert.Empty(faults.InFileOrder());
    }

    [Theory]
    [InlineData("metric,locality,year,value,source\n", "PLN0513")]
    [InlineData("metric,locality,unit,year,value,source,note\nx,y,,2020,1,s,n\n", "PLN0512")]
    [InlineData("metric,metric,locality,unit,year,value,source\n", "PLN0514")]
    [InlineData("metric;locality;unit;year;value;source\n", "PLN0512")]
    [InlineData("", "PLN0511")]
    public void Read_WrongColumns_AreRefused(string text, string code) => Assert.Contains(Read(text).Faults.InFileOrder(), f => f.Code == code);

    private static (IReadOnlyList<Observation> Rows, DiagnosticBag Faults) Read(string text)
    {
        var faults = new DiagnosticBag();
        IReadOnlyList<Observation>? rows = TableText.Parse("observations.csv", Encoding.UTF8.GetBytes(text), faults) is { } table
            ? ObservationTable.Read(table, Metrics, faults)
            : null;
        return (rows ?? [], faults);
    }
}
