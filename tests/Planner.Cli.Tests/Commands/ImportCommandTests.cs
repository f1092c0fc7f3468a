using System.Globalization;
using System.Text;
using System.Text.Json;
using Planner.Localities.Tables;
using Planner.Rules.Diagnostics;

namespace Planner.Cli.Tests.Commands;

public sealed class ImportCommandTests : IDisposable
{
    private readonly RepositoryData data = RepositoryData.Copy();
    private readonly FakeHost host = new(("LANG", "vi_VN.UTF-8"));

    public ImportCommandTests()
    {
        // Two tables that are alike: what is imported of one agrees with the other.
        string[] lines = File.ReadAllLines(data.Locality + "/communes.csv");
        string[] first = [.. lines.Where(l => l.StartsWith("1,", StringComparison.Ordinal))];
        File.WriteAllText(data.Locality + "/communes.csv", string.Join('\n', [lines[0], .. first, .. first.Select(l => "2" + l[1..])]) + "\n");
    }

    private string Table => data.Locality + "/communes.csv";

    public void Dispose() => data.Dispose();

    [Fact]
    public void Import_WhatStandsThereAlready_ChangesNoByte_AndSaysWhereItCameFrom()
    {
        byte[] before = File.ReadAllBytes(Table);
        string file = Office();

        Assert.Equal(0, host.Run("import", file, "--locality", data.Locality, "--as-of", "31/12/2020"));

        Assert.Equal(before, File.ReadAllBytes(Table));
        using JsonDocument record = JsonDocument.Parse(File.ReadAllText(data.Locality + "/communes.import.json"));
        JsonElement import = Assert.Single(record.RootElement.GetProperty("imports").EnumerateArray());
        Assert.Equal("bieu 01.csv", import.GetProperty("file").GetString());
        Assert.Equal("2020-12-31", import.GetProperty("asOf").GetString());
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file))), import.GetProperty("sha256").GetString());
        Assert.Equal(["households", "villages"], import.GetProperty("columns").EnumerateArray().Select(c => c.GetProperty("column").GetString()));
        Assert.Contains("Số hộ (households), hộ", host.Out, StringComparison.Ordinal);
        Assert.Contains("PLN1154", host.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Import_ChangedValues_StandInEveryTable_TheRestStays()
    {
        string file = Office(("TP-01", "villages", "60"));

        Assert.Equal(0, host.Run("import", file, "--locality", data.Locality, "--as-of", "2020-12-31"));

        TableText table = TableText.Read(Table, new DiagnosticBag())!;
        int id = Column(table, "id"), villages = Column(table, "villages");
        Assert.All(table.Rows.Where(r => r[id].Text == "TP-01"), r => Assert.Equal("60", r[villages].Text));
        Assert.Equal(2, table.Rows.Count(r => r[id].Text == "TP-01"));
        Assert.Equal(0, new FakeHost().Run("check", data.Locality));
    }

    [Fact]
    public void Import_WithFaults_WritesNothing_ExitCodeTwo()
    {
        byte[] before = File.ReadAllBytes(Table);
        string file = Office(("TP-02", "households", "#N/A"), ("PN-01", "villages", "x12"));

        Assert.Equal(2, host.Run("import", file, "--locality", data.Locality, "--as-of", "2020-12-31"));

        Assert.Equal(before, File.ReadAllBytes(Table));
        Assert.False(File.Exists(data.Locality + "/communes.import.json"));
        Assert.Contains("'bieu 01'!C3: lỗi PLN1120: ô mang lỗi #N/A", host.Out, StringComparison.Ordinal);
        Assert.Contains("'bieu 01'!D4: lỗi PLN1122: 'x12' không phải là số", host.Out, StringComparison.Ordinal);
        Assert.Contains("2 lỗi", host.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Import_Partial_LeavesFaultyCells_AndListsThem()
    {
        string file = Office(("TP-02", "households", "#N/A"), ("TP-01", "villages", "60"));

        Assert.Equal(0, host.Run("import", file, "--locality", data.Locality, "--as-of", "2020-12-31", "--partial"));

        TableText table = TableText.Read(Table, new DiagnosticBag())!;
        Assert.Equal("60", table.Rows[0][Column(table, "villages")].Text);
        Assert.Equal("5508", table.Rows[1][Column(table, "households")].Text);
        Assert.Contains("'bieu 01'!C3: lỗi PLN1120", host.Out, StringComparison.Ordinal);
        Assert.Contains("\"'bieu 01'!C3 PLN1120\"", File.ReadAllText(data.Locality + "/communes.import.json"), StringComparison.Ordinal);
    }

    [Fact]
    public void Import_ContradictionWithWhatStands_IsOneFaultACommune_SaysWhichColumnsStay_AndIsLeftOutOfAPartialImport()
    {
        byte[] before = File.ReadAllBytes(Table);
        string file = Office(("PN-01", "households", "100"));

        Assert.Equal(2, host.Run("import", file, "--locality", data.Locality, "--as-of", "2020-12-31"));
        Assert.Equal(0, host.Run("import", file, "--locality", data.Locality, "--as-of", "2020-12-31", "--partial"));

        string line = Assert.Single(host.Out.Split('\n').Where(l => l.Contains("PLN1157", StringComparison.Ordinal)).Distinct());
        Assert.Contains("'bieu 01'!4: lỗi PLN1157: PN-01: số hộ nghèo", line, StringComparison.Ordinal);
        Assert.Contains("số hộ nghèo, số hộ cận nghèo không có trong tệp nên giữ số đang có: hãy nhập cùng một tệp (ở 2 bảng giả lập)", line, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(Table));
    }

    [Fact]
    public void Import_Preview_WritesNothing_NeedsNoDay()
    {
        string file = Office(("TP-01", "villages", "60"));

        Assert.Equal(0, host.Run("import", file, "--locality", data.Locality, "--preview"));

        Assert.False(File.Exists(data.Locality + "/communes.import.json"));
    }

    [Fact]
    public void Import_WithoutADay_IsAFault()
    {
        Assert.Equal(2, host.Run("import", Office(), "--locality", data.Locality));
        Assert.Contains("PLN1152", host.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Import_Out_WritesThere_NotIntoTheLocality()
    {
        string file = Office(("TP-01", "villages", "60")), place = data.Folder + "/thu nghiem/bang.csv";
        byte[] before = File.ReadAllBytes(Table);

        Assert.Equal(0, host.Run("import", file, "--locality", data.Locality, "--as-of", "2020-12-31", "--out", place));

        Assert.Equal(before, File.ReadAllBytes(Table));
        Assert.Equal("60", TableText.Read(place, new DiagnosticBag())!.Rows[0][Column(TableText.Read(place, new DiagnosticBag())!, "villages")].Text);
        Assert.True(File.Exists(data.Folder + "/thu nghiem/bang.import.json"));
    }

    [Fact]
    public void Import_Json_IsJsonAlone()
    {
        string file = Office(("TP-02", "households", "#N/A"));

        Assert.Equal(2, host.Run("import", file, "--locality", data.Locality, "--as-of", "2020-12-31", "--json", "--lang", "en"));

        using JsonDocument json = JsonDocument.Parse(host.Out);
        JsonElement finding = json.RootElement.GetProperty("findings").EnumerateArray().Single(f => f.GetProperty("severity").GetString() == "error");
        Assert.Equal("'bieu 01'!C3", finding.GetProperty("place").GetString());
        Assert.Equal("PLN1120", finding.GetProperty("code").GetString());
        Assert.Empty(json.RootElement.GetProperty("written").EnumerateArray());
    }

    [Fact]
    public void Suggest_ThenConfirm_ThenImport_TakesWhatWasUncertain()
    {
        string file = Office([], heading: "Tổng số hộ dân thường trú");

        Assert.Equal(0, host.Run("import", file, "--locality", data.Locality, "--suggest", "--lang", "en"));
        string mapping = data.Folder + "/bieu 01.mapping.json";
        Assert.Contains("1 columns certain, 1 waiting to be confirmed", host.Error, StringComparison.Ordinal);

        Assert.Equal(2, host.Run("import", file, "--locality", data.Locality, "--mapping", mapping, "--as-of", "2020-12-31"));
        Assert.Contains("bieu 01.mapping.json:", host.Error, StringComparison.Ordinal);
        Assert.Contains("PLN1155", host.Error, StringComparison.Ordinal);

        File.WriteAllText(mapping, File.ReadAllText(mapping).Replace("\"confirmed\": false", "\"confirmed\": true", StringComparison.Ordinal));
        Assert.Equal(0, host.Run("import", file, "--locality", data.Locality, "--mapping", mapping, "--as-of", "2020-12-31"));
    }

    [Fact]
    public void Import_FileHeldByAnotherProgram_SaysWhatToDo()
    {
        string file = Office();
        using var held = new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        Assert.Equal(2, host.Run("import", file, "--locality", data.Locality, "--preview"));

        Assert.Contains($"{file}: lỗi PLN1102: tệp đang bị chương trình khác giữ", host.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("vi")]
    [InlineData("en")]
    public void ExportThenImportThenExport_IsTheIdentityOnData(string language)
    {
        byte[] before = File.ReadAllBytes(Table);
        string scenario = data.Locality + "/no-programmes.scenario.json", book = data.Folder + "/so/results.xlsx";
        Assert.Equal(0, host.Run("export", scenario, "--runs", "20", "--no-store", "--lang", language, "--out", data.Folder + "/so"));
        byte[] first = File.ReadAllBytes(book);

        // Into a table that differs everywhere the file says something.
        File.WriteAllText(Table, File.ReadAllText(Table).Replace(",96,", ",95,", StringComparison.Ordinal).Replace(",true,", ",false,", StringComparison.Ordinal));
        Assert.NotEqual(before, File.ReadAllBytes(Table));
        Assert.Equal(0, host.Run("import", book, "--locality", data.Locality, "--as-of", "2020-12-31", "--lang", language));

        Assert.Equal(before, File.ReadAllBytes(Table));
        Assert.Equal(0, host.Run("export", scenario, "--runs", "20", "--no-store", "--lang", language, "--out", data.Folder + "/so"));
        Assert.Equal(first, File.ReadAllBytes(book));
    }

    [Fact]
    public void Export_Csv_WritesATableForEachSheet_ForTheOfficesProgram()
    {
        string folder = data.Folder + "/bang";

        Assert.Equal(0, host.Run("export", data.Locality + "/no-programmes.scenario.json", "--runs", "20", "--no-store", "--format", "csv", "--out", folder));

        string[] names = [.. Directory.EnumerateFiles(folder).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)];
        Assert.Equal("01-tom-tat.csv", names[0]);
        Assert.Equal(12, names.Length);
        byte[] table = File.ReadAllBytes(folder + "/11-bang-xa.csv");
        Assert.Equal([0xEF, 0xBB, 0xBF], table[..3]);
        Assert.StartsWith("Bảng giả lập số;Mã xã;Tên xã;Huyện;Số hộ (hộ)", Encoding.UTF8.GetString(table[3..]), StringComparison.Ordinal);
        Assert.Equal(0, host.Run("import", folder + "/11-bang-xa.csv", "--locality", data.Locality, "--preview"));
    }

    [Fact]
    public void Template_IsWritten_AndNeedsAPlace()
    {
        string form = data.Folder + "/mau điền.xlsx";

        Assert.Equal(0, host.Run("import", "--template", "--locality", data.Locality, "--out", form));
        Assert.True(File.Exists(form));
        Assert.Equal(2, host.Run("import", "--template", "--locality", data.Locality));
        Assert.Contains("--out TEP.xlsx", host.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("khong-co.xlsx", "PLN1101")]
    [InlineData("rules", "PLN1101")]
    public void Import_NoFile_SaysSo(string name, string code)
    {
        Assert.Equal(2, host.Run("import", data.Folder + "/" + name, "--locality", data.Locality));
        Assert.Contains(code, host.Out, StringComparison.Ordinal);
    }

    /// <summary>A table of an office with what the locality has now of two columns, and changes to it.</summary>
    private string Office(params (string Commune, string Column, string Value)[] changes) => Office(changes, "Tổng số hộ");

    private string Office((string Commune, string Column, string Value)[] changes, string heading)
    {
        TableText table = TableText.Read(Table, new DiagnosticBag())!;
        int id = Column(table, "id"), name = Column(table, "name");
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"TT;Mã xã;{heading};Số thôn, bản\n");
        int number = 0;
        foreach (IReadOnlyList<TableField> row in table.Rows.Where(r => r[0].Text == "1"))
        {
            string Value(string column) => changes.FirstOrDefault(c => c.Commune == row[id].Text && c.Column == column).Value ?? row[Column(table, column)].Text;
            text.Append(CultureInfo.InvariantCulture, $"{++number};{row[id].Text};{Value("households")};{Value("villages")}\n");
        }

        Assert.True(name > 0);
        string file = data.Folder + "/bieu 01.csv";
        File.WriteAllText(file, text.ToString());
        return file;
    }

    private static int Column(TableText table, string name) => table.Header.ToList().FindIndex(h => h.Text == name);
}
