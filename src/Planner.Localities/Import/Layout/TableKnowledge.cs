using Planner.Localities.Import.Mapping;
using Planner.Localities.Import.Vocabulary;
using Planner.Localities.Units;

namespace Planner.Localities.Import.Layout;

/// <summary>What is known before an office's table is looked at, and where goes what is found in it.</summary>
/// <param name="Locality">The locality.</param>
/// <param name="Communes">Its communes; empty where it has none yet, and then the table's rows become them.</param>
/// <param name="Vocabulary">How tables are worded.</param>
/// <param name="Mapping">What a person said about the table.</param>
/// <param name="Findings">Receives the findings.</param>
internal sealed record TableKnowledge(Locality Locality, IReadOnlyList<CommuneStart> Communes, ImportVocabulary Vocabulary, ImportMapping Mapping, ImportFindings Findings)
{
    /// <summary>Finds communes and districts by what offices call them.</summary>
    public CommuneIndex Index { get; } = new(Locality, Communes, Vocabulary);
}
