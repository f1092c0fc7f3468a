using System.Text;
using System.Text.Json;
using Planner.Cli.Output;
using Planner.Fuzzing.Making;
using Planner.Fuzzing.Running;
using Planner.Localities.Import;
using Planner.Localities.Import.Mapping;
using Planner.Localities.Import.Reading;
using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;
using Planner.Rules.Pack;

namespace Planner.Fuzzing.Targets;

/// <summary>Offices' tables, workbooks and CSV, read with and without a mapping, put into a locality's table, told to the user.</summary>
internal sealed class ImportFileTarget : FuzzTarget
{
    private const long MostAllocated = 700L << 20;

    private static readonly ImportMapping[] Mappings =
    [
        ImportMapping.None,
        ImportMapping.None with { Sheet = "Biểu 01" },
        ImportMapping.None with
        {
            Sheet = "Biểu 01", HeaderRows = (2, 3), Code = 1, Name = 2, Decimal = ',', SkipRows = [(5, 5), (7, 9), (0, 1)], SkipColumns = new HashSet<int> { 9 },
            Columns =
            [
                new MappedColumn(3, "households", null, null, new Dictionary<string, double>(), true, SourceSpan.StartOf("m.json")),
                new MappedColumn(8, "electricityShare", "x", 100, new Dictionary<string, double> { ["co"] = 1 }, true, SourceSpan.StartOf("m.json")),
                new MappedColumn(900, "income", null, 1e300, new Dictionary<string, double>(), true, SourceSpan.StartOf("m.json")),
            ],
        },
        ImportMapping.None with { Encoding = "TCVN3", Separator = ';' },
        ImportMapping.None with { HeaderRows = (249_985, 249_999), District = 999, Separator = '"' },
    ];

    private readonly WorkbookChanges workbooks = new(ImportTargetOffice.Table());
    private readonly OfficeCsvChanges tables = new(ImportTargetOffice.Table());
    private readonly ImportText[] texts = [new ImportText(Language.Vietnamese, ImportTargetOffice.Vocabulary), new ImportText(Language.English, ImportTargetOffice.Vocabulary)];

    public override string Name => "import";

    public override string Ending => ".bin";

    public override int Weight => 8;

    /// <summary>The first byte says which mapping, the rest is the file.</summary>
    public override byte[] Make(Random random)
    {
        byte mapping = (byte)('0' + (random.Next(3) == 0 ? random.Next(Mappings.Length) : 0));
        return [mapping, .. random.Next(3) == 0 ? tables.Make(random) : workbooks.Make(random)];
    }

    public override bool Try(byte[] input)
    {
        if (input.Length == 0)
        {
            return false;
        }

        ImportMapping mapping = Mappings[input[0] % Mappings.Length];
        var findings = new ImportFindings();
        long before = GC.GetAllocatedBytesForCurrentThread();
        OfficeTable? table = OfficeBookReader.Read("office.xlsx", input[1..], findings, mapping.Encoding, mapping.Separator) is { } book
            ? OfficeTableReader.Read(book, ImportTargetOffice.Target.Opened.Locality, ImportTargetOffice.Target.Communes, ImportTargetOffice.Vocabulary, mapping, ImportTargetOffice.Target.Usual, new DateOnly(2020, 12, 31), findings)
            : null;
        FuzzFaultException.Unless(table is not null || findings.Faults > 0, () => "no table and no fault");
        string? communes = table is null || findings.Hopeless ? null : ImportTargetOffice.Target.With(table, findings);
        foreach (ImportFinding finding in findings.InOrder())
        {
            foreach (ImportText text in texts)
            {
                string line = text.Line(finding);
                FuzzFaultException.Unless(!line.Any(Checked.Harmful) && line.Length < 2 * InputLimits.MessageLength, () => $"a message that no terminal should get: {finding.Code} {JsonSerializer.Serialize(line[..Math.Min(300, line.Length)])}");
            }
        }

        if (table is not null)
        {
            string proposal = ImportMappingProposal.Write(table, schema: null);
            _ = JsonDocument.Parse(proposal);
            _ = JsonDocument.Parse(ImportRecord.With(null, table, new DateOnly(2020, 12, 31), ImportTargetOffice.Target.Communes.Count, [.. findings.InOrder()]));
            _ = JsonDocument.Parse(ImportDocument.Write("office.xlsx", table, findings.InOrder(), texts[0], []));
        }

        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        FuzzFaultException.Unless(allocated < MostAllocated, () => $"{allocated >> 20} MiB for a file of {input.Length >> 10} KiB");
        FuzzFaultException.Unless(communes is null || Encoding.UTF8.GetByteCount(communes) > 0, () => "an empty table");
        return communes is not null;
    }
}
