using System.Globalization;

namespace Planner.Cli.Clusters;

/// <summary>Tasks of a job array, as Slurm writes them.</summary>
internal static class TaskList
{
    /// <summary>Numbers as ranges: 1-3,5,7-8.</summary>
    /// <param name="tasks">Ascending, each once.</param>
    public static string Of(IReadOnlyList<int> tasks)
    {
        var parts = new List<string>();
        for (int i = 0; i < tasks.Count;)
        {
            int end = i;
            while (end + 1 < tasks.Count && tasks[end + 1] == tasks[end] + 1)
            {
                end++;
            }

            parts.Add(end == i ? Number(tasks[i]) : $"{Number(tasks[i])}-{Number(tasks[end])}");
            i = end + 1;
        }

        return string.Join(',', parts);
    }

    private static string Number(int n) => n.ToString(CultureInfo.InvariantCulture);
}
