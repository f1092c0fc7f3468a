using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Planner.Localities.Import;
using static Planner.Localities.Tests.Import.OfficeWorkbook;

namespace Planner.Localities.Tests.Import;

/// <summary>A table reads back to the same numbers in whatever style an office writes it.</summary>
public class OfficeStyleTests
{
    private sealed record Style(bool Workbook, char Decimal, string Thousands, char Separator, int Titles, bool Numbering, bool Districts, bool Totals, bool Decomposed, bool Codes, bool AsText, bool Bom);

    private static Gen<Style> Styles =>
        from signs in Gen.Elements((',', "."), (',', " "), (',', "\u00A0"), (',', ""), ('.', ","), ('.', ""))
        from separator in Gen.Elements(';', '\t', '|')
        from titles in Gen.Choose(0, 3)
        from flags in Gen.Elements(true, false).ArrayOf(8)
        select new Style(flags[0], signs.Item1, signs.Item2, separator, titles, flags[1], flags[2], flags[3], flags[4], flags[5], flags[6], flags[7]);

    private static Gen<double[][]> Figures =>
        from counts in Gen.Choose(1, 20_000).ArrayOf(6)
        from poor in Gen.Choose(0, 5_000).ArrayOf(6)
        from incomes in Gen.Choose(500, 9_999).ArrayOf(6)
        select new[] { counts.Select(c => (double)c).ToArray(), poor.Select(c => (double)c).ToArray(), incomes.Select(i => i / 100.0).ToArray() };

    [Fact]
    public void Read_AnyStyle_GivesTheNumbersBack() =>
        Prop.ForAll(Styles.ToArbitrary(), Figures.ToArbitrary(), Agrees).Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    private static bool Agrees(Style style, double[][] figures)
    {
        using var office = new ImportOffice();
        OfficeTable table = office.Read(Written(style, figures), style.Workbook ? "bieu.xlsx" : "bieu.csv")!;
        string[] faults = [.. office.Findings.InOrder().Where(f => f.Severity == Rules.Diagnostics.Severity.Error).Select(f => $"{f.Place} {f.Code}")];
        Assert.Empty(faults);
        for (int i = 0; i < 6; i++)
        {
            string id = ImportOffice.Communes[i].Id;
            Assert.Equal(figures[0][i], office.Value(table, id, "households"));
            Assert.Equal(figures[1][i], office.Value(table, id, "poorHouseholds"));
            Assert.Equal(figures[2][i], office.Value(table, id, "income"));
        }

        Assert.Equal(style.Totals ? 2 : 0, table.TotalsChecked);
        return true;
    }

    private static byte[] Written(Style style, double[][] figures)
    {
        var rows = new List<object?[]>();
        rows.AddRange(Enumerable.Range(0, style.Titles).Select(i => new object?[] { $"Biểu tổng hợp số {i + 1}" }));
        rows.Add(["TT", .. style.Codes ? ["Mã xã"] : Array.Empty<object?>(), "Tên xã, phường, thị trấn", "Tổng số hộ dân", "Hộ nghèo", "Thu nhập bình quân đầu người (triệu đồng)"]);
        if (style.Numbering)
        {
            rows.Add([.. Enumerable.Range(1, style.Codes ? 6 : 5).Select(i => (object?)(style.Workbook ? i : i.ToString(CultureInfo.InvariantCulture)))]);
        }

        for (int i = 0; i < 6; i++)
        {
            if (style.Districts && i % 3 == 0)
            {
                rows.Add([i == 0 ? "I" : "II", .. style.Codes ? [null] : Array.Empty<object?>(), i == 0 ? "Huyện Thử Nghiệm" : "HUYỆN VÍ DỤ"]);
            }

            (string id, string name, _, _, _, _) = ImportOffice.Communes[i];
            rows.Add([(i + 1).ToString(CultureInfo.InvariantCulture), .. style.Codes ? [id] : Array.Empty<object?>(), name, Cell(figures[0][i], 0), Cell(figures[1][i], 0), Cell(figures[2][i], 2)]);
        }

        if (style.Totals)
        {
            rows.Add([null, .. style.Codes ? [null] : Array.Empty<object?>(), "Tổng cộng", Cell(figures[0].Sum(), 0), Cell(figures[1].Sum(), 0), null]);
        }

        if (style.Workbook)
        {
            var book = new OfficeWorkbook();
            Page page = book.Add("Biểu 1");
            foreach (object?[] row in rows)
            {
                page.Row([.. row.Select(c => c is string text ? Form(text) : c)]);
            }

            return book.Bytes();
        }

        string csv = string.Concat(rows.Select(r => string.Join(style.Separator, r.Select(c => Form(c?.ToString() ?? ""))) + "\r\n"));
        return [.. style.Bom ? "\uFEFF"u8.ToArray() : [], .. Encoding.UTF8.GetBytes(csv)];

        object? Cell(double value, int decimals) => style.Workbook && !style.AsText ? value : OfficeNumberTests.Written(value, decimals, style.Decimal, style.Thousands);
        string Form(string text) => style.Decomposed ? text.Normalize(NormalizationForm.FormD) : text;
    }
}
