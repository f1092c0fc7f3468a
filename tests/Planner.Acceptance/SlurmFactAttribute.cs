namespace Planner.Acceptance;

/// <summary>A test on a Slurm of its own; skipped, with the reason, where Slurm or the rights to start it are missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SlurmFactAttribute : FactAttribute
{
    public SlurmFactAttribute()
    {
        string[] folders = [.. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator), "/usr/sbin"];
        string? missing = ((string[])["munged", "slurmctld", "slurmd", "sbatch", "squeue", "scancel"]).FirstOrDefault(c => !folders.Any(f => File.Exists(Path.Combine(f, c))));
        Skip = !OperatingSystem.IsLinux() || Environment.UserName != "root" ? "needs root on Linux" : missing is null ? null : $"needs Slurm (tests/slurm/install): {missing}";
    }
}
