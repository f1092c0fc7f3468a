using System.Globalization;
using System.Text.RegularExpressions;
using Planner.Analysis.Attainment;
using Planner.Analysis.Optimisation;
using Planner.Cli.Arguments;
using Planner.Cli.Hosting;
using Planner.Cli.Words;
using Planner.Rules.Diagnostics;
using Planner.Rules.Pack;

namespace Planner.Cli.Commands;

/// <summary>Reads what a plan is to do best from the command line.</summary>
internal static partial class ObjectiveReading
{
    public static readonly OptionSpec Maximise = new("--maximise", "WHAT", Phrase.OptionMaximise);
    public static readonly OptionSpec Minimise = new("--minimise", "WHAT", Phrase.OptionMinimise);
    public static readonly OptionSpec Targets = new("--targets", "A,B", Phrase.OptionJointTargets);
    public static readonly OptionSpec Reach = new("--reach", "METRIC>=N", Phrase.OptionReach);

    /// <summary>The objective; the mean number of targets met where the call names none.</summary>
    /// <param name="call">The call.</param>
    /// <param name="pack">The locality's rules.</param>
    /// <exception cref="UsageException">More than one is named, or what is named is not known.</exception>
    public static PlanObjective Of(CommandCall call, RulePack pack)
    {
        OptionSpec[] given = [.. new[] { Maximise, Minimise, Targets, Reach }.Where(call.Has)];
        if (given.Length > 1)
        {
            throw new UsageException(Phrase.OptionsExclude, given[0].Name, given[1].Name);
        }

        if (given.Length == 0)
        {
            return new PlanObjective(ObjectiveKind.TargetsMet, []);
        }

        string text = call.Value(given[0])!.Trim();
        if (given[0] == Targets)
        {
            return Chance(text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries), pack);
        }

        if (given[0] == Reach)
        {
            return Chance([text], pack);
        }

        bool upwards = given[0] == Maximise;
        Match form = Form().Match(text);
        if (!form.Success || (form.Groups[1].Value == "P" && !upwards))
        {
            throw new UsageException(Phrase.ObjectiveUnknown, given[0].Name, text);
        }

        string[] inside = form.Groups[2].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        switch (form.Groups[1].Value)
        {
            case "P" when inside.Length > 0:
                return Chance(inside, pack);
            case "mean" when inside.Length == 1:
                return new PlanObjective(ObjectiveKind.Mean, [OfMetric(inside[0], upwards ? ">=" : "<=", 0, pack)]);
            case "worst" when inside.Length is 1 or 2:
                double tail = inside.Length == 2 && double.TryParse(inside[1], NumberStyles.Float, CultureInfo.InvariantCulture, out double share) ? share : inside.Length == 2 ? 0 : 0.1;
                return tail is > 0 and < 1
                    ? new PlanObjective(ObjectiveKind.Worst, [OfMetric(inside[0], upwards ? ">=" : "<=", 0, pack)], tail)
                    : throw new UsageException(Phrase.ObjectiveTail, inside[^1]);
            default:
                throw new UsageException(Phrase.ObjectiveUnknown, given[0].Name, text);
        }
    }

    /// <summary>Indices of targets that ids name.</summary>
    /// <param name="list">Ids, separated by commas.</param>
    /// <param name="pack">The locality's rules.</param>
    public static IReadOnlyList<int> Indices(string list, RulePack pack) =>
        [.. list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(id => TargetOf(id, pack))];

    private static PlanObjective Chance(string[] conditions, RulePack pack) => new(ObjectiveKind.Chance, [.. conditions.Select(c => Condition(c, pack))]);

    private static ObjectiveCondition Condition(string text, RulePack pack)
    {
        Match compared = Compared().Match(text);
        return compared.Success
            ? OfMetric(compared.Groups[1].Value, compared.Groups[2].Value, double.Parse(compared.Groups[3].Value, NumberStyles.Float, CultureInfo.InvariantCulture), pack)
            : ObjectiveCondition.OfTarget(pack, TargetOf(text, pack));
    }

    private static int TargetOf(string id, RulePack pack)
    {
        List<string> known = [.. pack.Targets.Where(t => t.IsSet).Select(t => t.Id)];
        int index = pack.Targets.ToList().FindIndex(t => t.IsSet && t.Id.Equals(id, StringComparison.OrdinalIgnoreCase));
        return index >= 0 ? index : throw new UsageException(Phrase.NoSuchTarget, id, NearestName.Of(id, known) ?? known[0]);
    }

    private static ObjectiveCondition OfMetric(string id, string comparison, double required, RulePack pack)
    {
        List<string> known = [.. pack.Metrics.Select(m => m.Id)];
        int index = known.IndexOf(id);
        return index >= 0
            ? ObjectiveCondition.OfMetric(pack, index, comparison, required)
            : throw new UsageException(Phrase.NoSuchMetric, id, NearestName.Of(id, known) ?? known[0]);
    }

    [GeneratedRegex(@"^(P|mean|worst)\((.*)\)$", RegexOptions.CultureInvariant)]
    private static partial Regex Form();

    [GeneratedRegex(@"^\s*(\w+)\s*(>=|<=|>|<)\s*(-?[0-9]+(?:\.[0-9]+)?)\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Compared();
}
