using System.Collections.Concurrent;
using Planner.Localities.Scenarios;
using Planner.Rules.Diagnostics;
using Planner.Rules.Pack;
using Planner.Simulation.Preparation;
using Planner.Workbench.Boards;
using Planner.Workbench.Sessions;
using Planner.Workbench.Settings;
using Planner.Workbench.States;

namespace Planner.Workbench.Tests.Sessions;

/// <summary>The engine on a copy of the shipped locality, with few replicates.</summary>
public sealed class WorkbenchEngineTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly string root = Directory.CreateTempSubdirectory("planner thử ").FullName;
    private readonly BlockingCollection<WorkbenchMessage> messages = [];
    private readonly WorkbenchEngine engine;

    public WorkbenchEngineTests()
    {
        string source = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(source, "Planner.sln")))
        {
            source = Path.GetDirectoryName(source)!;
        }

        foreach (string part in (string[])["rules", Path.Combine("scenarios", "bac-kan")])
        {
            foreach (string file in Directory.EnumerateFiles(Path.Combine(source, part), "*", SearchOption.AllDirectories))
            {
                string target = Path.Combine(root, Path.GetRelativePath(source, file));
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Copy(file, target);
            }
        }

        string reference = FileOf("as-planned");
        File.WriteAllText(reference, File.ReadAllText(reference).Replace("\"replicates\": 2000", "\"replicates\": 20", StringComparison.Ordinal));
        engine = new WorkbenchEngine(Folder, null, new SettingsFile(null), 2, messages.Add);
        engine.Open();
    }

    private string Folder => Path.Combine(root, "scenarios", "bac-kan");

    [Fact]
    public void Open_ShippedLocality_ComparesAllAndSaysWhatDiffers()
    {
        LocalityBoard locality = Next<WorkbenchMessage.Opened>().Locality;
        ScenarioEntry more = locality.Scenarios.First(s => s.Id == "more-money");
        Assert.Equal("as-planned", more.Extends);
        Assert.Contains(more.Differences, d => d.Vi.StartsWith("Hệ số vốn", StringComparison.Ordinal) && d.Vi.EndsWith("1,3", StringComparison.Ordinal));
        Assert.Contains("more-money", locality.Scenarios[0].Extenders);
        Next<WorkbenchMessage.Compared>(m => m.Board.Scenarios.Count == locality.Scenarios.Count);
    }

    [Fact]
    public void Levers_EachMovedByAStep_MakesAScenarioThatLoadsAndDiffersOnlyThere()
    {
        Next<WorkbenchMessage.Opened>();
        engine.Handle(new WorkbenchRequest.ReadLevers("more-money"));
        LeverSheet sheet = Next<WorkbenchMessage.LeversRead>().Levers;
        Assert.Equal(1.3, sheet.Items.First(i => i.Key == "factor.ntm").Base);
        var diagnostics = new DiagnosticBag();
        ComparisonInputs inputs = ComparisonInputs.Load(ScenarioPaths.Resolve([Folder.Replace('\\', '/')], diagnostics)[0], diagnostics)!;
        Scenario Load(LeverSheet levers)
        {
            var faults = new DiagnosticBag();
            Scenario? loaded = ScenarioLoader.LoadDraft(
                Path.Combine(Folder, "x.scenario.json").Replace('\\', '/'), levers.Document("x", new LocalizedText("x", "x"), null), inputs.Locality, inputs.Model.Pack, faults);
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
            bool money = item.Kind is LeverKind.Factor or LeverKind.Amount;
            Assert.Equal(money, Math.Abs(Money(loaded) - Money(neutral)) > 1e-9);
            moved++;
        }

        Assert.True(moved > 30, $"{moved} levers");
    }

    [Fact]
    public void Preview_NothingMoved_NoTargetDiffers()
    {
        Next<WorkbenchMessage.Opened>();
        engine.Handle(new WorkbenchRequest.ReadLevers("as-planned"));
        engine.Handle(new WorkbenchRequest.Preview(Next<WorkbenchMessage.LeversRead>().Levers));
        LeverPreview preview = Next<WorkbenchMessage.Previewed>().Preview;
        Assert.Equal(20, preview.Replicates);
        Assert.Equal(18, preview.Rows.Count);
        Assert.All(preview.Rows, r => Assert.Equal(0, r.Difference.Estimate));
    }

    [Fact]
    public void DuplicateRenameDelete_EachTakenBack_LeaveEveryByteAsItWas()
    {
        Next<WorkbenchMessage.Opened>();
        Dictionary<string, string> before = Contents();
        foreach (WorkbenchRequest request in (WorkbenchRequest[])
            [
                new WorkbenchRequest.Duplicate("more-money", "Thử: gấp \"đôi\""), new WorkbenchRequest.Rename("more-money", "Nhiều vốn hơn", Language.Vietnamese),
                new WorkbenchRequest.Delete("more-money"),
            ])
        {
            engine.Handle(request);
            WorkbenchRequest undo = Next<WorkbenchMessage.FilesChanged>().Undo!;
            Assert.NotEqual(before, Contents());
            engine.Handle(undo);
            Next<WorkbenchMessage.Noted>();
            Assert.Equal(before, Contents());
        }
    }

    [Fact]
    public void Duplicate_StandsAfterItsOriginalAndRename_KeepsTheOtherLanguage()
    {
        Next<WorkbenchMessage.Opened>();
        engine.Handle(new WorkbenchRequest.Duplicate("more-money", "Gấp đôi"));
        string[] ids = [.. Next<WorkbenchMessage.Opened>(m => m.Locality.Scenarios.Any(s => s.Id == "gap-doi")).Locality.Scenarios.Select(s => s.Id)];
        Assert.Equal(Array.IndexOf(ids, "more-money") + 1, Array.IndexOf(ids, "gap-doi"));
        engine.Handle(new WorkbenchRequest.Rename("gap-doi", "Twice", Language.English));
        ScenarioEntry renamed = Next<WorkbenchMessage.Opened>(m => m.Locality.Scenarios.Any(s => s.Title.En == "Twice")).Locality.Scenarios.First(s => s.Id == "gap-doi");
        Assert.Equal("Gấp đôi", renamed.Title.Vi);
    }

    [Fact]
    public void SavedScenario_WithAFault_KeepsWhatWasReadAndSaysWhere()
    {
        Next<WorkbenchMessage.Compared>(m => m.Board.Scenarios.Count > 1);
        File.WriteAllText(FileOf("more-money"), "{ \"extends\": \"as-planed\" }");
        RuleBoard board = Next<WorkbenchMessage.RulesRead>(m => m.Rules.Faults.Count > 0).Rules;
        Assert.Contains(board.Faults, f => f.Text.Contains("more-money.scenario.json", StringComparison.Ordinal) && f.Text.Contains("as-planned", StringComparison.Ordinal));
    }

    public void Dispose()
    {
        engine.Dispose();
        messages.Dispose();
        Directory.Delete(root, recursive: true);
    }

    private string FileOf(string id) => Path.Combine(Folder, id + ".scenario.json");

    private Dictionary<string, string> Contents() => Directory.EnumerateFiles(Folder).ToDictionary(f => Path.GetFileName(f), File.ReadAllText);

    private T Next<T>(Func<T, bool>? wanted = null)
        where T : WorkbenchMessage
    {
        while (messages.TryTake(out WorkbenchMessage? message, Patience))
        {
            if (message is WorkbenchMessage.Crashed or WorkbenchMessage.Failed)
            {
                Assert.Fail(message.ToString());
            }

            if (message is T found && (wanted is null || wanted(found)))
            {
                return found;
            }
        }

        throw new TimeoutException($"no {typeof(T).Name}");
    }
}
