using System.Text;
using System.Text.Json;
using Planner.Fuzzing.Making;
using Planner.Fuzzing.Running;
using Planner.Localities.Import;
using Planner.Localities.Import.Mapping;
using Planner.Localities.Import.Reading;
using Planner.Localities.Import.Vocabulary;
using Planner.Localities.Tables;
using Planner.Rules.Diagnostics;

namespace Planner.Fuzzing.Targets;

/// <summary>The files beside an import: mappings, the words of tables, the record of what was imported.</summary>
internal sealed class ImportNotesTarget : FuzzTarget
{
    private readonly JsonSample[] samples;
    private readonly JsonChanges changes;
    private readonly OfficeTable table;
    private readonly string mapping = Path.Combine(Repository.Temporary, "m.mapping.json").Replace('\\', '/');
    private readonly string rules = Directory.CreateDirectory(Path.Combine(Repository.Temporary, "words", "import")).Parent!.FullName.Replace('\\', '/');

    public ImportNotesTarget()
    {
        var findings = new ImportFindings();
        string csv = string.Join('\n', ImportTargetOffice.Table().Select(r => string.Join(';', r.Select(c => Convert.ToString(c, System.Globalization.CultureInfo.InvariantCulture)))));
        OfficeBook book = OfficeBookReader.Read("office.csv", Encoding.UTF8.GetBytes(csv), findings)!;
        table = OfficeTableReader.Read(
            book, ImportTargetOffice.Target.Opened.Locality, ImportTargetOffice.Target.Communes, ImportTargetOffice.Vocabulary, ImportMapping.None, ImportTargetOffice.Target.Usual, null, findings)!;
        samples =
        [
            new JsonSample("""
                { "sheet": "Biểu 01", "headerRows": [3, 4], "code": "B", "name": "C", "district": "D", "decimal": ",", "encoding": "TCVN3", "separator": "tab", "asOf": "2020-12-31",
                  "columns": [ { "column": "E", "to": "households", "header": "Số hộ", "factor": 1, "confidence": 0.9, "confirmed": true, "words": { "x": 1 } }, { "column": "F", "to": "income" } ],
                  "skipColumns": ["A", "Z"], "skipRows": [[5, 5], [9, 12]] }
                """),
            JsonSample.Of(Repository.Rules + "/import/columns.json"),
            new JsonSample(ImportRecord.With(null, table, new DateOnly(2020, 12, 31), 108, [])),
        ];
        changes = new JsonChanges(samples, Repository.Expressions);
    }

    public override string Name => "import-notes";

    public override string Ending => ".json";

    public override int Weight => 5;

    /// <summary>The first byte says which of the three it is.</summary>
    public override byte[] Make(Random random)
    {
        int which = random.Next(4) == 0 ? 1 : random.Next(2) * 2;
        return [(byte)('0' + which), .. changes.Make(samples[which], random)];
    }

    public override bool Try(byte[] input)
    {
        if (input.Length == 0)
        {
            return false;
        }

        byte[] content = input[1..];
        var diagnostics = new DiagnosticBag();
        switch (input[0] - '0')
        {
            case 0:
                File.WriteAllBytes(mapping, content);
                ImportMapping? read = ImportMappingFile.Read(mapping, ImportTargetOffice.Vocabulary, diagnostics);
                FuzzFaultException.Unless(read is null == diagnostics.HasErrors, () => "a mapping and faults");
                Checked.All(diagnostics, mapping, content);
                if (read is not null)
                {
                    _ = OfficeTableReader.Read(
                        table.Book, ImportTargetOffice.Target.Opened.Locality, ImportTargetOffice.Target.Communes, ImportTargetOffice.Vocabulary, read, ImportTargetOffice.Target.Usual, read.AsOf, new ImportFindings());
                }

                return read is not null;
            case 1:
                string path = rules + "/import/columns.json";
                File.WriteAllBytes(path, content);
                ImportVocabulary? vocabulary = ImportVocabularyReader.Read(rules, [.. CommuneColumns.Indicators(Repository.BacKan.Pack)], diagnostics);
                FuzzFaultException.Unless(vocabulary is null == diagnostics.HasErrors, () => "words and faults");
                Checked.All(diagnostics, path, content);
                if (vocabulary is not null)
                {
                    _ = OfficeTableReader.Read(
                        table.Book, ImportTargetOffice.Target.Opened.Locality, ImportTargetOffice.Target.Communes, vocabulary, ImportMapping.None, ImportTargetOffice.Target.Usual, null, new ImportFindings());
                }

                return vocabulary is not null;
            default:
                try
                {
                    string again = ImportRecord.With(Encoding.UTF8.GetString(content), table, new DateOnly(2020, 12, 31), 108, []);
                    using JsonDocument document = JsonDocument.Parse(again);
                    return document.RootElement.GetProperty("imports").GetArrayLength() > 0;
                }
                catch (JsonException)
                {
                    return false;
                }
        }
    }
}
