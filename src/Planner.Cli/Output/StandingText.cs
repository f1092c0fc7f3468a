using System.Globalization;
using Planner.Analysis.Attainment;
using Planner.Analysis.Comparison;
using Planner.Analysis.Intervals;
using Planner.Analysis.Obstacles;
using Planner.Analysis.Standing;
using Planner.Cli.Words;
using Planner.Reporting.Tables;
using Planner.Reporting.Text;

namespace Planner.Cli.Output;

/// <summary>Where targets stand, in sentences: the hardest first, so that who stops reading has read what matters.</summary>
internal sealed class StandingText
{
    private const int CriteriaNamed = 3;

    private readonly Texts texts;
    private readonly NumberText numbers;

    /// <summary>A text in a language.</summary>
    /// <param name="texts">The texts.</param>
    public StandingText(Texts texts)
    {
        this.texts = texts;
        numbers = new NumberText(texts.Language);
    }

    /// <summary>Writes the advice.</summary>
    /// <param name="comparison">The comparison whose reference it is about.</param>
    /// <param name="standings">The targets asked for.</param>
    /// <param name="joint">Probability that all of them with a figure are met; null where none has one.</param>
    /// <param name="output">Receives it.</param>
    public void Write(EnsembleComparison comparison, IReadOnlyList<TargetStanding> standings, ProportionInterval? joint, TextWriter output)
    {
        ScenarioResult result = comparison.Reference;
        List<TargetStanding> judged = [.. standings.Where(s => s.Attainment.Probability is not null)];
        int Count(Outlook outlook) => judged.Count(s => s.Attainment.Outlook == outlook);
        int year = standings.Count > 0 ? standings[0].Year : comparison.Locality.StartYear;
        output.WriteLine(texts.Format(
            Phrase.StandingHeading, result.Scenario.Title.In(texts.Language), Plain(year), judged.Count, Count(Outlook.Likely), Count(Outlook.Uncertain), Count(Outlook.Unlikely)));
        List<string> unset = [.. standings.Where(s => s.Attainment.Probability is null).Select(s => s.Attainment.Target.Id)];
        if (unset.Count > 0)
        {
            output.WriteLine(texts.Format(Phrase.StandingUnset, string.Join(", ", unset)));
        }

        if (joint is { } all && judged.Count > 1)
        {
            output.WriteLine(texts.Format(
                Phrase.StandingJoint, string.Join(", ", judged.Select(s => s.Attainment.Target.Id)), CaveatText.IsTooWide(all, comparison) ? new CaveatText(texts.Language).Often(all, comparison) : Frequency(all.Estimate), numbers.PercentLow(all.Low), numbers.PercentHigh(all.High)));
        }

        output.WriteLine(Obstacles(result, comparison));
        foreach ((Outlook outlook, Phrase heading) in (ReadOnlySpan<(Outlook, Phrase)>)
            [(Outlook.Unlikely, Phrase.OutlookUnlikely), (Outlook.Uncertain, Phrase.OutlookUncertain), (Outlook.Likely, Phrase.OutlookLikely)])
        {
            List<TargetStanding> heap = [.. judged.Where(s => s.Attainment.Outlook == outlook).OrderBy(s => s.Attainment.Probability!.Value.Estimate)];
            if (heap.Count == 0)
            {
                continue;
            }

            output.WriteLine();
            output.WriteLine(texts[heading]);
            foreach (TargetStanding standing in heap)
            {
                Write(standing, comparison, output);
            }
        }

        if (comparison.Locality.Synthetic)
        {
            output.WriteLine();
            output.WriteLine(comparison.Locality.SyntheticNotice.In(texts.Language));
        }
    }

    private string Obstacles(ScenarioResult result, EnsembleComparison comparison) => texts.Format(
        Phrase.StandingObstacles,
        Plain(comparison.Locality.EndYear),
        string.Join(", ", result.Criteria.Take(CriteriaNamed).Select((FailedCriterion c) => texts.Format(Phrase.StandingCommunes, c.Title.In(texts.Language), numbers.Fixed(c.Communes, 0)))),
        numbers.Fixed(result.Money.Unspent, 0),
        numbers.Fixed(result.Money.Approved, 0));

    private void Write(TargetStanding standing, EnsembleComparison comparison, TextWriter output)
    {
        TargetAttainment a = standing.Attainment;
        ProportionInterval p = a.Probability!.Value;
        output.WriteLine(texts.Format(
            Phrase.StandingTarget, a.Target.Id, a.Target.Title.In(texts.Language), numbers.Requirement(a.Target),
            a.Words.Count == 0 ? new CaveatText(texts.Language).Unsaid(a) : string.Join(" / ", a.Words.Select(w => w.Word.In(texts.Language))),
            a.Needed is null ? Frequency(p.Estimate) : new CaveatText(texts.Language).Often(a), numbers.PercentLow(p.Low), numbers.PercentHigh(p.High)));
        string done = "";
        if (standing.Done is { } value)
        {
            done = texts.Format(standing.IsRecorded ? Phrase.StandingDoneRecorded : Phrase.StandingDoneCarried, Value(value, standing.Unit), Plain(standing.Year));
            if (standing.Behind is { } behind)
            {
                done += behind > 0
                    ? texts.Format(Phrase.StandingBehind, numbers.Exact(standing.Planned!.Value), Difference(behind, standing.Unit))
                    : texts.Format(Phrase.StandingOnPlan, numbers.Exact(standing.Planned!.Value));
            }
        }

        int next = standing.Year + 1;
        if (standing.Plan is { } plan && plan.Values.TryGetValue(next, out double planned))
        {
            done += texts.Format(Phrase.StandingPlanOnly, Plain(next), numbers.Exact(planned));
        }

        if (done.Length > 0)
        {
            output.WriteLine(done);
        }

        if (standing.Remaining == 0)
        {
            output.WriteLine(texts[Phrase.StandingReached]);
        }
        else if (standing is { Remaining: { } left, RemainingPace: { } pace, SimulatedPace: { } simulated })
        {
            output.WriteLine(simulated < 0
                ? texts.Format(Phrase.StandingAway, Difference(left, standing.Unit), Value(pace, ""), standing.YearsLeft, Value(-simulated, ""))
                : texts.Format(
                    Phrase.StandingRemaining, Difference(left, standing.Unit), Value(pace, ""), standing.YearsLeft, Value(simulated, ""), numbers.Fixed(100 * simulated / pace, 0)));
        }

        string rest = a.Median is { } median ? texts.Format(Phrase.StandingMedian, Value(median.Estimate, a.Target.Unit)) : "";
        rest += a.ShortfallGivenFailure is { } missed && p.Estimate < 1 ? texts.Format(Phrase.StandingShortfall, Difference(missed, a.Target.Unit)) : "";
        rest += a.FirstYear is not { } first ? "" : first.Median is { } reached ? texts.Format(Phrase.StandingFirstYear, Plain(reached)) : texts[Phrase.StandingNeverHalf];
        output.WriteLine(rest);
        if (standing.Plan is { Districts.Count: > 0 } shared && shared.Values.Count > 0)
        {
            (int last, double end) = shared.Values.OrderBy(v => v.Key).Last();
            double start = standing.Done ?? 0;
            output.WriteLine(texts.Format(
                Phrase.StandingDistricts, Plain(last),
                string.Join(", ", comparison.Locality.Districts.Where(d => shared.Districts.ContainsKey(d.Id)).Select(d => $"{d.Title.In(texts.Language)} {Value(shared.Districts[d.Id] * (end - start), "")}"))));
        }
    }

    // What lies between two shares is no share.
    private string Difference(double value, string unit) => Value(value, unit == "percent" ? "percentage points" : unit);

    private string Value(double value, string unit) => unit.Length == 0 ? numbers.Exact(Math.Round(value, 2)) : numbers.ExactWithUnit(Math.Round(value, 2), unit);

    private string Frequency(double probability) => NaturalFrequency.Of(probability).InHundred switch
    {
        <= 0 => texts[Phrase.StandingFewer],
        >= 100 => texts[Phrase.StandingMore],
        int n => texts.Format(Phrase.StandingAbout, n),
    };

    private static string Plain(int year) => year.ToString(CultureInfo.InvariantCulture);
}
