using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace Planner.Acceptance;

/// <summary><c>check --watch</c> as a process of its own, with a real editor's saves.</summary>
public sealed class WatchTests : IDisposable
{
    private const string Health = "commune.healthInsuranceShare >= p.healthInsuranceShare\"";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly DataCopy copy = Repository.Copy();
    private readonly ConcurrentQueue<string> lines = new();

    private string Criteria => Path.Combine(copy.Rules, "criteria", "commune-2021-2025.json");

    public void Dispose() => copy.Dispose();

    [Fact]
    public void Watch_GoodAndBadSaves_ReportsEachAndKeepsTheLastGoodVersion()
    {
        if (OperatingSystem.IsWindows())
        {
            return; // There is no signal to end it with.
        }

        using Process process = Start();
        WaitFor("Watching");
        DataCopy.Replace(Criteria, Health, Health.Replace("\"", " - 1\"", StringComparison.Ordinal));
        WaitFor("criteria compiled: commune-2021-2025/c15; parameters changed: none");
        DataCopy.Replace(Criteria, "p.healthInsuranceShare - 1", "p.healthInsuranceShar - 1");
        WaitFor("did you mean 'healthInsuranceShare'?");
        WaitFor("still in force: ");
        Interrupt(process);
        Assert.Equal(1, process.ExitCode);
    }

    [Fact]
    public void Watch_MendedFile_EndsWithExitCode0()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        DataCopy.Replace(Criteria, Health, "commune.healthInsuranceShar >= 1\"");
        using Process process = Start();
        WaitFor("Watching");
        Assert.Contains(lines, l => l.Contains("PLN0311", StringComparison.Ordinal));
        DataCopy.Replace(Criteria, "commune.healthInsuranceShar >= 1\"", Health);
        WaitFor("in force after");
        Interrupt(process);
        Assert.Equal(0, process.ExitCode);
    }

    [Fact]
    public void Watch_NoRulesFolder_IsRefused()
    {
        CommandRun run = CommandRun.Of("check", copy.Locality, "--watch");
        run.AssertRefused(2);
        Assert.Contains("is no rules folder", run.Error, StringComparison.Ordinal);
    }

    private Process Start()
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "planner.dll"), "check", copy.Rules, "--watch"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["LC_ALL"] = "en_US.UTF-8";
        Process process = Process.Start(start)!;
        process.OutputDataReceived += (_, e) => lines.Enqueue(e.Data ?? "");
        process.ErrorDataReceived += (_, e) => lines.Enqueue(e.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private void WaitFor(string text) => Assert.True(
        SpinWait.SpinUntil(() => lines.Any(l => l.Contains(text, StringComparison.Ordinal)), Patience),
        $"waited for '{text}', saw:\n{string.Join('\n', lines)}");

    private static void Interrupt(Process process)
    {
        using (Process kill = Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]))
        {
            kill.WaitForExit();
        }

        Assert.True(process.WaitForExit(Patience));
        process.WaitForExit();
    }
}
