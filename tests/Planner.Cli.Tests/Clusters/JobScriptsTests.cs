using System.Diagnostics;
using Planner.Cli.Clusters;

namespace Planner.Cli.Tests.Clusters;

public class JobScriptsTests
{
    [Theory]
    [InlineData("1", 1)]
    [InlineData("1-2", 1, 2)]
    [InlineData("1-3,5,7-8", 1, 2, 3, 5, 7, 8)]
    public void TaskList_Numbers_AreRanges(string expected, params int[] tasks) => Assert.Equal(expected, TaskList.Of(tasks));

    [Fact]
    public void Queue_LinesOfSqueue_KeepWaitingAndRunningTasks()
    {
        IReadOnlyDictionary<int, bool> tasks = SlurmClient.Parse("1 RUNNING\n2 PENDING\n3 FAILED\nN/A COMPLETING\n4 CANCELLED\n");
        Assert.Equal([(0, true), (1, true), (2, false)], tasks.Select(t => (t.Key, t.Value)).Order());
        Assert.Empty(SlurmClient.Parse(""));
    }

    [Fact]
    public void Slice_PathsWithQuotesSpacesAndDollars_ReachTheProgramAsTheyStand()
    {
        if (OperatingSystem.IsWindows())
        {
            return; // There is no sh there.
        }

        string folder = Directory.CreateTempSubdirectory("planner việc '").FullName;
        try
        {
            string program = Path.Combine(folder, "echo $HOME");
            File.WriteAllText(program, "#!/bin/sh\nfor a; do echo \"$a\"; done\n");
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
            var scripts = new JobScripts([program], folder, ["scenarios/it's `here`"], "out dir", "out dir/slices", 4);
            string script = Path.Combine(folder, "slice.sh");
            File.WriteAllText(script, scripts.Slice(1000, 7));
            var start = new ProcessStartInfo("/bin/sh", [script]) { RedirectStandardOutput = true };
            start.Environment["SLURM_ARRAY_TASK_ID"] = "3";
            start.Environment["SLURM_CPUS_PER_TASK"] = "2";
            using Process process = Process.Start(start)!;
            Assert.Equal(
                "compare|scenarios/it's `here`|--runs|1000|--seed|7|--threads|2|--shard|3/4|--out|out dir/slices/|--store|out dir/slices/checkpoints|--resume|--quiet",
                process.StandardOutput.ReadToEnd().TrimEnd().Replace('\n', '|'));

            File.WriteAllText(script, scripts.Merge("vi"));
            Directory.CreateDirectory(Path.Combine(folder, "out dir", "slices"));
            using Process merge = Process.Start(new ProcessStartInfo("/bin/sh", [script]) { RedirectStandardOutput = true })!;
            Assert.Equal("merge|scenarios/it's `here`|out dir/slices|--out|out dir|--no-store|--quiet|--lang|vi", merge.StandardOutput.ReadToEnd().TrimEnd().Replace('\n', '|'));
            merge.WaitForExit();
            Assert.Equal("0", File.ReadAllText(Path.Combine(folder, scripts.MergeMark)).Trim());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
