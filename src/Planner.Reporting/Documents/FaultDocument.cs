using System.Text.Json;
using Planner.Rules.Faults;
using Planner.Simulation.Faults;

namespace Planner.Reporting.Documents;

/// <summary>Faults of numbers in rules as members of a JSON document; nothing where there is none.</summary>
public static class FaultDocument
{
    // Of a rule that goes wrong everywhere the first say as much as all.
    private const int MostCells = 1000;

    /// <summary>Writes the faults as an array.</summary>
    /// <param name="faults">The faults of a run, or of several.</param>
    /// <param name="writer">Inside an object.</param>
    /// <param name="member">Name of the member.</param>
    public static void Write(IReadOnlyList<RuleFaults> faults, Utf8JsonWriter writer, string member = "faults")
    {
        ArgumentNullException.ThrowIfNull(faults);
        ArgumentNullException.ThrowIfNull(writer);
        if (faults.Count == 0)
        {
            return;
        }

        writer.WriteStartArray(member);
        foreach (RuleFaults fault in faults)
        {
            writer.WriteStartObject();
            writer.WriteString("decides", JsonNamingPolicy.CamelCase.ConvertName(fault.Kind.ToString()));
            writer.WriteString("name", fault.Name);

            // Where the rules' folder lies differs from machine to machine.
            string[] path = fault.Span.File.Replace('\\', '/').Split('/');
            writer.WriteString("file", string.Join('/', path.TakeLast(2)));
            writer.WriteNumber("line", fault.Span.Line);
            writer.WriteNumber("column", fault.Span.Column);
            writer.WriteString("expression", fault.Text);
            writer.WriteNumber("evaluations", fault.Evaluations);
            writer.WriteNumber("units", fault.Units);
            writer.WriteStartArray("examples");
            foreach (FaultExample example in fault.Examples)
            {
                Example(example, writer);
            }

            writer.WriteEndArray();
            writer.WriteStartArray("where");
            foreach ((string unit, string id, int year, int replicates) in fault.Cells.Take(MostCells))
            {
                writer.WriteStartObject();
                writer.WriteString("unit", id);
                writer.WriteString("name", unit);
                writer.WriteNumber("year", year);
                writer.WriteNumber("replicates", replicates);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteNumber("whereLeftOut", Math.Max(0, fault.Cells.Count - MostCells));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void Example(FaultExample example, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteNumber("replicate", example.Replicate);
        writer.WriteNumber("year", example.Year);
        writer.WriteString("unit", example.UnitName);
        writer.WriteString("kind", JsonNamingPolicy.CamelCase.ConvertName(example.Fault.Kind.ToString()));
        writer.WriteString("part", example.Fault.Part);
        writer.WriteString("value", example.Fault.Value);
        writer.WriteStartObject("operands");
        foreach (FaultOperand operand in example.Fault.Operands)
        {
            writer.WriteString(operand.Text, operand.Value);
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
