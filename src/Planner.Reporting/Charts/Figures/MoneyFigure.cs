using System.Globalization;
using Planner.Analysis.Intervals;
using Planner.Analysis.Optimisation;
using Planner.Reporting.Charts.Model;
using Planner.Reporting.Tables;
using Planner.Reporting.Text;
using Planner.Rules.Pack;

namespace Planner.Reporting.Charts.Figures;

/// <summary>Chance against money: the present plan and the plan found, each with its interval; where the objective is no chance, the mean quantity.</summary>
public static class MoneyFigure
{
    private const double HardlyEver = 0.01;

    /// <summary>Makes the figure.</summary>
    /// <param name="advice">The advice.</param>
    /// <param name="language">The language.</param>
    /// <returns>The figure, or null where no money but the present was looked at.</returns>
    public static Figure? Make(PlanAdvice advice, Language language)
    {
        ArgumentNullException.ThrowIfNull(advice);
        if (advice.Frontier.Count < 2)
        {
            return null;
        }

        Messages messages = Messages.In(language);
        var numbers = new NumberText(language);
        var text = new AdviceText(language, advice);

        // A chance that is nowhere above nothing draws two flat lines; then the quantity behind it says more.
        bool chance = advice.Objective.Kind == ObjectiveKind.Chance
            && (!advice.Objective.HasQuantity || advice.Frontier.Any(p => p.Plan!.Value.Estimate >= HardlyEver || p.Present!.Value.Estimate >= HardlyEver));
        double? required = advice.Objective.Kind == ObjectiveKind.Chance && advice.Objective.HasQuantity ? advice.Objective.Conditions[0].Requirement.Required : null;
        double[] money = [.. advice.Frontier.Select(p => p.Billions / 1000)];
        double[] present = [.. advice.Frontier.Select(p => chance ? 100 * p.Present!.Value.Estimate : p.PresentMean)];
        double[] plan = [.. advice.Frontier.Select(p => chance ? 100 * p.Plan!.Value.Estimate : p.PlanMean)];
        var marks = new List<Mark>();
        if (chance)
        {
            marks.Add(Band(Tone.Main, money, advice.Frontier.Select(p => p.Plan!.Value)));
            marks.Add(Band(Tone.Reference, money, advice.Frontier.Select(p => p.Present!.Value)));
        }

        marks.Add(new LineMark(Tone.Reference, money, present));
        marks.Add(new LineMark(Tone.Main, money, plan));
        marks.Add(new RuleMark(Tone.Muted, true, advice.Space.PublicMoney(1) / 1000, messages.Say("chart.money.now")));
        if (!chance && required is { } asked)
        {
            marks.Add(new RuleMark(Tone.Target, false, asked, messages.Say("chart.money.required", ("value", numbers.Exact(asked)))));
        }

        if (chance && advice.LeastMoney is { } least)
        {
            marks.Add(new RuleMark(Tone.Target, false, 100 * least.Asked, messages.Say("chart.money.asked", ("chance", numbers.Percent(least.Asked)))));
        }

        double top = chance ? 100 : Math.Max(Math.Max(present.Max(), plan.Max()), required ?? double.NegativeInfinity);
        double bottom = chance ? 0 : Math.Min(Math.Min(present.Min(), plan.Min()), required ?? double.PositiveInfinity);
        var panel = new Panel(
            string.Empty,
            NumericAxis.Round(messages.Say("chart.money.axis"), 0, money[^1], 6, (v, d) => numbers.Fixed(v, d)),
            NumericAxis.Round(chance ? messages.Say("chart.probability.axis") : text.Quantity(), bottom, top, 5, (v, d) => numbers.Fixed(v, d)),
            marks,
            []);
        MoneyPoint most = advice.Frontier[^1];
        string title = chance
            ? messages.Say(
                advice.LeastMoney is { Point: null } ? "chart.money.title.never" : "chart.money.title",
                ("factor", numbers.Exact(Math.Round(most.Factor, 2))),
                ("chance", numbers.Percent(most.Plan!.Value.Estimate)),
                ("asked", numbers.Percent(advice.LeastMoney?.Asked ?? 0)))
            : messages.Say(
                "chart.money.title.mean", ("factor", numbers.Exact(Math.Round(most.Factor, 2))), ("value", numbers.Fixed(most.PlanMean, 1)), ("present", numbers.Fixed(most.PresentMean, 1)));
        return new Figure(
            title,
            messages.Say("chart.money.subtitle", ("aim", text.Aim())),
            [panel],
            [
                new LegendEntry(LegendKind.Line, Tone.Main, 0, messages.Say("chart.money.plan")),
                new LegendEntry(LegendKind.Line, Tone.Reference, 0, advice.Space.Scenario.Title.In(language)),
                .. chance ? new[] { new LegendEntry(LegendKind.Band, Tone.Main, 1, messages.Say("chart.legend.interval", ("level", numbers.Fixed(95, 0)))) } : [],
            ],
            messages.Say(
                "chart.source",
                ("locality", advice.Plan.Locality.Title.In(language)),
                ("runs", numbers.Fixed(advice.Frontier[0].Plan?.Replicates ?? advice.Plan.Replicates, 0)),
                ("seed", advice.Seed.ToString(CultureInfo.InvariantCulture))),
            DataMark.Of(advice.Plan, language));
    }

    private static BandMark Band(Tone tone, double[] x, IEnumerable<ProportionInterval> chances)
    {
        ProportionInterval[] all = [.. chances];
        return new BandMark(tone, 1, x, [.. all.Select(p => 100 * p.Low)], [.. all.Select(p => 100 * p.High)]);
    }
}
