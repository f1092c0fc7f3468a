using Planner.Analysis.Intervals;

namespace Planner.Analysis.Optimisation;

/// <summary>What more or less money would bring.</summary>
/// <param name="Factor">Factor on central and own money and on the ceiling of counterpart.</param>
/// <param name="Billions">Billion VND of central and own money.</param>
/// <param name="Present">Chance under the present plan with that money; null where the objective is no chance.</param>
/// <param name="Plan">Chance under the plan with that money, the better of the plans sought.</param>
/// <param name="PresentMean">Mean quantity under the present plan.</param>
/// <param name="PlanMean">Mean quantity under the plan.</param>
/// <param name="OfMore">Whether the plan that was sought with more money is the better one here.</param>
public sealed record MoneyPoint(double Factor, double Billions, ProportionInterval? Present, ProportionInterval? Plan, double PresentMean, double PlanMean, bool OfMore);
