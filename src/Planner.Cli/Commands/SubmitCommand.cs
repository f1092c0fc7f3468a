using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Planner.Cli.Arguments;
using Planner.Cli.Clusters;
using Planner.Cli.Hosting;
using Planner.Cli.Words;
using Planner.Rules.Drafts;
using Planner.Rules.Pack;
using Planner.Simulation.Running;
using Planner.Simulation.Storing;
using Planner.Workbench.Sessions;

namespace Planner.Cli.Commands;

/// <summary><c>planner submit --slurm</c>: a run as a Slurm job array with a merge behind it, followed and mended until it is done.</summary>
internal static class SubmitCommand
{
    private const string ProgramVariable = "PLANNER_PROGRAM";
    private const int MostAttempts = 3;
    private const int MostCpus = 1024;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private static readonly ArgumentSpec Paths = new("PATH", Many: true, Phrase.ArgumentPaths);
    private static readonly OptionSpec Slurm = new("--slurm", null, Phrase.OptionSlurm);
    private static readonly OptionSpec Shards = new("--shards", "N", Phrase.OptionShards);
    private static readonly OptionSpec Partition = new("--partition", "NAME", Phrase.OptionPartition);
    private static readonly OptionSpec TimeLimit = new("--time", "LIMIT", Phrase.OptionTime);
    private static readonly OptionSpec Cpus = new("--cpus", "C", Phrase.OptionCpus);
    private static readonly OptionSpec Memory = new("--memory", "MB", Phrase.OptionMemory);
    private static readonly OptionSpec Follow = new("--follow", null, Phrase.OptionFollow);

    public static readonly CommandSpec Spec = new(
        "submit", Phrase.AboutSubmit, Phrase.HelpSubmit, [Paths],
        [Slurm, Shards, SharedOptions.Runs, SharedOptions.Seed, SharedOptions.Out, Partition, TimeLimit, Cpus, Memory, Follow], Run);

    private static int Run(CommandCall call)
    {
        IReadOnlyList<string> paths = call.Values(Paths);
        if (!call.Has(Slurm))
        {
            throw new UsageException(Phrase.OptionMissing, Slurm.Name, "");
        }

        int shards = (int?)call.Integer(Shards, 1, ShardChoice.Most) ?? throw new UsageException(Phrase.OptionMissing, Shards.Name, Shards.Value);
        long cpus = call.Integer(Cpus, 1, MostCpus) ?? 1;
        long? memory = call.Integer(Memory, 1, 1L << 30);
        ComparisonInputs inputs = RunCall.Read(call, paths, one: false, DraftSelection.None);
        RunOptions options = RunCall.OptionsOf(call, inputs);
        IReadOnlyList<RunIdentity?> identities = inputs.Identities(options);
        if (identities.Any(i => i is null))
        {
            throw new UsageException(Phrase.InputsChanged);
        }

        string folder = call.Value(SharedOptions.Out) ?? Path.Combine("out", inputs.Locality.Id);
        var array = new SlurmArray(call, identities!, options, shards, FolderOfSlices(folder, identities!, shards));
        var scripts = new JobScripts(Program(call.Host), Directory.GetCurrentDirectory(), paths, Path.GetFullPath(folder), Path.GetFullPath(array.Folder), shards);
        string sliceScript = Path.Combine(array.Folder, "slice.sh");
        string mergeScript = Path.Combine(array.Folder, "merge.sh");
        AtomicFile.Write(sliceScript, scripts.Slice(options.Replicates, options.Seed));
        AtomicFile.Write(mergeScript, scripts.Merge(call.Texts.Language == Language.Vietnamese ? "vi" : "en"));
        List<string> common = ["--job-name=planner"];
        if (call.Value(Partition) is { } partition)
        {
            common.Add("--partition=" + partition);
        }

        if (call.Value(TimeLimit) is { } limit)
        {
            common.Add("--time=" + limit);
        }

        if (memory is { } megabytes)
        {
            common.Add(string.Create(CultureInfo.InvariantCulture, $"--mem={megabytes}M"));
        }

        List<string> ofSlices = [.. common, string.Create(CultureInfo.InvariantCulture, $"--cpus-per-task={cpus}"), "--output=" + Log(array, "slice-%a.log")];
        List<string> ofMerge = [.. common, "--output=" + Log(array, "merge.log")];
        try
        {
            array.Submit(ofSlices, sliceScript, ofMerge, mergeScript, scripts.MergeMark);
            return call.Has(Follow) ? array.Follow(Pause, MostAttempts, folder) : ExitCode.Done;
        }
        catch (SlurmException e)
        {
            throw new UsageException(Phrase.SlurmRefused, e.Command, e.Message);
        }
    }

    private static string Log(SlurmArray array, string name) => Path.Combine(Path.GetFullPath(array.Folder), name);

    /// <summary>Slices of one run and one cut lie together; those of another run in the same place must not meet them.</summary>
    private static string FolderOfSlices(string folder, IEnumerable<RunIdentity> identities, int shards)
    {
        string all = string.Join('\n', identities.Select(i => i.Address.Hex));
        string hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all)))[..12];
        return Path.Combine(folder, "slices", string.Create(CultureInfo.InvariantCulture, $"{hash}-{shards}"));
    }

    // What PLANNER_PROGRAM names, for a cluster that has the program elsewhere; else the program of this process, under 'dotnet planner.dll' the host and
    // the library.
    private static IReadOnlyList<string> Program(CommandHost host)
    {
        if (host.Variable(ProgramVariable) is { Length: > 0 } named)
        {
            return [named];
        }

        string process = Environment.ProcessPath ?? "planner";
        return Path.GetFileNameWithoutExtension(process) == "planner" ? [process] : ["dotnet", Assembly.GetExecutingAssembly().Location];
    }
}
