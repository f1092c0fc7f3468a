using System.Globalization;
using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;
using Planner.Rules.Pack.Loading;

namespace Planner.Rules.Pack;

/// <summary>Reads one disbursement rule, in <c>rules/funding/disbursement.json</c> or in a scenario.</summary>
public static class DisbursementRuleReader
{
    private static readonly string[] Kinds = ["capital", "recurrent"];

    /// <summary>Reads a rule.</summary>
    /// <param name="value">An object with <c>kind</c>, <c>mean</c> by year, <c>concentration</c>, <c>carryOver</c>, <c>lateShare</c> and a provenance.</param>
    /// <param name="diagnostics">Receives the faults.</param>
    /// <returns>The rule, or null when it has no usable year.</returns>
    public static DisbursementRule? Read(JsonValue value, DiagnosticBag diagnostics)
    {
        ArgumentNullException.ThrowIfNull(value);
        ArgumentNullException.ThrowIfNull(diagnostics);
        var reader = new ObjectReader(value, "a disbursement rule", diagnostics);
        MoneyKind kind = reader.Choice("kind", Kinds) == "capital" ? MoneyKind.Capital : MoneyKind.Recurrent;
        var mean = new SortedDictionary<int, double>();
        foreach (JsonMember member in reader.RequiredMap("mean"))
        {
            if (!int.TryParse(member.Name, NumberStyles.None, CultureInfo.InvariantCulture, out int year) || year is < 1990 or > 2100)
            {
                diagnostics.Error("PLN0805", member.NameSpan, $"'mean' is given by year; '{member.Name}' is no year from 1990 to 2100");
            }
            else if (member.Value.Kind != JsonKind.Number || member.Value.Number is <= 0 or >= 1)
            {
                diagnostics.Error("PLN0015", member.Value.Span, $"the mean of {year} is {member.Value.Raw}; expected a number above 0 and below 1");
            }
            else
            {
                mean[year] = member.Value.Number;
            }
        }

        if (mean.Count == 0 && reader.Has("mean"))
        {
            diagnostics.Error("PLN0805", reader.SpanOf("mean"), "'mean' needs at least one year");
        }

        double concentration = reader.RequiredNumber("concentration", 0.01, 100_000);
        double carryOver = reader.RequiredNumber("carryOver", 0, 1);
        double late = reader.RequiredNumber("lateShare", 0, 1);
        Provenance provenance = reader.Provenance("a disbursement rule");
        reader.Finish();
        return mean.Count == 0 ? null : new DisbursementRule(kind, mean, concentration, carryOver, late, provenance);
    }
}
