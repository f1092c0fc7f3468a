using System.Globalization;
using System.Text;

namespace Planner.Cli.Clusters;

/// <summary>The scripts of a job array and its merge. Any scheduler that can set one variable can run them.</summary>
/// <param name="Program">How to start Planner: the program and what comes before its arguments.</param>
/// <param name="WorkingFolder">Where the scripts begin, so that paths mean what they mean to the user.</param>
/// <param name="Paths">The scenarios.</param>
/// <param name="Folder">Where the result goes.</param>
/// <param name="Slices">Where the slices go.</param>
/// <param name="Shards">Number of slices.</param>
internal sealed record JobScripts(IReadOnlyList<string> Program, string WorkingFolder, IReadOnlyList<string> Paths, string Folder, string Slices, int Shards)
{
    /// <summary>Runs the slice that SLURM_ARRAY_TASK_ID names.</summary>
    /// <param name="replicates">Replicates of the whole run.</param>
    /// <param name="seed">The seed.</param>
    public string Slice(int replicates, long seed) => Script(
        $"# One slice of {Shards.ToString(CultureInfo.InvariantCulture)}: the task's number says which. A task that was interrupted goes on from its last checkpoint.",
        "exec " + Quoted([.. Program, "compare", .. Paths])
        + string.Create(CultureInfo.InvariantCulture, $" --runs {replicates} --seed {seed} --threads \"${{SLURM_CPUS_PER_TASK:-1}}\" --shard \"$SLURM_ARRAY_TASK_ID/{Shards}\"")
        + " --out " + Quote(Slices + "/") + " --store " + Quote(Path.Combine(Slices, "checkpoints")) + " --resume --quiet");

    /// <summary>Joins the slices and notes how that ended.</summary>
    /// <param name="language"><c>vi</c> or <c>en</c>.</param>
    public string Merge(string language) => Script(
        "# Joins the slices; its exit code is kept in a file, since Slurm's accounting may be off.",
        Quoted([.. Program, "merge", .. Paths, Slices]) + " --out " + Quote(Folder) + " --no-store --quiet --lang " + language,
        "code=$?",
        "echo $code > " + Quote(MergeMark + ".tmp") + " && mv " + Quote(MergeMark + ".tmp") + " " + Quote(MergeMark),
        "exit $code");

    /// <summary>Where the merge leaves its exit code.</summary>
    public string MergeMark => Path.Combine(Slices, "merge.exit");

    /// <summary>A text that a shell takes as one word, as it stands.</summary>
    /// <param name="text">The text.</param>
    internal static string Quote(string text) => "'" + text.Replace("'", "'\\''", StringComparison.Ordinal) + "'";

    private static string Quoted(IEnumerable<string> words) => string.Join(' ', words.Select(Quote));

    private string Script(params string[] lines)
    {
        var script = new StringBuilder("#!/bin/sh\n");
        script.Append(lines[0]).Append('\n');
        script.Append("cd ").Append(Quote(WorkingFolder)).Append(" || exit 2\n");
        foreach (string line in lines.Skip(1))
        {
            script.Append(line).Append('\n');
        }

        return script.ToString();
    }
}
