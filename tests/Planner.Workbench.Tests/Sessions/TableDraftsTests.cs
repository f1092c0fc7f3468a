using System.Text;
using Planner.Localities.Scenarios;
using Planner.Rules.Diagnostics;
using Planner.Rules.Editing;
using Planner.Simulation.Explaining;
using Planner.Simulation.Running;
using Planner.Workbench.Sessions;
using Planner.Workbench.States;

namespace Planner.Workbench.Tests.Sessions;

/// <summary>Drafts of tables on a copy of the shipped locality: what is said of them before is what holds after.</summary>
public sealed class TableDraftsTests : IDisposable
{
    private readonly EngineOnACopy at = new("as-planned");

    private string ParametersFile => Path.Combine(at.Root, "rules", "criteria", "parameters.json");

    [Fact]
    public void Try_AChangedThreshold_SaysWhatLoadingTheSavedFileSays()
    {
        TableDraft draft = Drafted("healthInsuranceShare", new TableChange("*", 2022, null, "96", "90"));
        byte[] before = File.ReadAllBytes(ParametersFile);
        at.Engine.Handle(new WorkbenchRequest.TryTable(draft));
        TableEffect effect = at.Next<WorkbenchMessage.TableTried>(m => m.Effect.Chances is not null).Effect;
        Assert.Empty(effect.Faults);
        Assert.Equal(before, File.ReadAllBytes(ParametersFile));

        // The other way: both versions read from files.
        ComparisonInputs old = Load();
        File.WriteAllBytes(ParametersFile, ParameterFile.With(before, draft.Table.Id, draft.Changes, new(null, null, "x", default)));
        ComparisonInputs now = Load();
        TableFlips flips = Assert.Single(effect.Flips);
        Assert.Equal(2025, flips.Year);
        int tables = old.Locality.Tables.Count, lost = 0, gained = 0;
        TableJudgement a = TableJudgement.Of(old.Scenarios[0], 2025, tables), b = TableJudgement.Of(now.Scenarios[0], 2025, tables);
        foreach ((int c, int k, int t) in from c in Enumerable.Range(0, a.Communes.Count) from k in Enumerable.Range(0, a.Criteria.Count) from t in Enumerable.Range(0, tables) select (c, k, t))
        {
            lost += a.Met(c, k, t) && !b.Met(c, k, t) ? 1 : 0;
            gained += !a.Met(c, k, t) && b.Met(c, k, t) ? 1 : 0;
        }

        Assert.True(lost > 0);
        Assert.Equal((double)lost / tables, flips.Lost.Mean, 9);
        Assert.Equal((double)gained / tables, flips.Gained.Mean, 9);
        Assert.Equal(lost, flips.Flips.Where(f => f.Criterion is not null && f.Before).Sum(f => f.Tables));
        Assert.Equal(flips.Communes.Mean, flips.Districts.Sum(), 9);
        var options = new RunOptions(effect.Replicates, old.Reference.Seed, 2);
        IReadOnlyList<PreviewRow> rows = PreviewRow.Of(
            EnsembleRunner.Run(old.Model, old.Scenarios[0], options, null, default), EnsembleRunner.Run(now.Model, now.Scenarios[0], options, null, default));
        Assert.Equal(rows, effect.Chances);
    }

    [Fact]
    public void Try_AThresholdOfASetThatEnds_IsJudgedByTheLastYearOfThatSet()
    {
        at.Engine.Handle(new WorkbenchRequest.TryTable(Drafted("povertyMaxOldSet", new TableChange("TDMNPB", 2015, null, "3", "12"))));
        TableFlips flips = Assert.Single(at.Next<WorkbenchMessage.TableTried>().Effect.Flips);
        Assert.Equal(2021, flips.Year);
        Assert.True(flips.Lost.Mean > 0);
    }

    [Fact]
    public void SaveThenUndo_WritesTheRowAloneAndPutsEveryByteBack()
    {
        byte[] before = File.ReadAllBytes(ParametersFile);
        TableDraft draft = Drafted("healthInsuranceShare", new TableChange("*", 2022, null, "96", "90"));
        at.Engine.Handle(new WorkbenchRequest.SaveTable(draft, "thử xem", false));
        WorkbenchRequest undo = at.Next<WorkbenchMessage.FilesChanged>().Undo!;
        byte[] saved = File.ReadAllBytes(ParametersFile);
        Assert.Equal(ParameterFile.With(before, draft.Table.Id, draft.Changes, new(null, null, "thử xem", default)), saved);
        at.Engine.Handle(new WorkbenchRequest.ReadTable(draft.Table.Id, Opening: false));
        TableValue row = at.Next<WorkbenchMessage.TableRead>().Draft.Table.Own("*", 2022)!;
        Assert.Equal(("96", "thử xem"), (row.Written, row.Provenance!.Assumption!.Vi));
        at.Engine.Handle(undo);
        at.Next<WorkbenchMessage.Noted>(m => m.Text.En.Contains("as they were", StringComparison.Ordinal));
        Assert.Equal(before, File.ReadAllBytes(ParametersFile));
        Assert.Empty(Directory.EnumerateFiles(at.Root, ".*", SearchOption.AllDirectories));
    }

    [Fact]
    public void Save_AValueThatTheLoaderRefuses_IsRefusedWithThePlaceAndNothingIsWritten()
    {
        byte[] before = File.ReadAllBytes(ParametersFile);
        at.Engine.Handle(new WorkbenchRequest.SaveTable(Drafted("healthInsuranceShare", new TableChange("*", 2022, null, "9o", "90")), "x", false));
        TableEffect refused = at.Next<WorkbenchMessage.TableTried>().Effect;
        Assert.Contains("PLN0010", Assert.Single(refused.Faults).Text.En, StringComparison.Ordinal);
        Assert.Equal(("*", 2022), Assert.Single(refused.Bad));
        Assert.Equal(before, File.ReadAllBytes(ParametersFile));
    }

    [Fact]
    public void Save_WhenTheFileWasChangedElsewhere_WritesNothingAndShowsTheOtherVersion()
    {
        TableDraft draft = Drafted("healthInsuranceShare", new TableChange("*", 2022, null, "96", "90"));
        string text = File.ReadAllText(ParametersFile);
        int at90 = text.IndexOf("\"value\": 90", text.IndexOf("\"healthInsuranceShare\"", StringComparison.Ordinal), StringComparison.Ordinal);
        string other = text[..at90] + "\"value\": 91" + text[(at90 + "\"value\": 90".Length)..];
        File.WriteAllText(ParametersFile, other);
        at.Engine.Handle(new WorkbenchRequest.SaveTable(draft, "x", false));
        Assert.Equal("91", at.Next<WorkbenchMessage.TableRead>().Draft.Table.Own("*", 2022)!.Written);
        at.Next<WorkbenchMessage.Noted>(m => m.Text.En.StartsWith("Not written", StringComparison.Ordinal));
        Assert.Equal(other, File.ReadAllText(ParametersFile));
    }

    [Fact]
    public void Undo_WhenTheFileWasChangedSince_WritesNothingAndSaysSo()
    {
        at.Engine.Handle(new WorkbenchRequest.SaveTable(Drafted("healthInsuranceShare", new TableChange("*", 2022, null, "96", "90")), "x", false));
        WorkbenchRequest undo = at.Next<WorkbenchMessage.FilesChanged>().Undo!;
        string other = File.ReadAllText(ParametersFile) + "\n";
        File.WriteAllText(ParametersFile, other);
        at.Engine.Handle(undo);
        at.Next<WorkbenchMessage.Noted>(m => m.Text.En.StartsWith("Not taken back", StringComparison.Ordinal));
        Assert.Equal(other, File.ReadAllText(ParametersFile));
    }

    [Fact]
    public void Try_APeriodThatNeverHoldsHere_SaysSo()
    {
        at.Engine.Handle(new WorkbenchRequest.TryTable(Drafted("healthInsuranceShare", new TableChange("*", 2090, null, "50", null))));
        TableEffect effect = at.Next<WorkbenchMessage.TableTried>(m => m.Effect.Chances is not null).Effect;
        Assert.True(effect.Outside);
        Assert.Empty(effect.Flips);
        Assert.All(effect.Chances!, r => Assert.Equal(0, r.Difference.Estimate));
    }

    public void Dispose() => at.Dispose();

    private TableDraft Drafted(string parameter, params TableChange[] changes)
    {
        at.Next<WorkbenchMessage.Opened>();
        at.Engine.Handle(new WorkbenchRequest.ReadTable(parameter));
        return at.Next<WorkbenchMessage.TableRead>().Draft with { Changes = [.. changes] };
    }

    private ComparisonInputs Load()
    {
        var diagnostics = new DiagnosticBag();
        return ComparisonInputs.Load(ScenarioPaths.Resolve([at.Folder.Replace('\\', '/')], diagnostics)[0], diagnostics)!;
    }
}
