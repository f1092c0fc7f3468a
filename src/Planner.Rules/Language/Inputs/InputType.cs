namespace Planner.Rules.Language;

/// <summary>The types an input slot can have; every slot is stored as a double.</summary>
public enum InputType
{
    /// <summary>true or false, stored as 1 and 0 (anything but 0 reads as true).</summary>
    Bool,

    /// <summary>A whole number of 32 bits, stored exactly; the type in expressions is int, so that 1/2 is 0.</summary>
    Int,

    /// <summary>A real number.</summary>
    Double,
}
