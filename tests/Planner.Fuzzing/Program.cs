using System.Globalization;
using Planner.Fuzzing;
using Planner.Fuzzing.Running;
using Planner.Fuzzing.Targets;

if (FuzzArguments.Read(args, FuzzTargets.Names) is not { } call)
{
    Console.Error.WriteLine(FuzzArguments.Help(FuzzTargets.Names));
    return args.Contains("--help") ? 0 : 2;
}

try
{
    var reports = new List<FuzzReport>();
    foreach ((FuzzTarget target, long inputs) in FuzzTargets.Shares(call.Targets, call.Inputs))
    {
        FuzzReport report = new FuzzRun(target, call.Seed, call.Folder, Console.Error).Run(call.First, inputs);
        reports.Add(report);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{report.Target,-10} {report.Inputs,9} inputs  {100.0 * report.Taken / Math.Max(1, report.Inputs),5:F1} % taken  {report.Seconds,8:F1} s  slowest {report.Slowest,7:F1} ms  most allocated {report.MostAllocated / 1024.0 / 1024,7:F1} MiB  heap {report.HeapGrowth / 1024.0 / 1024,+6:F1} MiB  {report.Findings.Count} findings"));
    }

    Console.WriteLine(FormattableString.Invariant($"{reports.Sum(r => r.Inputs)} inputs of seed {call.Seed}, {reports.Sum(r => r.Findings.Count)} findings"));
    return reports.Any(r => r.Findings.Count > 0) ? 1 : 0;
}
finally
{
    Directory.Delete(Repository.Temporary, recursive: true);
}
