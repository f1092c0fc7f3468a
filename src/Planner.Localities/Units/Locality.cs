using Planner.Rules.Pack;

namespace Planner.Localities.Units;

/// <summary>A province or district with its communes. File: <c>locality.json</c> with <c>communes.csv</c> beside it.</summary>
/// <threadsafety>Immutable; safe for concurrent use.</threadsafety>
public sealed record Locality
{
    /// <summary>Id, e.g. <c>bac-kan</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Name.</summary>
    public required LocalizedText Title { get; init; }

    /// <summary>The folder, as the user named it.</summary>
    public required string Folder { get; init; }

    /// <summary>Region column of parameter tables.</summary>
    public required string Region { get; init; }

    /// <summary>Whether the communes table is synthetic; then everything made from it says so.</summary>
    public required bool Synthetic { get; init; }

    /// <summary>The mark that synthetic output carries.</summary>
    public required LocalizedText SyntheticNotice { get; init; }

    /// <summary>Year at whose end the communes table stands.</summary>
    public required int StartYear { get; init; }

    /// <summary>Last year simulated.</summary>
    public required int EndYear { get; init; }

    /// <summary>Districts in administrative order.</summary>
    public required IReadOnlyList<District> Districts { get; init; }

    /// <summary>Values of the district indicators at the start: <c>[district][indicator]</c> in the order of the pack's district-scope indicators.</summary>
    public required IReadOnlyList<IReadOnlyList<double>> DistrictIndicators { get; init; }

    /// <summary>Communes tables, at least one.</summary>
    public required IReadOnlyList<CommuneTable> Tables { get; init; }

    /// <summary>Number of communes that can be certified: all of the table but townships.</summary>
    public int Candidates => Tables[0].Communes.Count(c => !c.Urban);

    /// <summary>Scenario files in order; the first is the reference of comparisons. As written in <c>locality.json</c>, relative to the folder.</summary>
    public required IReadOnlyList<string> ScenarioFiles { get; init; }

    /// <summary>Observed history shown before the fan: metric id → year → value.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<int, double>> History { get; init; }

    /// <summary>Rules folder, as written, relative to <see cref="Folder"/>.</summary>
    public required string RulesFolder { get; init; }

    /// <summary>Files under the rules folder's <c>targets/</c> that hold this locality's targets.</summary>
    public required IReadOnlyList<string> TargetFiles { get; init; }

    /// <summary>Every file that was read, for the hash of inputs.</summary>
    public required IReadOnlyList<string> Files { get; init; }

    /// <summary>Published aggregates that the communes agree with, in file order.</summary>
    public IReadOnlyList<PublishedFigure> Figures { get; init; } = [];

    /// <summary>The body that the resolution gives its carrying out; null where the file does not say.</summary>
    public LeadAgency? AssignedTo { get; init; }
}
