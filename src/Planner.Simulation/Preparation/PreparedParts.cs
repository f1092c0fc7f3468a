using Planner.Localities.Units;
using Planner.Numerics.Random;
using Planner.Rules.Diagnostics;
using Planner.Rules.Faults;
using Planner.Rules.Language;
using Planner.Rules.Pack;
using Planner.Rules.Workflows;
using Planner.Simulation.Faults;
using Planner.Simulation.State;

namespace Planner.Simulation.Preparation;

/// <summary>What <see cref="PreparedModel"/> is made of, built with all faults collected.</summary>
internal sealed record PreparedParts
{
    public required Locality Locality { get; init; }

    public required RulePack Pack { get; init; }

    public required Dictionary<string, int> RegionIndex { get; init; }

    public required List<PreparedCriteriaSet> Sets { get; init; }

    public required List<(int Region, LaneExpression When)> Overrides { get; init; }

    public required InputLayout CommuneLayout { get; init; }

    public required IReadOnlyList<PreparedComponent> Components { get; init; }

    public required IReadOnlyList<PreparedIndicator> CommuneIndicators { get; init; }

    public required IReadOnlyList<PreparedIndicator> DistrictIndicators { get; init; }

    public required IReadOnlyList<DrawPurpose> NoisePurposes { get; init; }

    public required IReadOnlyList<PreparedMetric> Metrics { get; init; }

    public required IReadOnlyList<PreparedTarget> Targets { get; init; }

    public required LaneExpression CommuneRemainsDifficult { get; init; }

    public required LaneExpression PoorDistrictRemains { get; init; }

    public required double[] Shared { get; init; }

    /// <summary>The expressions whose numbers are watched.</summary>
    public required IReadOnlyList<WatchedRule> Watched { get; init; }

    /// <summary>Rules faults of numbers out.</summary>
    public required FaultAnalysis Analysis { get; init; }

    /// <summary>Indexes of the parameters that have a value of their own in every lane.</summary>
    public required int[] LaneParameters { get; init; }

    public static PreparedParts? Build(Locality locality, RulePack pack, DiagnosticBag diagnostics, int[]? perLane = null)
    {
        int before = diagnostics.Count;
        var layouts = new PackLayouts(pack.Indicators, pack.Parameters, pack.Metrics, locality.StartYear, locality.EndYear, perLane);
        var analysis = new FaultAnalysis(pack, locality.StartYear, locality.EndYear);
        var watched = new WatchList(analysis);
        var build = new Compilation(diagnostics, watched);
        Dictionary<string, int> regions = pack.Regions.Select((r, i) => (r, i)).ToDictionary(x => x.r, x => x.i, StringComparer.Ordinal);
        CheckLocality(locality, regions, diagnostics);

        var groups = new List<string>();
        IReadOnlyList<PreparedIndicator> commune = Indicators(pack, IndicatorScope.Commune, groups);
        IReadOnlyList<PreparedIndicator> district = Indicators(pack, IndicatorScope.District, groups);
        List<(int Region, LaneExpression When)> overrides = pack.RegionOverrides
            .Select(o => (regions[o.Region], build.Lanes(o.When, layouts.Commune, ExpressionKind.Boolean, WatchedKind.Parameters, o.Region))).ToList();
        List<PreparedCriteriaSet> sets = pack.CriteriaSets.Select(s => Set(s, pack, layouts, watched, diagnostics)).OfType<PreparedCriteriaSet>().ToList();
        PreparedComponent[] components = pack.Funding.Components.Select(c => Component(c, locality, pack, commune, layouts, build)).ToArray();
        PreparedMetric[] metrics = pack.Metrics.Select(m => Metric(Unfiltered(m, locality), layouts, build)).ToArray();
        PreparedTarget?[] targets = pack.Targets.Select(t => Target(t, locality, pack, layouts, watched, diagnostics)).ToArray();
        LaneExpression remains = build.Lanes(pack.Areas.CommuneRemains, layouts.Commune, ExpressionKind.Boolean, WatchedKind.Area, "especiallyDifficult");
        LaneExpression poorRemains = build.Lanes(
            pack.Areas.PoorDistrictRemains, layouts.District, ExpressionKind.Boolean, WatchedKind.Area, "poorDistrict", MetricScope.District);
        if (diagnostics.HasErrors && diagnostics.Count > before)
        {
            return null;
        }

        return new PreparedParts
        {
            Locality = locality,
            Pack = pack,
            RegionIndex = regions,
            Sets = sets,
            Overrides = overrides,
            CommuneLayout = layouts.Commune,
            Components = components,
            CommuneIndicators = commune,
            DistrictIndicators = district,
            NoisePurposes = groups.Select(g => DrawPurpose.Named("indicator.noise." + g)).ToArray(),
            Metrics = metrics,
            Targets = targets.OfType<PreparedTarget>().ToArray(),
            CommuneRemainsDifficult = remains,
            PoorDistrictRemains = poorRemains,
            Shared = SharedBank(pack, locality.StartYear, locality.EndYear),
            Watched = watched.Rules,
            Analysis = analysis,
            LaneParameters = perLane ?? [],
        };
    }

    private static void CheckLocality(Locality locality, Dictionary<string, int> regions, DiagnosticBag diagnostics)
    {
        var hashes = new Dictionary<ulong, string>();
        foreach (CommuneStart commune in locality.Tables[0].Communes)
        {
            SourceSpan span = SourceSpan.StartOf(Path.Combine(locality.Folder, "communes.csv"));
            if (!regions.ContainsKey(commune.Region))
            {
                diagnostics.Error("PLN0701", span, $"commune '{commune.Id}' is in region '{commune.Region}', which the parameter tables do not name{NearestName.Hint(commune.Region, regions.Keys)}");
            }

            ulong hash = UnitHash.Of("commune:" + commune.Id);
            if (!hashes.TryAdd(hash, commune.Id))
            {
                diagnostics.Error("PLN0702", span, $"the ids '{commune.Id}' and '{hashes[hash]}' would share their random numbers; change one of them");
            }
        }
    }

    private static List<PreparedIndicator> Indicators(RulePack pack, IndicatorScope scope, List<string> groups)
    {
        var prepared = new List<PreparedIndicator>();
        foreach (IndicatorDefinition definition in pack.Indicators.Where(i => i.Scope == scope))
        {
            int group = groups.IndexOf(definition.Group);
            if (group < 0)
            {
                group = groups.Count;
                groups.Add(definition.Group);
            }

            prepared.Add(new PreparedIndicator(definition, prepared.Count, group));
        }

        return prepared;
    }

    private static PreparedCriteriaSet? Set(CriteriaSet set, RulePack pack, PackLayouts layouts, WatchList watched, DiagnosticBag diagnostics)
    {
        InputLayout layout = set.Scope == IndicatorScope.Commune ? layouts.Commune : layouts.District;
        IReadOnlyList<CompiledRule>? rules = WorkflowCompiler.Compile(set.Workflow, [], layout, diagnostics)?.Rules;
        if (rules is null)
        {
            return null;
        }

        int[] keys = Enumerable.Range(0, rules.Count).Where(i => pack.Recognition.KeyCriteria.Contains(rules[i].Name)).ToArray();
        MetricScope scope = set.Scope == IndicatorScope.Commune ? MetricScope.Commune : MetricScope.District;
        return new PreparedCriteriaSet(set, rules, keys, [.. rules.Select(r => watched.Add(r, scope))]);
    }

    private static PreparedComponent Component(
        ComponentDefinition definition,
        Locality locality,
        RulePack pack,
        IReadOnlyList<PreparedIndicator> indicators,
        PackLayouts layouts,
        Compilation build)
    {
        ProgrammeDefinition programme = pack.Funding.Programmes.First(p => p.Id == definition.Programme);
        var works = new List<PreparedWork>();
        foreach (WorkResponse work in definition.Works)
        {
            PreparedIndicator indicator = indicators.First(i => i.Definition.Id == work.Indicator);
            int size = indicator.Definition.Size switch
            {
                SizeMeasure.Villages => CommuneSlots.Villages,
                SizeMeasure.Households => CommuneSlots.Households,
                _ => -1,
            };
            works.Add(new PreparedWork(indicator.Index, indicator.Definition.Best, work.UnitCost, work.Emphasis, work.Lag, size));
        }

        return new PreparedComponent(
            definition,
            definition.Kind,
            definition.Kind == MoneyKind.Capital ? programme.CounterpartRatio : 0,
            UnitHash.Of($"component:{locality.Id}/{definition.Id}"),
            build.Lanes(definition.Eligible, layouts.Commune, ExpressionKind.Boolean, WatchedKind.Eligibility, definition.Id),
            works,
            definition.Effects);
    }

    /// <summary>Where no unit is a township, a filter that leaves them out is none and costs nothing.</summary>
    private static MetricDefinition Unfiltered(MetricDefinition metric, Locality locality) =>
        metric.Filter?.Text == "!commune.urban" && locality.Candidates == locality.Tables[0].Communes.Count ? metric with { Filter = null } : metric;

    private static PreparedMetric Metric(MetricDefinition definition, PackLayouts layouts, Compilation build)
    {
        InputLayout layout = definition.Scope switch
        {
            MetricScope.Commune => layouts.Commune,
            MetricScope.District => layouts.District,
            _ => layouts.Locality,
        };
        bool boolean = definition.Aggregate is Aggregate.Count or Aggregate.Share && definition.Scope != MetricScope.Locality;
        return new PreparedMetric(
            definition,
            build.Lanes(definition.Value, layout, boolean ? ExpressionKind.Boolean : ExpressionKind.Number, WatchedKind.Metric, definition.Id, definition.Scope),
            definition.Filter is null ? null : build.Lanes(definition.Filter, layout, ExpressionKind.Boolean, WatchedKind.Metric, definition.Id, definition.Scope),
            definition.Weight is null ? null : build.Lanes(definition.Weight, layout, ExpressionKind.Number, WatchedKind.Metric, definition.Id, definition.Scope));
    }

    private static PreparedTarget? Target(TargetDefinition definition, Locality locality, RulePack pack, PackLayouts layouts, WatchList watched, DiagnosticBag diagnostics)
    {
        if (definition.Rule is null)
        {
            return new PreparedTarget(definition, Shown(definition, locality, pack));
        }

        CompiledExpression? rule = ExpressionCompiler.Compile(
            ExpressionText.FromJson(definition.Rule.Value), layouts.Targets, ExpressionKind.Boolean, diagnostics);
        if (rule is null)
        {
            return null;
        }

        CompiledExpression? value = rule.LeftOfComparison();
        if (value is null)
        {
            diagnostics.Error("PLN0703", definition.Rule.Value.Span, $"target '{definition.Id}' must be one comparison whose left side is the target's value");
            return null;
        }

        return new PreparedTarget(definition, rule, value, watched.Add(rule, WatchedKind.Target, definition.Id, MetricScope.Locality));
    }

    /// <summary>The value of a target that is not set: its metric in its year, so that who sets it sees what is simulated; NaN where it names none.</summary>
    private static ScalarExpression Shown(TargetDefinition definition, Locality locality, RulePack pack)
    {
        int metric = pack.Metrics.Select(m => m.Id).ToList().IndexOf(definition.Metric ?? "");
        if (metric < 0)
        {
            return PreparedTarget.NeverJudged;
        }

        int slot = ((definition.Year - locality.StartYear) * pack.Metrics.Count) + metric;
        return (lanes, offset, stride, _, _) => lanes[offset + (slot * stride)];
    }

    private static double[] SharedBank(RulePack pack, int first, int last)
    {
        int stretch = 1 + pack.Parameters.Count;
        var shared = new double[(last - first + 1) * pack.Regions.Count * stretch];
        int at = 0;
        for (int year = first; year <= last; year++)
        {
            foreach (string region in pack.Regions)
            {
                shared[at++] = year;
                foreach (ParameterDefinition parameter in pack.Parameters)
                {
                    // Where a table has no value (a threshold of a set not yet in force) NaN makes every comparison false.
                    shared[at++] = parameter.At(region, year) ?? double.NaN;
                }
            }
        }

        return shared;
    }

    /// <summary>Compiles expressions; where one fails, the fault is collected and the build goes on without it to find the others.</summary>
    private sealed class Compilation(DiagnosticBag diagnostics, WatchList watched)
    {
        public LaneExpression Lanes(RuleText text, InputLayout layout, ExpressionKind kind, WatchedKind decides, string name, MetricScope scope = MetricScope.Commune) =>
            ExpressionCompiler.Compile(ExpressionText.FromJson(text.Value), layout, kind, diagnostics) is { } compiled
                ? new LaneExpression(compiled, watched.Add(compiled, decides, name, scope))
                : null!;
    }
}
