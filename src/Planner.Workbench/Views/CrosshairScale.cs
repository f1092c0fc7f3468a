using Planner.Analysis.Comparison;
using Planner.Reporting.Charts.Model;
using Planner.Rules.Pack;
using Planner.Workbench.States;

namespace Planner.Workbench.Views;

/// <summary>The axis that the crosshair of a quantity's chart moves along, and where it stands.</summary>
/// <param name="Start">First place.</param>
/// <param name="End">Last place; ≥ <paramref name="Start"/>.</param>
/// <param name="Step">Distance of neighbouring places; &gt; 0.</param>
/// <param name="Rows">Whether the places are the rows of the chart (bins) instead of positions across it.</param>
/// <param name="Position">Where it stands.</param>
internal sealed record CrosshairScale(double Start, double End, double Step, bool Rows, double Position)
{
    // So many places from tick to tick: ticks are round, so the values read stand at round numbers too.
    private const int PlacesPerTick = 10;

    /// <summary>The scale of the chart that a state shows; null where it shows none.</summary>
    public static CrosshairScale? Of(WorkbenchState state)
    {
        if (state is not { Screen: WorkbenchScreen.Compare, Place.Inside: true, Board.Comparison: { } comparison } || QuantityPage.Figure(state) is not { Panels: [{ } panel, ..] })
        {
            return null;
        }

        TargetDefinition target = comparison.Pack.Targets[WorkbenchLists.SelectedTarget(state)];
        CrosshairScale scale = state.View switch
        {
            QuantityView.Fan => new CrosshairScale(panel.X.Start, panel.X.End, 1, false, Math.Clamp(target.Year, panel.X.Start, panel.X.End)),
            QuantityView.Histogram => Bins(comparison, state),
            _ => Values(comparison, state, target, (NumericAxis)panel.X),
        };
        return state.Crosshair is { } put && put.View == state.View && put.Target == target.Id ? scale with { Position = scale.Snap(put.Position) } : scale;
    }

    /// <summary>The nearest place.</summary>
    public double Snap(double position) => Math.Clamp(Math.Round(Start + (Math.Round((position - Start) / Step) * Step), 9), Start, End);

    private static CrosshairScale Bins(EnsembleComparison comparison, WorkbenchState state)
    {
        var bins = HistogramBins.Of(QuantityPage.Sorted(comparison.Scenarios[state.Scenario].Ensemble.TargetValue(WorkbenchLists.SelectedTarget(state))));
        return new CrosshairScale(0, bins.Counts.Length - 1, 1, true, bins.Of(bins.Sorted[bins.Sorted.Length / 2]));
    }

    private static CrosshairScale Values(EnsembleComparison comparison, WorkbenchState state, TargetDefinition target, NumericAxis axis)
    {
        double[] sorted = QuantityPage.Sorted(comparison.Scenarios[state.Scenario].Ensemble.TargetValue(WorkbenchLists.SelectedTarget(state)));
        double step = (axis.Ticks[1].Position - axis.Ticks[0].Position) / PlacesPerTick;
        bool whole = sorted.All(v => v == Math.Floor(v)) && axis.Start == Math.Floor(axis.Start);
        var scale = new CrosshairScale(axis.Start, axis.End, whole ? Math.Max(1, Math.Round(step)) : step, false, axis.Start);
        return scale with { Position = scale.Snap(target.IsSet ? target.Required : sorted.Length > 0 ? sorted[sorted.Length / 2] : (axis.Start + axis.End) / 2) };
    }
}
