namespace Planner.Reporting.Workbooks;

/// <summary>What the cells of a column may hold, as the office program checks it while they are filled in.</summary>
/// <param name="Column">Index of the column.</param>
/// <param name="Whole">Whether only whole numbers are taken.</param>
/// <param name="Least">Least number.</param>
/// <param name="Most">Greatest number.</param>
/// <param name="Choices">The texts to choose from, instead of numbers; null for numbers. None holds a comma, together at most 255 characters.</param>
/// <param name="Prompt">Said when a cell is chosen.</param>
/// <param name="Refusal">Said when something else is typed.</param>
public sealed record SheetValidation(int Column, bool Whole, double Least, double Most, IReadOnlyList<string>? Choices, string Prompt, string Refusal);
