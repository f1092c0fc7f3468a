namespace Planner.Rules.Language.Reading;

/// <summary>A record at run time: values by the exact names of its shape. A field that is not there is null.</summary>
internal sealed class RecordValue(IReadOnlyDictionary<string, object?> values)
{
    public IReadOnlyDictionary<string, object?> Values { get; } = values;

    public object? this[string name] => Values.GetValueOrDefault(name);
}
