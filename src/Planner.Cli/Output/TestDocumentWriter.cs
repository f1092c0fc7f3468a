using System.Text.Json;
using Planner.Reporting.Documents;
using Planner.Rules.Diagnostics;
using Planner.Rules.Language;
using Planner.Rules.Testing;

namespace Planner.Cli.Output;

/// <summary>The JSON document of <c>test --json</c>.</summary>
internal static class TestDocumentWriter
{
    public static string Write(IReadOnlyList<SuiteResult> results)
    {
        return MachineDocument.Write(writer =>
        {
            writer.WriteBoolean("passed", results.All(r => r.Passed));
            writer.WriteStartArray("files");
            foreach (SuiteResult result in results)
            {
                Suite(writer, result);
            }

            writer.WriteEndArray();
        });
    }

    private static void Suite(Utf8JsonWriter writer, SuiteResult result)
    {
        writer.WriteStartObject();
        writer.WriteString("file", result.File);
        writer.WriteString("workflowFile", result.WorkflowFile);
        writer.WriteString("workflow", result.Workflow);
        writer.WriteNumber("cases", result.Cases.Count);
        writer.WriteNumber("failed", result.Failed);
        writer.WriteStartArray("failures");
        foreach (CaseResult failed in result.Cases.Where(c => !c.Passed))
        {
            foreach (ExpectationResult expectation in failed.Expectations.Where(e => !e.Passed))
            {
                Failure(writer, failed, expectation);
            }
        }

        writer.WriteEndArray();
        writer.WriteStartObject("coverage");
        writer.WriteNumber("rules", result.Coverage.Rules);
        writer.WriteNumber("rulesSeen", result.Coverage.RulesSeen);
        writer.WriteNumber("sides", result.Coverage.Sides);
        writer.WriteNumber("sidesSeen", result.Coverage.SidesSeen);
        writer.WriteStartArray("gaps");
        foreach (CoverageGap gap in result.Coverage.Gaps)
        {
            writer.WriteStartObject();
            Place(writer, gap.Span);
            writer.WriteString("rule", gap.Rule);
            writer.WriteString("comparison", gap.Text);
            writer.WriteString("missing", gap.Missing);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        Mutation(writer, result.Mutation);
        writer.WriteEndObject();
    }

    private static void Mutation(Utf8JsonWriter writer, MutationResult? mutation)
    {
        if (mutation is null)
        {
            writer.WriteNull("mutation");
            return;
        }

        writer.WriteStartObject("mutation");
        writer.WriteNumber("mutants", mutation.Mutants);
        writer.WriteNumber("killed", mutation.Killed);
        writer.WriteNumber("score", mutation.Score);
        writer.WriteStartArray("survivors");
        foreach (SurvivingMutant survivor in mutation.Survivors)
        {
            writer.WriteStartObject();
            Place(writer, survivor.Span);
            writer.WriteString("rule", survivor.Rule);
            writer.WriteString("change", survivor.Change);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Failure(Utf8JsonWriter writer, CaseResult failed, ExpectationResult expectation)
    {
        writer.WriteStartObject();
        Place(writer, expectation.Span);
        writer.WriteString("case", failed.Name);
        writer.WriteString("rule", expectation.Rule);
        writer.WriteString("expected", expectation.Expected.ToString());
        writer.WriteString("actual", expectation.Actual);
        writer.WriteString("error", expectation.Error);
        writer.WriteStartArray("decisive");
        foreach (ComparisonExplanation c in expectation.Decisive)
        {
            writer.WriteStartObject();
            Place(writer, c.Span);
            writer.WriteString("comparison", c.Expression);
            writer.WriteString("left", TestText.Side(c.Left));
            writer.WriteString("relation", TestText.Relation(c));
            writer.WriteString("right", TestText.Side(c.Right));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        if (expectation.Units.Count > 0)
        {
            writer.WriteStartArray("units");
            foreach (string unit in expectation.Units)
            {
                writer.WriteStringValue(unit);
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    private static void Place(Utf8JsonWriter writer, SourceSpan span)
    {
        writer.WriteString("file", span.File);
        writer.WriteNumber("line", span.Line);
        writer.WriteNumber("column", span.Column);
    }
}
