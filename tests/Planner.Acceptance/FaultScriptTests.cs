using System.Diagnostics;

namespace Planner.Acceptance;

/// <summary>The quick form of the scripts that put the command into places it cannot write to and kill it while it writes; their long form is run by hand.</summary>
public sealed class FaultScriptTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(8);

    [Fact]
    public void Disks_FullReadOnlyLinkedSharedAndVanished_LeaveNothingHalfWritten() => Passes("0 failed", "disks", Command);

    [Fact]
    public void Kills_AtRandomMoments_LeaveNothingHalfWritten() => Passes("nothing half-written was found", "kills", "4", Command, "run export");

    private static string Command => Path.Combine(AppContext.BaseDirectory, "planner");

    private static void Passes(string last, string script, params string[] arguments)
    {
        if (!OperatingSystem.IsLinux())
        {
            return; // The scripts need signals, links and mounts as Linux has them.
        }

        var start = new ProcessStartInfo(Path.Combine(Repository.Root, "tests", "faults", script), arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> faults = process.StandardError.ReadToEndAsync();
        Task<string> said = process.StandardOutput.ReadToEndAsync();
        bool ended = process.WaitForExit(Patience);
        if (!ended)
        {
            process.Kill(entireProcessTree: true);
        }

        string all = said.Result + faults.Result;
        Assert.True(ended && process.ExitCode == 0 && said.Result.Contains(last, StringComparison.Ordinal), all);
    }
}
