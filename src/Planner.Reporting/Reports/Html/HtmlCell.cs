namespace Planner.Reporting.Reports.Html;

/// <summary>A cell of a table.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Key">What the row is sorted by in this column; null for its text.</param>
/// <param name="Title">What a pointer over it says; null for nothing.</param>
/// <param name="Class">Class of the style sheet; null for none.</param>
/// <param name="Link">Id of the place in the report it leads to; null for none.</param>
internal sealed record HtmlCell(string Text, double? Key = null, string? Title = null, string? Class = null, string? Link = null)
{
    /// <summary>A cell of text alone.</summary>
    /// <param name="text">The text.</param>
    public static implicit operator HtmlCell(string text) => new(text);
}
