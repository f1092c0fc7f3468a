using System.Diagnostics;

namespace Planner.Acceptance;

/// <summary>A job array on a Slurm of one node, started for this test and stopped again.</summary>
public class SlurmTests
{
    [SlurmFact]
    public void Submit_OneTaskKilled_IsSubmittedAgainAndGivesTheBytesOfOneRun()
    {
        string script = Path.Combine(Repository.Root, "tests", "slurm", "run");
        var start = new ProcessStartInfo(script, [Path.Combine(AppContext.BaseDirectory, "planner.dll"), "16"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"exit code {process.ExitCode}: {output}{error.Result}");
        Assert.Contains("1 slices failed (3); they are submitted again.", output, StringComparison.Ordinal);
        Assert.Contains("the same bytes: ", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Submit_WithoutSlurmOrShards_IsRefused()
    {
        CommandRun.Of("submit", Repository.BacKan, "--shards", "4").AssertRefused(2);
        CommandRun.Of("submit", "--slurm", Repository.BacKan).AssertRefused(2);
        CommandRun.Of("submit", "--slurm", Repository.BacKan, "--shards", "0").AssertRefused(2);
    }
}
