using System.Globalization;
using BenchmarkDotNet.Running;
using Planner.Benchmarks;

if (args is ["stages", string folder, ..])
{
    return StageTimings.Print(folder, args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 30);
}

if (args is ["numerics", ..])
{
    return NumericsTimings.Print(args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 1024);
}

if (args is ["rules", ..])
{
    return RuleTimings.Print(args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 1);
}

BenchmarkSwitcher.FromAssembly(typeof(StageTimings).Assembly).Run(args);
return 0;
