using System.Text.Json;
using Planner.Reporting.Documents;
using Planner.Rules.Pack;
using Planner.Rules.Turning;
using Planner.Simulation.Explaining;

namespace Planner.Cli.Output;

/// <summary>The JSON document of <c>explain --json</c>; what is not finite is null.</summary>
internal static class ExplanationDocument
{
    public static string Write(CommuneExplanation explanation)
    {
        return MachineDocument.Write(writer =>
        {
            writer.WriteString("commune", explanation.Commune);
            writer.WriteNumber("year", explanation.Year);
            writer.WriteString("scenario", explanation.Scenario);
            writer.WriteNumberOrNull("replicate", explanation.Replicate);
            writer.WriteBoolean("synthetic", explanation.Synthetic);
            writer.WriteDrafts(explanation.Drafts);
            writer.WriteString("level", JsonNamingPolicy.CamelCase.ConvertName(explanation.Level.ToString()));
            writer.WriteString("set", explanation.Set);
            writer.WriteStartArray("criteria");
            foreach (CriterionResult criterion in explanation.Criteria)
            {
                Criterion(writer, criterion);
            }

            writer.WriteEndArray();
            Status(writer, explanation.Status);
        });
    }

    private static void Criterion(Utf8JsonWriter writer, CriterionResult criterion)
    {
        writer.WriteStartObject();
        writer.WriteString("id", criterion.Id);
        writer.WriteTitle(criterion.Title);
        writer.WriteBoolean("passed", criterion.Passed);
        writer.WriteString("error", criterion.Error);
        writer.WriteStartArray("comparisons");
        foreach (ComparisonResult c in criterion.Comparisons)
        {
            writer.WriteStartObject();
            writer.WriteString("expression", c.Expression);
            Side(writer, "left", c.Left);
            writer.WriteString("operator", c.Operator);
            Side(writer, "right", c.Right);
            writer.WriteString("unit", c.Unit);
            Side(writer, "margin", c.Margin);
            writer.WriteBoolean("passed", c.Passed);
            writer.WriteBoolean("decisive", c.Decisive);
            writer.WriteString("file", c.Span.File);
            writer.WriteNumber("line", c.Span.Line);
            writer.WriteNumber("column", c.Span.Column);
            writer.WriteString("source", c.Source);
            writer.WriteString("assumption", c.Assumption?.En);
            writer.WriteString("rule", c.Rule);
            writer.WriteStartArray("parameters");
            foreach (ParameterResult parameter in c.Parameters)
            {
                writer.WriteStartObject();
                writer.WriteString("id", parameter.Id);
                Side(writer, "value", parameter.Value);
                writer.WriteString("unit", parameter.Unit);
                writer.WriteString("source", parameter.Source);
                writer.WriteString("assumption", parameter.Assumption?.En);
                writer.WriteString("draft", parameter.Draft);
                writer.WriteString("file", parameter.Span.File);
                writer.WriteNumber("line", parameter.Span.Line);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteTitle(c.Title);
            writer.WritePropertyName("change");
            Change(writer, c.Change);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        Changes(writer, "changes", criterion.Changes);
        Changes(writer, "together", criterion.Together);
        Side(writer, "togetherMoney", criterion.TogetherMoney);
        writer.WriteTexts("undecided", criterion.Undecided);
        writer.WriteEndObject();
    }

    private static void Changes(Utf8JsonWriter writer, string name, IReadOnlyList<IndicatorChange> changes)
    {
        writer.WriteStartArray(name);
        foreach (IndicatorChange change in changes)
        {
            Change(writer, change);
        }

        writer.WriteEndArray();
    }

    private static void Change(Utf8JsonWriter writer, IndicatorChange? change)
    {
        if (change is null)
        {
            writer.WriteNullValue();
            return;
        }

        TurningChange turning = change.Turning;
        writer.WriteStartObject();
        writer.WriteString("indicator", turning.Input.Path);
        writer.WriteTitle(change.Title);
        writer.WriteString("unit", turning.Input.Unit);
        Side(writer, "from", turning.From);
        Side(writer, "to", turning.To);
        Side(writer, "rounded", turning.Rounded);
        Side(writer, "shareOfRange", turning.ShareOfRange);
        Price(writer, turning.Price);
        writer.WriteEndObject();
    }

    private static void Price(Utf8JsonWriter writer, ChangePrice? price)
    {
        if (price is null)
        {
            writer.WriteNull("price");
            return;
        }

        writer.WriteStartObject("price");
        writer.WriteString("status", JsonNamingPolicy.CamelCase.ConvertName(price.Status.ToString()));
        Side(writer, "money", price.Money);
        Side(writer, "componentMoney", price.ComponentMoney);
        writer.WriteString("component", price.Component?.Id);
        writer.WriteNumberOrNull("lag", price.Money is null ? null : price.Lag);
        writer.WriteString("source", price.Provenance?.Source);
        writer.WriteString("assumption", price.Provenance?.Assumption?.En);
        writer.WriteEndObject();
    }

    private static void Status(Utf8JsonWriter writer, CommuneStatus status)
    {
        writer.WriteStartObject("status");
        writer.WriteNumber("level", status.Level);
        writer.WriteNumber("criteriaMet", status.CriteriaMet);
        writer.WriteNumber("criteria", status.Criteria);
        writer.WriteBoolean("meetsNewRural", status.MeetsNewRural);
        writer.WriteBoolean("meetsAdvanced", status.MeetsAdvanced);
        writer.WriteBoolean("meetsModel", status.MeetsModel);
        writer.WriteBoolean("submitted", status.Submitted);
        writer.WriteBoolean("registered", status.Registered);
        writer.WriteBoolean("especiallyDifficult", status.EspeciallyDifficult);
        Side(writer, "povertyRate", status.PovertyRate);
        Side(writer, "nearPoorRate", status.NearPoorRate);
        Side(writer, "income", status.Income);
        Side(writer, "debt", status.Debt);
        Side(writer, "satisfaction", status.Satisfaction);
        writer.WriteStartObject("spending");
        foreach ((string component, double money) in status.Spending)
        {
            Side(writer, component, money);
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void Side(Utf8JsonWriter writer, string name, object? value)
    {
        switch (value)
        {
            case bool truth:
                writer.WriteBoolean(name, truth);
                break;
            case int or long:
                writer.WriteNumber(name, Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture));
                break;
            case double number when double.IsFinite(number):
                writer.WriteNumber(name, number);
                break;
            case decimal number:
                writer.WriteNumber(name, number);
                break;
            case null or double or float:
                writer.WriteNull(name);
                break;
            default:
                writer.WriteString(name, Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture));
                break;
        }
    }
}
