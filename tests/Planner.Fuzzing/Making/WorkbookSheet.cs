using System.Globalization;
using System.Security;
using System.Text;
using Planner.Localities.Import;

namespace Planner.Fuzzing.Making;

/// <summary>A sheet of a workbook as its XML, each cell by itself so that one can be exchanged.</summary>
internal sealed class WorkbookSheet
{
    private static readonly string[] Cells =
    [
        "<c r=\"{0}\"><v>NaN</v></c>", "<c r=\"{0}\"><v>1e999</v></c>", "<c r=\"{0}\"><v>-1</v></c>", "<c r=\"{0}\"><v></v></c>", "<c r=\"{0}\"><v>  7 </v></c>", "<c r=\"{0}\"/>", "<c/>", "<c r=\"\"><v>1</v></c>",
        "<c r=\"{0}\" t=\"e\"><v>#DIV/0!</v></c>", "<c r=\"{0}\" t=\"e\"/>", "<c r=\"{0}\"><f>SUM(A1:A9)</f></c>", "<c r=\"{0}\"><f>1+1</f><v>2</v></c>", "<c r=\"{0}\" t=\"str\"><f>A1</f><v>x</v></c>",
        "<c r=\"{0}\" t=\"b\"><v>1</v></c>", "<c r=\"{0}\" t=\"b\"><v>2</v></c>", "<c r=\"{0}\" t=\"d\"><v>2021-02-30</v></c>", "<c r=\"{0}\" t=\"d\"/>", "<c r=\"{0}\" s=\"2\"><v>44561</v></c>",
        "<c r=\"{0}\" s=\"1\"><v>0.185</v></c>", "<c r=\"{0}\" s=\"99999\"><v>3</v></c>", "<c r=\"{0}\" s=\"4294967295\"><v>3</v></c>", "<c r=\"{0}\" s=\"-1\"><v>3</v></c>", "<c r=\"{0}\" s=\"x\"><v>3</v></c>",
        "<c r=\"{0}\" t=\"s\"><v>0</v></c>", "<c r=\"{0}\" t=\"s\"><v>-1</v></c>", "<c r=\"{0}\" t=\"s\"><v>999999999</v></c>", "<c r=\"{0}\" t=\"s\"><v>99999999999</v></c>", "<c r=\"{0}\" t=\"s\"><v>x</v></c>",
        "<c r=\"{0}\" t=\"s\"/>", "<c r=\"{0}\" t=\"zzz\"><v>3</v></c>", "<c r=\"XFE1\"><v>1</v></c>", "<c r=\"XFD1048576\"><v>1</v></c>", "<c r=\"ZZZ1\"><v>1</v></c>", "<c r=\"ZZZZZZZZ99999999999\"><v>1</v></c>",
        "<c r=\"a1\"><v>1</v></c>", "<c r=\"1\"><v>1</v></c>", "<c r=\"A1\"><v>1</v></c>", "<c r=\"{0}\" t=\"inlineStr\"><is><r><t>a</t></r><r><t>b</t></r></is></c>", "<c r=\"{0}\" t=\"inlineStr\"/>",
        "<c r=\"{0}\" t=\"inlineStr\"><is><t>&#x202E;abc&#x1F600;</t></is></c>", "<c r=\"{0}\" t=\"inlineStr\"><is><t>&#27;[2J</t></is></c>", "<c r=\"{0}\" t=\"inlineStr\"><is><t>1.204</t></is></c>",
        "<c r=\"{0}\" t=\"inlineStr\"><is><t>&e;</t></is></c>", "<c r=\"{0}\" t=\"inlineStr\"><is><t>18,5 %</t></is></c>", "<c r=\"{0}\"><v>1</v><v>2</v></c>", "<c r=\"{0}\"><c r=\"{0}\"><v>1</v></c></c>", "<v>3</v>",
    ];

    private static readonly string[] RowAttributes =
        ["", "r=\"0\"", "r=\"-1\"", "r=\"1\"", "r=\"250001\"", "r=\"1048576\"", "r=\"1048577\"", "r=\"2147483648\"", "r=\"4294967295\"", "r=\"4294967296\"", "r=\"x\"", "hidden=\"1\"", "hidden=\"x\"", "spans=\"1:16384\"", "ht=\"1e999\""];

    private static readonly string[] Around =
    [
        "<dimension ref=\"A1:XFD1048576\"/>", "<dimension ref=\"\"/>", "<cols><col min=\"1\" max=\"16384\" hidden=\"1\"/></cols>", "<cols><col min=\"1\" max=\"4294967295\" hidden=\"1\"/></cols>",
        "<cols><col min=\"0\" max=\"3\" hidden=\"1\"/></cols>", "<cols><col min=\"9\" max=\"1\" hidden=\"true\"/></cols>", "<cols><col hidden=\"1\"/></cols>", "<sheetData/>", "<autoFilter ref=\"A1:XFD1\"/>",
        "<mergeCells><mergeCell ref=\"A1:XFD1048576\"/></mergeCells>", "<mergeCells><mergeCell ref=\"B2:A1\"/></mergeCells>", "<mergeCells><mergeCell ref=\"A0:A0\"/></mergeCells>", "<mergeCells><mergeCell/></mergeCells>",
        "<mergeCells><mergeCell ref=\"A1:A99999999999\"/></mergeCells>", "<mergeCells><mergeCell ref=\"A2147483647:C2147483647\"/></mergeCells>", "<mergeCells count=\"99\"><mergeCell ref=\"A1:D1\"/><mergeCell ref=\"A1:D1\"/></mergeCells>",
        "<legacyDrawing r:id=\"zzz\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"/>", "<hyperlinks><hyperlink ref=\"A1\" location=\"x\"/></hyperlinks>", "text", "<!-- c -->", "<?p x?>",
        "<x:alien xmlns:x=\"urn:x\"><c r=\"A1\"/></x:alien>", "<mc:AlternateContent xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"><mc:Choice Requires=\"zz\"/></mc:AlternateContent>",
    ];

    private readonly List<(string Attributes, List<string> Cells)> rows = [];
    private string before = "", after = "";

    /// <summary>A sheet of texts and numbers; some of the texts go into the workbook's shared ones.</summary>
    public WorkbookSheet(IReadOnlyList<IReadOnlyList<object?>> table, List<string> shared, Random random)
    {
        for (int r = 0; r < table.Count; r++)
        {
            var cells = new List<string>();
            for (int c = 0; c < table[r].Count; c++)
            {
                string at = At(r, c);
                cells.Add(table[r][c] switch
                {
                    null => "",
                    string text when random.Next(2) == 0 => Shared(text, at, shared),
                    string text => $"<c r=\"{at}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{SecurityElement.Escape(text)}</t></is></c>",
                    IFormattable number => $"<c r=\"{at}\"><v>{number.ToString(null, CultureInfo.InvariantCulture)}</v></c>",
                    _ => "",
                });
            }

            rows.Add((FormattableString.Invariant($"r=\"{r + 1}\""), cells));
        }
    }

    public void Change(Random random)
    {
        int r = random.Next(rows.Count);
        (string attributes, List<string> cells) = rows[r];
        int c = random.Next(Math.Max(1, cells.Count));
        switch (random.Next(9))
        {
            case 0:
                rows[r] = (random.Pick(RowAttributes), cells);
                break;
            case 1:
                rows.Insert(random.Next(rows.Count + 1), rows[r]);
                break;
            case 2:
                rows.RemoveAt(rows.Count > 1 ? r : 0);
                rows.Add((attributes, cells));
                break;
            case 3:
                before += random.Pick(Around);
                break;
            case 4:
                after += random.Pick(Around);
                break;
            case 5 when random.Next(10) == 0:
                after += "<mergeCells>" + string.Concat(Enumerable.Range(1, 5_000).Select(i => FormattableString.Invariant($"<mergeCell ref=\"A{i}:ZZ{i + 9}\"/>"))) + "</mergeCells>";
                break;
            case 6 when random.Next(10) == 0:
                // A row as wide, or a text as long, as a sheet may have.
                cells.Add(random.Next(2) == 0 ? string.Concat(Enumerable.Repeat("<c><v>1</v></c>", random.Next(900, 1_200))) : Text(At(r, cells.Count), new string('x', random.Next(30_000, 70_000))));
                break;
            case 7 when cells.Count > 0:
                cells[c] = Text(At(r, c), random.Pick(AwkwardTexts.Texts));
                break;
            default:
                string fresh = random.Pick(Cells).Replace("{0}", At(r, c), StringComparison.Ordinal);
                if (cells.Count == 0)
                {
                    cells.Add(fresh);
                }
                else
                {
                    cells[c] = fresh;
                }

                break;
        }
    }

    public string Xml()
    {
        var data = new StringBuilder();
        foreach ((string attributes, List<string> cells) in rows)
        {
            data.Append("<row ").Append(attributes).Append('>').AppendJoin("", cells).Append("</row>");
        }

        return $"<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">{before}<sheetData>{data}</sheetData>{after}</worksheet>";
    }

    private static string At(int row, int column) => ImportPlace.Letters(column) + (row + 1).ToString(CultureInfo.InvariantCulture);

    private static string Text(string at, string text)
    {
        // What XML cannot hold is written as a reference, which readers must refuse.
        string safe = string.Concat(text.Select(c => c < ' ' || char.IsSurrogate(c) ? FormattableString.Invariant($"&#{(int)c};") : SecurityElement.Escape(c.ToString())));
        return $"<c r=\"{at}\" t=\"inlineStr\"><is><t>{(text.Any(char.IsSurrogate) ? SecurityElement.Escape(text) : safe)}</t></is></c>";
    }

    private static string Shared(string text, string at, List<string> shared)
    {
        shared.Add(SecurityElement.Escape(text)!);
        return FormattableString.Invariant($"<c r=\"{at}\" t=\"s\"><v>{shared.Count - 1}</v></c>");
    }
}
