using System.Text;
using Planner.Rules.Diagnostics;
using Planner.Rules.Editing;
using Planner.Rules.Pack;

namespace Planner.Rules.Tests.Editing;

public sealed class ParameterFileTests
{
    private const string Small = """
        {
          "regions": [ { "id": "A" }, { "id": "B" } ],
          "parameters": [
            { "id": "other", "values": [ { "region": "*", "from": 2020, "value": 90 } ] },
            {
              "id": "road",   "values": [ { "region": "*",  "from": 2020, "to": 2021, "value":  80.50 },
                { "region": "A", "from": 2020, "value": 75, "assumption": "old" , "to": 2021 },
                {
                  "region": "*",
                  "from": 2022,
                  "source": { "document": "QĐ 318", "url": "http://x" },
                  "value": 1e2
                }
              ],
              "title": { "vi": "Đường", "en": "Road" }, "unit": "percent", "assumption": "all"
            }
          ]
        }

        """;

    private static readonly Provenance Guess = new(null, null, "thử \"đã\"", default);

    [Fact]
    public void With_ValueOfARowWithoutProvenance_ChangesItsTokenAndAddsOneMember() => Check(
        [new TableChange("*", 2020, null, "81", "80.50")], Guess, "\"value\":  80.50 }", "\"value\":  81, \"assumption\": \"thử \\\"đã\\\"\" }");

    [Fact]
    public void With_ValueOfARowWithProvenance_ReplacesItWhereItStands() => Check(
        [new TableChange("A", 2020, null, "70", "75")], Guess, "\"value\": 75, \"assumption\": \"old\" ,", "\"value\": 70, \"assumption\": \"thử \\\"đã\\\"\" ,");

    [Fact]
    public void With_ADocument_ReplacesASourceWithItsAddress() => Check(
        [new TableChange("*", 2022, null, "99", "1e2")],
        new Provenance("NQ 15", null, null, default),
        """
                  "source": { "document": "QĐ 318", "url": "http://x" },
                  "value": 1e2
        """,
        """
                  "source": { "document": "NQ 15" },
                  "value": 99
        """);

    [Fact]
    public void With_ARegionWithoutARow_AddsOneAfterTheLastInTheFilesOwnLayout() => Check(
        [new TableChange("B", 2022, null, "60", null), new TableChange("B", 2020, 2021, "55.5", null)],
        Guess,
        "\n        }\n      ],",
        "\n        },\n        { \"region\": \"B\", \"from\": 2022, \"value\": 60, \"assumption\": \"thử \\\"đã\\\"\" },"
            + "\n        { \"region\": \"B\", \"from\": 2020, \"to\": 2021, \"value\": 55.5, \"assumption\": \"thử \\\"đã\\\"\" }\n      ],");

    [Fact]
    public void With_AParameterOnOneLine_StaysOnOneLine() => Check(
        [new TableChange("A", 2020, null, "1", null)],
        Guess,
        "\"value\": 90 } ]",
        "\"value\": 90 }, { \"region\": \"A\", \"from\": 2020, \"value\": 1, \"assumption\": \"thử \\\"đã\\\"\" } ]",
        "other");

    [Fact]
    public void With_NoNumber_WritesATextSoThatTheCheckNamesIt() => Check([new TableChange("A", 2020, null, "7o", "75")], Guess, "\"value\": 75, \"assumption\": \"old\"", "\"value\": \"7o\", \"assumption\": \"thử \\\"đã\\\"\"");

    [Fact]
    public void With_UnknownParameter_Throws() =>
        Assert.Throws<ArgumentException>(() => ParameterFile.With(Encoding.UTF8.GetBytes(Small), "rode", [], Guess));

    [Fact]
    public void With_EveryRowOfTheShippedFileChangedAndChangedBack_LeavesEveryByte()
    {
        byte[] shipped = File.ReadAllBytes(Path.Combine(Shipped(), ParameterTable.Place));
        int tried = 0;
        foreach (string id in Ids(shipped))
        {
            ParameterTable table = ParameterTable.Read("p.json", shipped, id)!;
            foreach (TableValue row in table.Values.Where(v => v.Provenance?.Assumption is not null))
            {
                byte[] changed = ParameterFile.With(shipped, id, [new TableChange(row.Region, row.From, row.To, "12.25", row.Written)], Guess);
                TableValue other = ParameterTable.Read("p.json", changed, id)!.Own(row.Region, row.From)!;
                Assert.Equal(("12.25", Guess.Assumption), (other.Written, other.Provenance!.Assumption));
                Assert.Equal(shipped, ParameterFile.With(changed, id, [new TableChange(row.Region, row.From, row.To, row.Written, "12.25")], row.Provenance!));
                tried++;
            }
        }

        Assert.True(tried > 100, $"{tried} rows");
    }

    [Fact]
    public void Check_OfATrial_NamesAWrongValueWhereItWouldStandAndWritesNothing()
    {
        string folder = Shipped(), path = folder + "/" + ParameterTable.Place;
        byte[] shipped = File.ReadAllBytes(path);
        byte[] changed = ParameterFile.With(shipped, "healthInsuranceShare", [new TableChange("*", 2022, null, "9o", "90")], Guess);
        var diagnostics = new DiagnosticBag();
        Assert.Null(RuleFileTrial.Check(folder, ParameterTable.Place, changed, diagnostics));
        Diagnostic fault = Assert.Single(diagnostics.InFileOrder(), d => d.Severity == Severity.Error);
        Assert.Equal("PLN0010", fault.Code);
        Assert.Equal(ParameterTable.Read(path, changed, "healthInsuranceShare")!.Own("*", 2022)!.ValueSpan, fault.Span);
        Assert.Equal(shipped, File.ReadAllBytes(path));
    }

    [Fact]
    public void Check_OfATrial_LoadsTheChangedValue()
    {
        string folder = Shipped();
        byte[] changed = ParameterFile.With(File.ReadAllBytes(folder + "/" + ParameterTable.Place), "healthInsuranceShare", [new TableChange("TN", 2022, null, "87.5", null)], Guess);
        var diagnostics = new DiagnosticBag();
        RulePack pack = RuleFileTrial.Check(folder, ParameterTable.Place, changed, diagnostics)![0];
        ParameterDefinition loaded = pack.Parameters.First(p => p.Id == "healthInsuranceShare");
        Assert.Equal((87.5, 90, 85), (loaded.At("TN", 2025), loaded.At("DNB", 2025), loaded.At("TN", 2021)));
        ParameterTable table = ParameterTable.Read("x", changed, "healthInsuranceShare")!;
        foreach ((string region, int year) in from r in pack.Regions from y in Enumerable.Range(2015, 12) select (r, y))
        {
            Assert.Equal(loaded.RowAt(region, year)?.Span, table.InForce(region, year) is { } row ? loaded.Values[table.Values.ToList().IndexOf(row)].Span : null);
        }
    }

    private static void Check(TableChange[] changes, Provenance provenance, string old, string now, string parameter = "road")
    {
        foreach ((string lineEnd, string mark) in new[] { ("\n", ""), ("\r\n", ""), ("\n", "\uFEFF") })
        {
            string before = mark + Small.ReplaceLineEndings(lineEnd), from = old.ReplaceLineEndings(lineEnd);
            Assert.Equal(2, before.Split(from).Length);
            Assert.Equal(
                before.Replace(from, now.ReplaceLineEndings(lineEnd), StringComparison.Ordinal),
                Encoding.UTF8.GetString(ParameterFile.With(Encoding.UTF8.GetBytes(before), parameter, changes, provenance)));
        }
    }

    private static IEnumerable<string> Ids(byte[] file)
    {
        using var document = System.Text.Json.JsonDocument.Parse(file);
        return [.. document.RootElement.GetProperty("parameters").EnumerateArray().Select(p => p.GetProperty("id").GetString()!)];
    }

    private static string Shipped()
    {
        string folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Planner.sln")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return Path.Combine(folder, "rules").Replace('\\', '/');
    }
}
