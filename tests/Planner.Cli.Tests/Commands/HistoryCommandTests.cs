using System.Text.Json;
using Planner.Localities.Calibration;
using Planner.Rules.Diagnostics;

namespace Planner.Cli.Tests.Commands;

/// <summary><c>calibrate</c> and <c>backtest</c> on the two smallest pasts, few replicates and draws.</summary>
public sealed class HistoryCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("planner history ").FullName.Replace('\\', '/');

    public HistoryCommandTests()
    {
        string history = RepositoryData.Root + "/scenarios/history";
        foreach (string past in (string[])["dong-van-2015", "ha-giang-chosen-2020"])
        {
            Directory.CreateDirectory($"{folder}/scenarios/history/{past}");
            foreach (string file in Directory.EnumerateFiles($"{history}/{past}"))
            {
                File.Copy(file, $"{folder}/scenarios/history/{past}/{Path.GetFileName(file)}");
            }
        }

        foreach (string file in Directory.EnumerateFiles(RepositoryData.Root + "/rules", "*", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(folder, Path.GetRelativePath(RepositoryData.Root, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        File.Copy(history + "/observations.csv", Plan("observations.csv"));
        string plan = File.ReadAllText(history + "/calibration.json").Replace("\"replicates\": 6000", "\"replicates\": 500", StringComparison.Ordinal)
            .Replace("\"draws\": 4000", "\"draws\": 400", StringComparison.Ordinal);
        foreach (string other in (string[])["bac-kan", "kon-tum", "lai-chau"])
        {
            int at = plan.IndexOf($"    \"{other}\":", StringComparison.Ordinal);
            plan = plan.Remove(at, plan.IndexOf('\n', at) + 1 - at);
        }

        File.WriteAllText(Plan("calibration.json"), plan);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Calibrate_APlan_WritesAPosteriorThatScenariosRead()
    {
        var host = new FakeHost();

        int code = host.Run("calibrate", folder + "/scenarios/history", "--out", folder + "/out", "--lang", "en", "--quiet");

        Assert.Contains(code, (int[])[0, 1]); // so few draws may not agree
        Assert.Contains("exitFactor", host.Out, StringComparison.Ordinal);
        Assert.Contains("any other locality", host.Out, StringComparison.Ordinal);
        var faults = new DiagnosticBag();
        Posterior posterior = PosteriorFile.Read(folder + "/out/posterior.json", faults)!;
        Assert.Empty(faults.InFileOrder());
        Assert.Equal(["dong-van", "ha-giang-chosen", "*"], posterior.Localities.Select(l => l.Locality));
        Assert.True(File.Exists(folder + "/out/fit.csv"));
        Assert.NotEmpty(Directory.EnumerateFiles(folder + "/out/charts", "fit-*.svg"));
    }

    [Fact]
    public void Calibrate_AsJson_IsOneDocumentAndTheSameForAnyNumberOfThreads()
    {
        FakeHost one = new(), two = new();
        one.Run("calibrate", folder + "/scenarios/history", "--json", "--threads", "1");
        two.Run("calibrate", Plan("calibration.json"), "--json", "--threads", "2");

        using JsonDocument document = JsonDocument.Parse(one.Out);
        Assert.True(document.RootElement.GetProperty("posterior").GetProperty("localities").TryGetProperty("*", out _));
        Assert.Equal(one.Out, two.Out);
        Assert.False(Directory.Exists("out/history"));
    }

    [Fact]
    public void Backtest_WithATableOfOnesOwn_ScoresItsRows()
    {
        File.WriteAllText(Plan("mine.csv"), "metric,locality,unit,year,value,source\npovertyRateOldLine,dong-van,,2020,41.96,x\npovertyRateOldLine,dong-van,x,2020,41.96,x\n");
        var host = new FakeHost();

        int code = host.Run("backtest", folder + "/scenarios/history", "--observations", Plan("mine.csv"), "--json");

        Assert.Contains(code, (int[])[0, 1]);
        using JsonDocument document = JsonDocument.Parse(host.Out);
        JsonElement later = document.RootElement.GetProperty("laterYears");
        Assert.Equal(1, later.GetProperty("points").GetInt32());
        Assert.Equal(1, document.RootElement.GetProperty("unusedRows").GetInt32());
        Assert.Equal(Math.Abs(71.14 - 41.96), later.GetProperty("scores")[0].GetProperty("persistence").GetDouble(), 0.1);
    }

    [Fact]
    public void Backtest_NothingToForecast_SaysWhatToChange()
    {
        var host = new FakeHost();

        Assert.Equal(2, host.Run("backtest", folder + "/scenarios/history", "--fit-to", "2021", "--lang", "en"));
        Assert.Contains("--fit-to", host.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Calibrate_FaultyPlanAndTable_NamesEveryFaultWithItsPlace()
    {
        File.WriteAllText(Plan("calibration.json"), File.ReadAllText(Plan("calibration.json")).Replace("\"exitFactor\"", "\"exitFaktor\"", StringComparison.Ordinal)
            .Replace("\"backtestYear\": 2018", "\"backtestYear\": \"2018\"", StringComparison.Ordinal));
        var host = new FakeHost();

        Assert.Equal(2, host.Run("calibrate", folder + "/scenarios/history"));
        Assert.Matches(@"calibration\.json:\d+:\d+: error PLN0607: .*exitFactor", host.Error);
        Assert.Matches(@"calibration\.json:\d+:\d+: error PLN0010: ", host.Error);
    }

    private string Plan(string name) => $"{folder}/scenarios/history/{name}";
}
