using Planner.Rules.Pack;
using Planner.Simulation.Explaining;

namespace Planner.Simulation.Closing;

/// <summary>What stands between one commune and one criterion at the start, and what closing it would cost.</summary>
/// <param name="Criterion">Rule name of the criterion.</param>
/// <param name="Title">What it is; null where the file gives none.</param>
/// <param name="Met">Whether the commune meets it.</param>
/// <param name="Changes">
/// Changes, at most one an indicator, that together make it hold, each with its price; empty where it is met, or where no such changes are known.
/// </param>
public sealed record CriterionClosing(string Criterion, LocalizedText? Title, bool Met, IReadOnlyList<IndicatorChange> Changes)
{
    /// <summary>Whether works can close it: changes are known, and money buys each of them in this commune.</summary>
    public bool Buyable => !Met && Changes.Count > 0 && Changes.All(c => c.Turning.Price?.Money is not null);

    /// <summary>Million VND at prices of 2021 that the changes cost one by one; null where not <see cref="Buyable"/>.</summary>
    public double? Money => Buyable ? Changes.Sum(c => c.Turning.Price!.Money!.Value) : null;
}
