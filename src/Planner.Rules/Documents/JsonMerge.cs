namespace Planner.Rules.Documents;

/// <summary>
/// Lays a child document over its parent, as <c>extends</c> means it: objects are merged member by member, everything else (arrays,
/// scalars) is replaced, and <c>null</c> in the child takes the parent's member away (RFC 7396). Every value keeps its own file and place.
/// </summary>
public static class JsonMerge
{
    /// <summary>Merges two values.</summary>
    /// <param name="parent">What is inherited.</param>
    /// <param name="child">What the child says; it wins.</param>
    /// <param name="alternatives">
    /// Groups of members of which an object has one: where the child names one of a group, the parent's others do not come through
    /// (a child's <c>source</c> replaces the parent's <c>assumption</c>).
    /// </param>
    /// <returns>The merged value; where both are objects its place is that of the child.</returns>
    public static JsonValue Over(JsonValue parent, JsonValue child, IReadOnlyList<IReadOnlySet<string>> alternatives)
    {
        ArgumentNullException.ThrowIfNull(parent);
        ArgumentNullException.ThrowIfNull(child);
        ArgumentNullException.ThrowIfNull(alternatives);
        if (child.Kind != JsonKind.Object || parent.Kind != JsonKind.Object)
        {
            return child.Kind == JsonKind.Object ? WithoutNulls(child) : child;
        }

        var named = new Dictionary<string, JsonMember>(StringComparer.Ordinal);
        foreach (JsonMember member in child.Members)
        {
            named[member.Name] = member;
        }

        var members = new List<JsonMember>();
        var inherited = new HashSet<string>(StringComparer.Ordinal);
        foreach (JsonMember member in parent.Members)
        {
            inherited.Add(member.Name);
            if (named.TryGetValue(member.Name, out JsonMember? own))
            {
                if (own.Value.Kind != JsonKind.Null)
                {
                    members.Add(own with { Value = Over(member.Value, own.Value, alternatives) });
                }
            }
            else if (!alternatives.Any(group => group.Contains(member.Name) && child.Members.Any(m => group.Contains(m.Name))))
            {
                members.Add(member);
            }
        }

        foreach (JsonMember member in child.Members)
        {
            if (!inherited.Contains(member.Name) && member.Value.Kind != JsonKind.Null)
            {
                members.Add(member with { Value = WithoutNulls(member.Value) });
            }
        }

        return new JsonValue(JsonKind.Object, child.Span, child.Raw, members, []);
    }

    private static JsonValue WithoutNulls(JsonValue value) => value.Kind != JsonKind.Object
        ? value
        : new JsonValue(
            JsonKind.Object,
            value.Span,
            value.Raw,
            [.. value.Members.Where(m => m.Value.Kind != JsonKind.Null).Select(m => m with { Value = WithoutNulls(m.Value) })],
            []);
}
