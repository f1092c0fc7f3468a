using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;
using Planner.Localities.Import;

namespace Planner.Localities.Tests.Import;

/// <summary>Writes a workbook part by part, as no library would let one: errors, formulas without values, texts in old fonts.</summary>
internal sealed class OfficeWorkbook
{
    public const int Percent = 1;
    public const int Date = 2;

    private readonly List<Page> pages = [];

    public Page Add(string name, bool hidden = false)
    {
        var page = new Page(name, hidden);
        pages.Add(page);
        return page;
    }

    public byte[] Bytes()
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
            const string Rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
            Part(zip, "[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>"
                + "<Override PartName=\"/xl/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/>"
                + string.Concat(pages.Select((_, i) => $"<Override PartName=\"/xl/worksheets/sheet{i + 1}.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>")) + "</Types>");
            Part(zip, "_rels/.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"{Rel}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
            Part(zip, "xl/_rels/workbook.xml.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                + $"<Relationship Id=\"st\" Type=\"{Rel}/styles\" Target=\"styles.xml\"/>"
                + string.Concat(pages.Select((_, i) => $"<Relationship Id=\"s{i + 1}\" Type=\"{Rel}/worksheet\" Target=\"worksheets/sheet{i + 1}.xml\"/>")) + "</Relationships>");
            Part(zip, "xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Rel}\"><sheets>"
                + string.Concat(pages.Select((p, i) => $"<sheet name=\"{SecurityElement.Escape(p.Name)}\" sheetId=\"{i + 1}\"{(p.Hidden ? " state=\"hidden\"" : "")} r:id=\"s{i + 1}\"/>")) + "</sheets></workbook>");
            Part(zip, "xl/styles.xml", $"<styleSheet xmlns=\"{Main}\"><fonts count=\"1\"><font/></fonts><fills count=\"1\"><fill/></fills><borders count=\"1\"><border/></borders><cellStyleXfs count=\"1\"><xf/></cellStyleXfs>"
                + "<cellXfs count=\"3\"><xf numFmtId=\"0\"/><xf numFmtId=\"10\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>");
            for (int i = 0; i < pages.Count; i++)
            {
                Part(zip, $"xl/worksheets/sheet{i + 1}.xml", pages[i].Xml(Main));
            }
        }

        return stream.ToArray();
    }

    public static void Part(ZipArchive zip, string name, string xml)
    {
        using Stream part = zip.CreateEntry(name).Open();
        part.Write(Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + xml));
    }

    /// <summary>One sheet; rows are added from the top.</summary>
    internal sealed class Page(string name, bool hidden)
    {
        private readonly StringBuilder rows = new();
        private readonly List<string> merges = [];
        private int count;

        public string Name => name;

        public bool Hidden => hidden;

        public int? HiddenColumn { get; set; }

        /// <summary>A row of cells: text, numbers, null, or <see cref="Raw"/>.</summary>
        public Page Row(params object?[] cells) => Row(false, cells);

        public Page HiddenRow(params object?[] cells) => Row(true, cells);

        public Page Merge(string area)
        {
            merges.Add(area);
            return this;
        }

        public string Xml(string space) =>
            $"<worksheet xmlns=\"{space}\">{(HiddenColumn is { } c ? $"<cols><col min=\"{c + 1}\" max=\"{c + 1}\" hidden=\"1\"/></cols>" : "")}<sheetData>{rows}</sheetData>"
            + (merges.Count > 0 ? $"<mergeCells>{string.Concat(merges.Select(m => $"<mergeCell ref=\"{m}\"/>"))}</mergeCells>" : "") + "</worksheet>";

        private Page Row(bool hide, object?[] cells)
        {
            count++;
            rows.Append(CultureInfo.InvariantCulture, $"<row r=\"{count}\"{(hide ? " hidden=\"1\"" : "")}>");
            for (int c = 0; c < cells.Length; c++)
            {
                string at = ImportPlace.Letters(c) + count.ToString(CultureInfo.InvariantCulture);
                rows.Append(cells[c] switch
                {
                    null => "",
                    Raw raw => $"<c r=\"{at}\" {raw.Attributes}>{raw.Content}</c>",
                    string text => $"<c r=\"{at}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{SecurityElement.Escape(text)}</t></is></c>",
                    IFormattable number => $"<c r=\"{at}\"><v>{number.ToString(null, CultureInfo.InvariantCulture)}</v></c>",
                    _ => throw new ArgumentException("no such cell", nameof(cells)),
                });
            }

            rows.Append("</row>");
            return this;
        }
    }

    /// <summary>A cell as its XML.</summary>
    internal sealed record Raw(string Attributes, string Content)
    {
        public static Raw Error(string name) => new("t=\"e\"", $"<f>A1</f><v>{name}</v>");

        public static Raw Uncomputed(string formula) => new("", $"<f>{formula}</f>");

        public static Raw Styled(double value, int style) => new($"s=\"{style}\"", $"<v>{value.ToString("R", CultureInfo.InvariantCulture)}</v>");
    }
}
