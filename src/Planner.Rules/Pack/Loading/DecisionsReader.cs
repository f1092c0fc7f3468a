using System.Globalization;
using Planner.Rules.Documents;

namespace Planner.Rules.Pack.Loading;

/// <summary>Reads <c>rules/funding/decisions.json</c>.</summary>
internal static class DecisionsReader
{
    public const string FileName = "decisions.json";

    private const double MostFactor = 100;

    internal static readonly string[] Kinds = ["componentShares", "ownShares", "ownYears", "concentration", "weights", "quota", "registrationKey", "lever", "fixed"];

    public static IReadOnlyList<DecisionDefinition> Read(PackSource source)
    {
        if (source.Open("funding/" + FileName, "the decisions file") is not { } file)
        {
            return [];
        }

        var decisions = new List<DecisionDefinition>();
        foreach (JsonValue item in file.RequiredArray("decisions"))
        {
            var reader = new ObjectReader(item, "a decision", source.Diagnostics);
            DecisionDefinition decision = One(reader);
            if (source.Define("decision", decision.Id, reader.SpanOf("id")))
            {
                decisions.Add(decision);
            }
        }

        file.Finish();
        return decisions;
    }

    private static DecisionDefinition One(ObjectReader reader)
    {
        string id = reader.Identifier();
        var kind = (DecisionKind)Array.IndexOf(Kinds, reader.Choice("kind", Kinds));
        LocalizedText title = reader.Title();
        string decidedBy = reader.Choice("decidedBy", LeversReader.Deciders);
        bool free = kind != DecisionKind.Fixed;
        LocalizedText instrument = free ? reader.Title("instrument") : new LocalizedText("", "");
        (int month, int day) = free ? Before(reader) : (1, 1);
        LocalizedText? reason = free ? null : reader.Title("reason");
        List<string> fields = free ? [] : [.. reader.OptionalArray("fields").Where(f => Named(f, reader, "fields", "a path of scenario members")).Select(f => f.Text)];
        List<string> programmes = [];
        if (kind is DecisionKind.ComponentShares or DecisionKind.Concentration or DecisionKind.Weights)
        {
            programmes = [.. reader.OptionalArray("programmes").Where(p => Named(p, reader, "programmes", "a programme's name")).Select(p => p.Text)];
        }

        double limit = kind switch
        {
            DecisionKind.ComponentShares or DecisionKind.OwnShares or DecisionKind.OwnYears or DecisionKind.Concentration => reader.RequiredNumber("limit", 0, 1),
            DecisionKind.Quota => reader.RequiredNumber("limit", 1, MostFactor),
            _ => 0,
        };
        bool isSwitch = kind == DecisionKind.Lever && reader.OptionalBoolean("switch", false);
        double step = kind is DecisionKind.Weights or DecisionKind.RegistrationKey or DecisionKind.Fixed || isSwitch
            ? 1
            : reader.RequiredNumber("step", 1e-6, MostFactor);
        int periods = kind == DecisionKind.ComponentShares ? reader.OptionalInteger("periods", 1, 1, 10) : 1;
        IReadOnlyList<DecisionPart> parts = kind is DecisionKind.Weights or DecisionKind.RegistrationKey ? Parts(reader) : [];
        string? field = null;
        (double from, double to) = (0, 0);
        if (kind == DecisionKind.Lever)
        {
            field = reader.RequiredText("field");
            (from, to) = isSwitch ? (0, 1) : (reader.RequiredNumber("from"), reader.RequiredNumber("to"));
            if (from >= to)
            {
                reader.Diagnostics.Error("PLN0856", reader.SpanOf("to"), $"the decision '{id}' leaves no choice: 'to' must lie above 'from'");
            }
        }

        Provenance provenance = reader.Provenance($"the decision '{id}'");
        reader.Finish();
        return new DecisionDefinition(id, kind, title, decidedBy, instrument, month, day, programmes, limit, step, periods, parts, field, from, to, isSwitch, provenance)
        {
            Reason = reason,
            Fields = fields,
        };
    }

    private static bool Named(JsonValue item, ObjectReader reader, string list, string what)
    {
        if (item.Kind == JsonKind.Text && !string.IsNullOrWhiteSpace(item.Text))
        {
            return true;
        }

        reader.Diagnostics.Error("PLN0010", item.Span, $"an item of '{list}' must be {what} in quotes, not {ObjectReader.Describe(item.Kind)}");
        return false;
    }

    private static (int Month, int Day) Before(ObjectReader reader)
    {
        string text = reader.RequiredText("before");
        if (DateOnly.TryParseExact("2023-" + text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day))
        {
            return (day.Month, day.Day);
        }

        if (text.Length > 0)
        {
            reader.Diagnostics.Error("PLN0856", reader.SpanOf("before"), $"'before' is '{text}'; expected the day of the year before, month-day, such as \"12-10\"");
        }

        return (12, 31);
    }

    private static List<DecisionPart> Parts(ObjectReader reader)
    {
        var parts = new List<DecisionPart>();
        foreach (JsonValue item in reader.RequiredArray("parts"))
        {
            var part = new ObjectReader(item, "a part of a decision", reader.Diagnostics);
            parts.Add(new DecisionPart(
                part.Identifier(), part.Title(), part.RequiredText("expression"), part.RequiredNumber("limit", 1e-6, MostFactor), part.RequiredNumber("step", 1e-6, MostFactor)));
            part.Finish();
        }

        return parts;
    }
}
