using System.Text;
using Planner.Localities.Opening;
using Planner.Localities.Tables;
using Planner.Localities.Units;
using Planner.Rules.Diagnostics;
using Planner.Rules.Pack;

namespace Planner.Localities.Tests;

/// <summary>A small valid locality in a folder of its own (two districts, three communes, one scenario), for tests that break it in one place.</summary>
internal sealed class LocalityOnDisk : IDisposable
{
    public const string Header =
        """
        {
          "id": "nho", "title": { "vi": "Nhỏ", "en": "Small" }, "region": "TDMNPB", "rules": "../../rules", "targets": ["bac-kan.json"],
          "startYear": 2020, "endYear": 2025, "communes": "communes.csv",
          "scenarios": ["goc.scenario.json"],
          "districts": [
            { "id": "huyen-a", "title": { "vi": "A", "en": "A" }, "communes": 2, "assumption": "test" },
            { "id": "huyen-b", "title": { "vi": "B", "en": "B" }, "communes": 1, "poor": true, "assumption": "test" }
          ],
          "districtIndicators": {
        DISTRICT_INDICATORS
          }
        }
        """;

    public const string Scenario =
        """
        {
          "title": { "vi": "Gốc", "en": "Base" },
          "description": { "vi": "Gốc.", "en": "Base." },
          "replicates": 100,
          "seed": 1,
          "budgets": {
            "ntm": { "component": "ntm.infrastructure", "from": "central", "amounts": { "2022": 10, "2023": 20 }, "assumption": "test" }
          },
          "registration": { "quota": { "newRural": { "2022": 1 } }, "assumption": "test" },
          "assumptions": { "unitCostFactor": { "lognormal": { "median": 1, "sigma": 0.25 }, "assumption": "test" } }
        }
        """;

    private readonly string path = Directory.CreateTempSubdirectory("planner-localities-").FullName;

    public LocalityOnDisk()
    {
        IEnumerable<string> indicators = ShippedPack.Value.Indicators.Where(i => i.Scope == IndicatorScope.District)
            .Select(i => $"    \"{i.Id}\": {{ \"values\": {{ \"huyen-a\": 50, \"huyen-b\": 40 }}, \"assumption\": \"test\" }}");
        Write("locality.json", Header.Replace("DISTRICT_INDICATORS", string.Join(",\n", indicators), StringComparison.Ordinal));
        Write("goc.scenario.json", Scenario);
        Write("communes.csv", Table(Rows()));
    }

    public string Folder => path.Replace('\\', '/');

    public string this[string name] => $"{Folder}/{name}";

    /// <summary>Column names in order, without the optional ones.</summary>
    public static IReadOnlyList<string> Columns { get; } = [.. CommuneColumns.Fixed, .. CommuneColumns.Indicators(ShippedPack.Value).Select(i => i.Id)];

    /// <summary>Three valid rows as fields.</summary>
    public static List<List<string>> Rows() => [Row("A-1", "huyen-a"), Row("A-2", "huyen-a"), Row("B-1", "huyen-b")];

    public static string Table(IEnumerable<IReadOnlyList<string>> rows, IReadOnlyList<string>? columns = null)
    {
        var text = new StringBuilder();
        foreach (IReadOnlyList<string> row in (IEnumerable<IReadOnlyList<string>>)[columns ?? Columns, .. rows])
        {
            text.AppendJoin(',', row).Append('\n');
        }

        return text.ToString();
    }

    public void Write(string name, string text) => File.WriteAllText(Path.Combine(path, name), text);

    /// <summary>Replaces a text of a file that must be there.</summary>
    public void Change(string name, string from, string to)
    {
        string text = File.ReadAllText(Path.Combine(path, name));
        Assert.Contains(from, text, StringComparison.Ordinal);
        Write(name, text.Replace(from, to, StringComparison.Ordinal));
    }

    public OpenedLocality? Open(DiagnosticBag diagnostics) => LocalityFolder.Open(Folder, (_, _) => ShippedPack.Value, withCommunes: true, diagnostics);

    public Locality Opened()
    {
        var diagnostics = new DiagnosticBag();
        OpenedLocality? opened = Open(diagnostics);
        Assert.Empty(diagnostics.InFileOrder());
        return opened!.Locality;
    }

    public void Dispose() => Directory.Delete(path, recursive: true);

    private static List<string> Row(string id, string district)
    {
        List<string> fields = [id, "Xã " + id, district, "500", "2000", "80", "10", "100", "50", "25", "23", "false", "3", "false", "0", "0", "0"];
        fields.AddRange(CommuneColumns.Indicators(ShippedPack.Value).Select(i => i.Best > 50 ? "60" : i.Worst > 20 ? "10" : "2"));
        return fields;
    }
}
