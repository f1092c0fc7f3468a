using System.Globalization;
using Planner.Analysis.Attainment;
using Planner.Analysis.Decision;
using Planner.Analysis.Findings;
using Planner.Analysis.Intervals;
using Planner.Localities.Scenarios;
using Planner.Reporting.Conclusion;
using Planner.Reporting.Reports;
using Planner.Reporting.Text;
using Planner.Rules.Pack;

namespace Planner.Reporting.Official;

/// <summary>The first page: how many targets are safe, which are at risk and whose task each is, what to decide now, what happens if nothing changes.</summary>
internal sealed class OfficialSummary
{
    // What one page holds.
    private const int RiskShown = 4;
    private const int WaysShown = 2;
    private const int ActsShown = 3;
    private const int ShortfallsShown = 3;
    private const int IdsShown = 14;
    private const int TableSize = 22;

    // Billion VND: less is said as 0.
    private const double LeastSaid = 0.05;

    private readonly ReportFrame frame;
    private readonly OfficialTargets targets;
    private readonly ConclusionFindings findings;

    public OfficialSummary(ReportFrame frame, OfficialTargets targets)
    {
        this.frame = frame;
        this.targets = targets;
        findings = ConclusionFindings.Of(frame.Comparison);
    }

    private Messages Say => frame.Messages;

    private IReadOnlyList<TargetAttainment> All => frame.Comparison.Reference.Targets;

    public void Write(DocxBody body)
    {
        body.Paragraph(DocxStyle.Part, Say.Say("official.answer"));
        foreach (string caveat in frame.Caveats.Sentences(frame.Comparison))
        {
            body.Paragraph(DocxStyle.Body, caveat);
        }

        body.Paragraph(DocxStyle.Body, (Say.Say("official.safe.heading") + ". ", true), (Safe(), false));
        Risk(body);
        Decide(body);
        body.Paragraph(DocxStyle.Body, (Say.Say("official.nothing.heading") + ". ", true), (Nothing(), false));
    }

    private string Safe()
    {
        string[] likely = [.. All.Where(t => t.Outlook == Outlook.Likely).Select(t => t.Target.Id)];
        string text = Say.Say(
            "official.safe",
            ("total", Count(All.Count(t => t.Target.IsSet))), ("likely", Count(likely.Length)), ("safe", likely.Length > 0 ? $" ({Ids(likely)})" : string.Empty),
            ("uncertain", Count(findings.Uncertain)), ("unlikely", Count(findings.Unlikely)));
        return frame.Content.Joint is { } joint
            ? text + " " + Say.Say(
                "official.safe.joint", ("n", Count(All.Count(t => t.Probability is not null))), ("frequency", frame.Caveats.Often(joint, frame.Comparison)))
            : text;
    }

    private void Risk(DocxBody body)
    {
        // The least likely first; of equal ones that which lacks the greatest part of what is required.
        TargetAttainment[] risk =
        [
            .. All.Where(t => t.Outlook is Outlook.Uncertain or Outlook.Unlikely).OrderBy(t => t.Probability!.Value.Estimate)
                .ThenByDescending(t => (t.MedianShortfall ?? 0) / Math.Max(Math.Abs(t.Target.Required), double.Epsilon)),
        ];
        if (risk.Length == 0)
        {
            body.Paragraph(DocxStyle.Body, (Say.Say("official.risk.heading") + ". ", true), (Say.Say("official.risk.none"), false));
            return;
        }

        body.Paragraph(DocxStyle.Point, Say.Say("official.risk.heading"));
        body.Table(
            [
                new DocxColumn(Say.Say("official.column.target"), 48), new DocxColumn(Say.Say("official.column.asked"), 20, DocxAlign.Right), new DocxColumn(Say.Say("official.column.expected"), 18, DocxAlign.Right),
                new DocxColumn(Say.Say("official.column.chance"), 18, DocxAlign.Right), new DocxColumn(Say.Say("official.column.agency"), 24),
            ],
            risk.Take(RiskShown).Select(t => new DocxRow(
            [
                $"{t.Target.Id} {frame.In(t.Target.Title)}", frame.Numbers.Requirement(t.Target), frame.Numbers.Value(t.Median?.Estimate, t.Target.Unit), targets.Chance(t), targets.Agency(t.Target),
            ])),
            DocxBody.UprightWidth,
            TableSize);
        var notes = new List<string>();
        if (risk.Length > RiskShown)
        {
            notes.Add(Say.Say("official.risk.rest", ("n", Count(risk.Length - RiskShown)), ("ids", Ids([.. risk.Skip(RiskShown).Select(t => t.Target.Id)]))));
        }

        if (risk.Any(t => t.Target.LeadAgency is null))
        {
            notes.Add(frame.Comparison.Locality.AssignedTo is { } assigned
                ? Say.Say("official.agency.assigned", ("body", frame.In(assigned.Title)))
                : Say.Say("official.agency.unassigned"));
        }

        if (notes.Count > 0)
        {
            body.Paragraph(DocxStyle.Note, string.Join(' ', notes));
        }
    }

    private void Decide(DocxBody body)
    {
        string heading = Say.Say("official.decide.heading") + ". ";
        SpendingVerdict[] ways =
        [
            .. findings.Verdicts.Where(v => v.SameMoney && v.Balance > 0).OrderByDescending(v => v.Balance).ThenByDescending(v => v.TotalDifference).Take(WaysShown),
            .. findings.BestWithMore is { Balance: > 0 } more ? [more] : Array.Empty<SpendingVerdict>(),
        ];
        if (ways.Length == 0)
        {
            body.Paragraph(
                DocxStyle.Body,
                (heading, true),
                (findings.Verdicts.Count == 0 ? Say.Say("official.decide.single") : Say.Say("official.decide.none", ("ways", Count(findings.Verdicts.Count))), false));
            return;
        }

        body.Paragraph(DocxStyle.Point, heading.TrimEnd(' ', '.'));
        foreach (SpendingVerdict way in ways)
        {
            NeededDecisions? needed = frame.Content.Needed.FirstOrDefault(n => n.To.Id == way.Scenario.Id);
            body.Paragraph(DocxStyle.Item, string.Join(' ', ["– " + Gains(way), .. Acts(needed)]));
        }
    }

    private string Gains(SpendingVerdict way)
    {
        string largest = way.Better.Count == 0 ? string.Empty
            : Say.Say("official.decide.largest", ("id", way.Better[0].Target.Id), ("points", frame.Numbers.Points(way.Better[0].Probability!.Value.Estimate)));
        (string, string)[] said =
        [
            ("scenario", way.Scenario.Title.In(frame.Language)), ("better", Count(way.Better.Count)), ("largest", largest), ("worse", Count(way.Worse.Count)),
        ];
        if (way.SameMoney)
        {
            return Say.Say("official.decide.same", said);
        }

        (MoneySource Source, double More)[] more =
        [
            .. Enum.GetValues<MoneySource>().Select(s => (Source: s, More: Approved(way.Scenario, s) - Approved(frame.Comparison.Reference.Scenario, s))).Where(m => Math.Abs(m.More) >= LeastSaid),
        ];
        return Say.Say(
            "official.decide.more",
            [
                .. said, ("money", frame.Numbers.WithUnit(more.Sum(m => m.More), "billion VND")),
                ("sources", string.Join(", ", more.Select(m => $"{OfficialFunding.SourceName(m.Source, Say)} {frame.Numbers.WithUnit(m.More, "billion VND")}"))),
            ]);
    }

    private static double Approved(Scenario scenario, MoneySource source) => scenario.Budget.Where(b => b.Source == source).Sum(b => b.Amount);

    private IEnumerable<string> Acts(NeededDecisions? needed)
    {
        if (needed is null)
        {
            yield break;
        }

        foreach (NeededDecision act in needed.Decisions.Take(ActsShown))
        {
            if (act.Decision is { Kind: not DecisionKind.Fixed } decision)
            {
                yield return Say.Say(
                    "official.decide.act",
                    ("title", frame.In(decision.Title)), ("decider", Decider(decision.DecidedBy)), ("instrument", frame.In(decision.Instrument)),
                    ("day", Two(decision.Day)), ("month", Two(decision.Month)), ("from", ReportFrame.Plain(needed.FirstYear)), ("before", ReportFrame.Plain(needed.FirstYear - 1)));
            }
            else if (act.Decision is { } fixedOne)
            {
                yield return Say.Say("official.decide.fixed", ("title", frame.In(fixedOne.Title)), ("decider", Decider(fixedOne.DecidedBy)), ("reason", frame.In(fixedOne.Reason!)));
            }
            else
            {
                yield return act.Lever is { DecidedBy: { } by } own
                    ? $"{frame.In(own.Title)} – {Decider(by)}."
                    : Say.Say("official.decide.unknown", ("what", act.Lever is { } lever ? $"{frame.In(lever.Title)} ({lever.Id})" : string.Join(", ", act.Members.Take(ActsShown))));
            }
        }
    }

    private string Nothing()
    {
        TargetAttainment[] missed = [.. All.Where(t => t.Probability?.Estimate < 0.5)];
        string[] shortfalls =
        [
            .. missed.Where(t => t.MedianShortfall > 0).OrderByDescending(t => t.MedianShortfall!.Value / Math.Max(Math.Abs(t.Target.Required), double.Epsilon)).Take(ShortfallsShown)
                .Select(t => Say.Say("official.nothing.item", ("id", t.Target.Id), ("shortfall", frame.Numbers.WithUnit(t.MedianShortfall, t.Target.Unit)))),
        ];
        (string, string)[] said =
        [
            ("scenario", frame.Title(frame.Comparison.Reference)), ("unspent", frame.Numbers.WithUnit(findings.Money.Unspent, "billion VND")),
            ("approved", frame.Numbers.WithUnit(findings.Money.Approved, "billion VND")), ("end", ReportFrame.Plain(frame.Comparison.Reference.Ensemble.Years[^1])),
        ];
        return missed.Length == 0
            ? Say.Say("official.nothing.none", said)
            : Say.Say(
                "official.nothing",
                [.. said, ("missed", Count(missed.Length)), ("shortfalls", shortfalls.Length == 0 ? string.Empty : Say.Say("official.nothing.shortfalls", ("items", string.Join(", ", shortfalls))))]);
    }

    private string Decider(string name) => Say.Say("decider." + name);

    private static string Two(int number) => number.ToString("00", CultureInfo.InvariantCulture);

    private string Count(int count) => frame.Numbers.Fixed(count, 0);

    private static string Ids(IReadOnlyList<string> ids) => ids.Count <= IdsShown ? string.Join(", ", ids) : string.Join(", ", ids.Take(IdsShown)) + ", …";
}
