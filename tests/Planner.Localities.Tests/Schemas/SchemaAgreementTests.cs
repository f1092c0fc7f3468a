using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Planner.Localities.Calibration;
using Planner.Localities.Import.Mapping;
using Planner.Localities.Import.Vocabulary;
using Planner.Localities.Opening;
using Planner.Localities.Scenarios;
using Planner.Localities.Schemas;
using Planner.Localities.Synthesis;
using Planner.Localities.Tests.Import;
using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;
using Planner.Rules.Schemas;
using Planner.Rules.Tests.Schemas;

namespace Planner.Localities.Tests.Schemas;

/// <summary>No schema of a locality's files and its loader drift apart, and the shipped schemas are what the code writes.</summary>
public sealed class SchemaAgreementTests : IDisposable
{
    private static readonly Lazy<KnownNames> Names = new(() =>
    {
        var diagnostics = new DiagnosticBag();
        KnownNames? names = KnownNamesReader.Read(RepositoryFolder.Root + "/rules", diagnostics);
        Assert.Empty(diagnostics.InFileOrder());
        return names!;
    });

    private static readonly Lazy<OpenedLocality> BacKan = new(() => LocalityFolder.OpenWithoutCommunes(RepositoryFolder.BacKan, new DiagnosticBag())!);

    private readonly string folder = Directory.CreateTempSubdirectory("planner schema ").FullName.Replace('\\', '/');

    public static TheoryData<string> Schemas => [.. LocalityFileSchemas.All(KnownNames.None).Select(s => s.Name)];

    [Theory]
    [MemberData(nameof(Schemas))]
    public void Schema_File_IsWhatTheCodeWrites(string name)
    {
        FileSchema schema = LocalityFileSchemas.All(Names.Value).Single(s => s.Name == name);

        bool same = schema.Text() == File.ReadAllText(Path.Combine(RepositoryFolder.Root, "rules", "schema", schema.FileName));

        Assert.True(same, "write it again with: planner schema --rules rules --out rules/schema");
    }

    [Theory]
    [MemberData(nameof(Schemas))]
    public void Members_OfEveryObject_AreThoseTheLoaderTakes(string name) => Assert.Equal([], Agreement(name).OfMembers().Distinct());

    [Theory]
    [MemberData(nameof(Schemas))]
    public void Verdicts_OnFilesWithOneThingWrong_Agree(string name) => Assert.Equal([], Agreement(name).OfVerdicts().Distinct());

    [Fact]
    public void Assumptions_OfAScenario_AreTheModelsUncertainInputs()
    {
        using JsonDocument schema = JsonDocument.Parse(LocalityFileSchemas.All(KnownNames.None).Single(s => s.Name == "scenario").Text());
        JsonElement assumptions = schema.RootElement.GetProperty("properties").GetProperty("assumptions").GetProperty("anyOf")[0];

        Assert.Equal(
            Enum.GetNames<UncertainInput>().Select(n => char.ToLowerInvariant(n[0]) + n[1..]),
            assumptions.GetProperty("properties").EnumerateObject().Select(p => p.Name));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private SchemaAgreement Agreement(string name)
    {
        // One name of each kind: an entry of an unknown name is not read further.
        KnownNames few = new()
        {
            Components = [.. Names.Value.Components.Take(1)],
            DistrictIndicators = [.. Names.Value.DistrictIndicators.Take(1)],
            Indicators = [.. Names.Value.Indicators.Take(1)],
            Criteria = [.. Names.Value.Criteria.Take(1)],
        };
        FileSchema schema = LocalityFileSchemas.All(few).Single(s => s.Name == name);
        return new SchemaAgreement(new SchemaSamples(schema.Text()), text => Load(name, text))
        {
            // A distribution has eight kinds, and may be inherited; two kinds of provenance go with it.
            Variants = 18,
            Adapt = name switch { "scenario" => Alone, "locality" => WithItsDistrict, _ => _ => { } },
            Meant = name switch
            {
                // What a scenario leaves out it may inherit.
                "scenario" => ["absent: only the loader", "an empty object: only the loader", ".moves[].year"],

                // Between the best and the worst value of the indicator.
                "synthesis" => [".mean far"],

                // Start values name the districts of the file.
                "locality" => ["$.districts[].id another word: only the loader", ".values an empty object: only the loader"],
                _ => [],
            },
        };
    }

    private IReadOnlyList<Diagnostic> Load(string name, string text)
    {
        var diagnostics = new DiagnosticBag();
        string file = name == "scenario" ? "goc.scenario.json" : name + ".json";
        switch (name)
        {
            case "locality":
                File.WriteAllText(Path.Combine(folder, file), text);
                LocalityFolder.Open(folder, (_, _) => ShippedPack.Value, withCommunes: false, diagnostics);
                break;
            case "scenario":
                File.WriteAllText(Path.Combine(folder, file), text);
                File.WriteAllText(Path.Combine(folder, "actuals.csv"), "id,commune,component,date,value,unit,source\n");
                ScenarioLoader.Load(folder + "/" + file, BacKan.Value.Locality, BacKan.Value.Pack, diagnostics);
                break;
            case "calibration":
                File.WriteAllText(Path.Combine(folder, file), text);
                CalibrationPlanFile.Read(folder + "/" + file, diagnostics);
                break;
            case "posterior":
                File.WriteAllText(Path.Combine(folder, file), text);
                PosteriorFile.Read(folder + "/" + file, diagnostics);
                break;
            case "mapping":
                File.WriteAllText(Path.Combine(folder, file), text);
                ImportMappingFile.Read(folder + "/" + file, ImportOffice.Vocabulary, diagnostics);
                break;
            case "import-columns":
                Directory.CreateDirectory(Path.Combine(folder, "import"));
                File.WriteAllText(Path.Combine(folder, ImportVocabularyReader.FileName), text);
                ImportVocabularyReader.Read(folder, [], diagnostics);
                break;
            default:
                SynthesisFile.Read(JsonFile.Parse(file, Encoding.UTF8.GetBytes(text), diagnostics)!, BacKan.Value.Locality, BacKan.Value.Pack, diagnostics);
                break;
        }

        return diagnostics.InFileOrder();
    }

    // A scenario that extends nothing, in which null takes nothing away.
    private static void Alone(JsonNode document)
    {
        ((JsonObject)document).Remove("extends");
        WithoutNulls(document);
        if (document["actuals"] is not null)
        {
            document["actuals"] = "actuals.csv";
        }

        // Targets and districts are names that no schema knows.
        if (document["plan"] is JsonObject { Count: > 0 } plan)
        {
            JsonNode path = plan.First().Value!.DeepClone();
            ((JsonObject)path).Remove("districts");
            document["plan"] = new JsonObject { ["BK-14"] = path };
        }

        foreach (JsonNode? move in document["moves"] is JsonArray moves ? moves : [])
        {
            move!["year"] = 2022;
        }

        document["replicates"] ??= 1;
        document["seed"] ??= 1;
        document["registration"] ??= new JsonObject { ["quota"] = new JsonObject(), ["assumption"] = "x" };
    }

    private static void WithoutNulls(JsonNode node)
    {
        foreach ((string name, JsonNode? value) in node is JsonObject members ? members.ToList() : [])
        {
            if (value is null || value.GetValueKind() == JsonValueKind.Null)
            {
                ((JsonObject)node).Remove(name);
            }
            else
            {
                WithoutNulls(value);
            }
        }
    }

    // Start values are given for every district of the file by its id.
    private static void WithItsDistrict(JsonNode document)
    {
        foreach ((_, JsonNode? indicator) in (JsonObject)document["districtIndicators"]!)
        {
            indicator!["values"] = new JsonObject { [document["districts"]![0]!["id"]!.GetValue<string>()] = 50 };
        }
    }
}
