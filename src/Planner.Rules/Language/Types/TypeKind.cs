namespace Planner.Rules.Language.Types;

/// <summary>The kinds of value the language knows.</summary>
public enum TypeKind
{
    /// <summary>A faulty expression; suppresses faults that would only follow from it.</summary>
    Faulty,

    /// <summary>The literal null.</summary>
    Null,

    /// <summary>true or false.</summary>
    Bool,

    /// <summary>Whole number 0 … 255.</summary>
    Byte,

    /// <summary>Whole number of 16 bits.</summary>
    Short,

    /// <summary>Whole number of 32 bits; arithmetic wraps.</summary>
    Int,

    /// <summary>Whole number of 32 bits without sign.</summary>
    UInt,

    /// <summary>Whole number of 64 bits.</summary>
    Long,

    /// <summary>Whole number of 64 bits without sign.</summary>
    ULong,

    /// <summary>Binary floating point of 32 bits.</summary>
    Float,

    /// <summary>Binary floating point of 64 bits.</summary>
    Double,

    /// <summary>Decimal floating point of 28 digits.</summary>
    Decimal,

    /// <summary>One UTF-16 code unit.</summary>
    Char,

    /// <summary>Text.</summary>
    Text,

    /// <summary>Date and time.</summary>
    DateTime,

    /// <summary>Length of time.</summary>
    TimeSpan,

    /// <summary>Globally unique identifier; only compared.</summary>
    Guid,

    /// <summary>How halves are rounded: MidpointRounding.ToEven and the like; only an argument of Math.Round.</summary>
    Rounding,

    /// <summary>Values of one type in order.</summary>
    List,

    /// <summary>Named fields.</summary>
    Record,
}
