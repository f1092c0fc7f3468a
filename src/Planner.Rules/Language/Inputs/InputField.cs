namespace Planner.Rules.Language;

/// <summary>A named input and the slot that holds its value.</summary>
/// <param name="Record">The record it belongs to; empty for an input that stands alone.</param>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type.</param>
/// <param name="Bank">Which array.</param>
/// <param name="Slot">0-based index of the slot in its bank.</param>
/// <param name="Unit">The unit of its values, or null when it has none.</param>
public sealed record InputField(string Record, string Name, InputType Type, SlotBank Bank, int Slot, string? Unit)
{
    /// <summary>The path as an expression writes it.</summary>
    public string Path => Record.Length == 0 ? Name : $"{Record}.{Name}";
}
