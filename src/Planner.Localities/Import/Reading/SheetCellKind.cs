namespace Planner.Localities.Import.Reading;

/// <summary>What a cell of an office's table holds.</summary>
public enum SheetCellKind
{
    /// <summary>Nothing, or blanks only.</summary>
    Empty,

    /// <summary>Text; every cell of a CSV file that is not blank.</summary>
    Text,

    /// <summary>A number.</summary>
    Number,

    /// <summary>True or false.</summary>
    Truth,

    /// <summary>An error of the office program, such as <c>#DIV/0!</c>.</summary>
    Error,

    /// <summary>A formula whose value was never stored.</summary>
    NoValue,
}
