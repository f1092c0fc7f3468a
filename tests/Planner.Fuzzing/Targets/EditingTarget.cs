using System.Text;
using System.Text.Json;
using Planner.Fuzzing.Making;
using Planner.Fuzzing.Running;
using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;
using Planner.Rules.Editing;
using Planner.Rules.Pack;
using Planner.Workbench.Sessions;

namespace Planner.Fuzzing.Targets;

/// <summary>Files that the workbench writes into after somebody else may have changed them: the tables of parameters, scenarios.</summary>
internal sealed class EditingTarget() : JsonChoiceTarget(
    new JsonSample("""
        { "regions": [ { "id": "a" }, { "id": "b" } ], "parameters": [ { "id": "newRuralIncome", "title": { "vi": "a", "en": "b" }, "unit": "million", "source": { "document": "x" },
            "values": [ { "region": "*", "from": 2021, "to": 2022, "value": 35 }, { "region": "a", "from": 2023, "value": 39.5, "assumption": { "vi": "x", "en": "y" } } ] },
          { "id": "other", "values": [] } ] }
        """),
    JsonSample.Of(Repository.Scenarios + "/bac-kan/more-money.scenario.json"))
{
    public override string Name => "editing";

    public override int Weight => 8;

    protected override bool Try(int which, byte[] content)
    {
        if (which == 1)
        {
            try
            {
                byte[] renamed = ScenarioFiles.Retitled(content, "Tên mới", Language.Vietnamese);
                FuzzFaultException.Unless(JsonFile.Parse("s.json", renamed, new DiagnosticBag()) is not null, () => "what was renamed is no file of rules any more");
                return true;
            }
            catch (JsonException)
            {
                // Said in the workbench's footer.
                return false;
            }
        }

        if (ParameterTable.Read("parameters.json", content, "newRuralIncome") is not { } table)
        {
            return false;
        }

        byte[] written = ParameterFile.With(
            content, "newRuralIncome", [new TableChange("*", 2021, 2022, "41.5", "35"), new TableChange("b", 2024, null, "7", null)], new Provenance(null, null, new LocalizedText("thử", "try"), SourceSpan.StartOf("parameters.json")));
        FuzzFaultException.Unless(ParameterTable.Read("parameters.json", written, "newRuralIncome") is { } again && again.Own("*", 2021)?.Written == "41.5", () => Encoding.UTF8.GetString(written));
        return table.Values.Count > 0;
    }
}
