namespace Planner.Rules.Pack;

/// <summary>Type of a field that rules see.</summary>
public enum FieldType
{
    /// <summary>A number.</summary>
    Number,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>True or false.</summary>
    Boolean,
}
