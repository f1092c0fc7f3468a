using System.Text.Json.Nodes;
using Planner.Rules.Pack;

namespace Planner.Rules.Schemas;

/// <summary>
/// A part of a JSON Schema (draft 2020-12). Made by the factories below, so that only the keywords are used that editors and validators understand alike;
/// <c>enumDescriptions</c> is the one annotation beyond the standard, read by the language servers of most editors.
/// </summary>
/// <threadsafety>Immutable.</threadsafety>
public sealed class SchemaNode
{
    private const string NotBlank = @"\S";

    private readonly JsonObject json;
    private readonly SortedDictionary<string, JsonObject> definitions = new(StringComparer.Ordinal);

    private SchemaNode(JsonObject json, params IEnumerable<SchemaNode> parts)
    {
        this.json = json;
        foreach (SchemaNode part in parts)
        {
            foreach ((string name, JsonObject definition) in part.definitions)
            {
                definitions[name] = definition;
            }
        }
    }

    /// <summary>Any value.</summary>
    public static SchemaNode Anything() => new([]);

    /// <summary>A text that may be empty.</summary>
    public static SchemaNode Text() => new(new JsonObject { ["type"] = "string" });

    /// <summary>A text that is not blank.</summary>
    public static SchemaNode Filled() => new(new JsonObject { ["type"] = "string", ["pattern"] = NotBlank });

    /// <summary>A text of a form.</summary>
    /// <param name="pattern">Regular expression (ECMA-262), anchored where it is meant to be.</param>
    /// <param name="example">A text that fits.</param>
    public static SchemaNode Matching(string pattern, string example) =>
        new(new JsonObject { ["type"] = "string", ["pattern"] = pattern, ["examples"] = new JsonArray(example) });

    /// <summary>A number within a range.</summary>
    /// <param name="min">Least value; none when null.</param>
    /// <param name="max">Greatest value; none when null.</param>
    public static SchemaNode Number(double? min = null, double? max = null) => new(Ranged("number", "minimum", min, "maximum", max));

    /// <summary>A number strictly between two.</summary>
    /// <param name="above">It lies above this.</param>
    /// <param name="below">It lies below this; no end when null.</param>
    public static SchemaNode NumberAbove(double above, double? below = null) => new(Ranged("number", "exclusiveMinimum", above, "exclusiveMaximum", below));

    /// <summary>A whole number within a range.</summary>
    /// <param name="min">Least value; none when null.</param>
    /// <param name="max">Greatest value; none when null.</param>
    public static SchemaNode Integer(double? min = null, double? max = null) => new(Ranged("integer", "minimum", min, "maximum", max));

    /// <summary><c>true</c> or <c>false</c>.</summary>
    public static SchemaNode Boolean() => new(new JsonObject { ["type"] = "boolean" });

    /// <summary><c>null</c>.</summary>
    public static SchemaNode Null() => new(new JsonObject { ["type"] = "null" });

    /// <summary>One value only.</summary>
    /// <param name="value">The value.</param>
    public static SchemaNode Constant(JsonNode value) => new(new JsonObject { ["const"] = value });

    /// <summary>One text of a closed list.</summary>
    /// <param name="values">The texts.</param>
    public static SchemaNode Choice(IReadOnlyList<string> values) =>
        new(new JsonObject { ["enum"] = new JsonArray([.. values.Select(v => JsonValue.Create(v))]) });

    /// <summary>One text of a closed list, each with what it means.</summary>
    /// <param name="values">The texts and their meaning.</param>
    public static SchemaNode Choice(params IReadOnlyList<(string Value, string Vi, string En)> values) => new(Enumeration([.. values.Select(v => (v.Value, Both(v.Vi, v.En)))]));

    /// <summary>A text, preferably one of a list: an editor offers them, and takes others for right too, as only a loader knows them all.</summary>
    /// <param name="names">The names offered.</param>
    public static SchemaNode Name(IReadOnlyList<KnownName> names) =>
        names.Count == 0 ? Filled() : Filled().With("anyOf", new SchemaNode(Enumeration([.. names.Select(n => (n.Id, About(n)))])), Anything());

    /// <summary>A list.</summary>
    /// <param name="items">What each item is.</param>
    /// <param name="least">Least number of items.</param>
    /// <param name="most">Greatest number of items; no end when null.</param>
    public static SchemaNode List(SchemaNode items, int least = 0, int? most = null)
    {
        ArgumentNullException.ThrowIfNull(items);
        var json = new JsonObject { ["type"] = "array", ["items"] = items.json.DeepClone() };
        if (least > 0)
        {
            json["minItems"] = least;
        }

        if (most is { } end)
        {
            json["maxItems"] = end;
        }

        return new SchemaNode(json, items);
    }

    /// <summary>An object with these members and no others.</summary>
    /// <param name="members">Its members, in the order in which an editor offers them.</param>
    public static SchemaNode Object(params IReadOnlyList<SchemaMember> members)
    {
        SchemaNode open = OpenObject(members);
        var json = (JsonObject)open.json.DeepClone();
        json["additionalProperties"] = false;
        return new SchemaNode(json, open);
    }

    /// <summary>An object with these members and any others.</summary>
    /// <param name="members">Its members, in the order in which an editor offers them.</param>
    public static SchemaNode OpenObject(params IReadOnlyList<SchemaMember> members)
    {
        var properties = new JsonObject();
        foreach (SchemaMember member in members)
        {
            properties[member.Name] = member.Node.json.DeepClone();
        }

        var json = new JsonObject { ["type"] = "object", ["properties"] = properties };
        string[] required = [.. members.Where(m => m.Required).Select(m => m.Name)];
        if (required.Length > 0)
        {
            json["required"] = new JsonArray([.. required.Select(r => JsonValue.Create(r))]);
        }

        return new SchemaNode(json, members.Select(m => m.Node));
    }

    /// <summary>An object used as a dictionary.</summary>
    /// <param name="value">What each value is; a definition (<see cref="As"/>) where there are names, as each of them refers to it.</param>
    /// <param name="names">Names an editor offers; others are right too.</param>
    public static SchemaNode Map(SchemaNode value, params IReadOnlyList<KnownName> names)
    {
        ArgumentNullException.ThrowIfNull(value);
        var json = new JsonObject { ["type"] = "object" };
        if (names.Count > 0)
        {
            var properties = new JsonObject();
            foreach (KnownName name in names)
            {
                var property = (JsonObject)value.json.DeepClone();
                property["description"] = About(name);
                properties[name.Id] = property;
            }

            json["properties"] = properties;
        }

        json["additionalProperties"] = value.json.DeepClone();
        return new SchemaNode(json, value);
    }

    /// <summary>An object used as a dictionary by year.</summary>
    /// <param name="value">What each value is.</param>
    public static SchemaNode ByYear(SchemaNode value)
    {
        SchemaNode map = Map(value);
        return map.With("propertyNames", new JsonObject { ["pattern"] = "^[12][0-9]{3}$", ["examples"] = new JsonArray("2025") });
    }

    /// <summary>Any of several.</summary>
    /// <param name="alternatives">The alternatives.</param>
    public static SchemaNode Either(params IReadOnlyList<SchemaNode> alternatives) =>
        new(new JsonObject { ["anyOf"] = new JsonArray([.. alternatives.Select(a => a.json.DeepClone())]) }, alternatives);

    /// <summary>An object that has these members, whatever else.</summary>
    /// <param name="names">Names of members.</param>
    public static SchemaNode Having(params IReadOnlyList<string> names) =>
        new(new JsonObject { ["required"] = new JsonArray([.. names.Select(n => JsonValue.Create(n))]) });

    /// <summary>The same with a keyword more, or in place of its own.</summary>
    /// <param name="keyword">The keyword.</param>
    /// <param name="value">Its value.</param>
    public SchemaNode With(string keyword, JsonNode value)
    {
        var copy = (JsonObject)json.DeepClone();
        copy[keyword] = value;
        return new SchemaNode(copy, this);
    }

    /// <summary>The same with a keyword whose value is a list of schemas.</summary>
    /// <param name="keyword">The keyword: <c>oneOf</c>, <c>anyOf</c>, <c>allOf</c>.</param>
    /// <param name="parts">The schemas.</param>
    public SchemaNode With(string keyword, params IReadOnlyList<SchemaNode> parts) =>
        new((JsonObject)With(keyword, new JsonArray([.. parts.Select(p => p.json.DeepClone())])).json.DeepClone(), [this, .. parts]);

    /// <summary>The same, of which one alternative holds and no other.</summary>
    /// <param name="alternatives">The alternatives.</param>
    public SchemaNode OneOf(params IReadOnlyList<SchemaNode> alternatives) => With("oneOf", alternatives);

    /// <summary>
    /// An object of which members are ruled out, and others asked for, where a member has a value.
    /// </summary>
    /// <param name="member">The member looked at.</param>
    /// <param name="value">The value.</param>
    /// <param name="without">Members that must not be there when it has the value.</param>
    /// <param name="needs">Members that must be there when it has.</param>
    /// <param name="otherwise">Members that must be there when it has not.</param>
    public SchemaNode When(string member, JsonNode value, IReadOnlyList<string> without, IReadOnlyList<string> needs, IReadOnlyList<string> otherwise)
    {
        ArgumentNullException.ThrowIfNull(without);
        ArgumentNullException.ThrowIfNull(needs);
        ArgumentNullException.ThrowIfNull(otherwise);
        var refused = new JsonObject();
        foreach (string name in without)
        {
            refused[name] = false;
        }

        var then = new JsonObject();
        if (without.Count > 0)
        {
            then["properties"] = refused;
        }

        if (needs.Count > 0)
        {
            then["required"] = new JsonArray([.. needs.Select(n => JsonValue.Create(n))]);
        }

        var condition = new JsonObject { ["properties"] = new JsonObject { [member] = new JsonObject { ["const"] = value } }, ["required"] = new JsonArray(member) };
        SchemaNode with = With("if", condition).With("then", then);
        return otherwise.Count == 0 ? with : with.With("else", new JsonObject { ["required"] = new JsonArray([.. otherwise.Select(n => JsonValue.Create(n))]) });
    }

    /// <summary>The same with what an editor shows when the pointer rests on it.</summary>
    /// <param name="vi">Vietnamese.</param>
    /// <param name="en">English.</param>
    public SchemaNode Says(string vi, string en) => With("description", Both(vi, en));

    /// <summary>The same with the value that an absent member stands for.</summary>
    /// <param name="value">The value.</param>
    public SchemaNode Default(JsonNode value) => With("default", value);

    /// <summary>A reference to this part as a definition of its own, so that it stands in a file once.</summary>
    /// <param name="name">The definition's name, the same for the same part.</param>
    public SchemaNode As(string name)
    {
        var reference = new SchemaNode(new JsonObject { ["$ref"] = "#/$defs/" + name }, this);
        reference.definitions[name] = json;
        return reference;
    }

    /// <summary>A reference to a definition that is made elsewhere in the file, or to one that contains it.</summary>
    /// <param name="name">The definition's name.</param>
    public static SchemaNode Reference(string name) => new(new JsonObject { ["$ref"] = "#/$defs/" + name });

    /// <summary>This part as JSON, to stand in a keyword of another; what it refers to must be defined there.</summary>
    public JsonNode Json() => json.DeepClone();

    /// <summary>The whole schema with its definitions, as an object.</summary>
    /// <param name="title">What the file is.</param>
    internal JsonObject Document(LocalizedText title)
    {
        var document = new JsonObject { ["$schema"] = "https://json-schema.org/draft/2020-12/schema", ["title"] = $"Planner: {title.Vi} · {title.En}" };
        foreach ((string keyword, JsonNode? value) in json)
        {
            document[keyword] = value!.DeepClone();
        }

        if (definitions.Count > 0)
        {
            var all = new JsonObject();
            foreach ((string name, JsonObject definition) in definitions)
            {
                all[name] = definition.DeepClone();
            }

            document["$defs"] = all;
        }

        return document;
    }

    private static JsonObject Enumeration(IReadOnlyList<(string Value, string About)> values) => new()
    {
        ["enum"] = new JsonArray([.. values.Select(v => JsonValue.Create(v.Value))]),
        ["enumDescriptions"] = new JsonArray([.. values.Select(v => JsonValue.Create(v.About))]),
    };

    private static JsonObject Ranged(string type, string least, double? min, string most, double? max)
    {
        var json = new JsonObject { ["type"] = type };
        if (min is { } a)
        {
            json[least] = a;
        }

        if (max is { } b)
        {
            json[most] = b;
        }

        return json;
    }

    private static string About(KnownName name) => Both(name.Vietnamese, name.English) + (name.Basis.Length > 0 ? "\n\n" + name.Basis : "");

    // Both languages at once: an editor does not say which one its user reads.
    private static string Both(string vi, string en) => vi == en ? vi : vi + "\n\n" + en;
}
