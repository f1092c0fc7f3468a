using System.Text;
using Planner.Fuzzing.Making;
using Planner.Fuzzing.Running;
using Planner.Localities.Actuals;
using Planner.Localities.Observations;
using Planner.Localities.Tables;
using Planner.Rules.Diagnostics;

namespace Planner.Fuzzing.Targets;

/// <summary>Tables: communes, recorded values, observations.</summary>
internal sealed class CsvTarget : FuzzTarget
{
    private const string File = "t.csv";

    private static readonly string[] Cells =
    [
        "", " ", "\"", "\"\"", "\"a\"\"b\"", "\"a\nb\"", "=1+1", "@x", "\u202E", "\0", "\u001b[2J", "NaN", "Infinity", "-Infinity", "1e999", "1e308", "-1", "0", "-0", "1,5", "\"1,5\"", "1.5", "1 000", "99999999999", "true", "TRUE",
        "2", "2021-12-31", "2021-02-30", "9999-12-31", "0001-01-01", "percent", "households", "povertyRate", "level", "bac-kan", "BACH-THONG-01", "Đắk", "e\u0301", "x", ";", "\t", "1;2;3", "𝟙", "１",
    ];

    private readonly string[][] tables =
    [
        [.. System.IO.File.ReadLines(Repository.Scenarios + "/bac-kan/communes.csv").Take(6)],
        [.. System.IO.File.ReadLines(Repository.Scenarios + "/bac-kan/actuals.csv").Take(20)],
        [.. System.IO.File.ReadLines(Repository.Scenarios + "/history/observations.csv").Take(30)],
    ];

    private readonly string path = Path.Combine(Repository.Temporary, "t.csv").Replace('\\', '/');

    public override string Name => "csv";

    public override string Ending => ".csv";

    public override int Weight => 12;

    /// <summary>The first byte says which table it is.</summary>
    public override byte[] Make(Random random)
    {
        int which = random.Next(tables.Length);
        var rows = tables[which].ToList();
        for (int times = random.Next(1, 4); times > 0; times--)
        {
            Change(rows, random);
        }

        byte[] bytes = Encoding.UTF8.GetBytes(string.Join(random.Next(4) == 0 ? "\r\n" : "\n", rows) + (random.Next(3) == 0 ? "" : "\n"));
        return [(byte)('0' + which), .. random.Next(5) == 0 ? ByteChanges.Damaged(bytes, random) : bytes];
    }

    public override bool Try(byte[] input)
    {
        if (input.Length == 0)
        {
            return false;
        }

        byte[] content = input[1..];
        var diagnostics = new DiagnosticBag();
        string file = File;
        switch (input[0] - '0')
        {
            case 0:
                if (TableText.Parse(File, content, diagnostics) is { } communes)
                {
                    CommuneTableReader.Read(communes, Repository.BacKan.Locality, Repository.BacKan.Pack, diagnostics);
                }

                break;
            case 1:
                System.IO.File.WriteAllBytes(path, content);
                file = path;
                ActualsReader.Read(path, Repository.BacKan.Locality, Repository.BacKan.Pack, diagnostics);
                break;
            default:
                if (TableText.Parse(File, content, diagnostics) is { } observations)
                {
                    ObservationTable.Read(observations, [.. Repository.BacKan.Pack.Metrics.Select(m => m.Id)], diagnostics);
                }

                break;
        }

        // A carriage return alone ends a row too.
        Checked.All(diagnostics, file, Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(content).Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n')));
        return !diagnostics.HasErrors;
    }

    private static void Change(List<string> rows, Random random)
    {
        int at = random.Next(rows.Count);
        string[] cells = rows[at].Split(',');
        int cell = random.Next(cells.Length);
        switch (random.Next(8))
        {
            case 0:
                rows.RemoveAt(random.Next(2) == 0 ? at : rows.Count - 1);
                if (rows.Count == 0)
                {
                    rows.Add("");
                }

                break;
            case 1:
                rows.Insert(random.Next(rows.Count + 1), rows[at]);
                break;
            case 2:
                rows[at] = string.Join(',', cells.Where((_, i) => i != cell));
                break;
            case 3:
                rows[at] = string.Join(',', cells.Take(cell).Append(random.Pick(Cells)).Concat(cells.Skip(cell)));
                break;
            case 4:
                rows[at] = new string(random.Pick((char[])[',', '"', 'x', '9', '\t', ' ']), random.Next(1, random.Next(10) == 0 ? 20_000 : 50));
                break;
            default:
                cells[cell] = random.Next(3) == 0 ? AwkwardTexts.Number(random) : random.Pick(Cells);
                rows[at] = string.Join(',', cells);
                break;
        }
    }
}
