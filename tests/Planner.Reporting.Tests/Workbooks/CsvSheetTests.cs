using System.Text;
using Planner.Reporting.Workbooks;
using Planner.Rules.Pack;

namespace Planner.Reporting.Tests.Workbooks;

public class CsvSheetTests
{
    private static readonly Sheet Sample = new(
        "S", "T", [new SheetColumn("Tên", SheetFormat.Text), new SheetColumn("Số", SheetFormat.General), new SheetColumn("Tỷ lệ", SheetFormat.Percent), new SheetColumn("Có", SheetFormat.Text)],
        [["Xã \"A\"; B", 1234.5, 0.07, true], ["=1+1", double.NaN, null, false], ["dòng\nhai", 3, 0.5, null]]);

    [Fact]
    public void Write_Vietnamese_HasMark_Semicolons_DecimalCommas_AndNoFormula()
    {
        byte[] bytes = CsvSheet.Write(Sample, Language.Vietnamese);

        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        Assert.Equal("Tên;Số;Tỷ lệ;Có\r\n\"Xã \"\"A\"\"; B\";1234,5;7%;1\r\n'=1+1;;;0\r\n\"dòng\nhai\";3;50%;\r\n", Encoding.UTF8.GetString(bytes[3..]));
    }

    [Fact]
    public void Write_English_HasCommas_AndPoints() =>
        Assert.StartsWith("Tên,Số,Tỷ lệ,Có\r\n\"Xã \"\"A\"\"; B\",1234.5,7%,1\r\n", Encoding.UTF8.GetString(CsvSheet.Write(Sample, Language.English)[3..]), StringComparison.Ordinal);
}
