namespace Planner.Localities.Import.Reading;

/// <summary>How a number is shown, as far as it changes what it means.</summary>
public enum SheetCellFormat
{
    /// <summary>As it is.</summary>
    Plain,

    /// <summary>With a percent sign: 0.185 is shown as 18.5 %.</summary>
    Percent,

    /// <summary>As a day or time.</summary>
    Date,
}
