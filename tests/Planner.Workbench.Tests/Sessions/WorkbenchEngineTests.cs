using Planner.Localities.Scenarios;
using Planner.Rules.Diagnostics;
using Planner.Rules.Pack;
using Planner.Simulation.Preparation;
using Planner.Workbench.Boards;
using Planner.Workbench.Sessions;
using Planner.Workbench.States;

namespace Planner.Workbench.Tests.Sessions;

/// <summary>The engine on a copy of the shipped locality, with few replicates.</summary>
public sealed class WorkbenchEngineTests : IDisposable
{
    private readonly EngineOnACopy at = new();

    [Fact]
    public void Open_ShippedLocality_ComparesAllAndSaysWhatDiffers()
    {
        LocalityBoard locality = at.Next<WorkbenchMessage.Opened>().Locality;
        ScenarioEntry more = locality.Scenarios.First(s => s.Id == "more-money");
        Assert.Equal("as-planned", more.Extends);
        Assert.Contains(more.Differences, d => d.Vi.StartsWith("Hệ số vốn", StringComparison.Ordinal) && d.Vi.EndsWith("1,3", StringComparison.Ordinal));
        Assert.Contains("more-money", locality.Scenarios[0].Extenders);
        at.Next<WorkbenchMessage.Compared>(m => m.Board.Scenarios.Count == locality.Scenarios.Count);
    }

    [Fact]
    public void Levers_EachMovedByAStep_MakesAScenarioThatLoadsAndDiffersOnlyThere()
    {
        at.Next<WorkbenchMessage.Opened>();
        at.Engine.Handle(new WorkbenchRequest.ReadLevers("more-money"));
        LeverSheet sheet = at.Next<WorkbenchMessage.LeversRead>().Levers;
        Assert.Equal(1.3, sheet.Items.First(i => i.Key == "factor.ntm").Base);
        Assert.Equal(9, sheet.Items.First(i => i.Key == "quota.newRural.2021").Base);
        var diagnostics = new DiagnosticBag();
        ComparisonInputs inputs = ComparisonInputs.Load(ScenarioPaths.Resolve([at.Folder.Replace('\\', '/')], diagnostics)[0], diagnostics)!;
        Scenario Load(LeverSheet levers)
        {
            var faults = new DiagnosticBag();
            Scenario? loaded = ScenarioLoader.LoadDraft(
                Path.Combine(at.Folder, "x.scenario.json").Replace('\\', '/'), levers.Document("x", new LocalizedText("x", "x"), null), inputs.Locality, inputs.Model.Pack, faults);
            Assert.True(loaded is not null && PreparedScenario.Prepare(inputs.Model, loaded, faults) is not null, string.Join('\n', faults.InFileOrder()));
            return loaded;
        }

        static double Money(Scenario s) => s.Budget.Sum(b => b.Amount);
        Scenario neutral = Load(sheet);
        Assert.Equal(Money(inputs.Scenarios.First(s => s.Scenario.Id == "more-money").Scenario), Money(neutral), 9);
        int moved = 0;
        foreach (LeverItem item in sheet.Items.Where(i => i.Locked is null))
        {
            LeverItem step = item.At(item.Value + item.Step);
            step = step.Moved ? step : item.At(item.Value - item.Step);
            Scenario loaded = Load(sheet with { Items = sheet.Items.Replace(item, step) });
            bool money = item.Kind is LeverKind.Factor || item.Key.StartsWith("amount.", StringComparison.Ordinal);
            Assert.Equal(money, Math.Abs(Money(loaded) - Money(neutral)) > 1e-9);
            moved++;
        }

        Assert.True(moved > 30, $"{moved} levers");
    }

    [Fact]
    public void Preview_NothingMoved_NoTargetDiffers()
    {
        at.Next<WorkbenchMessage.Opened>();
        at.Engine.Handle(new WorkbenchRequest.ReadLevers("as-planned"));
        at.Engine.Handle(new WorkbenchRequest.Preview(at.Next<WorkbenchMessage.LeversRead>().Levers));
        LeverPreview preview = at.Next<WorkbenchMessage.Previewed>().Preview;
        Assert.Equal(20, preview.Replicates);
        Assert.Equal(18, preview.Rows.Count);
        Assert.All(preview.Rows, r => Assert.Equal(0, r.Difference.Estimate));
    }

    [Fact]
    public void DuplicateRenameDelete_EachTakenBack_LeaveEveryByteAsItWas()
    {
        at.Next<WorkbenchMessage.Opened>();
        Dictionary<string, string> before = at.Contents();
        foreach (WorkbenchRequest request in (WorkbenchRequest[])
            [
                new WorkbenchRequest.Duplicate("more-money", "Thử: gấp \"đôi\""), new WorkbenchRequest.Rename("more-money", "Nhiều vốn hơn", Language.Vietnamese),
                new WorkbenchRequest.Delete("more-money"),
            ])
        {
            at.Engine.Handle(request);
            WorkbenchRequest undo = at.Next<WorkbenchMessage.FilesChanged>().Undo!;
            Assert.NotEqual(before, at.Contents());
            at.Engine.Handle(undo);
            at.Next<WorkbenchMessage.Noted>();
            Assert.Equal(before, at.Contents());
        }
    }

    [Fact]
    public void Duplicate_StandsAfterItsOriginalAndRename_KeepsTheOtherLanguage()
    {
        at.Next<WorkbenchMessage.Opened>();
        at.Engine.Handle(new WorkbenchRequest.Duplicate("more-money", "Gấp đôi"));
        string[] ids = [.. at.Next<WorkbenchMessage.Opened>(m => m.Locality.Scenarios.Any(s => s.Id == "gap-doi")).Locality.Scenarios.Select(s => s.Id)];
        Assert.Equal(Array.IndexOf(ids, "more-money") + 1, Array.IndexOf(ids, "gap-doi"));
        at.Engine.Handle(new WorkbenchRequest.Rename("gap-doi", "Twice", Language.English));
        ScenarioEntry renamed = at.Next<WorkbenchMessage.Opened>(m => m.Locality.Scenarios.Any(s => s.Title.En == "Twice")).Locality.Scenarios.First(s => s.Id == "gap-doi");
        Assert.Equal("Gấp đôi", renamed.Title.Vi);
    }

    [Fact]
    public void Duplicate_ThenRun_IsComparedWithTheOthers()
    {
        int before = at.Next<WorkbenchMessage.Compared>(m => m.Board.Scenarios.Count > 1).Board.Scenarios.Count;
        at.Engine.Handle(new WorkbenchRequest.Duplicate("more-money", "Gấp đôi"));
        LocalityBoard opened = at.Next<WorkbenchMessage.Opened>(m => m.Locality.Scenarios.Any(s => s.Id == "gap-doi")).Locality;
        at.Engine.Handle(new WorkbenchRequest.Run(["gap-doi"]));
        Assert.Contains("gap-doi", at.Next<WorkbenchMessage.Compared>(m => m.Board.Scenarios.Count == before + 1).Board.Scenarios.Select(s => s.Id));

        // Money of a line is called by what it pays for, not by the line's name in the file.
        Assert.Contains(opened.Scenarios.First(s => s.Id == "minority-focus").Differences, d => d.Vi.StartsWith("Vốn (tỷ đồng) › Tín dụng", StringComparison.Ordinal));
    }

    [Fact]
    public void Duplicate_OtherScenariosRan_StayFreshWithTheirAddresses()
    {
        at.Next<WorkbenchMessage.Compared>(m => m.Board.Scenarios.Count > 1);
        at.Engine.Handle(new WorkbenchRequest.Rename("no-debt", "Không nợ đọng", Language.Vietnamese));
        LocalityBoard before = at.Next<WorkbenchMessage.Opened>(m => m.Locality.Scenarios.Any(s => s.Title.Vi == "Không nợ đọng")).Locality;
        Assert.Equal(RunState.Stale, before.Scenarios.First(s => s.Id == "no-debt").Standing.State);
        at.Engine.Handle(new WorkbenchRequest.Duplicate("more-money", "Gấp đôi"));
        LocalityBoard after = at.Next<WorkbenchMessage.Opened>(m => m.Locality.Scenarios.Any(s => s.Id == "gap-doi")).Locality;
        Assert.Equal(before.Scenarios.Count + 1, after.Scenarios.Count);
        foreach (ScenarioEntry old in before.Scenarios.Where(s => s.Id != "no-debt"))
        {
            ScenarioEntry now = after.Scenarios.First(s => s.Id == old.Id);
            Assert.NotNull(now.Address);
            Assert.Equal((old.Address, RunState.Fresh), (now.Address, now.Standing.State));
        }
    }

    [Fact]
    public void SavedScenario_WithAFault_KeepsWhatWasReadAndSaysWhere()
    {
        at.Next<WorkbenchMessage.Compared>(m => m.Board.Scenarios.Count > 1);
        File.WriteAllText(at.FileOf("more-money"), "{ \"extends\": \"as-planed\" }");
        RuleBoard board = at.Next<WorkbenchMessage.RulesRead>(m => m.Rules.Faults.Count > 0).Rules;
        Assert.Contains(board.Faults, f => f.Text.En.Contains("more-money.scenario.json", StringComparison.Ordinal) && f.Text.En.Contains("as-planned", StringComparison.Ordinal));
    }

    public void Dispose() => at.Dispose();
}
