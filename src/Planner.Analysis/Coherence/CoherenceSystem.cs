using System.Globalization;
using System.Numerics;
using Planner.Localities.Measuring;
using Planner.Localities.Units;
using Planner.Numerics.Exact;
using Planner.Rules.Linear;
using Planner.Rules.Pack;

namespace Planner.Analysis.Coherence;

/// <summary>The targets of a locality as linear inequalities over metrics by year, with everything that holds between these whatever is done.</summary>
internal sealed class CoherenceSystem
{
    private const string OfStart = "start.";

    private readonly Locality locality;
    private readonly RulePack pack;
    private readonly TargetRelations relations;
    private readonly Dictionary<string, int> index = new(StringComparer.Ordinal);
    private readonly List<CoherenceVariable> variables = [];
    private readonly List<CoherenceRow> rows = [];
    private readonly List<UnreadTarget> unread = [];

    public CoherenceSystem(Locality locality, RulePack pack, TargetRelations relations)
    {
        this.locality = locality;
        this.pack = pack;
        this.relations = relations;
        foreach (TargetDefinition target in pack.Targets.Where(t => t.IsSet))
        {
            Add(target);
        }

        List<int> years = [.. variables.Select(v => v.Year).Distinct().Order()];
        foreach (int year in years)
        {
            foreach (TargetRelation relation in relations.Relations)
            {
                Add(relation, year);
            }
        }

        AddDefinitions();
    }

    /// <summary>Variables by number.</summary>
    public IReadOnlyList<CoherenceVariable> Variables => variables;

    /// <summary>All rows: those of targets, and those that hold anyway.</summary>
    public IReadOnlyList<CoherenceRow> Rows => rows;

    /// <summary>Targets that could not be read.</summary>
    public IReadOnlyList<UnreadTarget> Unread => unread;

    /// <summary>Whether rows can hold together; whole steps are rounded row by row, so a "no" is a proof and a "yes" is none.</summary>
    public bool CanHold(IReadOnlyCollection<CoherenceRow> asked) => Least(asked, null, out _);

    /// <summary>The least number of steps of a variable where rows hold; null where it has none.</summary>
    public Rational? Least(IReadOnlyCollection<CoherenceRow> asked, int variable, bool greatest)
    {
        _ = Least(asked, (variable, greatest ? -1 : 1), out Rational? least);
        Rational? steps = greatest ? -least : least;
        return steps is { } s && variables[variable].Whole ? (greatest ? s.Floor() : s.Ceiling()) : steps;
    }

    private bool Least(IReadOnlyCollection<CoherenceRow> asked, (int Variable, int Sign)? of, out Rational? least)
    {
        // Only the variables that the rows speak of; what must be "above" is decided by a margin that the system makes as large as it can.
        var column = new Dictionary<int, int>();
        var system = new LinearSystem();
        int Column(int v)
        {
            if (!column.TryGetValue(v, out int c))
            {
                column[v] = c = system.AddVariable(variables[v].Least, variables[v].Most);
            }

            return c;
        }

        int margin = system.AddVariable(0, 1);
        bool strict = false;
        foreach (CoherenceRow row in asked)
        {
            (IReadOnlyList<(int Variable, Rational Factor)> terms, Rational bound, bool above) = Tightened(row);
            strict |= above;
            List<(int, Rational)> columns = [.. terms.Select(t => (Column(t.Variable), t.Factor))];
            if (above)
            {
                columns.Add((margin, -1));
            }

            system.AddAtLeast(columns, bound);
        }

        if (of is { } wanted)
        {
            LinearOptimum optimum = system.Minimise([(Column(wanted.Variable), wanted.Sign)]);
            least = optimum.Least;
            return optimum.Feasible;
        }

        least = null;
        LinearOptimum found = system.Minimise(strict ? [(margin, -1)] : []);
        return found.Feasible && (!strict || found.Least is { Sign: < 0 });
    }

    /// <summary>Where every variable of a row moves in whole steps, its bound may be raised to the next number that whole steps reach.</summary>
    private (IReadOnlyList<(int Variable, Rational Factor)> Terms, Rational Bound, bool Strict) Tightened(CoherenceRow row)
    {
        if (row.Terms.Count == 0 || row.Terms.Any(t => !variables[t.Variable].Whole))
        {
            return (row.Terms, row.Bound, row.Strict);
        }

        BigInteger multiple = row.Terms.Aggregate(BigInteger.One, (m, t) => m * t.Factor.Denominator / BigInteger.GreatestCommonDivisor(m, t.Factor.Denominator));
        BigInteger common = row.Terms.Aggregate(BigInteger.Zero, (g, t) => BigInteger.GreatestCommonDivisor(g, t.Factor.Numerator * (multiple / t.Factor.Denominator)));
        var by = new Rational(multiple, common);
        Rational bound = row.Bound * by;
        return ([.. row.Terms.Select(t => (t.Variable, t.Factor * by))], row.Strict ? bound.Floor() + Rational.One : bound.Ceiling(), false);
    }

    private void Add(TargetDefinition target)
    {
        IReadOnlyList<LinearComparison>? comparisons = LinearReader.Read(target.Rule!.Text, _ => null, NeverNegative, out string? reason);
        if (comparisons is null || comparisons.Any(c => c.Form.Terms.Keys.Any(n => Variable(n) is null)))
        {
            unread.Add(new UnreadTarget(target.Id, reason ?? "it names something that is no metric"));
            return;
        }

        rows.AddRange(comparisons.Select(c => Row(c, n => Variable(n)!.Value, target.Id, null)));
    }

    private void Add(TargetRelation relation, int year)
    {
        Dictionary<string, Rational?> constants = relations.Constants.ToDictionary(c => c.Id, c => Constant(c, year), StringComparer.Ordinal);
        IReadOnlyList<string> names = LinearReader.Names(relation.Holds.Text);

        // A locality that does not publish a count has no use for relations that need it.
        if (names.Any(n => constants.TryGetValue(n, out Rational? value) && value is null)
            || LinearReader.Read(relation.Holds.Text, n => constants.GetValueOrDefault(n), _ => true, out _) is not { } comparisons)
        {
            return;
        }

        string Year(string name) => name.StartsWith(OfStart, StringComparison.Ordinal)
            ? string.Create(CultureInfo.InvariantCulture, $"y{locality.StartYear}.{name[OfStart.Length..]}")
            : string.Create(CultureInfo.InvariantCulture, $"y{year}.{name}");
        if (comparisons.Any(c => c.Form.Terms.Keys.Any(n => Variable(Year(n)) is null)))
        {
            return;
        }

        rows.AddRange(comparisons.Select(c => Row(c, n => Variable(Year(n))!.Value, null, relation)));
    }

    private CoherenceRow Row(LinearComparison comparison, Func<string, int> variable, string? target, TargetRelation? relation)
    {
        var terms = new List<(int Variable, Rational Factor)>();
        foreach ((string name, Rational factor) in comparison.Form.Terms)
        {
            int v = variable(name);
            terms.Add((v, factor * variables[v].Scale));
        }

        return new CoherenceRow(terms, -comparison.Form.Constant, comparison.Strict, target, relation);
    }

    /// <summary>What the definitions of metrics say of each other: a part of a sum is at most the sum, a mean lies between least and greatest, a mean over all is at
    /// least what its part contributes.</summary>
    private void AddDefinitions()
    {
        List<(CoherenceVariable Variable, int Index, MetricDefinition Metric)> present =
            [.. variables.Select((v, i) => (v, i, pack.Metrics.FirstOrDefault(m => m.Id == v.Metric)!)).Where(x => x.Item3 is not null)];
        var meter = new TableMeter(locality, pack);
        foreach ((CoherenceVariable whole, int w, MetricDefinition all) in present)
        {
            foreach ((CoherenceVariable part, int q, MetricDefinition some) in present.Where(p => p.Variable.Year == whole.Year && p.Index != w))
            {
                bool sameUnits = all.Filter?.Text == some.Filter?.Text;
                if (all.Scope != some.Scope || all.Value.Text != some.Value.Text)
                {
                    continue;
                }

                if (sameUnits && (all.Aggregate, some.Aggregate) is (Aggregate.Mean or Aggregate.WeightedMean or Aggregate.Max, Aggregate.Min) or (Aggregate.Max, Aggregate.Mean or Aggregate.WeightedMean))
                {
                    NotBelow(w, q);
                }
                else if (all.Filter is null && some.Filter is not null && all.Aggregate == some.Aggregate && all.Weight?.Text == some.Weight?.Text)
                {
                    if (all.Aggregate is Aggregate.Count or Aggregate.Sum && part.Least is { Sign: >= 0 })
                    {
                        NotBelow(w, q);
                    }
                    else if (all.Aggregate is Aggregate.Mean or Aggregate.WeightedMean or Aggregate.Ratio or Aggregate.Share && all.Scope == MetricScope.Commune)
                    {
                        AddPart(meter, some, w, q);
                    }
                }
            }
        }
    }

    private void NotBelow(int greater, int less) =>
        rows.Add(new CoherenceRow([(greater, variables[greater].Scale), (less, -variables[less].Scale)], Rational.Zero, false, null, null));

    /// <summary>mean = s·part + (1 − s)·rest, s the part's share of the weight in the communes table; the smallest s of all tables makes both rows hold for each.</summary>
    private void AddPart(TableMeter meter, MetricDefinition part, int whole, int some)
    {
        var number = part.Weight is null ? Aggregate.Count : Aggregate.Sum;
        IReadOnlyList<double> inside = meter.Measure(new FigureMeasure(number, part.Weight ?? part.Filter!, null, part.Filter, null));
        IReadOnlyList<double> total = part.Weight is null
            ? [.. locality.Tables.Select(t => (double)t.Communes.Count)]
            : meter.Measure(new FigureMeasure(number, part.Weight, null, null, null));
        if (inside.Count == 0 || inside.Count != total.Count)
        {
            return;
        }

        // Rounded down to a millionth: still sound, and short fractions.
        Rational share = Rational.OfDecimal(Math.Floor(inside.Zip(total, (a, b) => a / b).Min() * 1e6) / 1e6);
        if (variables[some].Least is { Sign: >= 0 })
        {
            rows.Add(new CoherenceRow([(whole, variables[whole].Scale), (some, -(share * variables[some].Scale))], Rational.Zero, false, null, null));
        }

        if (variables[whole].Most is { } most)
        {
            Rational top = most * variables[whole].Scale;
            rows.Add(new CoherenceRow([(whole, -variables[whole].Scale), (some, share * variables[some].Scale)], -((Rational.One - share) * top), false, null, null));
        }
    }

    private bool NeverNegative(string name) => Variable(name) is { } v && variables[v].Least is { Sign: >= 0 };

    /// <summary>The number of a variable by its name, <c>y2025.povertyRate</c>; null where there is no such metric or quantity.</summary>
    private int? Variable(string name)
    {
        if (index.TryGetValue(name, out int known))
        {
            return known;
        }

        int point = name.IndexOf('.', StringComparison.Ordinal);
        if (point < 2 || name[0] != 'y' || !int.TryParse(name.AsSpan(1, point - 1), NumberStyles.None, CultureInfo.InvariantCulture, out int year))
        {
            return null;
        }

        string id = name[(point + 1)..];
        CoherenceVariable? made = pack.Metrics.FirstOrDefault(m => m.Id == id) is { } metric ? Of(metric, year)
            : relations.Quantities.FirstOrDefault(q => q.Id == id) is { } quantity ? Of(quantity.Title, null, quantity.Unit, year, quantity.Id)
            : null;
        if (made is null)
        {
            return null;
        }

        index[name] = variables.Count;
        variables.Add(made);
        return variables.Count - 1;
    }

    private CoherenceVariable Of(MetricDefinition metric, int year)
    {
        CoherenceVariable variable = Of(metric.Title, metric.Id, metric.Unit, year, metric.Id);
        RelationConstant? counted = relations.Constants.FirstOrDefault(c => c.Counts is not null && c.Counts == (metric.Filter?.Text ?? ""));
        if (metric.Aggregate == Aggregate.Share && metric.Scope == MetricScope.Commune && metric.Weight is null && counted is not null && Constant(counted, year) is { Sign: > 0 } units)
        {
            Rational step = new Rational(100, 1) / units;
            variable = variable with { Scale = step, Whole = true, Least = variable.Least / step, Most = variable.Most / step };
        }

        return year == locality.StartYear ? Published(variable, metric) : variable;
    }

    private CoherenceVariable Of(LocalizedText title, string? metric, string unit, int year, string id)
    {
        UnitBound? bound = relations.Bounds.FirstOrDefault(b => b.Unit == unit);
        Rational? most = bound?.Most is not { } text ? null
            : relations.Constants.FirstOrDefault(c => c.Id == text) is { } constant ? Constant(constant, year)
            : Rational.OfDecimal(double.Parse(text, CultureInfo.InvariantCulture));

        // A drop, a balance or a difference has the unit of what it is a difference of, but no metric is one: units of differences have no bound.
        return new CoherenceVariable(title, metric, unit, year, Rational.One, bound?.Whole ?? false, bound?.Least is { } least ? Rational.OfDecimal(least) : null, most);
    }

    /// <summary>A metric's value at the start is the published figure that is measured the same way, within its rounding.</summary>
    private CoherenceVariable Published(CoherenceVariable variable, MetricDefinition metric)
    {
        foreach (PublishedFigure figure in locality.Figures.Where(f => f.Measure is { District: null } m
            && m.Aggregate == metric.Aggregate && m.Value.Text == metric.Value.Text && m.Weight?.Text == metric.Weight?.Text && m.Filter?.Text == metric.Filter?.Text
            && f.Date.StartsWith(locality.StartYear.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)))
        {
            var value = Rational.OfDecimal(figure.Value);
            var tolerance = Rational.OfDecimal(figure.Tolerance);
            Rational low = (value - tolerance) / variable.Scale;
            variable = variable with
            {
                Least = variable.Least is { } l && l > low ? l : low,
                Most = figure.Operator != "=" ? variable.Most : variable.Most is { } m && m < (value + tolerance) / variable.Scale ? m : (value + tolerance) / variable.Scale,
            };
        }

        return variable;
    }

    private Rational? Constant(RelationConstant constant, int year) => constant.Kind switch
    {
        RelationConstantKind.Communes => locality.Districts.Sum(d => d.Communes),
        RelationConstantKind.Districts => locality.Districts.Count,
        RelationConstantKind.PoorDistricts => locality.Districts.Count(d => d.PoorAtStart),
        RelationConstantKind.Criteria => pack.CommuneCriteria(CommuneLevel.NewRural, year) is { } set
            ? set.Workflow.Rules.Count(r => r.Enabled)
            : null,
        _ => locality.Figures.FirstOrDefault(f => f is { Operator: "=", Tolerance: 0, Measure: { District: null, Filter: null } m }
            && m.Aggregate is Aggregate.Count or Aggregate.Sum && m.Value.Text == constant.Measure
            && f.Date.StartsWith(locality.StartYear.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)) is { } figure
            ? Rational.OfDecimal(figure.Value)
            : null,
    };
}
