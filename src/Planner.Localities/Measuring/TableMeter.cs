using Planner.Localities.Synthesis;
using Planner.Localities.Units;
using Planner.Rules.Diagnostics;
using Planner.Rules.Pack;

namespace Planner.Localities.Measuring;

/// <summary>Measures aggregates on the communes tables of a locality at its start, with the expressions of metrics and published figures.</summary>
/// <threadsafety>Not safe for concurrent use.</threadsafety>
public sealed class TableMeter
{
    private readonly Locality locality;
    private readonly RulePack pack;

    /// <summary>A meter.</summary>
    /// <param name="locality">The locality, with its tables.</param>
    /// <param name="pack">Its rules.</param>
    public TableMeter(Locality locality, RulePack pack)
    {
        ArgumentNullException.ThrowIfNull(locality);
        ArgumentNullException.ThrowIfNull(pack);
        this.locality = locality;
        this.pack = pack;
    }

    /// <summary>Measures one aggregate on every table.</summary>
    /// <param name="measure">The aggregate.</param>
    /// <returns>A value for each table, in the order of the tables; none where the expressions have faults.</returns>
    public IReadOnlyList<double> Measure(FigureMeasure measure)
    {
        ArgumentNullException.ThrowIfNull(measure);
        var nowhere = new Provenance(null, null, "", SourceSpan.StartOf(locality.Folder));
        var figure = new PublishedFigure("measured", new LocalizedText("", ""), "none", "", "=", 0, 0, measure, nowhere);
        var faults = new DiagnosticBag();
        var record = new CommuneRecord(locality, pack, faults);
        if (PackCriteriaJudge.Of(locality, pack, record, faults) is not { } judge)
        {
            return [];
        }

        var meter = new PackFigureMeter(locality with { Figures = [figure] }, record, judge, faults);
        return faults.HasErrors ? [] : [.. locality.Tables.Select(t => meter.Measure(figure, t))];
    }
}
