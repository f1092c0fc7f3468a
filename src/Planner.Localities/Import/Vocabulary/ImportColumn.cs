using Planner.Rules.Pack;

namespace Planner.Localities.Import.Vocabulary;

/// <summary>A column that a communes table may have, as offices word it.</summary>
/// <param name="Id">Its name in <c>communes.csv</c>.</param>
/// <param name="Kind">What its cells are.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Unit">Unit, one of <see cref="Units"/>.</param>
/// <param name="Least">Least value.</param>
/// <param name="Most">Greatest value.</param>
/// <param name="Aliases">Other wordings of its heading.</param>
/// <param name="Words">Words that stand for numbers in its cells.</param>
public sealed record ImportColumn(
    string Id, ImportColumnKind Kind, LocalizedText Title, string Unit, double Least, double Most, IReadOnlyList<string> Aliases, IReadOnlyDictionary<string, double> Words)
{
    /// <summary>Whether its cells are figures of the commune.</summary>
    public bool IsValue => Kind is ImportColumnKind.Whole or ImportColumnKind.Number or ImportColumnKind.Truth or ImportColumnKind.Choice or ImportColumnKind.Text && Id != Tables.CommuneColumns.Table;

    /// <summary>Whether a total of it is the sum of its communes.</summary>
    public bool IsSummed => Kind == ImportColumnKind.Whole && Unit != "none" || Unit == "million VND" || Unit == "billion VND";
}
