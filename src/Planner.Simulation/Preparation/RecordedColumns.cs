using Planner.Localities.Actuals;
using Planner.Localities.Scenarios;
using Planner.Rules.Pack;
using Planner.Simulation.Running;

namespace Planner.Simulation.Preparation;

/// <summary>A recorded year ready to be put in the place of a simulated one.</summary>
internal sealed class RecordedColumns
{
    private static readonly string[] PlaceOfMoney = ["locality.communesUnreached", "commune.spending"];

    /// <summary>Prepares a year.</summary>
    /// <param name="model">The model.</param>
    /// <param name="scenario">The scenario, for budgets and disbursement where no money is recorded.</param>
    /// <param name="year">The year.</param>
    /// <param name="carried">Carried into it, million VND, by component.</param>
    /// <param name="disbursement">Disbursement rules by component.</param>
    public RecordedColumns(PreparedModel model, Scenario scenario, RecordedYear year, double[] carried, Func<int, DisbursementRule> disbursement)
    {
        Year = year.Year;
        Columns = new StartColumns(model, year.Tables, year.PoorByOldLine);
        Facts = [.. model.Metrics.Select((m, i) => (i, year.Facts.TryGetValue(m.Definition.Id, out double value) ? value : double.NaN)).Where(f => !double.IsNaN(f.Item2))];

        // Which commune a recorded year's money reached is not known.
        Unknown = [.. Enumerable.Range(0, model.Metrics.Count).Where(m =>
            PlaceOfMoney.Any(f => model.Metrics[m].Definition.Value.Text.Contains(f, StringComparison.Ordinal)) && !year.Facts.ContainsKey(model.Metrics[m].Definition.Id))];
        Carried = new double[model.Components.Count];
        for (int k = 0; k < model.Components.Count; k++)
        {
            string id = model.Components[k].Definition.Id;

            // What is not recorded is taken as the scenario plans it, and as disbursement expects it.
            double approved = carried[k] + (1000 * (year.Approved.TryGetValue(id, out double given) ? given : scenario.Budget.Where(b => b.Component == id && b.Year == year.Year).Sum(b => b.Amount)));
            if (approved == 0)
            {
                continue;
            }

            DisbursementRule rule = disbursement(k);
            double spent = Math.Min(approved, year.Disbursed.TryGetValue(id, out double paid) ? 1000 * paid : rule.MeanIn(year.Year) * approved);
            Approved += approved / 1000;
            Spent += spent / 1000;
            Carried[k] = rule.CarryOver * (approved - spent);
            Lapsed += (approved - spent - Carried[k]) / 1000;
        }
    }

    /// <summary>The year.</summary>
    public int Year { get; }

    /// <summary>The communes at its end.</summary>
    public StartColumns Columns { get; }

    /// <summary>Recorded metrics by index.</summary>
    public IReadOnlyList<(int Metric, double Value)> Facts { get; }

    /// <summary>Metrics by index that no recorded state tells.</summary>
    public IReadOnlyList<int> Unknown { get; }

    /// <summary>Carried into the next year, million VND, by component.</summary>
    public double[] Carried { get; }

    /// <summary>Approved in all, billion VND.</summary>
    public double Approved { get; }

    /// <summary>Spent in all, billion VND.</summary>
    public double Spent { get; }

    /// <summary>Lapsed in all, billion VND.</summary>
    public double Lapsed { get; }
}
