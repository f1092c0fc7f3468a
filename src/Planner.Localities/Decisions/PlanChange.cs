using Planner.Rules.Pack;

namespace Planner.Localities.Decisions;

/// <summary>What a plan changes of one variable, in terms of the files: money moved, a share, a factor, a number of communes.</summary>
/// <param name="Variable">The variable.</param>
/// <param name="Subject">Who gives, or what is changed.</param>
/// <param name="Taker">Who takes, for money that moves between components; null otherwise.</param>
/// <param name="From">Before: a share, factor, coefficient, number of communes or (for money) billion VND of the taker in the years concerned.</param>
/// <param name="To">After.</param>
/// <param name="ByYear">Year → billion VND moved, or communes registered; empty where the change has no years.</param>
public sealed record PlanChange(
    DecisionVariable Variable, LocalizedText Subject, LocalizedText? Taker, double From, double To, IReadOnlyDictionary<int, double> ByYear)
{
    /// <summary>Billion VND that change their place or year; 0 where no money line changes.</summary>
    public double Billions => Variable.Decision.Kind is DecisionKind.ComponentShares or DecisionKind.OwnShares or DecisionKind.OwnYears
        ? ByYear.Values.Where(v => v > 0).Sum()
        : 0;
}
