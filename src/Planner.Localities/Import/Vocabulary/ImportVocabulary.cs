using Planner.Rules.Pack;

namespace Planner.Localities.Import.Vocabulary;

/// <summary>How offices' tables word things: <c>import/columns.json</c> of the rules folder, with the titles of the indicators.</summary>
/// <threadsafety>Immutable; safe for concurrent use.</threadsafety>
public sealed record ImportVocabulary
{
    /// <summary>Every column that may be imported: the fixed ones, then a locality's commune indicators in the order of its table.</summary>
    public required IReadOnlyList<ImportColumn> Columns { get; init; }

    /// <summary>Wordings of units.</summary>
    public required IReadOnlyList<UnitWording> Units { get; init; }

    /// <summary>What stands before a unit: <c>ĐVT</c>.</summary>
    public required IReadOnlyList<string> UnitLabels { get; init; }

    /// <summary>Parts of a heading that say nothing: <c>Tổng số</c>, <c>Trong đó</c>.</summary>
    public required IReadOnlyList<string> Fillers { get; init; }

    /// <summary>What a row of totals begins with.</summary>
    public required IReadOnlyList<string> Totals { get; init; }

    /// <summary>What stands before a commune's name.</summary>
    public required IReadOnlyList<string> CommunePrefixes { get; init; }

    /// <summary>What stands before a district's name.</summary>
    public required IReadOnlyList<string> DistrictPrefixes { get; init; }

    /// <summary>Words for yes.</summary>
    public required IReadOnlyList<string> Yes { get; init; }

    /// <summary>Words for no.</summary>
    public required IReadOnlyList<string> No { get; init; }

    /// <summary>By what columns about people are known.</summary>
    public required PersonalWords Personal { get; init; }

    /// <summary>The column of an id; null for none.</summary>
    /// <param name="id">The id.</param>
    public ImportColumn? Column(string id) => Columns.FirstOrDefault(c => c.Id == id);

    /// <summary>How a unit is written in a language's tables.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="language">The language.</param>
    public string? UnitWord(string unit, Language language) =>
        Units.FirstOrDefault(u => u.Unit == unit && u.Factor == 1) is { } wording && unit != "none" ? (language == Language.Vietnamese ? wording.Words[0] : wording.Words[^1]) : null;
}
