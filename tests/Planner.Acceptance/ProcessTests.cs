using System.Diagnostics;
using System.Globalization;

namespace Planner.Acceptance;

/// <summary>The command as a process of its own: signals, pipes, a real terminal.</summary>
public sealed class ProcessTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly string Command = Path.Combine(AppContext.BaseDirectory, "planner.dll");

    private readonly string folder = Directory.CreateTempSubdirectory("planner-process-").FullName;

    [Fact]
    public void Interrupt_DuringARun_ExitsWith130AndWritesNothing()
    {
        if (OperatingSystem.IsWindows())
        {
            return; // There is no signal to send there.
        }

        string output = Path.Combine(folder, "out");
        using Process process = Start("compare", Repository.BacKan, "--runs", "200000", "--out", output);
        // The estimate is printed when the run begins.
        while (process.StandardError.ReadLine() is { } line && !line.StartsWith("Estimated memory", StringComparison.Ordinal))
        {
        }

        using (Process kill = Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]))
        {
            kill.WaitForExit();
        }

        Assert.True(process.WaitForExit(Patience));
        Assert.Equal(130, process.ExitCode);
        Assert.Equal("", process.StandardOutput.ReadToEnd());
        Assert.Contains("cancelled", process.StandardError.ReadToEnd(), StringComparison.Ordinal);
        Assert.False(Directory.Exists(output));
    }

    [Fact]
    public void Run_MoreMemoryThanThereIs_IsRefusedBeforeItStartsWithWhatToLower()
    {
        // 512 MiB, as a small machine or a container would leave.
        using Process process = Start(("DOTNET_GCHeapHardLimit", "20000000"), "run", Repository.BacKan, "--runs", "2000000", "--out", folder, "--lang", "en");
        Assert.Equal("", process.StandardOutput.ReadToEnd());
        string said = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(2, process.ExitCode);
        Assert.Contains("limit of 384 MiB", said, StringComparison.Ordinal);
        Assert.Contains("--runs", said, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder));
    }

    [Fact]
    public void NoCommand_WithoutATerminal_ExplainsItselfWithExitCode2()
    {
        using Process process = Start();
        Assert.Equal("", process.StandardOutput.ReadToEnd());
        Assert.Contains("planner compare", process.StandardError.ReadToEnd(), StringComparison.Ordinal);
        process.WaitForExit();
        Assert.Equal(2, process.ExitCode);
    }

    [Fact]
    public void Pipe_ClosedByItsReader_IsNoFault()
    {
        using Process process = Start("explain", Repository.BacKan, "--commune", "BB-01", "--year", "2020");
        process.StandardOutput.Close();
        Assert.Equal("", process.StandardError.ReadToEnd());
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    internal static Process Start((string Name, string Value) variable, params string[] args) => Start([variable], args);

    private static Process Start(params string[] args) => Start([], args);

    private static Process Start((string Name, string Value)[] variables, string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [Command, .. args])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["LC_ALL"] = "en_US.UTF-8";
        start.Environment["PLANNER_STORE"] = "none";
        foreach ((string name, string value) in variables)
        {
            start.Environment[name] = value;
        }

        Process process = Process.Start(start)!;
        process.StandardInput.Close();
        return process;
    }
}
