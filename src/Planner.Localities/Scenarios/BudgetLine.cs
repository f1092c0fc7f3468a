using Planner.Rules.Pack;

namespace Planner.Localities.Scenarios;

/// <summary>Money approved for one component in one year from one source.</summary>
/// <param name="Id">Id of the line in the scenario's <c>budgets</c>.</param>
/// <param name="Component">Component id; its programme and kind of money are those of the rule pack.</param>
/// <param name="Year">Year it is approved for.</param>
/// <param name="Source">Whose money.</param>
/// <param name="Amount">Billion VND, nominal, after the scenario's budget factors; ≥ 0.</param>
/// <param name="Revision">"start", "adjustment 1", or a decision number.</param>
/// <param name="Provenance">Where the amount comes from.</param>
public sealed record BudgetLine(string Id, string Component, int Year, MoneySource Source, double Amount, string Revision, Provenance Provenance);
