using System.Globalization;
using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;
using Planner.Rules.Language.Checking;
using Planner.Rules.Language.Reading;
using Planner.Rules.Language.Types;

namespace Planner.Rules.Workflows.Evaluation;

/// <summary>
/// Reads the inputs of an evaluation: an object of name → value, with tags for types JSON has not (<c>{"$decimal": "1.5"}</c>,
/// <c>{"$class": {…}}</c>, <c>{"$nullable": "double", "value": null}</c>).
/// </summary>
internal sealed class InputReader(DiagnosticBag diagnostics)
{
    private static readonly Dictionary<string, TypeKind> Tags = new(StringComparer.Ordinal)
    {
        ["double"] = TypeKind.Double,
        ["decimal"] = TypeKind.Decimal,
        ["float"] = TypeKind.Float,
        ["long"] = TypeKind.Long,
        ["uint"] = TypeKind.UInt,
        ["ulong"] = TypeKind.ULong,
        ["short"] = TypeKind.Short,
        ["byte"] = TypeKind.Byte,
        ["char"] = TypeKind.Char,
        ["datetime"] = TypeKind.DateTime,
        ["guid"] = TypeKind.Guid,
        ["int"] = TypeKind.Int,
        ["bool"] = TypeKind.Bool,
        ["string"] = TypeKind.Text,
        ["timespan"] = TypeKind.TimeSpan,
    };

    /// <summary>The inputs in file order.</summary>
    public IReadOnlyList<NamedInput> Read(JsonValue root)
    {
        if (root.Kind != JsonKind.Object)
        {
            diagnostics.Error(WorkflowCode.Inputs, root.Span, "the inputs are an object: { \"input1\": { … } }");
            return [];
        }

        if (root.Members.Count > InputLimits.RuleParameters)
        {
            diagnostics.Error("PLN0005", root.Span, $"there are {root.Members.Count} inputs; at most {InputLimits.RuleParameters} are taken");
            return [];
        }

        var inputs = new List<NamedInput>();
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (JsonMember member in root.Members)
        {
            if (!names.Add(member.Name))
            {
                diagnostics.Error(WorkflowCode.Inputs, member.NameSpan, $"there are two inputs '{member.Name}'; names compare without case");
                continue;
            }

            (LanguageType type, object? value) = Value(member.Value, typed: false);
            inputs.Add(new NamedInput(member.Name, type, value));
        }

        return inputs;
    }

    private (LanguageType Type, object? Value) Value(JsonValue value, bool typed) => value.Kind switch
    {
        JsonKind.Null => (typed ? LanguageType.Text : LanguageType.Null, null),
        JsonKind.Boolean => (LanguageType.Bool, value.Boolean),
        JsonKind.Text => (LanguageType.Text, value.Text),
        JsonKind.Number => Number(value),
        JsonKind.Array => List(value, typed),
        _ when value.Members is [{ Name: ['$', ..] }, ..] => Tagged(value),
        _ => Record(value, typed),
    };

    private static (LanguageType, object?) Number(JsonValue value)
    {
        bool whole = value.Raw.AsSpan().IndexOfAny('.', 'e', 'E') < 0;
        if (whole && int.TryParse(value.Raw, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int small))
        {
            return (LanguageType.Int, small);
        }

        // Without the types the two values would meet in double, and no long would be one.
        return whole && long.TryParse(value.Raw, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long large)
            ? (LanguageType.Long, (object)large)
            : (LanguageType.Double, (object)value.Number);
    }

    private (LanguageType, object?) List(JsonValue value, bool typed)
    {
        List<(LanguageType Type, object? Value)> items = [.. value.Items.Select(i => Value(i, typed))];
        LanguageType element = items.Count == 0 ? InputTypes.Opaque : items.Select(i => i.Type).Aggregate(InputTypes.Unify);
        return (LanguageType.ListOf(element), items.Select(i => InputTypes.Fit(i.Value, element)).ToList());
    }

    private (LanguageType, object?) Record(JsonValue value, bool typed)
    {
        var fields = new List<RecordField>();
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (JsonMember member in value.Members)
        {
            (LanguageType type, object? content) = Value(member.Value, typed);
            fields.Add(new RecordField(member.Name, type));
            values[member.Name] = content;
        }

        return (LanguageType.RecordOf(new RecordShape(fields)), new RecordValue(values));
    }

    private (LanguageType, object?) Tagged(JsonValue value)
    {
        JsonMember tag = value.Members[0];
        string name = tag.Name[1..];
        if (name == "class" && value.Members.Count == 1 && tag.Value.Kind == JsonKind.Object)
        {
            return Record(tag.Value, typed: true);
        }

        if (name == "nullable" && tag.Value.Kind == JsonKind.Text && Tags.TryGetValue(tag.Value.Text, out TypeKind kind))
        {
            LanguageType type = LanguageType.Of(kind).WithNull(true);
            JsonValue? inner = value["value"];
            return inner is null or { Kind: JsonKind.Null } ? (type, null) : (type, Scalar(inner, kind));
        }

        if (value.Members.Count == 1 && Tags.TryGetValue(name, out TypeKind tagged))
        {
            return (LanguageType.Of(tagged), Scalar(tag.Value, tagged));
        }

        string hint = NearestName.Hint(tag.Name, Tags.Keys.Select(t => "$" + t).Concat(["$class", "$nullable"]));
        diagnostics.Error(WorkflowCode.Inputs, tag.NameSpan, $"there is no type tag '{tag.Name}' of this form{hint}");
        return (LanguageType.Faulty, null);
    }

    private object? Scalar(JsonValue value, TypeKind kind)
    {
        string? text = value.Kind switch { JsonKind.Text => value.Text, JsonKind.Number or JsonKind.Boolean => value.Raw, _ => null };
        object? result = (kind, text) switch
        {
            (_, null) => null,
            (TypeKind.Text, _) => text,
            (TypeKind.Char, { Length: 1 }) => text[0],
            (TypeKind.DateTime, _) => DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out DateTime date) ? date : null,
            _ => Coercion.ParseText(text, kind),
        };
        if (result is null)
        {
            diagnostics.Error(WorkflowCode.Inputs, value.Span, $"{value.Raw} is no value of type '{LanguageType.Of(kind)}'");
        }

        return result;
    }
}
