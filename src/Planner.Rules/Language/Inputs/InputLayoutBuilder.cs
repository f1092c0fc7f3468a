namespace Planner.Rules.Language;

/// <summary>Collects the inputs of an <see cref="InputLayout"/>.</summary>
/// <threadsafety>Not safe for concurrent use.</threadsafety>
public sealed class InputLayoutBuilder
{
    private readonly List<InputField> fields = [];
    private readonly HashSet<string> records = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> paths = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Adds a field of a record input, <c>record.name</c> in expressions.</summary>
    /// <param name="record">The record's name.</param>
    /// <param name="name">The field's name.</param>
    /// <param name="type">Its type.</param>
    /// <param name="bank">Which array holds it.</param>
    /// <param name="slot">0-based slot in that array.</param>
    /// <param name="unit">Its unit, if any.</param>
    /// <exception cref="ArgumentException">The name is taken (names compare without case), or the slot is negative.</exception>
    public InputLayoutBuilder AddField(string record, string name, InputType type, SlotBank bank, int slot, string? unit = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(record);
        if (paths.Contains(record) && !records.Contains(record))
        {
            throw new ArgumentException($"'{record}' is already an input that stands alone", nameof(record));
        }

        records.Add(record);
        paths.Add(record);
        return Add(new InputField(record, name, type, bank, slot, unit));
    }

    /// <summary>Adds an input that stands alone.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="type">Its type.</param>
    /// <param name="bank">Which array holds it.</param>
    /// <param name="slot">0-based slot in that array.</param>
    /// <param name="unit">Its unit, if any.</param>
    /// <exception cref="ArgumentException">The name is taken (names compare without case), or the slot is negative.</exception>
    public InputLayoutBuilder AddScalar(string name, InputType type, SlotBank bank, int slot, string? unit = null) =>
        Add(new InputField("", name, type, bank, slot, unit));

    /// <summary>The layout of all inputs added so far.</summary>
    public InputLayout Build() => new([.. fields]);

    private InputLayoutBuilder Add(InputField field)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(field.Name);
        ArgumentOutOfRangeException.ThrowIfNegative(field.Slot);
        if (!paths.Add(field.Path))
        {
            throw new ArgumentException($"'{field.Path}' is already an input", nameof(field));
        }

        fields.Add(field);
        return this;
    }
}
