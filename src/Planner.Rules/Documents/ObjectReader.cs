using Planner.Rules.Diagnostics;

namespace Planner.Rules.Documents;

/// <summary>
/// Reads the members of one JSON object by name and type, reports what is missing, of the wrong kind or out of range, and at
/// <see cref="Finish"/> every member nobody asked for, with the nearest valid name. A reader of a document asks for everything first
/// and looks at <see cref="DiagnosticBag.HasErrors"/> last, so that one load reports all faults.
/// </summary>
/// <threadsafety>Not safe for concurrent use.</threadsafety>
public sealed class ObjectReader
{
    // Any document may name its schema; nobody who mistypes another member means it.
    private const string Schema = "$schema";

    private readonly JsonValue value;
    private readonly DiagnosticBag diagnostics;
    private readonly string what;
    private readonly HashSet<string> asked = new(StringComparer.Ordinal);

    /// <summary>Starts reading an object; anything else is reported as PLN0010 and read as an empty object.</summary>
    /// <param name="value">The value that should be an object.</param>
    /// <param name="what">What the object is, for messages: "the scenario", "an indicator".</param>
    /// <param name="diagnostics">Receives the faults.</param>
    public ObjectReader(JsonValue value, string what, DiagnosticBag diagnostics)
    {
        this.value = value;
        this.what = what;
        this.diagnostics = diagnostics;
        if (value.Kind != JsonKind.Object)
        {
            diagnostics.Error("PLN0010", value.Span, $"{what} must be an object {{ … }}, not {Describe(value.Kind)}");
        }
    }

    /// <summary>Where the object starts.</summary>
    public SourceSpan Span => value.Span;

    /// <summary>The diagnostics this reader reports to.</summary>
    public DiagnosticBag Diagnostics => diagnostics;

    /// <summary>Whether the object has that member.</summary>
    /// <param name="name">The member's name.</param>
    public bool Has(string name)
    {
        asked.Add(name);
        return value[name] is not null;
    }

    /// <summary>A member of any kind, or null when it is absent.</summary>
    /// <param name="name">The member's name.</param>
    public JsonValue? Any(string name)
    {
        asked.Add(name);
        return value[name];
    }

    /// <summary>A member that must be there; PLN0011 when it is not.</summary>
    /// <param name="name">The member's name.</param>
    public JsonValue? Required(string name)
    {
        JsonValue? member = Any(name);
        if (member is null && value.Kind == JsonKind.Object)
        {
            diagnostics.Error("PLN0011", value.Span, $"{what} needs a member '{name}'");
        }

        return member;
    }

    /// <summary>A text that must be there and not be blank; the empty string when it is not.</summary>
    /// <param name="name">The member's name.</param>
    public string RequiredText(string name)
    {
        JsonValue? member = Required(name);
        string text = Text(name, member) ?? "";
        if (member is { Kind: JsonKind.Text } && string.IsNullOrWhiteSpace(text))
        {
            diagnostics.Error("PLN0012", member.Span, $"'{name}' of {what} is blank");
        }

        return text;
    }

    /// <summary>A text, or null when absent.</summary>
    /// <param name="name">The member's name.</param>
    public string? OptionalText(string name) => Text(name, Any(name));

    /// <summary>A text that is one of a closed list (ordinal); the first of them when it is not.</summary>
    /// <param name="name">The member's name.</param>
    /// <param name="choices">The valid texts, at least one.</param>
    /// <param name="fallback">What an absent member means; null when it must be there.</param>
    public string Choice(string name, IReadOnlyList<string> choices, string? fallback = null)
    {
        JsonValue? member = fallback is null ? Required(name) : Any(name);
        if (member is null)
        {
            return fallback ?? choices[0];
        }

        string text = Text(name, member) ?? choices[0];
        if (!choices.Contains(text, StringComparer.Ordinal))
        {
            diagnostics.Error("PLN0013", member.Span, $"'{name}' of {what} is '{text}'; expected one of {string.Join(", ", choices)}{NearestName.Hint(text, choices)}");
            return choices[0];
        }

        return text;
    }

    /// <summary>A finite number within a range that must be there; the lower end when it is not.</summary>
    /// <param name="name">The member's name.</param>
    /// <param name="min">Least valid value.</param>
    /// <param name="max">Greatest valid value.</param>
    public double RequiredNumber(string name, double min = double.MinValue, double max = double.MaxValue) =>
        Number(name, Required(name), min, max) ?? (min > double.MinValue ? min : 0);

    /// <summary>A finite number within a range, or a fallback when absent.</summary>
    /// <param name="name">The member's name.</param>
    /// <param name="fallback">The value of an absent member.</param>
    /// <param name="min">Least valid value.</param>
    /// <param name="max">Greatest valid value.</param>
    public double OptionalNumber(string name, double fallback, double min = double.MinValue, double max = double.MaxValue) =>
        Number(name, Any(name), min, max) ?? fallback;

    /// <summary>A whole number within a range that must be there.</summary>
    /// <param name="name">The member's name.</param>
    /// <param name="min">Least valid value.</param>
    /// <param name="max">Greatest valid value.</param>
    public int RequiredInteger(string name, int min = int.MinValue, int max = int.MaxValue) =>
        Integer(name, Required(name), min, max) ?? Math.Max(min, 0);

    /// <summary>A whole number within a range, or a fallback when absent.</summary>
    /// <param name="name">The member's name.</param>
    /// <param name="fallback">The value of an absent member.</param>
    /// <param name="min">Least valid value.</param>
    /// <param name="max">Greatest valid value.</param>
    public int OptionalInteger(string name, int fallback, int min = int.MinValue, int max = int.MaxValue) =>
        Integer(name, Any(name), min, max) ?? fallback;

    /// <summary>A boolean, or a fallback when absent.</summary>
    /// <param name="name">The member's name.</param>
    /// <param name="fallback">The value of an absent member.</param>
    public bool OptionalBoolean(string name, bool fallback)
    {
        JsonValue? member = Any(name);
        if (member is null)
        {
            return fallback;
        }

        if (member.Kind != JsonKind.Boolean)
        {
            WrongKind(name, member, "true or false");
            return fallback;
        }

        return member.Boolean;
    }

    /// <summary>The items of an array that must be there; none, with PLN0005, when there are too many.</summary>
    /// <param name="name">The member's name.</param>
    /// <param name="most">Most items it may have.</param>
    public IReadOnlyList<JsonValue> RequiredArray(string name, int most = InputLimits.Items) => Array(name, Required(name), most);

    /// <summary>The items of an array; none when absent, and none, with PLN0005, when there are too many.</summary>
    /// <param name="name">The member's name.</param>
    /// <param name="most">Most items it may have.</param>
    public IReadOnlyList<JsonValue> OptionalArray(string name, int most = InputLimits.Items) => Array(name, Any(name), most);

    /// <summary>The members of an object used as a dictionary that must be there; none, with PLN0005, when there are too many.</summary>
    /// <param name="name">The member's name.</param>
    /// <param name="most">Most members it may have.</param>
    public IReadOnlyList<JsonMember> RequiredMap(string name, int most = InputLimits.Items) => Map(name, Required(name), most);

    /// <summary>The members of an object used as a dictionary; none when absent, and none, with PLN0005, when there are too many.</summary>
    /// <param name="name">The member's name.</param>
    /// <param name="most">Most members it may have.</param>
    public IReadOnlyList<JsonMember> OptionalMap(string name, int most = InputLimits.Items) => Map(name, Any(name), most);

    /// <summary>A reader of a member that is an object; null when absent (PLN0011 if it must be there).</summary>
    /// <param name="name">The member's name.</param>
    /// <param name="childWhat">What the child is, for messages.</param>
    /// <param name="required">Whether it must be there.</param>
    public ObjectReader? Child(string name, string childWhat, bool required = false)
    {
        JsonValue? member = required ? Required(name) : Any(name);
        return member is null ? null : new ObjectReader(member, childWhat, diagnostics);
    }

    /// <summary>Reports every member that was never asked for, as PLN0014.</summary>
    public void Finish()
    {
        foreach (JsonMember member in value.Members)
        {
            if (diagnostics.IsFull)
            {
                return;
            }

            if (!asked.Contains(member.Name))
            {
                string hint = NearestName.Hint(member.Name, asked);
                diagnostics.Error("PLN0014", member.NameSpan, $"{what} has no member '{member.Name}'{(hint.Length > 0 ? hint : Listed())}");
            }
        }
    }

    /// <summary>A kind in words, for messages.</summary>
    /// <param name="kind">The kind.</param>
    public static string Describe(JsonKind kind) => kind switch
    {
        JsonKind.Object => "an object",
        JsonKind.Array => "an array",
        JsonKind.Text => "a text",
        JsonKind.Number => "a number",
        JsonKind.Boolean => "true/false",
        _ => "null",
    };

    private string Listed() => asked.Count == 0 ? "" : $"; it takes {string.Join(", ", asked.Where(a => a != Schema))}";

    private string? Text(string name, JsonValue? member)
    {
        if (member is null)
        {
            return null;
        }

        if (member.Kind != JsonKind.Text)
        {
            WrongKind(name, member, "a text in quotes");
            return null;
        }

        if (member.Raw.Length > InputLimits.TextLength)
        {
            diagnostics.Error("PLN0005", member.Span, $"'{name}' of {what} has {member.Raw.Length} characters; at most {InputLimits.TextLength} are taken");
            return null;
        }

        string text = member.Text;
        for (int i = 0; i < text.Length; i++)
        {
            if (PrintableText.IsHarmful(text[i]))
            {
                diagnostics.Error(
                    "PLN0007", member.SpanOf(i), $"'{name}' of {what} holds an invisible character, U+{(int)text[i]:X4}, which hides or turns round what people read; delete it");
                break;
            }
        }

        return text;
    }

    private double? Number(string name, JsonValue? member, double min, double max)
    {
        if (member is null)
        {
            return null;
        }

        if (member.Kind != JsonKind.Number)
        {
            WrongKind(name, member, "a number");
            return null;
        }

        double number = member.Number;
        if (!(number >= min && number <= max))
        {
            diagnostics.Error("PLN0015", member.Span, FormattableString.Invariant($"'{name}' of {what} is {member.Raw}; expected {Range(min, max)}"));
            return null;
        }

        return number;
    }

    private int? Integer(string name, JsonValue? member, int min, int max)
    {
        double? number = Number(name, member, min, max);
        if (number is { } n && n != Math.Floor(n))
        {
            diagnostics.Error("PLN0016", member!.Span, $"'{name}' of {what} is {member.Raw}; expected a whole number");
            return null;
        }

        return (int?)number;
    }

    private IReadOnlyList<JsonValue> Array(string name, JsonValue? member, int most)
    {
        if (member is { Kind: not JsonKind.Array })
        {
            WrongKind(name, member, "an array [ … ]");
        }

        return member is null || TooMany(name, member, member.Items.Count, most) ? [] : member.Items;
    }

    private IReadOnlyList<JsonMember> Map(string name, JsonValue? member, int most)
    {
        if (member is { Kind: not JsonKind.Object })
        {
            WrongKind(name, member, "an object { … }");
        }

        return member is null || TooMany(name, member, member.Members.Count, most) ? [] : member.Members;
    }

    private bool TooMany(string name, JsonValue member, int count, int most)
    {
        if (count > most)
        {
            diagnostics.Error("PLN0005", member.Span, $"'{name}' of {what} has {count} entries; at most {most} are taken");
        }

        return count > most;
    }

    private void WrongKind(string name, JsonValue member, string expected) =>
        diagnostics.Error("PLN0010", member.Span, $"'{name}' of {what} must be {expected}, not {Describe(member.Kind)}");

    private static string Range(double min, double max) => (min > double.MinValue && min > int.MinValue, max < double.MaxValue && max < int.MaxValue) switch
    {
        (true, true) => FormattableString.Invariant($"a number from {min} to {max}"),
        (true, false) => FormattableString.Invariant($"a number of at least {min}"),
        (false, true) => FormattableString.Invariant($"a number of at most {max}"),
        _ => "a finite number",
    };
}
