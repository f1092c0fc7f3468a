using System.Globalization;
using Planner.Analysis.Attainment;
using Planner.Analysis.Comparison;
using Planner.Analysis.Findings;
using Planner.Analysis.Intervals;
using Planner.Analysis.Obstacles;
using Planner.Analysis.Precision;
using Planner.Reporting.Tables;
using Planner.Reporting.Text;
using Planner.Rules.Pack;

namespace Planner.Reporting.Conclusion;

/// <summary>Turns findings into five lines for a leader who has a minute. Each line is made of the findings' numbers and names only.</summary>
/// <threadsafety>Immutable; safe for concurrent use.</threadsafety>
public sealed class ConclusionWriter
{
    // Less than half a percent would be said as "0%".
    private const double LeastShareSaid = 0.005;

    private readonly Language language;
    private readonly Messages messages;
    private readonly NumberText numbers;

    /// <summary>A writer of a language.</summary>
    /// <param name="language">The language.</param>
    public ConclusionWriter(Language language)
    {
        this.language = language;
        messages = Messages.In(language);
        numbers = new NumberText(language);
    }

    /// <summary>Writes the conclusion of a comparison.</summary>
    /// <param name="comparison">The comparison.</param>
    /// <returns>Five lines: outlook, hardest targets, ways of spending, obstacles, certainty.</returns>
    public IReadOnlyList<string> Write(EnsembleComparison comparison) => Write(ConclusionFindings.Of(comparison));

    /// <summary>Writes findings down.</summary>
    /// <param name="findings">The findings.</param>
    /// <returns>Five lines.</returns>
    public IReadOnlyList<string> Write(ConclusionFindings findings) =>
        [OutlookLine(findings), HardestLine(findings), SpendingLine(findings), ObstaclesLine(findings), CertaintyLine(findings)];

    /// <summary>A natural frequency in words: "about 23", "fewer than 1", "more than 99".</summary>
    /// <param name="frequency">The frequency.</param>
    public string Say(NaturalFrequency frequency) => frequency.InHundred switch
    {
        <= 0 => messages.Say("frequency.below"),
        >= 100 => messages.Say("frequency.above"),
        _ => messages.Say("frequency.about", ("n", frequency.ToString())),
    };

    private string OutlookLine(ConclusionFindings f) => messages.Say(
        "conclusion.outlook",
        ("scenario", Reference(f)),
        ("total", Judged(f)),
        ("year", Years(f)),
        ("likely", Count(f.Likely)),
        ("uncertain", Count(f.Uncertain)),
        ("unlikely", Count(f.Unlikely)))
        + (f.Unknown == 0 ? string.Empty : " " + messages.Say("conclusion.few", ("n", Count(f.Unknown)), ("runs", Count(f.Certainty.Replicates))))
        + (f.NotSet.Count == 0 ? string.Empty : " " + messages.Say("conclusion.unset", ("ids", string.Join(", ", f.NotSet.Select(t => t.Id)))))
        + (f.Comparison.Pack.CarriedOnFrom is { } from && f.Comparison.Pack.Targets.Any(t => t.Year >= from)
            ? " " + messages.Say("conclusion.carried", ("year", from.ToString(CultureInfo.InvariantCulture)))
            : string.Empty);

    private string HardestLine(ConclusionFindings f)
    {
        string items = string.Join("; ", f.Hardest.Select(Hard));
        return messages.Say(f.Likely == f.Comparison.Pack.Targets.Count(t => t.IsSet) ? "conclusion.hardest.none" : "conclusion.hardest", ("items", items));
    }

    private string Hard(TargetAttainment target) => messages.Say(
        target.MedianShortfall switch
        {
            null => target.Probability?.Replicates < Sayable.ReplicatesForQuantile(0.5, CriticalValue.StandardLevel) ? "conclusion.hardest.few" : "conclusion.hardest.undefined",
            > 0 => "conclusion.hardest.short",
            _ => target.Probability?.Estimate < 0.5 ? "conclusion.hardest.edge" : "conclusion.hardest.enough",
        },
        ("id", target.Target.Id),
        ("title", target.Target.Title.In(language)),
        ("frequency", target.Probability is null ? Say(default(NaturalFrequency)) : new CaveatText(language).Often(target)),
        ("median", numbers.Value(target.Median?.Estimate, target.Target.Unit)),
        ("required", numbers.Requirement(target.Target)),
        ("shortfall", numbers.Value(target.MedianShortfall, target.Target.Unit)));

    private string SpendingLine(ConclusionFindings f)
    {
        if (f.Verdicts.Count == 0)
        {
            return messages.Say("conclusion.spending.single");
        }

        string line = SameMoney(f);
        if (f.BestWithMore is { Better.Count: > 0, MoneyRatio: { } ratio } more)
        {
            line += " " + messages.Say(
                "conclusion.spending.more",
                ("scenario", more.Scenario.Title.In(language)),
                ("percent", numbers.Fixed(100 * (ratio - 1), 0)),
                ("better", Count(more.Better.Count)),
                ("largest", Largest(more.Better[0])));
        }

        return line;
    }

    private string SameMoney(ConclusionFindings f)
    {
        SpendingVerdict[] same = f.Verdicts.Where(v => v.SameMoney).ToArray();
        if (f.BestAtSameMoney is not { } best)
        {
            return messages.Say("conclusion.spending.none", ("reference", Reference(f)));
        }

        string total = Judged(f);
        if (same.All(v => v.Better.Count == 0 && v.Worse.Count == 0))
        {
            return messages.Say("conclusion.spending.alike", ("reference", Reference(f)), ("ways", Count(same.Length)));
        }

        if (best.Better.Count == 0 || best.Balance <= 0)
        {
            return messages.Say(
                best.Better.Count == 0 ? "conclusion.spending.worse" : "conclusion.spending.mixed",
                ("reference", Reference(f)),
                ("scenario", best.Scenario.Title.In(language)),
                ("better", Count(best.Better.Count)),
                ("worse", Count(best.Worse.Count)),
                ("total", total),
                ("ways", Count(same.Length)));
        }

        return messages.Say(
            best.Worse.Count == 0 ? "conclusion.spending.better" : "conclusion.spending.tradeoff",
            ("scenario", best.Scenario.Title.In(language)),
            ("better", Count(best.Better.Count)),
            ("total", total),
            ("worse", Count(best.Worse.Count)),
            ("largest", Largest(best.Better[0])),
            ("loss", best.Worse.Count > 0 ? Largest(best.Worse[0]) : NumberText.None));
    }

    private string Largest(TargetDifference difference) => messages.Say(
        "conclusion.spending.largest",
        ("id", difference.Target.Id),
        ("difference", numbers.Points(difference.Probability?.Estimate ?? double.NaN)),
        ("low", numbers.Points(difference.Probability?.Low ?? double.NaN)),
        ("high", numbers.Points(difference.Probability?.High ?? double.NaN)));

    private string ObstaclesLine(ConclusionFindings f)
    {
        var items = new List<string>();
        if (f.Bottlenecks.Count > 0)
        {
            items.Add(messages.Say(
                "conclusion.obstacles.criteria",
                ("total", Count(f.Comparison.Locality.Candidates)),
                ("year", f.Comparison.Reference.Ensemble.Years[^1].ToString(CultureInfo.InvariantCulture)),
                ("items", string.Join(", ", f.Bottlenecks.Select(b => messages.Say(
                    "conclusion.obstacles.criterion",
                    ("title", b.Title.In(language)),
                    ("communes", numbers.Fixed(b.Communes, 0))))))));
        }

        ComponentMoney[] stranded = f.Money.Components.Where(c => c.ReachesNobody).ToArray();
        ComponentMoney[] reaching = f.Money.Components.Where(c => !c.ReachesNobody).ToArray();
        double unspent = reaching.Sum(c => c.Unspent);
        if (unspent > 0 && unspent / f.Money.Approved >= LeastShareSaid)
        {
            ComponentMoney most = reaching.MaxBy(c => c.Unspent)!;
            items.Add(messages.Say(
                "conclusion.obstacles.unspent",
                ("amount", numbers.WithUnit(unspent, "billion VND")),
                ("percent", numbers.Fixed(100 * unspent / f.Money.Approved, 0)),
                ("approved", numbers.WithUnit(f.Money.Approved, "billion VND")),
                ("component", most.Component.Title.In(language)),
                ("most", numbers.WithUnit(most.Unspent, "billion VND"))));
        }

        if (stranded.Length > 0)
        {
            items.Add(messages.Say(
                "conclusion.obstacles.stranded",
                ("amount", numbers.WithUnit(stranded.Sum(c => c.Approved), "billion VND")),
                ("components", string.Join(", ", stranded.Select(c => c.Component.Title.In(language))))));
        }

        if (f.Money.Unreached.Count > 0 && f.Money.Approved > 0)
        {
            items.Add(messages.Say(
                "conclusion.obstacles.unreached",
                ("communes", numbers.WithUnit(f.Money.Unreached.Count, "communes"))));
        }

        return items.Count > 0
            ? messages.Say("conclusion.obstacles", ("items", string.Join("; ", items)))
            : messages.Say("conclusion.obstacles.none");
    }

    private string CertaintyLine(ConclusionFindings f)
    {
        Certainty certainty = f.Certainty;
        string error = messages.Say(
            "conclusion.certainty",
            ("runs", Count(certainty.Replicates)),
            ("level", numbers.Fixed(100 * f.Comparison.Level, 0)),
            ("error", numbers.Fixed(100 * certainty.WorstHalfWidth, 1)));
        string tables = certainty.TableShare is { } share
            ? messages.Say("conclusion.certainty.tables", ("tables", Count(certainty.Tables)), ("share", numbers.Fixed(100 * share, 0)))
            : string.Empty;
        string caveat = certainty.Synthetic
            ? messages.Say("conclusion.certainty.synthetic", ("notice", f.Comparison.Locality.SyntheticNotice.In(language)))
            : messages.Say("conclusion.certainty.real");
        string drafts = DataMark.OfDrafts(f.Comparison.Pack, language) is { } mark ? $" {mark}." : string.Empty;
        return error + tables + caveat + drafts;
    }

    private string Reference(ConclusionFindings f) => f.Comparison.Reference.Scenario.Title.In(language);

    private static string Years(ConclusionFindings f)
    {
        int[] years = [.. f.Comparison.Pack.Targets.Select(t => t.Year).DefaultIfEmpty(f.Comparison.Locality.EndYear)];
        return years.Min() == years.Max() ? FormattableString.Invariant($"{years.Max()}") : FormattableString.Invariant($"{years.Min()}–{years.Max()}");
    }

    private string Judged(ConclusionFindings f) => Count(f.Comparison.Pack.Targets.Count(t => t.IsSet));

    private string Count(int count) => numbers.Fixed(count, 0);
}
