using Planner.Rules.Pack;
using Planner.Workbench.Sessions;
using Planner.Workbench.States;

namespace Planner.Workbench.Tests.Sessions;

/// <summary>The report that the workbench writes, of runs with few replicates. Its bytes are compared with the command's in the journeys.</summary>
public sealed class ReportLaneTests : IDisposable
{
    private static readonly string Written = Path.Combine("out", "bac-kan", ReportLane.FileName);
    private readonly EngineOnACopy at = new("as-planned", "more-money");

    public ReportLaneTests() => Clear();

    [Fact]
    public void WriteReport_FreshRuns_TellsHowFarThenWhereAndNamesTheCommandThatMakesItAgain()
    {
        at.Next<WorkbenchMessage.Compared>(m => m.Board.Scenarios.Count == 2);
        at.Engine.Handle(new WorkbenchRequest.WriteReport(["as-planned", "more-money"], Language.English));
        Assert.Equal(0, at.Next<WorkbenchMessage.ReportStood>().Standing!.Share);
        at.Next<WorkbenchMessage.ReportStood>(m => m.Standing is { Share: > 0.5 and < 1, SecondsLeft: >= 0 });
        at.Next<WorkbenchMessage.ReportStood>(m => m.Standing is null);
        Assert.Contains(Written, at.Next<WorkbenchMessage.Noted>().Text.Vi, StringComparison.Ordinal);
        Assert.Contains(Written, at.Next<WorkbenchMessage.Logged>().Entry.What.En, StringComparison.Ordinal);
        string html = File.ReadAllText(Written);
        Assert.Contains("<html lang=\"en\">", html, StringComparison.Ordinal);
        Assert.Contains($"--runs 20 --seed 20211231 --lang en", html, StringComparison.Ordinal);
        Assert.Contains(Path.GetFileName(at.Root), html, StringComparison.Ordinal);
        Assert.DoesNotContain("more-money.scenario.json --runs", html, StringComparison.Ordinal);
    }

    [Fact]
    public void WriteReport_OfSomeScenarios_NamesTheirFilesInTheCommand()
    {
        at.Next<WorkbenchMessage.Compared>(m => m.Board.Scenarios.Count == 2);
        at.Engine.Handle(new WorkbenchRequest.WriteReport(["more-money"], Language.Vietnamese));
        at.Next<WorkbenchMessage.ReportStood>(m => m.Standing is null);
        string html = File.ReadAllText(Written);
        Assert.Contains("more-money.scenario.json", html[..html.IndexOf(" --runs 20 --seed 20211231 --lang vi", StringComparison.Ordinal)], StringComparison.Ordinal);
    }

    [Fact]
    public void WriteReport_Stopped_WritesNothingAndTheNextIsWritten()
    {
        at.Next<WorkbenchMessage.Compared>(m => m.Board.Scenarios.Count == 2);
        at.Engine.Handle(new WorkbenchRequest.WriteReport(["as-planned", "more-money"], Language.English));
        at.Next<WorkbenchMessage.ReportStood>(m => m.Standing is { Share: > 0 });
        at.Engine.Handle(new WorkbenchRequest.StopReport());
        Assert.Contains("no file was written", at.Next<WorkbenchMessage.Noted>().Text.En, StringComparison.Ordinal);
        Assert.False(File.Exists(Written));
        Assert.False(Directory.Exists(Path.GetDirectoryName(Written)));
        at.Engine.Handle(new WorkbenchRequest.WriteReport(["more-money"], Language.English));
        Assert.Contains("Report written", at.Next<WorkbenchMessage.Noted>().Text.En, StringComparison.Ordinal);
    }

    [Fact]
    public void WriteReport_AScenarioWasSavedSince_SaysThatItMustRunFirst()
    {
        at.Next<WorkbenchMessage.Compared>(m => m.Board.Scenarios.Count == 2);
        string file = at.FileOf("more-money");
        File.WriteAllText(file, File.ReadAllText(file).Replace("1.3", "1.4", StringComparison.Ordinal));
        at.Next<WorkbenchMessage.Opened>();
        at.Engine.Handle(new WorkbenchRequest.WriteReport(["as-planned", "more-money"], Language.English));
        Assert.Contains("R runs them", at.Next<WorkbenchMessage.Noted>(m => !m.Text.En.StartsWith("No", StringComparison.Ordinal)).Text.En, StringComparison.Ordinal);
        Assert.False(File.Exists(Written));
    }

    [Fact]
    public void WriteReport_ItsPlaceIsAFolder_SaysSoAndGoesOn()
    {
        at.Next<WorkbenchMessage.Compared>(m => m.Board.Scenarios.Count == 2);
        Directory.CreateDirectory(Written);
        try
        {
            at.Engine.Handle(new WorkbenchRequest.WriteReport(["more-money"], Language.English));
            Assert.Contains("cannot be written", at.Next<WorkbenchMessage.Noted>().Text.En, StringComparison.Ordinal);
            Assert.Equal([Written], Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(Written)!));
        }
        finally
        {
            Directory.Delete(Written);
        }
    }

    [Fact]
    public void WriteReport_TheWorkerFails_IsSaidAndNoReportStandsAsRunning()
    {
        at.Next<WorkbenchMessage.Compared>(m => m.Board.Scenarios.Count == 2);
        at.FailAt<WorkbenchMessage.Noted>();
        at.Engine.Handle(new WorkbenchRequest.WriteReport(["more-money"], Language.English));
        at.Next<WorkbenchMessage.ReportStood>(m => m.Standing is null);
        Assert.Equal(WorkLaneName.Reports, at.Next<WorkbenchMessage.LaneFailed>().Lane);
    }

    public void Dispose()
    {
        at.Dispose();
        Clear();
    }

    private static void Clear()
    {
        if (Directory.Exists(Path.GetDirectoryName(Written)))
        {
            Directory.Delete(Path.GetDirectoryName(Written)!, recursive: true);
        }
    }
}
