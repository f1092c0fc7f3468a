using Planner.Localities.Import;
using Planner.Localities.Import.Mapping;
using Planner.Localities.Import.Reading;
using Planner.Localities.Import.Vocabulary;
using Planner.Localities.Opening;
using Planner.Localities.Tables;
using Planner.Rules.Diagnostics;
using Planner.Rules.Pack;

namespace Planner.Localities.Tests.Import;

/// <summary>A locality of six invented communes on disk, and what an import into it finds.</summary>
internal sealed class ImportOffice : IDisposable
{
    private static readonly Lazy<ImportVocabulary> Words = new(() =>
    {
        var diagnostics = new DiagnosticBag();
        ImportVocabulary? words = ImportVocabularyReader.Read(RepositoryFolder.Root + "/rules", CommuneColumns.Indicators(ShippedPack.Value), diagnostics);
        Assert.Empty(diagnostics.InFileOrder());
        return words!;
    });

    private static readonly (string Id, string Name, string District, int Households, int Poor, double Income)[] Units =
    [
        ("00101", "Xã Đắk Thử", "huyen-a", 1204, 457, 25.4), ("00102", "Xã Hòa Mẫu", "huyen-a", 502, 90, 26.35), ("00103", "Thị trấn Kiểu Đơn", "huyen-a", 1023, 71, 30.1),
        ("00201", "Xã Trường Ươm", "huyen-b", 937, 186, 19.75), ("00202", "Xã Phước Nghĩa", "huyen-b", 655, 128, 22.6), ("00203", "Xã Ngọc Quỳnh", "huyen-b", 720, 77, 24.05),
    ];

    private readonly LocalityOnDisk disk = new();

    public ImportOffice()
    {
        disk.Change("locality.json", "\"title\": { \"vi\": \"A\", \"en\": \"A\" }, \"communes\": 2", "\"title\": { \"vi\": \"Huyện Thử Nghiệm\", \"en\": \"Trial district\" }, \"communes\": 3");
        disk.Change("locality.json", "\"title\": { \"vi\": \"B\", \"en\": \"B\" }, \"communes\": 1", "\"title\": { \"vi\": \"Huyện Ví Dụ\", \"en\": \"Example district\" }, \"communes\": 3");
        Write(Units.Select(u => (u.Id, u.Name, u.District)));
        var diagnostics = new DiagnosticBag();
        OpenedLocality opened = LocalityFolder.Open(disk.Folder, (_, _) => ShippedPack.Value, withCommunes: false, diagnostics)!;
        Target = ImportTarget.Of(disk.Folder, opened, Vocabulary, diagnostics)!;
        Assert.Empty(diagnostics.InFileOrder());
    }

    public static ImportVocabulary Vocabulary => Words.Value;

    /// <summary>The communes in order: code, name, district, and the figures that the tables of the tests hold.</summary>
    public static IReadOnlyList<(string Id, string Name, string District, int Households, int Poor, double Income)> Communes => Units;

    public ImportTarget Target { get; }

    public string Folder => disk.Folder;

    public string Standing => File.ReadAllText(disk["communes.csv"]);

    public ImportFindings Findings { get; } = new();

    public OfficeTable? Read(byte[] file, string name = "bieu.xlsx", ImportMapping? mapping = null, DateOnly? asOf = null) =>
        OfficeBookReader.Read(name, file, Findings, mapping?.Encoding, mapping?.Separator) is { } book
            ? OfficeTableReader.Read(book, Target.Opened.Locality, Target.Communes, Vocabulary, mapping ?? ImportMapping.None, Target.Usual, asOf, Findings)
            : null;

    public double Value(OfficeTable table, string commune, string column) =>
        table.Values.Single(v => Target.Communes[v.Commune].Id == commune && v.Column == column).Number;

    /// <summary>Findings as <c>place code</c>.</summary>
    public string[] Found() => [.. Findings.InOrder().Select(f => $"{f.Place} {f.Code}")];

    public void Dispose() => disk.Dispose();

    private void Write(IEnumerable<(string Id, string Name, string District)> communes)
    {
        List<string> row = LocalityOnDisk.Rows()[0];
        disk.Write("communes.csv", LocalityOnDisk.Table(communes.Select(c => (IReadOnlyList<string>)[c.Id, c.Name, c.District, .. row.Skip(3)])));
    }
}
