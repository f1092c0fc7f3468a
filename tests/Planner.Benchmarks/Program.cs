using System.Globalization;
using BenchmarkDotNet.Running;
using Planner.Benchmarks;

if (args is ["stages", string folder, ..])
{
    return StageTimings.Print(folder, Number(2, 100), Number(3, 16), Number(4, 0));
}

if (args is ["numerics", ..])
{
    return NumericsTimings.Print(args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 1024);
}

if (args is ["small", ..])
{
    return SmallModel.Print(Number(1, 96), Number(2, 5), Number(3, 10_000));
}

if (args is ["rules", ..])
{
    return RuleTimings.Print(Number(1, 1));
}

if (args is ["cancel", string locality, ..])
{
    return CancelTimings.Print(locality, Number(2, 20), Number(3, 10_000));
}

if (args is ["scale", string scaled, string rows, string what, ..])
{
    return ScaleTimings.Print(scaled, rows, what, args[4..]);
}

if (args is ["wall", string timed, ..])
{
    return WallTimings.Print(timed, args.Length > 2 ? [.. args[2..].Select(a => int.Parse(a, CultureInfo.InvariantCulture))] : [1_000, 10_000]);
}

if (args is ["paired", string compared, ..])
{
    return PairedTimings.Print(compared, Number(2, 500), Number(3, 3));
}

if (args is ["load", ..])
{
    return LoadTimings.Print(Number(1, 10_000));
}

if (args is ["workbench", string shown, ..])
{
    return WorkbenchTimings.Print(shown, Number(2, 200), Number(3, 60));
}

int Number(int place, int otherwise) => args.Length > place ? int.Parse(args[place], CultureInfo.InvariantCulture) : otherwise;

BenchmarkSwitcher.FromAssembly(typeof(StageTimings).Assembly).Run(args);
return 0;
