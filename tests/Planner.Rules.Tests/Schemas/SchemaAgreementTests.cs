using Planner.Rules.Diagnostics;
using Planner.Rules.Drafts;
using Planner.Rules.Pack.Loading;
using Planner.Rules.Schemas;
using Planner.Rules.Testing.Loading;

namespace Planner.Rules.Tests.Schemas;

/// <summary>No schema and its loader drift apart.</summary>
public sealed class SchemaAgreementTests : IDisposable
{
    private static readonly string[] Components = ["ntm.roads"];

    private readonly string folder = Directory.CreateTempSubdirectory("planner schema ").FullName.Replace('\\', '/');

    // In a draft dates and kinds of change hang together; DraftSchemaTests holds it.
    public static TheoryData<string> Schemas => [.. RuleFileSchemas.All(KnownNames.None).Select(s => s.Name).Where(n => n != "draft")];

    [Theory]
    [MemberData(nameof(Schemas))]
    public void Members_OfEveryObject_AreThoseTheLoaderTakes(string name) => Assert.Equal([], Agreement(name).OfMembers().Distinct());

    [Theory]
    [MemberData(nameof(Schemas))]
    public void Verdicts_OnFilesWithOneThingWrong_Agree(string name) => Assert.Equal([], Agreement(name).OfVerdicts().Distinct());

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private SchemaAgreement Agreement(string name)
    {
        FileSchema schema = RuleFileSchemas.All(KnownNames.None).Single(s => s.Name == name);
        return new SchemaAgreement(new SchemaSamples(schema.Text()), text => Load(name, text))
        {
            AskedOnly = name switch
            {
                // Asked for to say better why it is refused.
                "workflow" => [("Rules[]", "WorkflowsToInject")],
                "targets" => [("Rules[]", "WorkflowsToInject"), ("Rules[]", "Operator"), ("Rules[]", "Rules"), ("Rules[]", "LocalParams")],
                _ => [],
            },

            // The expression of a group has no meaning in RulesEngine.
            Meant = name switch
            {
                "workflow" => ["Expression blank: only the schema"],

                // That a metric exists is seen with the whole pack.
                "targets" => ["metric blank: only the schema"],
                _ => [],
            },
        };
    }

    private IReadOnlyList<Diagnostic> Load(string name, string text)
    {
        var diagnostics = new DiagnosticBag();
        var source = new PackSource(folder, 1, 0, diagnostics, DraftSelection.None, DiskFiles.Instance);
        string file = name switch
        {
            "indicators" or "parameters" or "sets" => $"criteria/{name}.json",
            "lines" or "flows" or "income" or "shocks" => $"poverty/{name}.json",
            "recognition" or "areas" => $"status/{name}.json",
            "metrics" or "likelihood" or "targets" or "relations" or "levers" or "sensitivity" => $"targets/{name}.json",
            "workflow" or "tests" => $"{name}.json",
            _ => $"funding/{name}.json",
        };
        string path = Path.Combine(folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        switch (name)
        {
            case "indicators": IndicatorsReader.Read(source); break;
            case "parameters": ParametersReader.Read(source); break;
            case "sets": CriteriaSetsReader.Read(source); break;
            case "lines" or "income": PovertyReader.Read(source); break;
            case "flows":
                // The income file beside it is needed for this one to be read.
                File.WriteAllText(Path.Combine(folder, "poverty/income.json"), "{}");
                PovertyReader.Read(source);
                break;
            case "shocks": PovertyReader.ReadShocks(source); break;
            case "recognition": StatusReader.ReadRecognition(source); break;
            case "areas": StatusReader.ReadAreas(source); break;
            case "eligibility": EligibilityReader.Read(source, Components); break;
            case "responses": ResponsesReader.Read(source, Components); break;
            case "allocations": AllocationsReader.Read(source); break;
            case "programmes" or "disbursement": FundingReader.Read(source); break;
            case "metrics": MetricsReader.Read(source); break;
            case "relations": RelationsReader.Read(source, null); break;
            case "levers": LeversReader.Read(source); break;
            case "sensitivity": SensitivityReader.Read(source, null); break;
            case "decisions": DecisionsReader.Read(source); break;
            case "likelihood": LikelihoodReader.Read(source); break;
            case "workflow": WorkflowFile.Read(file, source); break;
            case "targets": TargetsReader.Read(source, [name + ".json"]); break;
            default: TestFileReader.Read(path, diagnostics); break;
        }

        return [.. diagnostics.InFileOrder().Where(d => name is not ("flows" or "lines" or "income" or "programmes" or "disbursement") || d.Span.File.EndsWith(file, StringComparison.Ordinal))];
    }
}
