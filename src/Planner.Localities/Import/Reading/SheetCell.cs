using System.Globalization;

namespace Planner.Localities.Import.Reading;

/// <summary>One cell.</summary>
/// <param name="Kind">What it holds.</param>
/// <param name="Text">The text, NFC, without blanks at its ends; a number as it is stored; the error's name.</param>
/// <param name="Number">The number; 0 where there is none; 1 or 0 for a truth.</param>
/// <param name="Format">How the number is shown.</param>
public readonly record struct SheetCell(SheetCellKind Kind, string Text, double Number = 0, SheetCellFormat Format = SheetCellFormat.Plain)
{
    /// <summary>A cell with nothing in it.</summary>
    public static SheetCell Nothing { get; } = new(SheetCellKind.Empty, "");

    /// <summary>Whether there is nothing in it.</summary>
    public bool IsEmpty => Kind == SheetCellKind.Empty;

    /// <summary>What a person sees in it, for messages: errors and formulas by name.</summary>
    public string Shown => Kind switch
    {
        SheetCellKind.Number when Format == SheetCellFormat.Percent => (Number * 100).ToString("0.##########", CultureInfo.InvariantCulture) + "%",
        _ => Text ?? "",
    };
}
