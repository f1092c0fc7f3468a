using System.Globalization;
using Planner.Analysis.Attainment;
using Planner.Analysis.Comparison;
using Planner.Analysis.Findings;
using Planner.Analysis.Intervals;
using Planner.Analysis.Precision;
using Planner.Reporting.Conclusion;
using Planner.Reporting.Text;
using Planner.Rules.Faults;
using Planner.Rules.Pack;
using Planner.Simulation.Faults;
using Planner.Simulation.Recording;

namespace Planner.Reporting.Tables;

/// <summary>What a comparison cannot say, and why: sentences that stand beside every answer. None where all is well.</summary>
/// <threadsafety>Immutable; safe for concurrent use.</threadsafety>
public sealed class CaveatText
{
    private const int MostRules = 8;
    private const int MostTargets = 6;

    private readonly Messages messages;
    private readonly NumberText numbers;

    /// <summary>Sentences of a language.</summary>
    /// <param name="language">The language.</param>
    public CaveatText(Language language)
    {
        messages = Messages.In(language);
        numbers = new NumberText(language);
    }

    /// <summary>All that a comparison cannot say.</summary>
    /// <param name="comparison">The comparison.</param>
    public IReadOnlyList<string> Sentences(EnsembleComparison comparison)
    {
        var caveats = Caveats.Of(comparison);
        return [.. Faults(caveats.Faults, comparison.Scenarios.Count, comparison.Replicates), .. Replicates(caveats, comparison)];
    }

    /// <summary>The faults of numbers that rules met in some runs.</summary>
    /// <param name="ensembles">The runs, of the same number of replicates.</param>
    public IReadOnlyList<string> Faults(IReadOnlyList<Ensemble> ensembles) => Faults(Caveats.FaultsOf(ensembles), ensembles.Count, ensembles.Count > 0 ? ensembles[0].Replicates : 0);

    /// <summary>The faults of numbers on which an answer stands that compares no scenarios.</summary>
    /// <param name="faults">The faults.</param>
    public IReadOnlyList<string> Faults(FaultSummary faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        return Faults([.. faults.Rules.Select(f => (f, "", 1))], 1, faults.Replicates);
    }

    /// <summary>Why a target is not judged in words: none is set, or too few replicates ran.</summary>
    /// <param name="target">The target.</param>
    public string Unsaid(TargetAttainment target) => target.Needed is { } needed
        ? messages.Say("caveat.unsaid", ("runs", numbers.Fixed(target.Probability!.Value.Replicates, 0)), ("needed", numbers.Fixed(needed, 0)))
        : messages.Say("table.unset");

    /// <summary>A target's chance with its interval, or the interval alone where too few replicates ran.</summary>
    /// <param name="target">A target with a probability.</param>
    public string Chance(TargetAttainment target)
    {
        ProportionInterval p = target.Probability!.Value;
        return target.Needed is null
            ? numbers.Range(numbers.Percent(p.Estimate), numbers.PercentLow(p.Low), numbers.PercentHigh(p.High))
            : messages.Say("caveat.interval", ("low", numbers.PercentLow(p.Low)), ("high", numbers.PercentHigh(p.High)));
    }

    /// <summary>How many of 100 futures: "about 23", or "between 2 and 48" where too few replicates ran for one figure.</summary>
    /// <param name="probability">The probability.</param>
    /// <param name="comparison">What it was estimated from.</param>
    public string Often(ProportionInterval probability, EnsembleComparison comparison) =>
        IsTooWide(probability, comparison) ? Between(probability) : new ConclusionWriter(messages.Language).Say(NaturalFrequency.Of(probability.Estimate));

    /// <summary>Whether too few replicates ran to say a probability as one figure.</summary>
    /// <param name="probability">The probability.</param>
    /// <param name="comparison">What it was estimated from.</param>
    public static bool IsTooWide(ProportionInterval probability, EnsembleComparison comparison) =>
        comparison.Pack.MostHalfWidth is { } most && probability.HalfWidth > most.Value
        && Sayable.ReplicatesFor(probability, most.Value, comparison.Clustering.Tables, CriticalValue.StandardLevel) is not null;

    /// <summary>The same of a target.</summary>
    /// <param name="target">A target with a probability.</param>
    public string Often(TargetAttainment target) =>
        target.Frequency is { } frequency ? new ConclusionWriter(messages.Language).Say(frequency) : Between(target.Probability!.Value);

    /// <summary>A target's median with the range of 80 in 100 futures, as far as the replicates bear them.</summary>
    /// <param name="target">The target.</param>
    /// <param name="median">Writes the median.</param>
    public string Value(TargetAttainment target, Func<double, string> median) =>
        target.Median is not { } m ? NumberText.None
        : target.P10 is null ? median(m.Estimate)
        : numbers.Range(median(m.Estimate), numbers.Value(target.P10, target.Target.Unit), numbers.Value(target.P90, target.Target.Unit));

    private string Between(ProportionInterval p) => messages.Say("caveat.between", ("low", numbers.PercentLow(p.Low)), ("high", numbers.PercentHigh(p.High)));

    private IReadOnlyList<string> Faults(IReadOnlyList<(RuleFaults Fault, string Scenario, int Scenarios)> faults, int scenarios, long replicates)
    {
        if (faults.Count == 0)
        {
            return [];
        }

        List<string> said = [messages.Say("caveat.faults", ("n", numbers.Fixed(faults.Count, 0)))];
        said.AddRange(faults.Take(MostRules).Select(f => Fault(f.Fault, f.Scenario, f.Scenarios, scenarios, replicates)));
        if (faults.Count > MostRules)
        {
            said.Add(messages.Say("caveat.faults.more", ("n", numbers.Fixed(faults.Count - MostRules, 0))));
        }

        return said;
    }

    private string Fault(RuleFaults fault, string scenario, int having, int scenarios, long replicates)
    {
        string where = fault.Years.Count == 1 ? Plain(fault.Years[0]) : $"{Plain(fault.Years[0])}–{Plain(fault.Years[^1])}";
        string example = fault.Examples.Count == 0 ? "" : " " + Example(fault.Examples[0]);
        string among = scenarios > 1
            ? " " + messages.Say("caveat.fault.scenarios", ("scenario", scenario), ("having", numbers.Fixed(having, 0)), ("scenarios", numbers.Fixed(scenarios, 0)))
            : "";
        return messages.Say(
            "caveat.fault",
            ("place", fault.Span.ToString()),
            ("what", messages.Say(KeyOf(fault.Kind))),
            ("name", fault.Name),
            ("units", numbers.Fixed(fault.Units, 0)),
            ("years", where),
            ("most", numbers.Fixed(fault.MostReplicates, 0)),
            ("runs", numbers.Fixed(replicates, 0))) + example + among;
    }

    private string Example(FaultExample example)
    {
        NumberFault fault = example.Fault;
        string operands = string.Join(", ", fault.Operands.Select(o => $"{o.Text} = {o.Value}"));
        return messages.Say(
            "caveat.fault.example",
            ("unit", example.UnitName),
            ("year", Plain(example.Year)),
            ("part", fault.Part),
            ("value", messages.Say(
                fault.Kind switch
                {
                    FaultKind.Infinite => "caveat.value.infinite",
                    FaultKind.NotANumber => "caveat.value.undefined",
                    FaultKind.Overflow => "caveat.value.wrapped",
                    _ => "caveat.value.failed",
                },
                ("value", fault.Value)))) + (operands.Length > 0 ? " " + messages.Say("caveat.fault.operands", ("operands", operands)) : ".");
    }

    private IEnumerable<string> Replicates(Caveats caveats, EnsembleComparison comparison)
    {
        string runs = numbers.Fixed(comparison.Replicates, 0);
        if (caveats.TooFew.Count > 0)
        {
            yield return messages.Say(
                "caveat.few",
                ("runs", runs),
                ("n", numbers.Fixed(caveats.TooFew.Count, 0)),
                ("of", numbers.Fixed(comparison.Reference.Targets.Count(t => t.Target.IsSet), 0)),
                ("ids", Named([.. caveats.TooFew.Select(t => t.Target.Id)])),
                ("needed", numbers.Fixed(caveats.TooFew[0].Needed!.Value, 0)));
        }

        if (caveats.ByTables.Count > 0)
        {
            yield return messages.Say(
                "caveat.tables", ("ids", Named([.. caveats.ByTables.Select(t => t.Target.Id)])), ("tables", numbers.Fixed(comparison.Clustering.Tables, 0)));
        }

        if (caveats.MedianNeeds is { } median)
        {
            yield return messages.Say("caveat.medians", ("runs", runs), ("needed", numbers.Fixed(median, 0)));
        }

        if (caveats.RangeNeeds is { } range)
        {
            yield return messages.Say("caveat.ranges", ("runs", runs), ("needed", numbers.Fixed(range, 0)));
        }

        if (caveats.HalvesDiffer.Count > 0)
        {
            yield return messages.Say(
                "caveat.halves", ("items", Named([.. caveats.HalvesDiffer.Select(h => comparison.Scenarios.Count > 1 ? $"{h.Target} ({h.Scenario})" : h.Target)])));
        }
    }

    private string Named(string[] ids) =>
        string.Join(", ", ids.Take(MostTargets)) + (ids.Length > MostTargets ? " " + messages.Say("caveat.more", ("n", numbers.Fixed(ids.Length - MostTargets, 0))) : "");

    private static string Plain(int year) => year.ToString(CultureInfo.InvariantCulture);

    private static string KeyOf(WatchedKind kind) => kind switch
    {
        WatchedKind.Criterion => "caveat.what.criterion",
        WatchedKind.Parameters => "caveat.what.parameters",
        WatchedKind.Eligibility => "caveat.what.eligibility",
        WatchedKind.Weight => "caveat.what.weight",
        WatchedKind.DistrictWeight => "caveat.what.districts",
        WatchedKind.Filter => "caveat.what.filter",
        WatchedKind.RegistrationKey => "caveat.what.key",
        WatchedKind.Area => "caveat.what.area",
        WatchedKind.Metric => "caveat.what.metric",
        _ => "caveat.what.target",
    };
}
