using Planner.Rules.Documents;
using Planner.Rules.Workflows;

namespace Planner.Rules.Pack.Loading;

/// <summary>Reads <c>rules/poverty/</c>: lines and their changes, flows, income, shocks.</summary>
internal static class PovertyReader
{
    public static PovertyRules? Read(PackSource source)
    {
        ObjectReader? file = source.Open("poverty/lines.json", "the lines file");
        var lines = new List<PovertyLine>();
        var changes = new List<LineChange>();
        if (file is not null)
        {
            lines.AddRange(file.RequiredArray("lines").Select(v => Line(v, source)).OfType<PovertyLine>());
            changes.AddRange(file.OptionalArray("changes").Select(v => Change(v, source)));
            file.Finish();
            CheckLines(lines, changes, file, source);
        }

        IncomeRules? income = Income(source);
        ObjectReader? flows = source.Open("poverty/flows.json", "the flows file");
        if (flows is null || income is null)
        {
            return null;
        }

        var rules = new PovertyRules(
            lines,
            changes,
            flows.Coefficient("exitMobile", 0, 10),
            flows.Coefficient("exitHard", 0, 10),
            flows.Coefficient("hardShare", 0, 1),
            flows.Coefficient("exitToNear", 0, 1),
            flows.Coefficient("fallBack", 0, 10),
            flows.Coefficient("nearToPoor", 0, 10),
            flows.Coefficient("nearToOther", 0, 10),
            flows.Coefficient("otherToPoor", 0, 10),
            flows.Coefficient("otherToNear", 0, 10),
            flows.Coefficient("newPoorHardShare", 0, 1),
            flows.Coefficient("incomeElasticity", 0, 50),
            flows.Coefficient("referenceGrowth", -1, 1),
            flows.Coefficient("provinceYearSpread", 0, 5),
            flows.Coefficient("districtYearSpread", 0, 5),
            flows.Coefficient("communeSpread", 0, 5),
            flows.Coefficient("disasterEntry", 0, 10),
            flows.Coefficient("measurementSpread", 0, 5),
            income)
        {
            RegisteredExit = flows.Coefficient("registeredExit", 0, 5),
        };
        flows.Finish();
        return rules;
    }

    public static ShockRules ReadShocks(PackSource source)
    {
        ObjectReader? file = source.Open("poverty/shocks.json", "the shocks file");
        if (file is null)
        {
            var none = new Coefficient(0, new Provenance(null, null, "", default));
            return new ShockRules(none, none, none, none, none);
        }

        var rules = new ShockRules(
            file.Coefficient("disasterChance", 0, 1),
            file.Coefficient("disasterSeverityMean", 0.001, 0.999),
            file.Coefficient("disasterSeverityConcentration", 0.01, 10_000),
            file.Coefficient("epidemicChance", 0, 1),
            file.Coefficient("priceSpread", 0, 1));
        file.Finish();
        return rules;
    }

    private static IncomeRules? Income(PackSource source)
    {
        ObjectReader? file = source.Open("poverty/income.json", "the income file");
        if (file is null)
        {
            return null;
        }

        var rules = new IncomeRules(
            file.Coefficient("growth", -1, 1),
            file.Coefficient("catchUp", -1, 1),
            file.Coefficient("minoritySupport", 0, 10),
            file.Coefficient("provinceYearSpread", 0, 1),
            file.Coefficient("districtYearSpread", 0, 1),
            file.Coefficient("communeYearSpread", 0, 1),
            file.Coefficient("communeSpread", 0, 1),
            file.Coefficient("disasterLoss", 0, 5),
            file.Coefficient("epidemicLoss", 0, 5))
        {
            RegisteredGrowth = file.Coefficient("registeredGrowth", 0, 1),
        };
        file.Finish();
        return rules;
    }

    private static PovertyLine? Line(JsonValue item, PackSource source)
    {
        var reader = new ObjectReader(item, "a poverty line", source.Diagnostics);
        string id = reader.RequiredText("id");
        LocalizedText title = reader.Title();
        (int from, int? to) = reader.Period();
        string definition = reader.RequiredText("definition");
        Provenance provenance = reader.Provenance($"the poverty line '{id}'");
        reader.Finish();
        Workflow? workflow = null;
        if (definition.Contains('/') || definition.Contains('\\') || definition.Contains(".."))
        {
            source.Diagnostics.Error("PLN0810", reader.SpanOf("definition"), $"'{definition}' must be the name of a file in the same folder");
        }
        else if (definition.Length > 0 && (workflow = WorkflowFile.Read("poverty/" + definition, source)) is not null)
        {
            WorkflowCompiler.Check(workflow, [], PackLayouts.Household, source.Diagnostics);
        }

        return source.Define("poverty line", id, reader.SpanOf("id")) ? new PovertyLine(id, title, from, to, definition, provenance) { Workflow = workflow } : null;
    }

    private static LineChange Change(JsonValue item, PackSource source)
    {
        var reader = new ObjectReader(item, "a line change", source.Diagnostics);
        var change = new LineChange(
            reader.RequiredInteger("year", 1990, 2100),
            reader.RequiredNumber("nearToPoor", 0, 1),
            reader.RequiredNumber("otherToPoor", 0, 1),
            reader.RequiredNumber("otherToNear", 0, 1),
            reader.RequiredNumber("hardShare", 0, 1),
            reader.RequiredNumber("districtGradient", 0, 5),
            reader.Provenance("a line change"))
        {
            ReferenceRate = reader.RequiredNumber("referenceRate", 0.01, 100),
            EntryFactor = reader.RequiredNumber("entryFactor", 0.01, 10),
        };
        reader.Finish();
        if (change.OtherToPoor + change.OtherToNear > 1)
        {
            source.Diagnostics.Error("PLN0813", reader.SpanOf("otherToNear"), "'otherToPoor' and 'otherToNear' together exceed 1");
        }

        source.Define("line change in", FormattableString.Invariant($"{change.Year}"), reader.SpanOf("year"));
        return change;
    }

    private static void CheckLines(List<PovertyLine> lines, List<LineChange> changes, ObjectReader file, PackSource source)
    {
        for (int year = source.FirstYear; year <= source.LastYear; year++)
        {
            int inForce = lines.Count(l => l.From <= year && (l.To ?? int.MaxValue) >= year);
            bool changing = changes.Any(c => c.Year == year);
            if (inForce == 0)
            {
                source.Diagnostics.Error("PLN0811", file.Span, $"no poverty line is in force in {year}");
            }
            else if (inForce > (changing ? 2 : 1))
            {
                source.Diagnostics.Error("PLN0811", file.Span, $"{inForce} poverty lines are in force in {year}; two overlap only in the year of a change");
            }
        }
    }
}
