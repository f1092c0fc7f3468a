namespace Planner.Rules.Language.Reading;

/// <summary>The two banks of input slots as a reader sees them for one replicate.</summary>
internal readonly record struct SlotValues(double[] Lanes, int Offset, int Stride, double[] Shared, int SharedOffset)
{
    /// <summary>The value of a slot in its type.</summary>
    public object Read(InputField field)
    {
        double value = field.Bank == SlotBank.Lane ? Lanes[Offset + (field.Slot * Stride)] : Shared[SharedOffset + field.Slot];
        return field.Type switch
        {
            InputType.Bool => value != 0,
            InputType.Int => unchecked((int)value),
            _ => value,
        };
    }
}
