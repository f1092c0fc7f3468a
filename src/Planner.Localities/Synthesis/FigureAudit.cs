using Planner.Localities.Units;
using Planner.Rules.Diagnostics;
using Planner.Rules.Pack;

namespace Planner.Localities.Synthesis;

/// <summary>Holds a locality's tables, synthetic or real, against its published figures.</summary>
public static class FigureAudit
{
    /// <summary>Measures every figure that has a measure on every table.</summary>
    /// <param name="locality">The locality with its tables.</param>
    /// <param name="pack">Its rules.</param>
    /// <param name="diagnostics">Receives PLN0540 and faults of expressions.</param>
    /// <returns>The report, or null when an error was added.</returns>
    public static SynthesisReport? Of(Locality locality, RulePack pack, DiagnosticBag diagnostics)
    {
        ArgumentNullException.ThrowIfNull(locality);
        ArgumentNullException.ThrowIfNull(pack);
        ArgumentNullException.ThrowIfNull(diagnostics);
        var faults = new DiagnosticBag();
        var record = new CommuneRecord(locality, pack, faults);
        SynthesisReport? report = null;
        if (PackCriteriaJudge.Of(locality, pack, record, faults) is { } judge)
        {
            var meter = new PackFigureMeter(locality, record, judge, faults);
            report = faults.HasErrors ? null : new SynthesisReport([.. locality.Tables.SelectMany(t => Of(locality, t, meter))]);
        }

        diagnostics.AddRange(faults);
        return report;
    }

    internal static IEnumerable<SynthesisCheck> Of(Locality locality, CommuneTable table, IFigureMeter meter)
    {
        foreach (PublishedFigure figure in locality.Figures.Where(f => f.Measure is not null))
        {
            double got = meter.Measure(figure, table);
            yield return new SynthesisCheck(table.Number, figure.Id, figure.Date, figure.Operator, figure.Value, got, figure.Tolerance, figure.Accepts(got));
        }
    }
}
