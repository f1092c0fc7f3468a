using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Planner.Cli.Hosting;
using Planner.Cli.Words;

namespace Planner.Cli.Clusters;

/// <summary>Slurm through its own commands: submits jobs, asks for their states, cancels them. Needs no accounting.</summary>
internal static class SlurmClient
{
    /// <summary>Submits a script.</summary>
    /// <param name="options">Options of <c>sbatch</c>.</param>
    /// <param name="script">The script.</param>
    /// <returns>The job's id.</returns>
    /// <exception cref="SlurmException">Slurm refused it.</exception>
    /// <exception cref="UsageException">There is no Slurm here.</exception>
    public static long Submit(IEnumerable<string> options, string script)
    {
        (int code, string output, string error) = Call("sbatch", ["--parsable", .. options, script]);

        // "id" or "id;cluster".
        return code == 0 && long.TryParse(output.Trim().Split(';')[0], NumberStyles.None, CultureInfo.InvariantCulture, out long id)
            ? id
            : throw new SlurmException("sbatch", error.Trim());
    }

    /// <summary>The tasks of a job that wait or run.</summary>
    /// <param name="job">The job.</param>
    /// <returns>Task number (0 for a job that is no array) → whether it runs; null when Slurm does not answer.</returns>
    public static IReadOnlyDictionary<int, bool>? Queue(long job)
    {
        (int code, string output, string error) = Call("squeue", ["--noheader", "--array", "--format=%K %T", "--jobs", job.ToString(CultureInfo.InvariantCulture)]);
        if (code != 0)
        {
            // Slurm forgets a job some minutes after its end.
            return error.Contains("Invalid job id", StringComparison.OrdinalIgnoreCase) ? new Dictionary<int, bool>() : null;
        }

        return Parse(output);
    }

    /// <summary>Reads <c>squeue</c>'s lines: task number and state.</summary>
    /// <param name="output">What it printed.</param>
    internal static IReadOnlyDictionary<int, bool> Parse(string output)
    {
        var tasks = new Dictionary<int, bool>();
        foreach (string line in output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            string[] parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            int task = int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int n) ? n : 0;

            // What has ended may stay listed for a while.
            if (parts is [_, string state] && state is "RUNNING" or "PENDING" or "CONFIGURING" or "COMPLETING" or "SUSPENDED" or "REQUEUED" or "REQUEUE_HOLD" or "RESIZING" or "STAGE_OUT" or "SIGNALING")
            {
                tasks[task] = state is not ("PENDING" or "CONFIGURING" or "REQUEUED" or "REQUEUE_HOLD");
            }
        }

        return tasks;
    }

    /// <summary>Cancels a job; no matter whether it still exists.</summary>
    /// <param name="job">The job.</param>
    public static void Cancel(long job) => Call("scancel", ["--quiet", job.ToString(CultureInfo.InvariantCulture)]);

    private static (int Code, string Output, string Error) Call(string command, IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(command, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using Process process = Process.Start(start)!;
            Task<string> error = process.StandardError.ReadToEndAsync();
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, output, error.Result);
        }
        catch (Win32Exception)
        {
            throw new UsageException(Phrase.NoSlurm, command);
        }
    }
}
