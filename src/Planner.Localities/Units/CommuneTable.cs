namespace Planner.Localities.Units;

/// <summary>One table of communes. A synthetic locality has several, which replicates share out: replicate r uses table r mod T.</summary>
/// <param name="Number">1-based number.</param>
/// <param name="Communes">Rows; every table of a locality has the same ids in the same order.</param>
public sealed record CommuneTable(int Number, IReadOnlyList<CommuneStart> Communes);
