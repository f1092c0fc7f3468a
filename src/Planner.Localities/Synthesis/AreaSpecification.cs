using Planner.Rules.Pack;

namespace Planner.Localities.Synthesis;

/// <summary>Especially difficult communes and villages.</summary>
/// <param name="Communes">Number of especially difficult communes.</param>
/// <param name="Villages">Number of especially difficult villages.</param>
/// <param name="VillagesInside">How many of these lie in especially difficult communes.</param>
/// <param name="MostOutside">Greatest share (0..1) of a commune's villages that are especially difficult where the commune is not.</param>
/// <param name="Provenance">Where the split comes from.</param>
public sealed record AreaSpecification(int Communes, int Villages, int VillagesInside, double MostOutside, Provenance Provenance);
