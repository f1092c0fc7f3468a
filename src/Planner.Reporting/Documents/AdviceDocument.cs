using System.Globalization;
using System.Text.Json;
using Planner.Analysis.Intervals;
using Planner.Analysis.Optimisation;
using Planner.Localities.Decisions;
using Planner.Rules.Pack;

namespace Planner.Reporting.Documents;

/// <summary>The machine-readable result of <c>optimise --json</c>: fixed member order, no time, path or thread count, so that equal searches give equal bytes.</summary>
public static class AdviceDocument
{
    /// <summary>The document.</summary>
    /// <param name="advice">The advice.</param>
    public static string Write(PlanAdvice advice)
    {
        ArgumentNullException.ThrowIfNull(advice);
        return MachineDocument.Write(writer =>
        {
            RunMembers.Write(writer, advice.Plan);
            writer.WriteNumber("searchSeed", advice.Seed);
            writer.WriteStartObject("objective");
            writer.WriteString("kind", Name(advice.Objective.Kind));
            if (advice.Objective.Kind == ObjectiveKind.Worst)
            {
                writer.WriteNumber("tail", advice.Objective.Tail);
            }

            writer.WriteStartArray("conditions");
            foreach (ObjectiveCondition c in advice.Objective.Conditions)
            {
                writer.WriteStartObject();
                writer.WriteString("id", c.Id);
                writer.WriteString("operator", c.Requirement.Operator);
                writer.WriteNumberOrNull("required", advice.Objective.Kind == ObjectiveKind.Chance ? c.Requirement.Required : null);
                writer.WriteString("unit", c.Unit);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
            Search(writer, advice);
            writer.WriteStartArray("decisions");
            foreach (PlanStep step in advice.Steps)
            {
                Step(writer, step);
            }

            writer.WriteEndArray();
            writer.WriteStartObject("plan");
            Chance(writer, "chance", advice.Chance);
            writer.WriteNumberOrNull("mean", advice.Mean);
            writer.WriteEndObject();
            writer.WritePropertyName("againstPresent");
            Against(writer, advice.AgainstPresent);
            writer.WriteStartArray("againstScenarios");
            foreach (PlanComparison other in advice.AgainstOthers)
            {
                Against(writer, other);
            }

            writer.WriteEndArray();
            writer.WriteStartArray("otherTargets");
            foreach (TargetShift shift in advice.Shifts)
            {
                writer.WriteStartObject();
                writer.WriteString("target", shift.Target.Id);
                writer.WriteNumber("present", shift.Present);
                writer.WriteNumber("plan", shift.Plan);
                writer.WriteNumber("low", shift.Difference.Low);
                writer.WriteNumber("high", shift.Difference.High);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteStartArray("frontier");
            foreach (MoneyPoint point in advice.Frontier)
            {
                writer.WriteStartObject();
                Point(writer, point);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            Least(writer, advice.LeastMoney);
            writer.WriteStartArray("longerList");
            foreach (Relaxation r in advice.Relaxations)
            {
                writer.WriteStartObject();
                writer.WriteNumber("mostAtOnce", r.ListLength);
                Chance(writer, "chance", r.Chance);
                Mean(writer, "gain", r.Gain);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteStartArray("failingAtEnd");
            foreach (var criterion in advice.Failing.Where(c => c.Communes >= 0.05))
            {
                writer.WriteStartObject();
                writer.WriteString("criterion", criterion.Rule);
                writer.WriteTitle(criterion.Title);
                writer.WriteNumber("communes", criterion.Communes);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            Works(writer, advice.Works);
        });
    }

    private static string Name(ObjectiveKind kind) => kind switch
    {
        ObjectiveKind.Chance => "chance",
        ObjectiveKind.Mean => "mean",
        ObjectiveKind.Worst => "worst",
        _ => "targetsMet",
    };

    private static void Search(Utf8JsonWriter writer, PlanAdvice advice)
    {
        writer.WriteStartObject("search");
        writer.WriteBoolean("cutShort", advice.Search.CutShort);
        writer.WriteNumber("plansTried", advice.Search.PlansTried);
        writer.WriteNumber("replicates", advice.Search.Replicates);
        writer.WriteNumberOrNull("correctSelection", advice.Search.CorrectSelection);
        writer.WriteStartArray("free");
        foreach (DecisionVariable variable in advice.Space.Variables)
        {
            writer.WriteStartObject();
            writer.WriteString("id", variable.Id);
            writer.WriteString("decidedBy", variable.Decision.DecidedBy);
            writer.WriteNumber("low", variable.Low);
            writer.WriteNumber("high", variable.High);
            writer.WriteNumber("present", variable.Current);
            writer.WriteNumber("plan", advice.Search.Values[advice.Space.Variables.ToList().IndexOf(variable)]);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("fixed");
        foreach (FixedDecision held in advice.Space.Fixed)
        {
            writer.WriteStartObject();
            writer.WriteString("id", held.Decision.Id);
            writer.WriteString("decidedBy", held.Decision.DecidedBy);
            writer.WriteString("reason", char.ToLowerInvariant(held.Reason.ToString()[0]) + held.Reason.ToString()[1..]);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Step(Utf8JsonWriter writer, PlanStep step)
    {
        writer.WriteStartObject();
        writer.WriteString("id", step.Decision.Id);
        writer.WriteTitle(step.Decision.Title);
        writer.WriteString("decidedBy", step.Decision.DecidedBy);
        writer.WriteStartArray("changes");
        foreach (PlanChange change in step.Changes)
        {
            writer.WriteStartObject();
            writer.WriteString("variable", change.Variable.Id);
            writer.WriteString("subject", change.Subject.En);
            writer.WriteString("taker", change.Taker?.En);
            writer.WriteNumber("from", change.From);
            writer.WriteNumber("to", change.To);
            writer.WriteStartObject("byYear");
            foreach ((int year, double value) in change.ByYear.OrderBy(y => y.Key))
            {
                writer.WriteNumber(year.ToString(CultureInfo.InvariantCulture), value);
            }

            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        Mean(writer, "brings", step.Gain);
        Difference(writer, "bringsChance", step.Chance);
        writer.WriteEndObject();
    }

    private static void Against(Utf8JsonWriter writer, PlanComparison other)
    {
        writer.WriteStartObject();
        writer.WriteString("scenario", other.Scenario.Id);
        writer.WriteBoolean("sameMoney", other.SameMoney);
        Chance(writer, "chance", other.Chance);
        Difference(writer, "chanceGain", other.Difference);
        writer.WriteNumberOrNull("mean", other.Mean);
        Mean(writer, "gain", other.Gain);
        writer.WriteBoolean("beaten", other.Beaten);
        writer.WriteEndObject();
    }

    private static void Least(Utf8JsonWriter writer, LeastMoney? least)
    {
        if (least is null)
        {
            writer.WriteNull("leastMoney");
            return;
        }

        writer.WriteStartObject("leastMoney");
        writer.WriteNumber("asked", least.Asked);
        writer.WriteBoolean("reached", least.Point is not null);
        Point(writer, least.Point ?? least.Greatest);
        writer.WriteStartArray("failingThen");
        foreach (var criterion in least.Binding)
        {
            writer.WriteStartObject();
            writer.WriteString("criterion", criterion.Rule);
            writer.WriteNumber("communes", criterion.Communes);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Point(Utf8JsonWriter writer, MoneyPoint point)
    {
        writer.WriteNumber("factor", point.Factor);
        writer.WriteNumber("billionVnd", point.Billions);
        Chance(writer, "present", point.Present);
        Chance(writer, "plan", point.Plan);
        writer.WriteNumberOrNull("presentMean", point.PresentMean);
        writer.WriteNumberOrNull("planMean", point.PlanMean);
    }

    private static void Works(Utf8JsonWriter writer, WorksChoice? works)
    {
        if (works is null)
        {
            writer.WriteNull("works");
            return;
        }

        writer.WriteStartObject("works");
        BottleneckDocument.Range(writer, "open", works.Communes);
        BottleneckDocument.Range(writer, "blocked", works.Blocked);
        BottleneckDocument.Range(writer, "payable", works.Closable);
        BottleneckDocument.Range(writer, "bound", works.Bound);
        BottleneckDocument.Range(writer, "boundWhoeverPays", works.Pooled);
        writer.WriteStartArray("curve");
        foreach ((double share, Analysis.Closing.TableRange communes) in works.Curve)
        {
            writer.WriteStartObject();
            writer.WriteNumber("share", share);
            BottleneckDocument.Range(writer, "communes", communes);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Chance(Utf8JsonWriter writer, string name, ProportionInterval? chance)
    {
        if (chance is { } p)
        {
            Interval(writer, name, p.Estimate, p.Low, p.High, p.Replicates);
        }
        else
        {
            writer.WriteNull(name);
        }
    }

    private static void Difference(Utf8JsonWriter writer, string name, PairedDifferenceInterval? difference)
    {
        if (difference is { } d)
        {
            Interval(writer, name, d.Estimate, d.Low, d.High, d.Replicates);
        }
        else
        {
            writer.WriteNull(name);
        }
    }

    private static void Mean(Utf8JsonWriter writer, string name, MeanInterval? mean)
    {
        if (mean is { } m)
        {
            Interval(writer, name, m.Estimate, m.Low, m.High, m.Replicates);
        }
        else
        {
            writer.WriteNull(name);
        }
    }

    private static void Interval(Utf8JsonWriter writer, string name, double estimate, double low, double high, int n)
    {
        writer.WriteStartObject(name);
        writer.WriteNumber("estimate", estimate);
        writer.WriteNumberOrNull("low", low);
        writer.WriteNumberOrNull("high", high);
        writer.WriteNumber("n", n);
        writer.WriteEndObject();
    }
}
