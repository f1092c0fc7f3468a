using System.Text;
using Planner.Analysis.Closing;
using Planner.Rules.Editing;
using Planner.Rules.Pack;
using Planner.Workbench.Boards;
using Planner.Workbench.Keys;
using Planner.Workbench.States;

namespace Planner.Workbench.Tests;

/// <summary>A table of invented values, open on the screen of rules, and what a change of it does.</summary>
internal static class SampleTable
{
    public const string Content = """
        {
          "regions": [ { "id": "TDMNPB" }, { "id": "DBSH" }, { "id": "BTB" }, { "id": "DHNTB" }, { "id": "TN" }, { "id": "DNB" }, { "id": "DBSCL" } ],
          "parameters": [
            {
              "id": "roads", "title": { "vi": "2.1 Tỷ lệ đường xã được nhựa hóa hoặc bê tông hóa", "en": "2.1 Commune roads paved or concreted" }, "unit": "percent",
              "values": [
                { "region": "*", "from": 2015, "to": 2021, "value": 90 },
                { "region": "TDMNPB", "from": 2015, "to": 2021, "value": 80.5, "source": { "document": "QĐ 1980/QĐ-TTg, tiêu chí 2" } },
                { "region": "*", "from": 2022, "value": 100 },
                { "region": "TDMNPB", "from": 2022, "value": 85, "assumption": "QĐ 318/QĐ-TTg; recalled, high confidence" }
              ],
              "assumption": "QĐ 318/QĐ-TTg; recalled"
            }
          ]
        }
        """;

    /// <summary>The table as a file holds it.</summary>
    public static TableDraft Of(string content = Content)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(content);
        return new TableDraft(ParameterTable.Read("rules/criteria/parameters.json", bytes, "roads")!, [.. bytes], "TDMNPB");
    }

    /// <summary>The workbench with the table open.</summary>
    public static WorkbenchState Open(int width, int height, Language language)
    {
        WorkbenchState state = SampleState.At(width, height, language, WorkbenchScreen.Rules);
        state = state with { Rules = state.Rules! with { Nodes = [.. state.Rules.Nodes, Node], Effect = [] }, Unfolded = ["set", "set/c02", "parameters"] };
        state = state.At(new ListPlace(state.Rules.Nodes.Count - 1));
        return WorkbenchUpdate.Apply(state.After(Key.Of('e')), new WorkbenchMessage.TableRead(Of(), true));
    }

    /// <summary>One value changed, and what that does.</summary>
    public static WorkbenchState Changed(int width, int height, Language language)
    {
        WorkbenchState state = Open(width, height, language).Typing("95").After(new Key(KeyKind.Enter));
        return WorkbenchUpdate.Apply(state, new WorkbenchMessage.TableTried(Effect(state.Table!)));
    }

    /// <summary>What the changes of a table do, in invented numbers.</summary>
    public static TableEffect Effect(TableDraft draft)
    {
        var communes = SampleState.Comparison.Locality.Tables[0].Communes;
        TableFlip[] flips =
        [
            .. communes.Take(30).Select((c, i) => new TableFlip(
                i, c.Id, c.Name, c.District, CommuneLevel.NewRural, i % 5 == 0 ? null : "c02", i % 5 == 0 ? null : new LocalizedText("Giao thông", "Roads"), true, 18 - (i / 2))),
        ];
        double[] districts = new double[SampleState.Comparison.Locality.Districts.Count];
        foreach (TableFlip flip in flips)
        {
            districts[flip.District] += flip.Tables / 20.0;
        }

        return new TableEffect(
            draft.Changes, [], [], [], [new TableFlips(2025, 20, new TableRange(12.4, 8, 17), new TableRange(0, 0, 0), new TableRange(10.1, 7, 15), districts, flips)], false,
            SampleState.At(80, 24, Language.English).Preview!.Rows, 1000);
    }

    private static RuleNode Node => new(
        "parameters/roads", 1, false, new LocalizedText("roads 2.1 Tỷ lệ đường xã", "roads 2.1 Commune roads"), [new LocalizedText("TDMNPB 2022–: 85", "TDMNPB 2022–: 85")], "p.json", 5);
}
