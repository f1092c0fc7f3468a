using Planner.Rules.Pack;

namespace Planner.Analysis.Closing;

/// <summary>One criterion as an obstacle: how many communes it holds back at the start and at the end, and what works against it would cost.</summary>
/// <param name="Criterion">Rule name.</param>
/// <param name="Title">What it is; the rule name where the file gives none.</param>
/// <param name="OpenAtStart">Communes that do not meet it where they stand at the start, by the thresholds of the year judged; over the synthetic tables.</param>
/// <param name="LastHurdle">Of those the communes that meet every other criterion.</param>
/// <param name="FailingAtEnd">Communes that fail it at the end of the last year, mean over replicates.</param>
/// <param name="Closable">Communes in which works can close it.</param>
/// <param name="Money">Billion VND at prices of 2021 that closing it in all those communes costs.</param>
/// <param name="NotBought">The input that most often stands in the way where no work can: its title; null where works can close it everywhere.</param>
/// <param name="Districts">The same by district, in the locality's order: mean communes open at the start, and failing at the end.</param>
public sealed record CriterionBottleneck(
    string Criterion,
    LocalizedText Title,
    TableRange OpenAtStart,
    TableRange LastHurdle,
    double FailingAtEnd,
    TableRange Closable,
    TableRange Money,
    LocalizedText? NotBought,
    IReadOnlyList<DistrictBottleneck> Districts);
