using System.Collections.Immutable;
using Planner.Rules.Editing;
using Planner.Rules.Pack;

namespace Planner.Workbench.States;

/// <summary>A parameter's table while somebody edits it: the file as it was read, and what would differ. Nothing of it is written before it is saved.</summary>
/// <param name="Table">The table as the file has it.</param>
/// <param name="Content">The whole file as it was read: a save that finds another one is refused.</param>
/// <param name="HomeRegion">The column of the locality.</param>
internal sealed record TableDraft(ParameterTable Table, ImmutableArray<byte> Content, string HomeRegion)
{
    /// <summary>The values that would differ, in the order they were typed first.</summary>
    public ImmutableList<TableChange> Changes { get; init; } = [];

    /// <summary>First years of periods that the file does not have.</summary>
    public ImmutableSortedSet<int> Added { get; init; } = [];

    /// <summary>The selected period.</summary>
    public int Row { get; init; }

    /// <summary>The selected column.</summary>
    public int Column { get; init; }

    /// <summary>Whether it is laid aside: the tree of rules is shown, with its values marked.</summary>
    public bool Aside { get; init; }

    /// <summary>What is being typed into the selected cell; null while nothing is.</summary>
    public string? Typed { get; init; }

    /// <summary>What the changes do; null until that is known.</summary>
    public TableEffect? Effect { get; init; }

    /// <summary>The periods shown: those of the file and the new ones.</summary>
    public IReadOnlyList<(int From, int? To)> Periods =>
        [.. Table.Periods.Concat(Added.Where(y => Table.Periods.All(p => p.From != y)).Select(y => (y, (int?)null))).OrderBy(p => p.Item1).ThenBy(p => p.Item2 ?? int.MaxValue)];

    /// <summary>The selected period, kept within the table.</summary>
    public (int From, int? To) Period => Periods[Math.Clamp(Row, 0, Periods.Count - 1)];

    /// <summary>The selected region, kept within the table.</summary>
    public string Region => Table.Regions[Math.Clamp(Column, 0, Table.Regions.Count - 1)];

    /// <summary>The change of the selected cell; null where it is as in the file.</summary>
    public TableChange? Change => ChangeOf(Region, Period);

    /// <summary>Whether the effect shown is that of older changes, or none has come yet.</summary>
    public bool Trying => Changes.Count > 0 && (Effect is null || !ReferenceEquals(Effect.Changes, Changes) || Effect.Chances is null);

    /// <summary>The change of a cell; null where it is as in the file.</summary>
    public TableChange? ChangeOf(string region, (int From, int? To) period) =>
        Changes.Find(c => c.Region == region && c.From == period.From && (Table.Own(region, period.From) is { } row ? row.To : c.To) == period.To);

    /// <summary>The row of the file behind a cell; null where the region has none in that period.</summary>
    public TableValue? Own(string region, (int From, int? To) period) => Table.Own(region, period.From) is { } row && row.To == period.To ? row : null;

    /// <summary>The token that holds for a region in a year, the draft's values before those of the file; null for a gap.</summary>
    public (string Written, bool Draft)? InForce(string region, int year)
    {
        TableValue? row = Table.InForce(region, year);
        var candidates = Changes.Where(c => c.From <= year && (c.To is not { } to || to >= year) && (c.Region == region || c.Region == DatedValue.AnyRegion)).Select(c => (c.Region, c.From, c.Value, Draft: true)).ToList();
        if (row is not null && !candidates.Exists(c => c.Region == row.Region && c.From == row.From))
        {
            candidates.Add((row.Region, row.From, row.Written, false));
        }

        return candidates.OrderByDescending(c => c.Region == region).ThenByDescending(c => c.From).Select(c => ((string, bool)?)(c.Value, c.Draft)).FirstOrDefault();
    }

    /// <summary>Whether somebody else wrote another value to the file since this one was typed.</summary>
    public bool Conflicts(TableChange change) => Table.Own(change.Region, change.From)?.Written != change.Before;

    /// <summary>The same table as the file has it now: what was typed stays, unless the file says the same.</summary>
    public TableDraft On(TableDraft fresh)
    {
        ImmutableList<TableChange> left = Changes.RemoveAll(c => fresh.Table.Own(c.Region, c.From)?.Written == c.Value);
        return fresh with
        {
            Changes = left.Count == Changes.Count ? Changes : left,
            Added = Added.Except(fresh.Table.Values.Select(v => v.From)),
            Row = Row,
            Column = Column,
            Typed = Typed,
            Aside = Aside,
            Effect = Effect,
        };
    }
}
