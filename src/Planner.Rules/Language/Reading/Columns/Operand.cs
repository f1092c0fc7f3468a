namespace Planner.Rules.Language.Reading.Columns;

/// <summary>Where the values of an operand lie.</summary>
internal enum Place
{
    /// <summary>A column of the lane bank, read in place.</summary>
    Slot,

    /// <summary>A scratch column of numbers.</summary>
    Number,

    /// <summary>A scratch column of truths.</summary>
    Truth,
}

/// <summary>An operand of a step.</summary>
/// <param name="Place">Where it lies.</param>
/// <param name="Index">Slot or number of the scratch column.</param>
/// <param name="IsShared">Whether only the first value of the column is set, which holds for all replicates.</param>
/// <param name="IsPassing">Whether the column is free once its reader is done.</param>
internal readonly record struct Operand(Place Place, int Index, bool IsShared = false, bool IsPassing = false);
