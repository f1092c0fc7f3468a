using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Planner.Fuzzing.Making;

/// <summary>Workbooks sound but for some changes: of cells, rows and sheets; of the parts' XML, names and relations; of the zip file around them; of bytes.</summary>
internal sealed class WorkbookChanges(IReadOnlyList<IReadOnlyList<object?>> table)
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";

    private static readonly string[] Names =
    [
        "../../../evil.xml", "..\\..\\evil.xml", "/xl/workbook.xml", "xl\\workbook.xml", "XL/WORKBOOK.XML", "xl//workbook.xml", "xl/./workbook.xml", "xl/worksheets/../workbook.xml", "C:\\evil.xml", "/etc/passwd",
        "xl/worksheets/", "", "a\0b.xml", "xl/worksheets/sheet1.xml/[0].piece", "xl/vbaProject.bin", "[trash]/0000.dat", "x\u202Ey", "CON", "_rels/.rels",
    ];

    private static readonly string[] Prologues =
    [
        "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>", "<!DOCTYPE x SYSTEM \"http://localhost:1/x.dtd\">",
        "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;\"><!ENTITY e \"&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;\">]>",
        "<!DOCTYPE x [<!ENTITY % p SYSTEM \"file:///dev/zero\">%p;]>", "<!-- -->", "<?xml-stylesheet href=\"x\"?>", "\uFEFF", "text",
    ];

    private static readonly string[] Targets =
    [
        "../../../../etc/passwd", "file:///etc/passwd", "http://localhost:1/x", "/xl/workbook.xml", "worksheets/sheet9.xml", "", "#", "%2e%2e/x.xml", "workbook.xml", "styles.xml", "worksheets/sheet1.xml\" TargetMode=\"External",
        "::", "a b", "\\\\server\\share",
    ];

    /// <summary>A workbook.</summary>
    public byte[] Make(Random random)
    {
        var shared = new List<string>();
        var sheets = new List<WorkbookSheet> { new(table, shared, random) };
        if (random.Next(4) == 0)
        {
            sheets.Add(new WorkbookSheet([.. table.Take(random.Next(1, table.Count))], shared, random));
        }

        for (int times = random.Next(5); times > 0; times--)
        {
            random.Pick(sheets).Change(random);
        }

        List<(string Name, string Xml)> parts = Parts(sheets, shared, random);
        for (int times = random.Next(3) == 0 ? random.Next(1, 4) : 0; times > 0; times--)
        {
            ChangePart(parts, random);
        }

        byte[] bytes = Zip(parts, random);
        for (int times = random.Next(5) == 0 ? random.Next(1, 4) : 0; times > 0; times--)
        {
            bytes = ChangeZip(bytes, random);
        }

        return random.Next(8) == 0 ? ByteChanges.Damaged(bytes, random) : bytes;
    }

    private static List<(string, string)> Parts(List<WorkbookSheet> sheets, List<string> shared, Random random)
    {
        string[] tabs = ["Biểu 01", random.Next(10) == 0 ? random.Pick(AwkwardTexts.Texts.Where(t => t.All(c => c >= ' ' && !char.IsSurrogate(c))).ToArray()) : "Tổng hợp"];
        return
        [
            ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>"
                + "<Override PartName=\"/xl/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/>"
                + "<Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml\"/>"
                + string.Concat(sheets.Select((_, i) => $"<Override PartName=\"/xl/worksheets/sheet{i + 1}.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>")) + "</Types>"),
            ("_rels/.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"{Rel}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"),
            ("xl/_rels/workbook.xml.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                + $"<Relationship Id=\"st\" Type=\"{Rel}/styles\" Target=\"styles.xml\"/><Relationship Id=\"ss\" Type=\"{Rel}/sharedStrings\" Target=\"sharedStrings.xml\"/>"
                + string.Concat(sheets.Select((_, i) => $"<Relationship Id=\"s{i + 1}\" Type=\"{Rel}/worksheet\" Target=\"worksheets/sheet{i + 1}.xml\"/>")) + "</Relationships>"),
            ("xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Rel}\"><sheets>"
                + string.Concat(sheets.Select((p, i) => $"<sheet name=\"{System.Security.SecurityElement.Escape(tabs[i])}\" sheetId=\"{i + 1}\"{(random.Next(8) == 0 ? " state=\"hidden\"" : "")} r:id=\"s{i + 1}\"/>")) + "</sheets></workbook>"),
            ("xl/styles.xml", $"<styleSheet xmlns=\"{Main}\"><numFmts count=\"1\"><numFmt numFmtId=\"170\" formatCode=\"0.0\\%;[Red]&quot;d&quot;0\"/></numFmts><fonts count=\"1\"><font/></fonts><fills count=\"1\"><fill/></fills><borders count=\"1\"><border/></borders>"
                + "<cellStyleXfs count=\"1\"><xf/></cellStyleXfs><cellXfs count=\"4\"><xf numFmtId=\"0\"/><xf numFmtId=\"10\"/><xf numFmtId=\"14\"/><xf numFmtId=\"170\"/></cellXfs></styleSheet>"),
            ("xl/sharedStrings.xml", $"<sst xmlns=\"{Main}\" count=\"{(random.Next(10) == 0 ? "4294967295" : "9")}\">"
                + string.Concat(shared.Select((s, i) => i % 3 == 2 ? $"<si><r><t>{s}</t></r><rPh sb=\"0\" eb=\"1\"><t>x</t></rPh></si>" : $"<si><t xml:space=\"preserve\">{s}</t></si>")) + "</sst>"),
            .. sheets.Select((s, i) => ($"xl/worksheets/sheet{i + 1}.xml", s.Xml())),
        ];
    }

    private static void ChangePart(List<(string Name, string Xml)> parts, Random random)
    {
        int at = random.Next(parts.Count);
        (string name, string xml) = parts[at];
        switch (random.Next(11))
        {
            case 0 when parts.Count > 1:
                parts.RemoveAt(at);
                break;
            case 1:
                parts.Add(parts[at]);
                break;
            case 2:
                parts.Add((random.Pick(Names), xml));
                break;
            case 3:
                parts[at] = (random.Pick(Names), xml);
                break;
            case 4:
                parts[at] = (name, random.Pick(Prologues) + xml);
                break;
            case 5:
                int target = xml.IndexOf("Target=\"", StringComparison.Ordinal);
                parts[at] = target < 0 ? (name, "") : (name, xml[..(target + 8)] + random.Pick(Targets) + xml[xml.IndexOf('"', target + 8)..]);
                break;
            case 6:
                // Deeper than any stack would bear that descends by recursion.
                int deep = random.Next(20) == 0 ? 50_000 : random.Next(1, 500);
                int close = xml.IndexOf('>', StringComparison.Ordinal) + 1;
                parts[at] = (name, xml[..close] + string.Concat(Enumerable.Repeat("<a>", deep)) + string.Concat(Enumerable.Repeat("</a>", deep)) + xml[close..]);
                break;
            case 7 when xml.Contains('>', StringComparison.Ordinal):
                // An attribute as long as a part.
                int first = xml.IndexOf('>', StringComparison.Ordinal);
                parts[at] = (name, xml[..first].TrimEnd('/') + " z=\"" + new string('z', random.Next(1, 200_000)) + "\"" + xml[first..]);
                break;
            default:
                // Texts and attributes exchanged, cut or doubled within the XML.
                int from = random.Next(xml.Length + 1), length = Math.Min(xml.Length - from, random.Next(40));
                string fresh = random.Next(3) switch { 0 => AwkwardTexts.Number(random), 1 => "", _ => xml.Substring(from, length) + xml.Substring(from, length) };
                parts[at] = (name, xml[..from] + fresh + xml[(from + length)..]);
                break;
        }
    }

    private static byte[] Zip(List<(string Name, string Xml)> parts, Random random)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            CompressionLevel level = random.Next(2) == 0 ? CompressionLevel.NoCompression : CompressionLevel.Fastest;
            Encoding encoding = random.Next(30) switch { 0 => Encoding.Unicode, 1 => Encoding.Latin1, _ => Encoding.UTF8 };
            foreach ((string name, string xml) in parts)
            {
                using Stream part = zip.CreateEntry(name.Length == 0 ? "x" : name, level).Open();
                part.Write(encoding.GetBytes(random.Next(20) == 0 ? xml : Declaration + xml));
            }

            if (random.Next(400) == 0)
            {
                // A part that unpacks to thousands of times its size.
                using Stream bomb = zip.CreateEntry("xl/media/bomb.xml", CompressionLevel.SmallestSize).Open();
                byte[] zeros = new byte[1 << 20];
                for (int i = random.Next(1, 12); i > 0; i--)
                {
                    bomb.Write(zeros);
                }
            }

            if (random.Next(400) == 0)
            {
                for (int i = 0; i < 6_000; i++)
                {
                    zip.CreateEntry(FormattableString.Invariant($"x/{i}"), CompressionLevel.NoCompression);
                }
            }
        }

        return stream.ToArray();
    }

    /// <summary>Numbers of the zip directory exchanged: sizes that lie, methods that nobody knows, places outside the file.</summary>
    private static byte[] ChangeZip(byte[] bytes, Random random)
    {
        byte[] changed = [.. bytes];
        ReadOnlySpan<byte> sign = random.Next(3) switch { 0 => "PK\u0003\u0004"u8, 1 => "PK\u0001\u0002"u8, _ => "PK\u0005\u0006"u8 };
        var places = new List<int>();
        for (int from = 0; from < bytes.Length && bytes.AsSpan(from).IndexOf(sign) is >= 0 and int next; from += next + 4)
        {
            places.Add(from + next);
        }

        if (places.Count == 0)
        {
            return bytes;
        }

        int field = random.Pick(places) + 4 + (2 * random.Next(21));
        if (field + 4 > changed.Length)
        {
            return [.. bytes, .. "\0\0\0\0"u8];
        }

        if (random.Next(2) == 0)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(changed.AsSpan(field), random.Pick((ushort[])[0, 1, 8, 9, 12, 14, 99, 0x7FFF, 0x8000, 0xFFFF]));
        }
        else
        {
            BinaryPrimitives.WriteUInt32LittleEndian(changed.AsSpan(field), random.Pick((uint[])[0, 1, 100, 100_000_000, 0x7FFF_FFFF, 0x8000_0000, 0xFFFF_FFFE, 0xFFFF_FFFF]));
        }

        return changed;
    }
}
