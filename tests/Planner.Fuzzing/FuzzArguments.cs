using System.Globalization;

namespace Planner.Fuzzing;

/// <summary>What the command was asked for.</summary>
/// <param name="Inputs">Inputs in all, shared out between the targets.</param>
/// <param name="First">Number of the first input of each target.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Targets">The targets.</param>
/// <param name="Folder">Where failing inputs are written.</param>
internal sealed record FuzzArguments(long Inputs, long First, int Seed, IReadOnlyList<string> Targets, string Folder)
{
    public static string Help(IReadOnlyList<string> targets) => $"""
        Tries inputs that were made to break readers.

          dotnet run -c Release --project tests/Planner.Fuzzing -- --inputs 1000000 --seed 1
          dotnet run -c Release --project tests/Planner.Fuzzing -- --inputs 20000 --seed 1 --target scenario --target csv
          dotnet run -c Release --project tests/Planner.Fuzzing -- --inputs 1 --first 4711 --seed 1 --target eval     (one input again)

        --inputs N    inputs in all, shared out by what one costs        --first N   number of the first (0)
        --seed N      the seed (1)                                       --out FOLDER  where failing inputs are written (findings)
        --target NAME one of {string.Join(", ", targets)}; several times; all when absent

        Exit code: 0 nothing found, 1 something found or an input that hangs, 2 bad usage.
        """;

    public static FuzzArguments? Read(string[] args, IReadOnlyList<string> targets)
    {
        long inputs = 10_000, first = 0;
        int seed = 1;
        string folder = "findings";
        var named = new List<string>();
        for (int i = 0; i < args.Length; i += 2)
        {
            string? value = i + 1 < args.Length ? args[i + 1] : null;
            bool read = args[i] switch
            {
                "--inputs" => long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out inputs),
                "--first" => long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out first),
                "--seed" => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out seed),
                "--out" => (folder = value ?? "").Length > 0,
                "--target" => value is not null && targets.Contains(value),
                _ => false,
            };
            if (!read)
            {
                return null;
            }

            if (args[i] == "--target")
            {
                named.Add(value!);
            }
        }

        return new FuzzArguments(inputs, first, seed, named.Count > 0 ? named : targets, folder);
    }
}
