namespace Planner.Localities.Import;

/// <summary>One value of one commune, as it will stand in the table.</summary>
/// <param name="Commune">Index of the commune; in a locality without communes the number of the row among them.</param>
/// <param name="Table">Number of the synthetic table; null for all.</param>
/// <param name="Column">The column of <c>communes.csv</c>.</param>
/// <param name="Number">The value, factor applied; a truth is 1 or 0.</param>
/// <param name="Text">The text of a column of texts; null for numbers.</param>
/// <param name="Place">Where it stands.</param>
public readonly record struct ImportedValue(int Commune, int? Table, string Column, double Number, string? Text, ImportPlace Place);
