using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;
using Planner.Rules.Drafts;
using Planner.Rules.Schemas;
using Planner.Rules.Tests.Pack;

namespace Planner.Rules.Tests.Schemas;

/// <summary>The schema of drafts and their reader do not drift apart.</summary>
public class DraftSchemaTests
{
    public static TheoryData<string> Changes =>
    [
        """{ "parameter": "incomeFloor", "region": "*", "from": 2024, "effective": "2024-07-01", "to": 2025, "value": 40, "status": "inForce", "law": "QĐ 1", "clause": "1", "note": "n" }""",
        """{ "rule": "income", "expression": "true", "from": 2024, "effective": "2024-07-01", "status": "inForce", "law": "QĐ 1", "clause": "1", "note": "n" }""",
        """{ "member": "indicators/water/trend", "value": [1], "from": 2024, "effective": "2024-07-01", "status": "inForce", "law": "QĐ 1", "clause": "1", "note": "n" }""",
    ];

    [Theory]
    [MemberData(nameof(Changes))]
    public void Change_OneMemberTakenOut_BothSaySo(string change)
    {
        JsonObject whole = File(change);
        Assert.True(Loads(whole));
        Assert.True(Fits(whole));
        foreach (string name in Change(whole).Select(m => m.Key).ToArray())
        {
            JsonObject less = File(change);
            Change(less).Remove(name);
            Assert.True(Loads(less) == Fits(less), $"without '{name}' the loader says {Loads(less)}, the schema {Fits(less)}");
        }
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public void Change_UnknownMemberOrOtherKind_BothRefuse(string change)
    {
        foreach (string name in (string[])["valu", "parameter", "rule", "member", "to", "region"])
        {
            JsonObject more = File(change);
            if (Change(more).TryAdd(name, System.Text.Json.Nodes.JsonValue.Create("x")))
            {
                Assert.False(Loads(more), name);
                Assert.False(Fits(more), name);
            }
        }
    }

    private static JsonObject File(string change) => JsonNode.Parse($$"""{ "$schema": "x", "file": "parameters.json", "changes": [{{change}}] }""")!.AsObject();

    private static JsonObject Change(JsonObject file) => file["changes"]![0]!.AsObject();

    private static bool Loads(JsonObject file)
    {
        var diagnostics = new DiagnosticBag();
        Planner.Rules.Documents.JsonValue root = JsonFile.Parse("parameters.tried.draft.json", Encoding.UTF8.GetBytes(file.ToJsonString()), diagnostics)!;
        return DraftFileReader.Read("criteria/parameters.tried.draft.json", root, f => f == "criteria/parameters.json", diagnostics) is not null;
    }

    private static bool Fits(JsonObject file)
    {
        string schema = RuleFileSchemas.All(KnownNames.None).Single(s => s.Name == "draft").Text();
        return SchemaValidator.Faults(JsonDocument.Parse(file.ToJsonString()).RootElement, JsonDocument.Parse(schema).RootElement).Count == 0;
    }
}
