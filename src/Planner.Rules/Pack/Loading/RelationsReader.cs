using System.Globalization;
using Planner.Numerics.Exact;
using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;
using Planner.Rules.Linear;

namespace Planner.Rules.Pack.Loading;

/// <summary>Reads <c>rules/targets/relations.json</c>.</summary>
internal static class RelationsReader
{
    public const string FileName = "relations.json";

    private const string OfStart = "start.";
    private static readonly string[] Kinds = ["communes", "districts", "poorDistricts", "criteria"];

    /// <summary>Reads the file; what names metrics is checked where these are given.</summary>
    public static TargetRelations Read(PackSource source, IReadOnlyList<MetricDefinition>? metrics)
    {
        var none = new TargetRelations([], [], [], []);
        if (source.Open("targets/" + FileName, "the relations file") is not { } file)
        {
            return none;
        }

        List<RelationConstant> constants = [.. file.RequiredArray("constants").Select(v => Constant(v, source))];
        List<UnitBound> bounds = [.. file.RequiredArray("bounds").Select(v => Bound(v, constants, source))];
        List<RelationQuantity> quantities = [.. file.RequiredArray("quantities").Select(v => Quantity(v, source))];
        var names = new HashSet<string>(constants.Select(c => c.Id).Concat(quantities.Select(q => q.Id)), StringComparer.Ordinal);
        List<TargetRelation> relations = [.. file.RequiredArray("relations").Select(v => Relation(v, source))];
        file.Finish();
        if (metrics is not null)
        {
            names.UnionWith(metrics.Select(m => m.Id));
            foreach (TargetRelation relation in relations)
            {
                Check(relation, names, [.. constants.Select(c => c.Id)], source.Diagnostics);
            }
        }

        return new TargetRelations(constants, bounds, quantities, relations);
    }

    private static RelationConstant Constant(JsonValue item, PackSource source)
    {
        var reader = new ObjectReader(item, "a constant", source.Diagnostics);
        string id = reader.Identifier();
        LocalizedText title = reader.Title();
        bool counted = reader.Has("kind");
        string? measure = reader.OptionalText("measure");
        if (counted == measure is not null)
        {
            source.Diagnostics.Error("PLN0850", reader.SpanOf("measure"), "a constant has either 'kind', a count of locality.json, or 'measure', the expression that a published figure counts with");
        }

        RelationConstantKind kind = counted ? (RelationConstantKind)Array.IndexOf(Kinds, reader.Choice("kind", Kinds)) : RelationConstantKind.Figure;
        var constant = new RelationConstant(id, title, kind, measure, reader.OptionalText("counts"), reader.Provenance($"the constant '{id}'"));
        reader.Finish();
        source.Define("constant, quantity or relation", id, reader.SpanOf("id"));
        return constant;
    }

    private static UnitBound Bound(JsonValue item, List<RelationConstant> constants, PackSource source)
    {
        var reader = new ObjectReader(item, "a bound", source.Diagnostics);
        string unit = reader.Unit();
        double? least = reader.Has("least") ? reader.RequiredNumber("least") : null;
        string? most = reader.OptionalText("most");
        List<string> names = [.. constants.Select(c => c.Id)];
        if (most is not null && !names.Contains(most, StringComparer.Ordinal) && !double.TryParse(most, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
        {
            source.Diagnostics.Error("PLN0851", reader.SpanOf("most"), $"'{most}' is neither a number nor one of the constants{NearestName.Hint(most, names)}");
        }

        bool whole = reader.OptionalBoolean("whole", false);
        Provenance provenance = reader.Provenance($"the bound of '{unit}'");
        reader.Finish();
        source.Define("bound of", unit, reader.SpanOf("unit"));
        return new UnitBound(unit, least, most, whole, provenance);
    }

    private static RelationQuantity Quantity(JsonValue item, PackSource source)
    {
        var reader = new ObjectReader(item, "a quantity", source.Diagnostics);
        string id = reader.Identifier();
        var quantity = new RelationQuantity(id, reader.Title(), reader.Unit(), reader.Provenance($"the quantity '{id}'"));
        reader.Finish();
        source.Define("constant, quantity or relation", id, reader.SpanOf("id"));
        return quantity;
    }

    private static TargetRelation Relation(JsonValue item, PackSource source)
    {
        var reader = new ObjectReader(item, "a relation", source.Diagnostics);
        string id = reader.Identifier();
        LocalizedText title = reader.Title();
        reader.RequiredText("holds");
        var holds = new RuleText(reader.Any("holds") ?? item);
        Provenance provenance = reader.Provenance($"the relation '{id}'");
        reader.Finish();
        source.Define("constant, quantity or relation", id, reader.SpanOf("id"));
        return new TargetRelation(id, title, holds, provenance);
    }

    private static void Check(TargetRelation relation, HashSet<string> names, HashSet<string> constants, DiagnosticBag diagnostics)
    {
        if (relation.Holds.Value.Kind != JsonKind.Text)
        {
            return;
        }

        foreach (string name in LinearReader.Names(relation.Holds.Text))
        {
            string plain = name.StartsWith(OfStart, StringComparison.Ordinal) ? name[OfStart.Length..] : name;
            if (!names.Contains(plain))
            {
                diagnostics.Error(
                    "PLN0851", relation.Holds.Value.Span, $"the relation '{relation.Id}' names '{name}', which is no metric, quantity or constant{NearestName.Hint(plain, names)}");
            }
        }

        // Any value of the constants will do to see whether the relation is linear in the rest.
        if (LinearReader.Read(relation.Holds.Text, n => constants.Contains(n) ? Rational.One : null, _ => true, out string? reason) is null)
        {
            diagnostics.Error("PLN0852", relation.Holds.Value.Span, $"the relation '{relation.Id}' is no linear comparison: {reason}");
        }
    }
}
