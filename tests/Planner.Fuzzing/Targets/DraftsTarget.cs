using System.Text;
using Planner.Fuzzing.Making;
using Planner.Fuzzing.Running;
using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;
using Planner.Rules.Drafts;
using Planner.Rules.Pack;

namespace Planner.Fuzzing.Targets;

/// <summary>Draft files laid over parameters, workflows, metrics and other rule files; a sound draft is also enacted and written again.</summary>
internal sealed class DraftsTarget() : JsonChoiceTarget([.. Drafts.Select(d => new JsonSample(d.Text))])
{
    private static readonly (string Place, string Text)[] Drafts =
    [
        ("criteria/parameters.try.draft.json", """
            { "$schema": "../schema/draft.schema.json", "file": "parameters.json", "changes": [
              { "parameter": "incomeNewRural", "region": "*", "from": 2023, "to": 2024, "value": 40, "status": "draft", "note": "thử" },
              { "parameter": "incomeNewRural", "region": "TDMNPB", "value": 41.5, "status": "inForce", "law": "Quyết định thử", "clause": "1", "effective": "2023-06-01" } ] }
            """),
        ("criteria/commune-2021-2025.try.draft.json", """
            { "file": "commune-2021-2025.json", "changes": [ { "rule": "c10", "expression": "commune.income >= p.incomeNewRural && year > 2021", "status": "draft", "from": 2022 } ] }
            """),
        ("funding/eligibility.try.draft.json", """
            { "file": "eligibility.json", "changes": [ { "member": "eligibility/ntm.infrastructure/eligible", "value": "commune.especiallyDifficult", "status": "draft" } ] }
            """),
        ("targets/bac-kan.try.draft.json", """
            { "file": "bac-kan.json", "changes": [ { "rule": "BK-01", "expression": "y2025.communeRoadGrade6Share > 85", "status": "draft" } ] }
            """),
        ("poverty/flows.try.draft.json", """
            { "file": "flows.json", "changes": [ { "member": "exitMobile/value", "value": 0.2, "status": "draft" } ] }
            """),
    ];

    public override string Name => "drafts";

    public override int Weight => 2;

    protected override bool Try(int which, byte[] content)
    {
        string place = Drafts[which].Place, path = Repository.Rules + "/" + place;
        var alone = new DiagnosticBag();
        DraftFile? draft = JsonFile.Parse(path, content, alone) is { } root ? DraftFileReader.Read(place, root, name => OneChangedFile.IsKnown(Repository.Rules + "/" + name), alone) : null;
        FuzzFaultException.Unless(draft is null == alone.HasErrors, () => "a draft and faults");
        Checked.All(alone, path, content);
        if (draft is null)
        {
            return false;
        }

        var again = new DiagnosticBag();
        string text = draft.Enacted("l", "c", new DateOnly(2023, 5, 1)).Text();
        FuzzFaultException.Unless(
            JsonFile.Parse(path, Encoding.UTF8.GetBytes(text), again) is { } written && DraftFileReader.Read(place, written, _ => true, again) is not null, () => $"what was written again is no draft: {again.InFileOrder()[0]}");

        var diagnostics = new DiagnosticBag();
        RulePack? pack = RulePackLoader.Load(Repository.Rules, ["bac-kan.json"], 2020, 2025, diagnostics, DraftSelection.All, new OneChangedFile(path, content, [place]));
        FuzzFaultException.Unless(pack is null == diagnostics.HasErrors, () => "a pack and faults");
        Checked.All(diagnostics, path, content);
        return pack is not null;
    }
}
