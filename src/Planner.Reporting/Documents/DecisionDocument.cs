using System.Text.Json;
using Planner.Analysis.Comparison;
using Planner.Analysis.Decision;
using Planner.Analysis.Information;
using Planner.Analysis.Intervals;
using Planner.Localities.Scenarios;

namespace Planner.Reporting.Documents;

/// <summary>The member <c>decision</c> of <c>compare --decision --json</c>.</summary>
internal static class DecisionDocument
{
    public static void Write(ScenarioChoice choice, EnsembleComparison comparison, Utf8JsonWriter writer)
    {
        writer.WriteStartObject("decision");
        writer.WriteString("objective", choice.Objective.Target is { } target ? comparison.Pack.Targets[target].Id : "targetsMet");
        writer.WriteStartArray("regrets");
        foreach (ScenarioRegret r in choice.Regrets)
        {
            writer.WriteStartObject();
            writer.WriteString("scenario", r.Scenario);
            Interval(writer, "value", r.Value);
            Interval(writer, "regret", r.Regret);
            writer.WriteNumber("regret90", r.NineInTen);
            writer.WriteNumber("greatestRegret", r.Greatest);
            writer.WriteNumber("bestShare", r.BestShare);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        if (choice.AcrossAssumptions is { } across)
        {
            Across(writer, across);
        }

        writer.WriteTexts("takeMoreMoney", choice.Dearer);
        writer.WriteStartArray("dominances");
        foreach (StochasticDominance d in choice.Dominances)
        {
            writer.WriteStartObject();
            writer.WriteString("better", d.B);
            writer.WriteString("worse", d.A);
            writer.WriteNumber("order", d.First ? 1 : 2);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        Information(writer, choice.Information);
        writer.WriteStartArray("costs");
        foreach (ScenarioValue v in choice.Values)
        {
            writer.WriteStartObject();
            writer.WriteString("scenario", v.Scenario);
            Cost(writer, "certifiedCommune", v.PerCommune);
            Cost(writer, "householdOutOfPoverty", v.PerHousehold);
            Cost(writer, "percentagePoint", v.PerPoint);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("evenness");
        foreach (DistrictEvenness e in choice.Evenness)
        {
            writer.WriteStartObject();
            writer.WriteString("scenario", e.Scenario);
            writer.WriteNumberOrNull("certifiedGini", e.CertifiedGini);
            writer.WriteNumberOrNull("moneyGini", e.MoneyGini);
            writer.WriteStartArray("districts");
            foreach (DistrictOutcome d in e.Districts)
            {
                writer.WriteStartObject();
                writer.WriteString("district", d.District);
                writer.WriteNumber("communes", d.Communes);
                writer.WriteNumber("certified", d.Certified);
                writer.WriteNumber("billionVnd", d.Money);
                writer.WriteNumber("millionVndPerHousehold", d.MoneyPerHousehold);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Information(Utf8JsonWriter writer, InformationReview? review)
    {
        if (review is null)
        {
            writer.WriteNull("information");
            return;
        }

        writer.WriteStartObject("information");
        writer.WriteString("choice", review.Choice);
        Interval(writer, "everything", review.Everything);
        writer.WriteStartArray("inputs");
        foreach (InformationValue value in review.Inputs.Append(review.Together))
        {
            writer.WriteStartObject();
            writer.WriteString("input", value.Input is { } input ? UncertainInputNames.Of(input) : "all");
            writer.WriteNumber("value", value.Value.Estimate);
            writer.WriteNumber("low", value.Low);
            writer.WriteNumber("high", value.High);
            writer.WriteNumber("ceiling", value.Ceiling);
            writer.WriteNumber("changed", value.Changed);
            writer.WriteString("instead", value.Instead);
            writer.WritePropertyName("whenHigher");
            if (value.WhenHigher is { } higher)
            {
                writer.WriteBooleanValue(higher);
            }
            else
            {
                writer.WriteNullValue();
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Across(Utf8JsonWriter writer, AssumptionRegret across)
    {
        writer.WriteStartObject("acrossAssumptions");
        writer.WriteString("minimax", across.Minimax.Scenario);
        writer.WriteTexts("asGood", across.AsGood.Select(s => s.Scenario));
        writer.WriteStartArray("scenarios");
        foreach (ScenarioSlices scenario in across.Scenarios)
        {
            writer.WriteStartObject();
            writer.WriteString("scenario", scenario.Scenario);
            writer.WriteStartObject("worst");
            Slice(writer, scenario.Worst);
            writer.WriteEndObject();
            writer.WriteStartArray("slices");
            foreach (SliceLoss slice in scenario.Slices)
            {
                writer.WriteStartObject();
                Slice(writer, slice);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Slice(Utf8JsonWriter writer, SliceLoss slice)
    {
        writer.WriteString("input", UncertainInputNames.Of(slice.Input));
        writer.WriteString("third", slice.Third switch { AssumptionThird.Low => "low", AssumptionThird.Middle => "middle", _ => "high" });
        writer.WriteString("against", slice.Against);
        writer.WriteNumber("regret", slice.Regret);
        Interval(writer, "loss", slice.Loss);
    }

    private static void Cost(Utf8JsonWriter writer, string name, CostPerResult? cost)
    {
        if (cost is null)
        {
            writer.WriteNull(name);
            return;
        }

        writer.WriteStartObject(name);
        Interval(writer, "cost", cost.Cost);
        Interval(writer, "result", cost.Result);
        writer.WriteNumberOrNull("billionVnd", cost.Ratio);
        writer.WriteNumberOrNull("low", cost.Low);
        writer.WriteNumberOrNull("high", cost.High);
        writer.WriteEndObject();
    }

    private static void Interval(Utf8JsonWriter writer, string name, MeanInterval interval)
    {
        writer.WriteStartObject(name);
        writer.WriteNumber("mean", interval.Estimate);
        writer.WriteNumber("low", interval.Low);
        writer.WriteNumber("high", interval.High);
        writer.WriteEndObject();
    }
}
