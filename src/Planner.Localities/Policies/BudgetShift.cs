using Planner.Localities.Scenarios;
using Planner.Rules.Diagnostics;
using Planner.Rules.Pack;

namespace Planner.Localities.Policies;

/// <summary>Carries out <see cref="LivelihoodShift"/> and <see cref="ComponentShift"/> on the budget lines, inside what the locality may decide.</summary>
internal static class BudgetShift
{
    /// <summary>The lines after every shift of the levers, one after the other.</summary>
    /// <param name="lines">Budget lines.</param>
    /// <param name="levers">The levers.</param>
    /// <param name="pack">The rules; null where they cannot be read: then nothing is moved.</param>
    /// <param name="diagnostics">Receives PLN0631: money that is not the locality's to move.</param>
    public static IReadOnlyList<BudgetLine> Move(IReadOnlyList<BudgetLine> lines, Levers levers, RulePack? pack, DiagnosticBag diagnostics)
    {
        IReadOnlyList<BudgetLine> moved = lines;
        if (levers.LivelihoodShift is { } livelihood)
        {
            moved = Move(moved, "infrastructureVersusLivelihood", new ComponentShift(livelihood.Share, livelihood.Moves, livelihood.Provenance), pack, diagnostics);
        }

        moved = Move(moved, "householdGathering", levers.HouseholdGathering, pack, diagnostics);
        return Move(moved, "hangingReservoirs", levers.HangingReservoirs, pack, diagnostics);
    }

    /// <summary>The lines after one shift. What is moved keeps its year, source and revision, and is a line of its own.</summary>
    /// <param name="lines">Budget lines.</param>
    /// <param name="lever">Name of the lever, for messages.</param>
    /// <param name="shift">The lever; null for none.</param>
    /// <param name="pack">The rules; null where they cannot be read: then nothing is moved.</param>
    /// <param name="diagnostics">Receives PLN0631: money that is not the locality's to move.</param>
    private static IReadOnlyList<BudgetLine> Move(IReadOnlyList<BudgetLine> lines, string lever, ComponentShift? shift, RulePack? pack, DiagnosticBag diagnostics)
    {
        if (shift is null || pack is null || shift.Share == 0)
        {
            return lines;
        }

        Dictionary<string, ComponentDefinition> components = pack.Funding.Components.ToDictionary(c => c.Id, StringComparer.Ordinal);
        var moved = new List<BudgetLine>();
        var refused = new HashSet<string>(StringComparer.Ordinal);
        foreach (BudgetLine line in lines)
        {
            (string From, string To)[] moves = [.. shift.Moves.Where(m => m.From == line.Component)];
            double amount = line.Amount * shift.Share / Math.Max(moves.Length, 1);
            double left = line.Amount;
            foreach ((string from, string to) in moves)
            {
                if (!May(line, components[from], components[to]))
                {
                    if (refused.Add(line.Id + to))
                    {
                        diagnostics.Error("PLN0631", shift.Provenance.Span,
                            $"the lever '{lever}' may not move '{line.Id}' from '{from}' to '{to}': only the locality's own money may go to another programme "
                            + "or kind; central money stays with its programme and kind, credit and contributions stay where they are");
                    }

                    continue;
                }

                left -= amount;
                moved.Add(line with { Id = $"{line.Id} → {to}", Component = to, Amount = amount, Provenance = shift.Provenance });
            }

            moved.Add(line with { Amount = Math.Max(left, 0) });
        }

        return moved;
    }

    private static bool May(BudgetLine line, ComponentDefinition from, ComponentDefinition to) => line.Source switch
    {
        MoneySource.Province or MoneySource.District or MoneySource.Commune => true,
        MoneySource.Central => from.Programme == to.Programme && from.Kind == to.Kind,
        _ => false,
    };
}
