namespace Planner.Localities.Import;

/// <summary>A row that is a commune.</summary>
/// <param name="Row">The row, from 0.</param>
/// <param name="Commune">Index of the commune in the locality's table; in a locality without communes its number among the rows.</param>
/// <param name="Table">Number of the synthetic table; null where the file has no such column.</param>
/// <param name="Id">The commune's code.</param>
/// <param name="Name">Its name.</param>
/// <param name="District">Index of its district; null where it is not known.</param>
public sealed record ImportedUnit(int Row, int Commune, int? Table, string Id, string Name, int? District);
