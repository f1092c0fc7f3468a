using Planner.Localities.Scenarios;

namespace Planner.Analysis.Discovery;

/// <summary>One restriction of a found box.</summary>
/// <param name="Input">The input.</param>
/// <param name="Low">Lower limit as a normal score; −∞ for none.</param>
/// <param name="High">Upper limit as a normal score; ∞ for none.</param>
/// <param name="QuasiP">Its quasi-p-value on the half that was searched; too small, as the search chose it.</param>
/// <param name="ConfirmP">The same on the half that was not: an honest one.</param>
/// <param name="DensityWithout">Share of events on that half in the box without this restriction.</param>
/// <param name="Again">In how many half samples a search restricts this input at this end again.</param>
/// <param name="LowRange">Least and greatest lower limit of those searches; null where there is none.</param>
/// <param name="HighRange">The same of the upper limit.</param>
public sealed record BoxCondition(
    UncertainInput Input,
    double Low,
    double High,
    double QuasiP,
    double ConfirmP,
    double DensityWithout,
    int Again,
    (double Least, double Greatest)? LowRange,
    (double Least, double Greatest)? HighRange);
