using System.Globalization;
using Planner.Analysis.Intervals;
using Planner.Analysis.Obstacles;
using Planner.Analysis.Optimisation;
using Planner.Localities.Decisions;
using Planner.Reporting.Text;
using Planner.Rules.Pack;

namespace Planner.Reporting.Tables;

/// <summary>A plan as advice to a leader: what it brings, what to change and whose decision that is, what it costs, what still binds, how sure it is.</summary>
/// <threadsafety>Immutable; safe for concurrent use.</threadsafety>
public sealed class AdviceText
{
    private const int LabelWidth = 30;
    private const int NumberWidth = 15;
    private const int ShiftsNamed = 4;
    private const int CriteriaNamed = 3;
    private const double HardlyEver = 0.01;

    private readonly Language language;
    private readonly PlanAdvice advice;
    private readonly Messages messages;
    private readonly NumberText numbers;

    /// <summary>The text of an advice.</summary>
    /// <param name="language">The language.</param>
    /// <param name="advice">The advice.</param>
    public AdviceText(Language language, PlanAdvice advice)
    {
        ArgumentNullException.ThrowIfNull(advice);
        this.language = language;
        this.advice = advice;
        messages = Messages.In(language);
        numbers = new NumberText(language);
    }

    private PlanObjective Objective => advice.Objective;

    private string Unit => Objective.HasQuantity ? Objective.Conditions[0].Unit : "none";

    private int Decimals => Unit is "times" or "percentage points per year" or "percentage points" or "readiness" ? 2 : 1;

    /// <summary>What a leader should read, each sentence made of the numbers.</summary>
    public IReadOnlyList<string> Sentences()
    {
        var lines = new List<string>();
        if (advice.Search.CutShort)
        {
            lines.Add(messages.Say("advice.cut", ("plans", numbers.Fixed(advice.Search.PlansTried, 0))));
        }

        lines.AddRange(Answer());
        if (advice.Steps.Count > 0)
        {
            lines.Add(messages.Say(
                "advice.decisions",
                ("count", numbers.Fixed(advice.Steps.Count, 0)),
                ("money", numbers.Fixed(PlanComparison.Money(advice.Space.Scenario), 0)),
                ("scenario", advice.Space.Scenario.Title.In(language))));
            lines.AddRange(advice.Steps.Select(Step));
            lines.AddRange(Rivals());
            lines.AddRange(Costs());
        }

        lines.AddRange(Least());
        lines.AddRange(Binding());
        return lines;
    }

    /// <summary>The scenarios beside the plan, and chance by money.</summary>
    /// <param name="width">Columns of the terminal.</param>
    public IReadOnlyList<TextPanel> Panels(int width)
    {
        var panels = new List<TextPanel>();
        if (advice.Steps.Count > 0)
        {
            panels.Add(Scenarios());
        }

        if (advice.Frontier.Count > 0)
        {
            panels.Add(Frontier());
        }

        return panels;
    }

    /// <summary>How sure it is, what was free and what was not.</summary>
    public IReadOnlyList<string> Notes()
    {
        var lines = new List<string>
        {
            messages.Say(
                "advice.sure",
                ("runs", numbers.Fixed(advice.Plan.Replicates, 0)),
                ("seed", advice.Seed.ToString(CultureInfo.InvariantCulture)),
                ("plans", numbers.Fixed(advice.Search.PlansTried, 0)),
                ("tables", numbers.Fixed(advice.Plan.Locality.Tables.Count, 0))),
        };
        if (double.IsFinite(advice.Search.CorrectSelection))
        {
            lines.Add(messages.Say(
                advice.Search.CorrectSelection < 0.5 ? "advice.race.even" : "advice.race", ("chance", numbers.Percent(advice.Search.CorrectSelection))));
        }

        lines.Add(messages.Say(
            "advice.free",
            ("count", numbers.Fixed(advice.Space.Variables.Count, 0)),
            ("decisions", advice.Space.Variables.Count == 0 ? NumberText.None : string.Join("; ", advice.Space.Variables.GroupBy(v => v.Decision).Select(g => messages.Say(
                "advice.free.one", ("title", g.Key.Title.In(language)), ("decider", Decider(g.Key)), ("count", numbers.Fixed(g.Count(), 0))))))));
        if (advice.Space.Fixed.Count > 0)
        {
            lines.Add(messages.Say("advice.fixed", ("decisions", string.Join("; ", advice.Space.Fixed.Select(f => messages.Say(
                "advice.fixed.one", ("title", f.Decision.Title.In(language)), ("reason", Reason(f))))))));
        }

        lines.AddRange(new[] { DataMark.Of(advice.Plan, language) }.OfType<string>());
        return lines;
    }

    /// <summary>What the plan's file says of itself, in both languages whatever that of this text.</summary>
    public PlanCaption Caption()
    {
        AdviceText vi = language == Language.Vietnamese ? this : new AdviceText(Language.Vietnamese, advice);
        AdviceText en = language == Language.English ? this : new AdviceText(Language.English, advice);
        return new PlanCaption(
            new LocalizedText(Plain(vi.Title()), Plain(en.Title())),
            new LocalizedText(Plain(vi.Description()), Plain(en.Description())),
            new LocalizedText(Plain(vi.Assumption()), Plain(en.Assumption())));
    }

    private string Assumption() => messages.Say(
        "advice.assumption",
        ("locality", advice.Plan.Locality.Id),
        ("scenario", advice.Space.Scenario.Id),
        ("objective", Aim()),
        ("seed", advice.Seed.ToString(CultureInfo.InvariantCulture)),
        ("plans", advice.Search.PlansTried.ToString(CultureInfo.InvariantCulture)));

    // Files are edited by hand: no character that looks like a space and is none.
    private static string Plain(string text) => text.Replace('\u00A0', ' ');

    /// <summary>The objective in words.</summary>
    internal string Aim() => Objective.Kind switch
    {
        ObjectiveKind.Chance => messages.Say("advice.aim.chance", ("what", What())),
        ObjectiveKind.TargetsMet => messages.Say("advice.aim.targets"),
        ObjectiveKind.Worst => messages.Say(
            Objective.Upwards ? "advice.aim.worst.up" : "advice.aim.worst.down", ("what", What()), ("tail", numbers.Fixed(100 * Objective.Tail, 0))),
        _ => messages.Say(Objective.Upwards ? "advice.aim.mean.up" : "advice.aim.mean.down", ("what", What())),
    };

    internal string What() => string.Join(messages.Say("advice.and"), Objective.Conditions.Select(c => Objective.Kind != ObjectiveKind.Chance
        ? c.Title.In(language)
        : c.Target is { } target
            ? $"{c.Id} {c.Title.In(language)} {numbers.Requirement(advice.Plan.Pack.Targets[target])}"
            : $"{c.Title.In(language)} {NumberText.Sign(c.Requirement.Operator)}\u00A0{numbers.ExactWithUnit(c.Requirement.Required, c.Unit)}"));

    private string Title() => messages.Say("advice.title", ("aim", Aim()));

    private string Description() => messages.Say(
        "advice.description",
        ("scenario", advice.Space.Scenario.Title.In(language)),
        ("answer", string.Join(" ", Answer())),
        ("decisions", string.Join("; ", advice.Steps.Select(s => $"{s.Decision.Title.In(language)} ({Decider(s.Decision)}): {string.Join("; ", s.Changes.Select(Change))}"))));

    private IEnumerable<string> Answer()
    {
        if (advice.Steps.Count == 0)
        {
            yield return messages.Say(advice.Search.CutShort ? "advice.none.cut" : "advice.none", ("aim", Aim()), ("scenario", advice.Space.Scenario.Title.In(language)), ("value", Now(advice.AgainstPresent)));
            yield break;
        }

        MeanInterval? gain = advice.AgainstPresent.Gain;
        if (advice.Chance is not { } chance)
        {
            yield return messages.Say(
                "advice.mean",
                ("aim", Aim()),
                ("plan", Amount(advice.Mean)),
                ("present", Amount(advice.AgainstPresent.Mean)),
                ("gain", Gain(gain)));
            yield break;
        }

        ProportionInterval before = advice.AgainstPresent.Chance!.Value;
        PairedDifferenceInterval difference = advice.AgainstPresent.Difference!.Value;
        (string, string)[] values =
        [
            ("what", What()),
            ("plan", numbers.Percent(chance.Estimate)),
            ("low", numbers.PercentLow(chance.Low)),
            ("high", numbers.PercentHigh(chance.High)),
            ("present", numbers.Percent(before.Estimate)),
            ("points", Points(difference)),
            ("mean", Amount(advice.Mean)),
            ("was", Amount(advice.AgainstPresent.Mean)),
            ("gain", Gain(gain)),
        ];
        yield return messages.Say(chance.Estimate < HardlyEver ? "advice.chance.out" : difference.Distinguishable ? "advice.chance" : "advice.chance.same", values);
        if (gain is { Distinguishable: true })
        {
            yield return messages.Say("advice.quantity", values);
        }
    }

    private string Step(PlanStep step, int index)
    {
        int first = step.Changes.SelectMany(c => c.ByYear.Where(y => y.Value != 0).Select(y => y.Key)).DefaultIfEmpty(advice.Space.Years[0]).Min();
        string day = messages.Say(
            "advice.date",
            ("day", step.Decision.Day.ToString("00", CultureInfo.InvariantCulture)),
            ("month", step.Decision.Month.ToString("00", CultureInfo.InvariantCulture)),
            ("year", (first - 1).ToString(CultureInfo.InvariantCulture)));
        string decided = messages.Say("advice.decided", ("decider", Capital(Decider(step.Decision))), ("instrument", step.Decision.Instrument.In(language)), ("day", day));
        string brings = step.Chance is { Distinguishable: true } chance ? messages.Say("advice.brings.chance", ("points", Points(chance, signed: false)))
            : step.Gain is { Distinguishable: true } gain ? messages.Say("advice.brings", ("gain", Gain(gain, signed: false)))
            : "";
        return messages.Say(
            "advice.step",
            ("number", numbers.Fixed(index + 1, 0)),
            ("title", step.Decision.Title.In(language)),
            ("changes", string.Join("; ", step.Changes.Select(Change))),
            ("decided", decided),
            ("brings", brings));
    }

    private string Change(PlanChange change)
    {
        DecisionVariable variable = change.Variable;
        string subject = change.Subject.In(language);
        switch (variable.Decision.Kind)
        {
            case DecisionKind.ComponentShares or DecisionKind.OwnShares:
                return messages.Say(
                    "advice.change.move", ("money", Billions(change.Billions)), ("years", Span(change.ByYear)), ("from", subject), ("to", change.Taker!.In(language)));
            case DecisionKind.OwnYears:
                bool earlier = change.ByYear.OrderBy(y => y.Key).First(y => y.Value != 0).Value > 0;
                return messages.Say(earlier ? "advice.change.earlier" : "advice.change.later", ("what", subject), ("money", Billions(change.Billions)));
            case DecisionKind.Concentration:
                return messages.Say("advice.change.share", ("what", subject), ("from", numbers.Fixed(100 * change.From, 0)), ("to", numbers.Fixed(100 * change.To, 0)));
            case DecisionKind.Weights:
                return messages.Say("advice.change.weight", ("what", subject), ("class", variable.Part!.In(language)), ("factor", numbers.Exact(Math.Round(change.To, 2))));
            case DecisionKind.Quota:
                return messages.Say(
                    "advice.change.quota",
                    ("what", subject),
                    ("from", numbers.Fixed(change.From, 0)),
                    ("to", numbers.Fixed(change.To, 0)),
                    ("years", string.Join(", ", change.ByYear.OrderBy(y => y.Key).Select(y => $"{y.Key.ToString(CultureInfo.InvariantCulture)}: {numbers.Fixed(y.Value, 0)}"))));
            case DecisionKind.RegistrationKey:
                return messages.Say("advice.change.key", ("what", subject), ("points", numbers.Signed(change.To, 1)));
            default:
                return variable.Decision.Switch
                    ? messages.Say(change.To >= 0.5 ? "advice.change.yes" : "advice.change.no")
                    : messages.Say("advice.change.value", ("from", numbers.Exact(change.From)), ("to", numbers.Exact(change.To)));
        }
    }

    private IEnumerable<string> Rivals()
    {
        PlanComparison[] same = [.. advice.AgainstOthers.Where(o => o.SameMoney)];
        if (same.Length == 0)
        {
            yield break;
        }

        PlanComparison[] unbeaten = [.. same.Where(o => !o.Beaten)];
        PlanComparison nearest = same.OrderBy(o => o.Difference is { Distinguishable: true } d ? d.Estimate : 0).ThenBy(o => o.Gain?.Estimate ?? 0).First();
        if (unbeaten.Length == 0)
        {
            yield return messages.Say(
                same.Length == 1 ? "advice.rivals.one" : "advice.rivals", ("count", numbers.Fixed(same.Length, 0)), ("nearest", nearest.Scenario.Title.In(language)), ("gain", Lead(nearest)));
        }
        else
        {
            yield return messages.Say(
                "advice.rivals.not", ("count", numbers.Fixed(same.Length, 0)), ("beaten", numbers.Fixed(same.Length - unbeaten.Length, 0)),
                ("unbeaten", string.Join(", ", unbeaten.Select(o => $"“{o.Scenario.Title.In(language)}” ({Lead(o)})"))));
        }
    }

    private string Lead(PlanComparison other) => other.Difference is { Distinguishable: true } difference ? Points(difference) : Gain(other.Gain);

    private IEnumerable<string> Costs()
    {
        TargetShift[] worse = [.. advice.Shifts.Where(s => s.Difference.High < 0)];
        TargetShift[] better = [.. advice.Shifts.Where(s => s.Difference.Low > 0).Reverse()];
        if (worse.Length > 0)
        {
            yield return messages.Say(worse.Length == 1 ? "advice.worse.one" : "advice.worse", ("count", numbers.Fixed(worse.Length, 0)), ("targets", Named(worse)));
        }
        else
        {
            yield return messages.Say("advice.worse.none");
        }

        if (better.Length > 0)
        {
            yield return messages.Say(better.Length == 1 ? "advice.better.one" : "advice.better", ("count", numbers.Fixed(better.Length, 0)), ("targets", Named(better)));
        }
    }

    private string Named(TargetShift[] shifts)
    {
        string named = string.Join("; ", shifts.Take(ShiftsNamed).Select(s => messages.Say(
            "advice.shift", ("target", $"{s.Target.Id} {s.Target.Title.In(language)}"), ("from", numbers.Percent(s.Present)), ("to", numbers.Percent(s.Plan)))));
        return shifts.Length > ShiftsNamed ? named + messages.Say("advice.more", ("count", numbers.Fixed(shifts.Length - ShiftsNamed, 0))) : named;
    }

    private IEnumerable<string> Least()
    {
        if (advice.LeastMoney is not { } least)
        {
            yield break;
        }

        double now = advice.Space.PublicMoney(1);
        MoneyPoint at = least.Point ?? least.Greatest;
        ProportionInterval chance = at.Plan!.Value;
        (string, string)[] values =
        [
            ("asked", numbers.Percent(least.Asked)),
            ("what", What()),
            ("factor", numbers.Exact(Math.Round(at.Factor, 2))),
            ("money", numbers.Fixed(Sensible(at.Billions), 0)),
            ("now", numbers.Fixed(Sensible(now), 0)),
            ("chance", numbers.Percent(chance.Estimate)),
            ("low", numbers.PercentLow(chance.Low)),
            ("high", numbers.PercentHigh(chance.High)),
            ("criteria", Criteria(least.Binding)),
        ];
        yield return messages.Say(least.Point is null ? "advice.least.never" : "advice.least", values);
        if (least.Binding.Count > 0 && least.Point is null)
        {
            yield return messages.Say("advice.least.binding", values);
        }
    }

    private IEnumerable<string> Binding()
    {
        FailedCriterion[] failing = [.. advice.Failing.Where(c => c.Communes >= 0.5)];
        if (failing.Length > 0)
        {
            yield return messages.Say(
                "advice.binding",
                ("end", advice.Plan.Years[^1].ToString(CultureInfo.InvariantCulture)),
                ("total", numbers.Fixed(advice.Plan.Locality.Candidates, 0)),
                ("criteria", Criteria(failing)));
        }

        if (advice.Relaxations.LastOrDefault(r => r.Gain is { Low: > 0 }) is { } longer)
        {
            yield return messages.Say(
                "advice.list",
                ("now", numbers.Fixed(advice.Space.Scenario.Registration.MostAtOnce, 0)),
                ("then", numbers.Fixed(longer.ListLength, 0)),
                ("gain", Gain(longer.Gain)),
                ("chance", longer.Chance is { } p ? messages.Say("advice.list.chance", ("chance", numbers.Percent(p.Estimate))) : ""));
        }

        if (advice.Works is { } works && works.Communes.Mean > 0)
        {
            yield return messages.Say(
                "advice.works",
                ("communes", numbers.Range(works.Closable, 0)),
                ("bound", numbers.Range(works.Bound, 0)),
                ("pooled", numbers.Range(works.Pooled, 0)),
                ("open", numbers.Range(works.Communes, 0)),
                ("blocked", numbers.Range(works.Blocked, 0)));
        }
    }

    private string Criteria(IReadOnlyList<FailedCriterion> criteria) => string.Join(", ", criteria.Take(CriteriaNamed).Select(c => messages.Say(
        "advice.criterion", ("title", c.Title.In(language)), ("communes", numbers.Fixed(c.Communes, 0)))));

    private TextPanel Scenarios()
    {
        bool chance = Objective.Kind == ObjectiveKind.Chance;
        string[] header =
        [
            messages.Say("advice.column.scenario"), messages.Say("advice.column.money"),
            .. chance ? new[] { messages.Say("advice.column.chance") } : [],
            messages.Say("advice.column.quantity"), messages.Say("advice.column.gain"),
        ];
        double money = PlanComparison.Money(advice.Space.Scenario);
        IEnumerable<(string Title, double Money, ProportionInterval? Chance, double Mean, PlanComparison? Against)> rows =
        [
            (messages.Say("advice.row.plan"), money, advice.Chance, advice.Mean, null),
            .. advice.AgainstOthers.Prepend(advice.AgainstPresent).Select(o => (o.Scenario.Title.In(language), PlanComparison.Money(o.Scenario), o.Chance, o.Mean, (PlanComparison?)o)),
        ];
        return new TextPanel(
            messages.Say("advice.table", ("quantity", Quantity())),
            [.. header.Select((h, i) => DisplayWidth.Wrap(h, i == 0 ? LabelWidth : NumberWidth))],
            [LabelWidth, .. Enumerable.Repeat(NumberWidth, header.Length - 1)],
            [
                .. rows.Select(r => new TextRow(
                [
                    DisplayWidth.Wrap(r.Title, LabelWidth),
                    [numbers.Fixed(r.Money, 0)],
                    .. chance ? new IReadOnlyList<string>[] { [Chance(r.Chance)] } : [],
                    [numbers.Fixed(r.Mean, Decimals)],
                    r.Against is { } against ? [numbers.Signed(against.Gain?.Estimate, Decimals), Ends(against.Gain)] : [NumberText.None],
                ])),
            ],
            [messages.Say("advice.table.note")]);
    }

    private TextPanel Frontier()
    {
        bool chance = Objective.Kind == ObjectiveKind.Chance;
        string[] header =
        [
            messages.Say("advice.column.factor"), messages.Say("advice.column.billions"),
            .. chance ? new[] { messages.Say("advice.column.chance.present"), messages.Say("advice.column.chance.plan") } : [],
            messages.Say("advice.column.quantity.present"), messages.Say("advice.column.quantity.plan"),
        ];
        const int FactorWidth = 10;
        const int Column = 13;
        return new TextPanel(
            messages.Say("advice.frontier", ("quantity", Quantity())),
            [.. header.Select((h, i) => DisplayWidth.Wrap(h, i == 0 ? FactorWidth : Column))],
            [FactorWidth, .. Enumerable.Repeat(Column, header.Length - 1)],
            [
                .. advice.Frontier.Select(p => new TextRow(
                [
                    ["×" + numbers.Exact(Math.Round(p.Factor, 2))],
                    [numbers.Fixed(p.Billions, 0)],
                    .. chance ? new IReadOnlyList<string>[] { [Chance(p.Present)], [Chance(p.Plan)] } : [],
                    [numbers.Fixed(p.PresentMean, Decimals)],
                    [numbers.Fixed(p.PlanMean, Decimals)],
                ])),
            ],
            [messages.Say("advice.frontier.note")]);
    }

    internal string Quantity() => Objective.Kind == ObjectiveKind.TargetsMet
        ? messages.Say("advice.quantity.targets")
        : Objective.HasQuantity
            ? numbers.UnitName(Unit) is { Length: > 0 } unit ? $"{Objective.Conditions[0].Title.In(language)} ({unit})" : Objective.Conditions[0].Title.In(language)
            : messages.Say("advice.quantity.conditions");

    private string Chance(ProportionInterval? chance) => chance is { } p
        ? numbers.Range(numbers.Percent(p.Estimate), numbers.PercentLow(p.Low), numbers.PercentHigh(p.High))
        : NumberText.None;

    private string Now(PlanComparison present) => present.Chance is { } p ? messages.Say("advice.ofHundred", ("chance", numbers.Percent(p.Estimate))) : Amount(present.Mean);

    private string Amount(double value) => Objective.Kind == ObjectiveKind.TargetsMet
        ? messages.Say("advice.targets", ("count", numbers.Fixed(value, 1)))
        : Objective.HasQuantity ? $"{numbers.Fixed(value, Decimals)} {numbers.UnitName(Unit)}".TrimEnd() : messages.Say("advice.conditions", ("count", numbers.Fixed(value, 1)));

    private string Gain(MeanInterval? gain, bool signed = true)
    {
        string Write(double value) => signed ? numbers.Signed(value, Decimals) : numbers.Fixed(value, Decimals);
        return gain is { } g
            ? messages.Say("advice.gain", ("value", Write(g.Estimate)), ("low", Write(g.Low)), ("high", Write(g.High)), ("unit", GainUnit()))
            : NumberText.None;
    }

    private string GainUnit() => Objective.Kind == ObjectiveKind.TargetsMet ? messages.Say("advice.unit.targets")
        : !Objective.HasQuantity ? messages.Say("advice.unit.conditions")
        : Unit == Units.Percent ? numbers.UnitName("percentage points")
        : numbers.UnitName(Unit);

    private string Ends(MeanInterval? gain) => gain is { } g
        ? messages.Say("advice.ends", ("low", numbers.Signed(g.Low, Decimals)), ("high", numbers.Signed(g.High, Decimals)))
        : NumberText.None;

    private string Points(PairedDifferenceInterval d, bool signed = true)
    {
        string Write(double value) => signed ? numbers.Points(value) : numbers.Fixed(100 * value, 1);
        return messages.Say("advice.points", ("value", Write(d.Estimate)), ("low", Write(d.Low)), ("high", Write(d.High)));
    }

    private string Billions(double billions) => numbers.Fixed(billions, billions >= 20 ? 0 : 1);

    private static double Sensible(double billions) => billions >= 1000 ? Math.Round(billions / 10) * 10 : Math.Round(billions);

    private static string Span(IReadOnlyDictionary<int, double> years)
    {
        int[] moved = [.. years.Where(y => y.Value != 0).Select(y => y.Key).Order()];
        return moved.Length == 0 ? NumberText.None
            : moved.Length == 1 ? moved[0].ToString(CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{moved[0]}–{moved[^1]}");
    }

    private string Decider(DecisionDefinition decision) => messages.Say("decider." + decision.DecidedBy);

    private static string Capital(string text) => char.ToUpper(text[0], CultureInfo.InvariantCulture) + text[1..];

    private string Reason(FixedDecision held) => held.Reason switch
    {
        FixedReason.ByNature => held.Decision.Reason!.In(language),
        FixedReason.OfOthers => messages.Say("advice.reason.others", ("decider", Decider(held.Decision))),
        FixedReason.Held => messages.Say("advice.reason.held"),
        FixedReason.Undated => messages.Say("advice.reason.undated"),
        _ => messages.Say("advice.reason.nothing"),
    };
}
