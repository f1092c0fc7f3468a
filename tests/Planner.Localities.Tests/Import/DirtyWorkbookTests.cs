using System.Text;
using Planner.Localities.Import;
using Planner.Localities.Import.Layout;
using Planner.Localities.Import.Mapping;
using static Planner.Localities.Tests.Import.OfficeWorkbook;

namespace Planner.Localities.Tests.Import;

/// <summary>A workbook with the troubles of an office, each of which is named by its cell.</summary>
public class DirtyWorkbookTests
{
    private static readonly object?[] Numbers = [1, 2, 3, 4, 5, 6, 7, 8];

    [Fact]
    public void Read_CleanTableInAnOfficesShape_TakesEverything()
    {
        using var office = new ImportOffice();

        OfficeTable table = office.Read(Clean().Bytes())!;

        Assert.Equal(["'Số liệu cũ' PLN1140"], office.Found());
        Assert.Equal("Biểu 1", table.Sheet.Name);
        Assert.Equal((4, 6), table.HeadRows);
        Assert.Equal(6, table.Units.Count);
        Assert.Equal(
            ["D households 1", "E poorHouseholds 1", "F nearPoorHouseholds 1", "G income 1", "H electricityShare 1"],
            table.Columns.Where(c => c.State == ImportedColumnState.Taken).Select(c => $"{ImportPlace.Letters(c.Index)} {c.Column!.Id} {c.Factor}"));
        Assert.Equal("Hộ nghèo / Số hộ / Tổng số", table.Columns.Single(c => c.Column?.Id == "poorHouseholds").Heading);
        Assert.Equal(1204, office.Value(table, "00101", "households"));
        Assert.Equal(25.4, office.Value(table, "00101", "income"));
        Assert.Equal(97.25, office.Value(table, "00101", "electricityShare"));
        Assert.Equal(98.5, office.Value(table, "00102", "electricityShare"));
        Assert.Equal(3, table.TotalsChecked);
        Assert.Equal(
            [SkippedRowReason.Title, SkippedRowReason.Title, SkippedRowReason.Heading, SkippedRowReason.Heading, SkippedRowReason.Heading, SkippedRowReason.ColumnNumbers, SkippedRowReason.District,
                SkippedRowReason.District, SkippedRowReason.Total, SkippedRowReason.Remark, SkippedRowReason.Remark],
            table.Skipped.Select(s => s.Reason));
    }

    [Fact]
    public void Read_DirtyTable_NamesEachFaultByItsCell_AndReadsTheRest()
    {
        using var office = new ImportOffice();
        var book = new OfficeWorkbook();
        Page page = Head(book.Add("Biểu 1"));
        page.Row("A", null, "HUYỆN THỬ NGHIỆM");
        page.Row(1, 101, "Xa\u0303 Đăk Thử".Normalize(NormalizationForm.FormD), "1.204", 457, 50, "25,4", Raw.Error("#DIV/0!"));
        page.HiddenRow(2, "00102", "xã Hoà Mẫu", Raw.Uncomputed("SUM(D1:D2)"), "90 hộ", 40, "1.234", 98.5);
        page.Row(3, "00103", "TT. Kiểu Đơn", 1023, null, 20.5, 44150, 120);
        page.Row("B", null, "Huyện Ví Dụ");
        page.Row(1, "00201", "Xã Phước Nghĩa", 937, 186, 30, "19,75", 90);
        page.Row(2, "00202", "Phước Nghĩa", 655, 128, 30, Raw.Styled(44150, Date), 90);
        page.Row(3, null, "Xã Phuớc Nghĩaa", 1, 1, 1, 1, 1);
        page.Row(4, "00202", "Phước Nghĩa", 655, 128, 30, 22.6, 90);
        page.Row(null, null, "Tổng cộng", 9999, 999, Raw.Error("#REF!"), null, null);

        OfficeTable table = office.Read(book.Bytes())!;

        Assert.Equal(
            [
                "'Biểu 1' PLN1133", // 00201 and 00203 have no row of their own
                "'Biểu 1'!B10 PLN1143", // 101 for 00101
                "'Biểu 1'!H10 PLN1120", // #DIV/0!
                "'Biểu 1'!11 PLN1141", // hidden
                "'Biểu 1'!D11 PLN1121", // never computed
                "'Biểu 1'!E11 PLN1122", // 90 hộ
                "'Biểu 1'!E12 PLN1126", // blank
                "'Biểu 1'!F12 PLN1125", // half a household
                "'Biểu 1'!H12 PLN1124", // 120 %
                "'Biểu 1'!B14 PLN1132", // code of one, name of another
                "'Biểu 1'!G15 PLN1127", // a day
                "'Biểu 1'!C16 PLN1130", // nobody's name
                "'Biểu 1'!C17 PLN1131", // twice
                "'Biểu 1'!D18 PLN1146", // a sum over D11
                "'Biểu 1'!E18 PLN1146",
                "'Biểu 1'!F18 PLN1120", // #REF! in a total
            ],
            office.Found());
        Assert.Equal(1204, office.Value(table, "00101", "households"));
        Assert.Equal(["00101", "00102", "00103", "00202"], table.Units.Select(u => u.Id));
        ImportFinding stranger = office.Findings.InOrder().Single(f => f.Kind == ImportFindingKind.UnknownCommune);
        Assert.Equal("Xã Phước Nghĩa", stranger.Values[1]);
    }

    [Fact]
    public void Read_TotalThatIsNotTheSum_IsNamed_OfTheWholeAndOfADistrict()
    {
        using var office = new ImportOffice();
        OfficeTable table = office.Read(Simple(
            "Số hộ",
            ["Huyện Thử Nghiệm", 2730], ["00101", 1204], ["00102", 502], ["00103", 1023],
            ["Huyện Ví Dụ", 2312], ["00201", 937], ["00202", 655], ["00203", 720], ["Toàn tỉnh", 5041]))!;

        Assert.Equal(["Sheet1!B2 PLN1134"], office.Found());
        Assert.Equal([2730.0, 2729.0, 1.0, "households", 3], office.Findings.InOrder()[0].Values);
        Assert.Equal(2, table.TotalsChecked);
    }

    [Fact]
    public void Read_TextsWithoutAnyProvenSign_AreAmbiguous_UnlessTheMappingSays()
    {
        object?[][] rows = [["00101", "19.750"], ["00102", "25.400"], ["00103", "20.125"], ["00201", "26.350"], ["00202", "24.050"], ["00203", "22.600"]];
        using (var office = new ImportOffice())
        {
            office.Read(Simple("Thu nhập bình quân đầu người (triệu đồng)", rows));
            Assert.Equal(Enumerable.Range(2, 6).Select(r => $"Sheet1!B{r} PLN1123"), office.Found());
        }

        using (var office = new ImportOffice())
        {
            OfficeTable table = office.Read(Simple("Thu nhập bình quân đầu người (triệu đồng)", rows), mapping: new ImportMapping { Decimal = '.' })!;
            Assert.Empty(office.Found());
            Assert.Equal(19.75, office.Value(table, "00101", "income"));
        }
    }

    [Fact]
    public void Read_CountsWhoseThousandsWereLost_AreNamed_AlsoTheOneThatBecameAWholeNumber()
    {
        using var office = new ImportOffice();

        office.Read(Simple("Số hộ", ["00101", 1.204], ["00102", 502], ["00103", 1], ["00201", 937], ["00202", 655], ["00203", 720]));

        Assert.Equal(["Sheet1!B2 PLN1158", "Sheet1!B4 PLN1158"], office.Found());
        Assert.Equal([1.204, 1204.0, "households"], office.Findings.InOrder()[0].Values);
    }

    [Fact]
    public void Read_SharesWherePercentAreMeant_AreAFault_SharesShownAsPercentAreNot()
    {
        object?[][] Rows(Func<double, object> cell) => [.. ImportOffice.Communes.Select((c, i) => new object?[] { c.Id, cell(0.9 + (i / 100.0)) })];
        using (var office = new ImportOffice())
        {
            office.Read(Simple("Tỷ lệ hộ sử dụng điện", Rows(v => v)));
            Assert.Equal(["Sheet1!B1 PLN1129"], office.Found());
        }

        using (var office = new ImportOffice())
        {
            OfficeTable table = office.Read(Simple("Tỷ lệ hộ sử dụng điện", Rows(v => Raw.Styled(v, Percent))))!;
            Assert.Empty(office.Found());
            Assert.Equal(91, office.Value(table, "00102", "electricityShare"));
        }
    }

    [Theory]
    [InlineData("Chủ hộ", "x1", "x2", "name")]
    [InlineData("Số CCCD", "1", "2", "number")]
    [InlineData("Cột 7", "034567890123", "001234567890", "number")]
    [InlineData("Cột 7", "123456789", "987654321", "number")]
    [InlineData("Liên hệ", "0912 345 678", "+84 987 654 321", "phone")]
    [InlineData("Ngày sinh", "1/1/1980", "2/2/1975", "birth")]
    [InlineData("Đại diện", "Nguyễn Văn Thử", "Lò Thị Mẫu", "name")]
    public void Read_ColumnAboutPeople_IsRefused_WithTheReason_AndNoneOfItIsKept(string heading, string first, string second, string reason)
    {
        using var office = new ImportOffice();
        var book = new OfficeWorkbook();
        Page page = book.Add("Sheet1").Row("Mã xã", "Số hộ", heading);
        foreach (((string id, _, _, int households, _, _), int i) in ImportOffice.Communes.Select((c, i) => (c, i)))
        {
            page.Row(id, households, (i % 2 == 0 ? first : second) + (reason == "name" && heading == "Đại diện" ? " " + (char)('A' + i) : ""));
        }

        OfficeTable table = office.Read(book.Bytes())!;

        Assert.Equal(["Sheet1!C1 PLN1116"], office.Found());
        Assert.Equal([reason], office.Findings.InOrder()[0].Values);
        Assert.Equal(ImportedColumnState.Refused, table.Columns[2].State);
        Assert.Empty(table.Columns[2].Samples);
    }

    [Fact]
    public void Read_CommunesNamedAfterPeople_AreNoPersonalData()
    {
        using var office = new ImportOffice();
        var book = new OfficeWorkbook();
        Page page = book.Add("Sheet1").Row("Tên xã", "Số hộ");
        foreach ((string _, string name, _, int households, _, _) in ImportOffice.Communes)
        {
            page.Row(name, households);
        }

        OfficeTable table = office.Read(book.Bytes())!;

        Assert.Empty(office.Found());
        Assert.Equal(6, table.Values.Count);
    }

    [Fact]
    public void Read_TwoColumnsOfYears_TheDayChooses_WithoutOneItIsAFault()
    {
        object?[][] rows = [["00101", 450, 457], ["00102", 95, 90], ["00103", 80, 71], ["00201", 190, 186], ["00202", 130, 128], ["00203", 80, 77]];
        using (var office = new ImportOffice())
        {
            office.Read(Simple(["Mã xã", "Hộ nghèo năm 2019", "Hộ nghèo năm 2020"], rows));
            Assert.Equal(["Sheet1!C1 PLN1114"], office.Found());
        }

        using (var office = new ImportOffice())
        {
            OfficeTable table = office.Read(Simple(["Mã xã", "Hộ nghèo năm 2019", "Hộ nghèo năm 2020"], rows), asOf: new DateOnly(2020, 12, 31))!;
            Assert.Empty(office.Found());
            Assert.Equal(457, office.Value(table, "00101", "poorHouseholds"));
        }
    }

    [Fact]
    public void Read_HeadingThatIsOnlyLikeAColumn_IsNotTaken()
    {
        using var office = new ImportOffice();

        OfficeTable table = office.Read(Simple(["Mã xã", "Số hộ nghèo đa chiều", "Số hộ"], [.. ImportOffice.Communes.Select(c => new object?[] { c.Id, c.Poor, c.Households })]))!;

        Assert.Equal(["Sheet1!B1 PLN1113"], office.Found());
        Assert.Equal(ImportedColumnState.Uncertain, table.Columns[1].State);
        Assert.DoesNotContain(table.Values, v => v.Column == "poorHouseholds");
    }

    [Fact]
    public void Read_CrossesForYes_BlanksAreNo_WordsForLevels()
    {
        using var office = new ImportOffice();

        OfficeTable table = office.Read(Simple(
            ["Mã xã", "Xã ĐBKK", "Đạt chuẩn NTM", "Xã ATK"],
            ["00101", "x", "Chưa đạt", "có"], ["00102", null, "NTM nâng cao", "không"], ["00103", null, 0, "không"], ["00201", "X", "Đạt", "không"], ["00202", null, "kiểu mẫu", "không"], ["00203", null, 1, null]))!;

        Assert.Equal(["Sheet1!D7 PLN1126"], office.Found());
        Assert.Equal([1.0, 0, 0, 1, 0, 0], table.Values.Where(v => v.Column == "especiallyDifficult").Select(v => v.Number));
        Assert.Equal([0.0, 2, 0, 1, 3, 1], table.Values.Where(v => v.Column == "level").Select(v => v.Number));
    }

    [Fact]
    public void Read_UnitsInHeadings_ScaleTheNumbers_AStrangeUnitIsNotTaken()
    {
        using var office = new ImportOffice();

        OfficeTable table = office.Read(Simple(
            ["Mã xã", "Thu nhập bình quân đầu người (nghìn đồng/người/tháng)", "Nợ đọng XDCB, tỷ đồng", "Hộ nghèo (%)"],
            [.. ImportOffice.Communes.Select(c => new object?[] { c.Id, 2000, 1.5, 20 })]))!;

        Assert.Equal(["Sheet1!D1 PLN1115"], office.Found());
        Assert.Equal(24, office.Value(table, "00101", "income"));
        Assert.Equal(1500, office.Value(table, "00101", "debt"));
    }

    [Fact]
    public void Read_CsvWithQuotesAndLineBreaks_KeepsRowsAsExcelCountsThem()
    {
        using var office = new ImportOffice();
        string text = "\uFEFF\"Tên\nxã\";\"Số hộ\"\n" + string.Concat(ImportOffice.Communes.Select(c => $"\"{c.Name}\";\"{c.Households}\"\n")) + "\"Xã \"\"Lạ\"\"\";5\n";

        OfficeTable table = office.Read(Encoding.UTF8.GetBytes(text), "thu.csv")!;

        Assert.Equal(["thu!A8 PLN1130"], office.Found());
        Assert.Equal(6, table.Values.Count);
    }

    [Fact]
    public void Read_QuoteNeverClosed_IsNamedAtItsCell()
    {
        using var office = new ImportOffice();

        Assert.Null(office.Read(Encoding.UTF8.GetBytes("Mã xã,Số hộ\n00101,\"500\n00102,600\n"), "thu.csv"));

        Assert.Equal(["thu!B2 PLN1107"], office.Found());
    }

    private static byte[] Simple(string heading, params object?[][] rows) => Simple(["Mã xã", heading], rows);

    private static byte[] Simple(object?[] head, params object?[][] rows)
    {
        var book = new OfficeWorkbook();
        Page page = book.Add("Sheet1").Row(head);
        foreach (object?[] row in rows)
        {
            page.Row(row);
        }

        return book.Bytes();
    }

    private static OfficeWorkbook Clean()
    {
        var book = new OfficeWorkbook();
        Page page = Head(book.Add("Biểu 1"));
        page.Row("A", null, "Huyện Thử Nghiệm");
        page.Row(1, "00101", "Xã Đắk Thử", 1204, 457, 50, 25.4, Raw.Styled(0.9725, Percent));
        page.Row(2, "00102", "Hòa Mẫu", 502, 90, 40, "26,35", "98,5%");
        page.Row(3, "00103", "TT Kiểu Đơn", "1.023", 71, 20, "30,1", 99);
        page.Row("B", null, "Huyện Ví Dụ");
        page.Row(1, "00201", "Trường Ươm", 937, 186, 30, 19.75, 90);
        page.Row(2, "00202", "Phước Nghĩa", 655, 128, 31, 22.6, 91);
        page.Row(3, "00203", "Ngọc Quỳnh", 720, 77, 32, 24.05, 92);
        page.Row(null, null, "Tổng cộng", 5041, "1.009", 203, null, null);
        page.Row();
        page.Row(null, null, "Ghi chú: số liệu đến cuối năm");
        page.Row(null, null, "NGƯỜI LẬP BIỂU");
        book.Add("Số liệu cũ", hidden: true).Row("x");
        return book;
    }

    /// <summary>Titles, headings over three rows with merged cells, numbers of columns.</summary>
    private static Page Head(Page page) => page
        .Row("ỦY BAN NHÂN DÂN TỈNH")
        .Row("BIỂU TỔNG HỢP ĐẾN NGÀY 31/12/2020")
        .Row()
        .Row()
        .Row("TT", "Mã xã", "Tên đơn vị", "Tổng số hộ (hộ)", "Hộ nghèo", "Hộ cận nghèo", "Thu nhập bình quân đầu người (triệu đồng/người/năm)", "Tỷ lệ hộ sử dụng điện (%)")
        .Row(null, null, null, null, "Số hộ", "Số hộ", null, null)
        .Row(null, null, null, null, "Tổng số", null, null, null)
        .Merge("A5:A7").Merge("B5:B7").Merge("C5:C7").Merge("D5:D7").Merge("F6:F7").Merge("G5:G7").Merge("H5:H7")
        .Row(Numbers);
}
