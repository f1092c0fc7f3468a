using System.Text;
using Planner.Localities.Tables;
using Planner.Rules.Diagnostics;

namespace Planner.Localities.Tests.Tables;

public sealed class TableTextTests
{
    private readonly DiagnosticBag diagnostics = new();

    [Fact]
    public void Parse_MarkBlankLinesAndQuotes_GivesFieldsAndPlaces()
    {
        TableText table = Parse("\uFEFFid,name,note\r\n\r\nA-1,\"Đắk \"\"Lắk\"\", xã\",x\nB-2,,\n")!;

        Assert.Empty(diagnostics.InFileOrder());
        Assert.Equal(["id", "name", "note"], table.Header.Select(f => f.Text));
        Assert.Equal(["A-1", "Đắk \"Lắk\", xã", "x"], table.Rows[0].Select(f => f.Text));
        Assert.Equal(["B-2", "", ""], table.Rows[1].Select(f => f.Text));
        Assert.Equal((3, 5), (table.Rows[0][1].Span.Line, table.Rows[0][1].Span.Column));
        Assert.Equal((3, 23), (table.Rows[0][2].Span.Line, table.Rows[0][2].Span.Column));
        Assert.Equal((4, 5), (table.Rows[1][1].Span.Line, table.Rows[1][1].Span.Column));
    }

    [Fact]
    public void Parse_DecomposedText_IsComposed()
    {
        TableText table = Parse("id\n" + "Hòa".Normalize(NormalizationForm.FormD) + "\n")!;

        Assert.Equal("Hòa".Normalize(NormalizationForm.FormC), table.Rows[0][0].Text);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \r\n\t\n")]
    [InlineData("\uFEFF")]
    public void Parse_NothingInIt_SaysEmpty(string text)
    {
        Assert.Null(Parse(text));
        Faults.One(diagnostics, "PLN0511", "t.csv", "empty");
    }

    [Fact]
    public void Parse_FieldTooMany_PointsAtIt()
    {
        TableText table = Parse("a,b\n1,2\n1,2,3\n")!;

        Diagnostic fault = Faults.One(diagnostics, "PLN0515", "t.csv", "3 fields, the header 2");
        Assert.Equal((3, 5), (fault.Span.Line, fault.Span.Column));
        Assert.Single(table.Rows);
    }

    [Fact]
    public void Parse_StrayQuoteAfterACarriageReturn_IsNamedInItsOwnLine()
    {
        // Found by the fuzzer: the column was counted from the last line feed.
        Parse("abcdefgh,b\r1,2\"x\"\r");

        Diagnostic fault = diagnostics.InFileOrder().First(d => d.Code == "PLN0524");
        Assert.Equal(2, fault.Span.Line);
        Assert.InRange(fault.Span.Column, 1, 7);
    }

    [Fact]
    public void Parse_ForgottenQuote_SpoilsItsOwnLineOnly()
    {
        TableText table = Parse("a,b\n\"1,2\n3,4\n")!;

        Assert.Contains(diagnostics.InFileOrder(), d => d.Code == "PLN0524" && d.Span.Line == 2);
        Assert.Equal(["3", "4"], table.Rows[^1].Select(f => f.Text));
    }

    [Fact]
    public void Parse_Latin1_AsksForUtf8()
    {
        Assert.Null(TableText.Parse("t.csv", Encoding.Latin1.GetBytes("id\nHoà\n"), diagnostics));
        Faults.One(diagnostics, "PLN0510", "t.csv", "UTF-8");
    }

    [Fact]
    public void Read_HundredMegabytesInOneLine_IsRefusedUnread()
    {
        using var folder = new LocalityOnDisk();
        using (FileStream stream = File.Create(folder["communes.csv"]))
        {
            stream.SetLength(100L << 20);
        }

        Assert.Null(TableText.Read(folder["communes.csv"], diagnostics));
        Faults.One(diagnostics, "PLN0510", "communes.csv", "100 MiB; at most 32 MiB");
    }

    [Fact]
    public void Read_NoSuchFile_SaysSo()
    {
        Assert.Null(TableText.Read("khong-co.csv", diagnostics));
        Faults.One(diagnostics, "PLN0510", "khong-co.csv", "no such file");
    }

    private TableText? Parse(string text) => TableText.Parse("t.csv", Encoding.UTF8.GetBytes(text), diagnostics);
}
