namespace Planner.Reporting.Workbooks;

/// <summary>A native line chart over some rows of a sheet: it lives with the numbers and follows them when somebody changes one.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Categories">Index of the column whose cells stand on the axis.</param>
/// <param name="Series">Indices of the columns drawn.</param>
/// <param name="First">Index of the first row drawn.</param>
/// <param name="Count">Number of rows drawn.</param>
/// <param name="Axis">Title of the value axis.</param>
public sealed record SheetChart(string Title, int Categories, IReadOnlyList<int> Series, int First, int Count, string Axis);
