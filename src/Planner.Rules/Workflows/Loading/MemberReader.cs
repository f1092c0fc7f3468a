using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;

namespace Planner.Rules.Workflows.Loading;

/// <summary>An <see cref="ObjectReader"/> for RulesEngine's files, where null stands for an absent text, array or object.</summary>
internal sealed class MemberReader(JsonValue value, string what, DiagnosticBag diagnostics)
{
    private readonly ObjectReader reader = new(value, what, diagnostics);

    /// <summary>What is read, for messages.</summary>
    public string What => what;

    /// <summary>Where it starts.</summary>
    public SourceSpan Span => value.Span;

    /// <summary>A member, or null when absent or null.</summary>
    public JsonValue? Any(string name) => reader.Any(name) is { Kind: not JsonKind.Null } member ? member : null;

    /// <summary>A text, or null.</summary>
    public string? Text(string name) => Any(name) is null ? null : reader.OptionalText(name);

    /// <summary>A text in quotes as it stands, or null.</summary>
    public JsonValue? TextValue(string name)
    {
        JsonValue? member = Any(name);
        if (member is null or { Kind: JsonKind.Text })
        {
            return member;
        }

        _ = reader.OptionalText(name); // reports the wrong kind
        return null;
    }

    /// <summary>The items of an array; none when absent.</summary>
    public IReadOnlyList<JsonValue> Items(string name, int most = InputLimits.Items) => Any(name) is null ? [] : reader.OptionalArray(name, most);

    /// <summary>The members of an object; none when absent.</summary>
    public IReadOnlyList<JsonMember> Members(string name) => Any(name) is null ? [] : reader.OptionalMap(name);

    /// <summary>A boolean; null is not taken for one.</summary>
    public bool Flag(string name, bool fallback) => reader.OptionalBoolean(name, fallback);

    /// <summary>Reports what nobody asked for.</summary>
    public void Finish() => reader.Finish();
}
