using System.Text;
using Planner.Localities.Import;
using Planner.Localities.Import.Reading;

namespace Planner.Localities.Tests.Import;

/// <summary>The files under Data were written by other programs: iconv for TCVN3, VISCII and Windows-1258.</summary>
public class OldEncodingTests
{
    private static readonly string Data = Path.Combine(RepositoryFolder.Root, "tests", "Planner.Localities.Tests", "Import", "Data");

    [Theory]
    [InlineData("xa-utf8.csv", "UTF-8", ';')]
    [InlineData("xa-utf16.csv", "UTF-16LE", '\t')]
    [InlineData("xa-tcvn3.csv", "TCVN3", ';')]
    [InlineData("xa-vni.csv", "VNI", ';')]
    [InlineData("xa-viscii.csv", "VISCII", ';')]
    [InlineData("xa-windows-1258.csv", "Windows-1258", ';')]
    public void Read_FileInACodePage_NamesIt_AndReadsTheSameTable(string file, string encoding, char separator)
    {
        using var office = new ImportOffice();

        OfficeTable table = office.Read(File.ReadAllBytes(Path.Combine(Data, file)), file)!;

        Assert.Equal(encoding, table.Book.Encoding);
        Assert.Equal(separator, table.Book.Separator);
        Assert.Equal(encoding.StartsWith("UTF", StringComparison.Ordinal) ? [] : [$"{file} PLN1145"], office.Found());
        Assert.Equal(["TT", "Mã xã", "Tên đơn vị", "Số hộ (hộ)", "Số hộ nghèo", "Thu nhập bình quân đầu người (triệu đồng/người/năm)"], table.Columns.Select(c => c.Heading));
        Assert.Equal(2, table.TotalsChecked);
        foreach ((string id, _, _, int households, int poor, double income) in ImportOffice.Communes)
        {
            Assert.Equal(households, office.Value(table, id, "households"));
            Assert.Equal(poor, office.Value(table, id, "poorHouseholds"));
            Assert.Equal(income, office.Value(table, id, "income"));
        }
    }

    [Theory]
    [InlineData("TCVN3")]
    [InlineData("VNI")]
    [InlineData("VISCII")]
    public void DetectShown_TextOfAnOldFontInAWorkbook_IsNamed(string name)
    {
        // The letters that people saw under another font: bytes of the code page as Windows-1252.
        string file = Path.Combine(Data, $"xa-{name.ToLowerInvariant()}.csv");
        byte[] bytes = File.ReadAllBytes(file);
        string[] shown = CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(bytes).Split(';', '\r', '\n');

        Assert.Equal(name, LegacyText.DetectShown(shown));
        Assert.Contains("Xã Trường Ươm", shown.Select(s => LegacyText.FromShown(name, s)));
    }

    [Fact]
    public void DetectShown_UnicodeOrPlainText_IsLeftAlone()
    {
        Assert.Null(LegacyText.DetectShown(["Xã Hòa Mẫu", "Tổng cộng"]));
        Assert.Null(LegacyText.DetectShown(["Xa Hoa Mau", "Tong cong"]));
        Assert.Null(LegacyText.DetectShown(["Xã Hà Tân", "xã Bình An"]));
    }

    [Fact]
    public void Read_BytesOfNoCodePage_IsAFault()
    {
        using var office = new ImportOffice();

        Assert.Null(office.Read([0x41, 0x3B, 0xFF, 0xFE, 0x80, 0x3B, 0x90, 0x0A], "x.csv"));

        Assert.Equal(["x.csv PLN1106"], office.Found());
    }

    [Theory]
    [InlineData("Hoà Bình", "hòa  bình")]
    [InlineData("Thuỷ", "Thủy")]
    [InlineData("Đắk\u00A0Tô", "đắk tô")]
    [InlineData("Qu\u1EF3nh", "Quy\u0300nh")]
    public void Key_SpellingsOfOneName_AreEqual(string a, string b)
    {
        Assert.Equal(VietnameseText.Key(a), VietnameseText.Key(b.Normalize(NormalizationForm.FormD)));
        Assert.Equal(VietnameseText.Plain(a), VietnameseText.Plain(b));
    }

    [Fact]
    public void Key_OtherTones_Differ_PlainDoesNot()
    {
        Assert.NotEqual(VietnameseText.Key("Đắk Tô"), VietnameseText.Key("Đăk Tô"));
        Assert.Equal(VietnameseText.Plain("Đắk Tô"), VietnameseText.Plain("Dak To"));
    }
}
