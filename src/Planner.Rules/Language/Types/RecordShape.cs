namespace Planner.Rules.Language.Types;

/// <summary>The fields of a record, found by name in any case; a name of exactly the same case goes first.</summary>
/// <threadsafety>Immutable.</threadsafety>
public sealed class RecordShape
{
    private readonly Dictionary<string, RecordField> exact = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RecordField> anyCase = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A shape.</summary>
    /// <param name="fields">The fields; of two with the same name the later one holds.</param>
    public RecordShape(IEnumerable<RecordField> fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        foreach (RecordField field in fields)
        {
            exact[field.Name] = field;
            anyCase.TryAdd(field.Name, field);
        }
    }

    /// <summary>All fields.</summary>
    public IReadOnlyCollection<RecordField> Fields => exact.Values;

    /// <summary>The field of that name, or null.</summary>
    /// <param name="name">The name.</param>
    /// <param name="caseMatters">Whether a name in another case is another name.</param>
    public RecordField? Find(string name, bool caseMatters = false) =>
        exact.GetValueOrDefault(name) ?? (caseMatters ? null : anyCase.GetValueOrDefault(name));
}
