using System.Globalization;
using Planner.Analysis.Precision;
using Planner.Cli.Arguments;
using Planner.Cli.Hosting;
using Planner.Cli.Words;
using Planner.Rules.Diagnostics;
using Planner.Rules.Pack;
using Planner.Simulation.Running;
using Planner.Workbench.Sessions;

namespace Planner.Cli.Commands;

/// <summary>The precision that <c>--precision</c> and the options around it ask for.</summary>
internal static class PrecisionChoice
{
    public static readonly OptionSpec Width = new("--precision", "0.01|1%", Phrase.OptionPrecision);
    public static readonly OptionSpec Of = new("--precision-of", "probabilities|differences", Phrase.OptionPrecisionOf);
    public static readonly OptionSpec Targets = new("--targets", "A,B", Phrase.OptionPrecisionTargets);
    public static readonly OptionSpec Most = new("--most", "N", Phrase.OptionMost);

    private const double LeastWidth = 0.0005;
    private const double GreatestWidth = 0.5;
    private const int UsualMost = 65_536;

    /// <summary>What the call asks for.</summary>
    /// <param name="call">The call.</param>
    /// <param name="inputs">What is to be run.</param>
    /// <param name="options">Threads of the run.</param>
    /// <param name="targets">Ids of the targets asked for; null for all that have a figure.</param>
    /// <returns>The aim; null where the call fixes the number of replicates.</returns>
    /// <exception cref="UsageException">The options contradict each other, or a value cannot be used.</exception>
    public static PrecisionAim? Read(CommandCall call, ComparisonInputs inputs, RunOptions options, IReadOnlyList<string>? targets)
    {
        if (call.Value(Width) is not { } text)
        {
            OptionSpec? stray = new[] { Of, Most }.FirstOrDefault(call.Has);
            return stray is null ? null : throw new UsageException(Phrase.PrecisionNeeded, stray.Name);
        }

        if (call.Has(SharedOptions.Runs))
        {
            throw new UsageException(Phrase.OptionsExclude, Width.Name, SharedOptions.Runs.Name);
        }

        double width = Share(text);
        PrecisionMeasure of = MeasureOf(call.Value(Of));
        if (of == PrecisionMeasure.Differences && inputs.Scenarios.Count < 2)
        {
            throw new UsageException(Phrase.DifferencesNeedTwo);
        }

        int[] chosen = Chosen(inputs, targets);
        int most = (int?)call.Integer(Most, LookSchedule.First, EnsembleRunner.MostReplicates) ?? Usual(inputs, options);
        return new PrecisionAim(width, of, chosen, most);
    }

    /// <summary>Ids of targets from a list with commas; null for no list.</summary>
    /// <param name="list">The list.</param>
    public static IReadOnlyList<string>? Listed(string? list) => list?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>A share: 0.01, 0,01, 1% or "1 %".</summary>
    internal static double Share(string text)
    {
        string number = text.Trim();
        bool percent = number.EndsWith('%');
        number = (percent ? number[..^1] : number).Trim().Replace(',', '.');
        bool read = double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double value);
        double share = percent ? value / 100 : value;
        return read && share is >= LeastWidth and <= GreatestWidth ? share : throw new UsageException(Phrase.NoPrecision, text);
    }

    private static PrecisionMeasure MeasureOf(string? text) => text switch
    {
        null or "probabilities" => PrecisionMeasure.Probabilities,
        "differences" => PrecisionMeasure.Differences,
        _ => throw new UsageException(Phrase.NoPrecisionOf, text),
    };

    private static int[] Chosen(ComparisonInputs inputs, IReadOnlyList<string>? targets)
    {
        List<TargetDefinition> all = [.. inputs.Model.Pack.Targets];
        List<string> known = [.. all.Where(t => t.IsSet).Select(t => t.Id)];
        if (known.Count == 0)
        {
            throw new UsageException(Phrase.NoTargetsSet, inputs.Locality.Id);
        }

        foreach (string id in targets ?? [])
        {
            if (!known.Contains(id, StringComparer.OrdinalIgnoreCase))
            {
                throw new UsageException(Phrase.UnknownTarget, id, inputs.Locality.Id, NearestName.Of(id, known) ?? known[0]);
            }
        }

        return [.. Enumerable.Range(0, all.Count).Where(t => all[t].IsSet && (targets is null || targets.Contains(all[t].Id, StringComparer.OrdinalIgnoreCase)))];
    }

    /// <summary>The usual most replicates, fewer where the scenarios' outcomes would not fit into memory.</summary>
    private static int Usual(ComparisonInputs inputs, RunOptions options)
    {
        int most = UsualMost;
        while (most > LookSchedule.First && PrecisionRun.EstimateBytes(inputs, options, LookSchedule.Of(GreatestWidth, most).Looks) > MemoryLimit.Bytes)
        {
            most /= 2;
        }

        return most;
    }
}
