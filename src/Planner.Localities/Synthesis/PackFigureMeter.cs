using Planner.Localities.Units;
using Planner.Rules.Diagnostics;
using Planner.Rules.Language;
using Planner.Rules.Pack;

namespace Planner.Localities.Synthesis;

/// <summary>Measures figures by the expressions they are published with, as metrics are measured.</summary>
internal sealed class PackFigureMeter : IFigureMeter
{
    private readonly Locality locality;
    private readonly CommuneRecord record;
    private readonly ICriteriaJudge judge;
    private readonly Dictionary<string, Compiled> measures = new(StringComparer.Ordinal);

    public PackFigureMeter(Locality locality, CommuneRecord record, ICriteriaJudge judge, DiagnosticBag diagnostics)
    {
        this.locality = locality;
        this.record = record;
        this.judge = judge;
        foreach (PublishedFigure figure in locality.Figures.Where(f => f.Measure is not null))
        {
            FigureMeasure m = figure.Measure!;
            bool truth = m.Aggregate is Aggregate.Count or Aggregate.Share;
            CompiledExpression? value = Compile(m.Value, truth ? ExpressionKind.Boolean : ExpressionKind.Number, diagnostics);
            CompiledExpression? weight = m.Weight is null ? null : Compile(m.Weight, ExpressionKind.Number, diagnostics);
            CompiledExpression? filter = m.Filter is null ? null : Compile(m.Filter, ExpressionKind.Boolean, diagnostics);
            if (value is not null)
            {
                measures[figure.Id] = new Compiled(m, value, weight, filter);
            }
        }
    }

    public double Measure(PublishedFigure figure, CommuneTable table)
    {
        Compiled m = measures[figure.Id];
        int district = m.Source.District is { } id ? locality.Districts.ToList().FindIndex(d => d.Id == id) : -1;
        double sum = 0, weights = 0, count = 0, least = double.PositiveInfinity, greatest = double.NegativeInfinity;
        foreach (CommuneStart c in table.Communes.Where(c => district < 0 || c.District == district))
        {
            bool[] met = judge.Judge(c);
            record.Set(c);
            record.Set("criteriaMet", met.Count(x => x));
            record.Set("meetsNewRural", met.All(x => x) ? 1 : 0);
            if (m.Filter is not null && Value(m.Filter) != 1)
            {
                continue;
            }

            double value = Value(m.Measured);
            double weight = m.Weight is null ? 1 : Value(m.Weight);
            sum += m.Source.Aggregate is Aggregate.WeightedMean or Aggregate.Share ? weight * value : value;
            weights += weight;
            count++;
            least = Math.Min(least, value);
            greatest = Math.Max(greatest, value);
        }

        return m.Source.Aggregate switch
        {
            Aggregate.Mean => sum / count,
            Aggregate.WeightedMean => sum / weights,
            Aggregate.Share or Aggregate.Ratio => 100 * sum / weights,
            Aggregate.Min => least,
            Aggregate.Max => greatest,
            _ => sum,
        };
    }

    private double Value(CompiledExpression expression) => expression.Scalar(record.Lanes, 0, 1, record.Shared, 0);

    private CompiledExpression? Compile(RuleText text, ExpressionKind kind, DiagnosticBag diagnostics) =>
        ExpressionCompiler.Compile(ExpressionText.FromJson(text.Value), record.Layout, kind, diagnostics);

    private sealed record Compiled(FigureMeasure Source, CompiledExpression Measured, CompiledExpression? Weight, CompiledExpression? Filter);
}
