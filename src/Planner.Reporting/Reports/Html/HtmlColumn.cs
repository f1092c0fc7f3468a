namespace Planner.Reporting.Reports.Html;

/// <summary>A column of a table.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Number">Whether it holds numbers, which stand at the right.</param>
internal sealed record HtmlColumn(string Title, bool Number = false);
