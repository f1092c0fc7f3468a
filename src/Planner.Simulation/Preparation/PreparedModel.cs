using System.Collections.Concurrent;
using Planner.Localities.Units;
using Planner.Numerics.Distributions;
using Planner.Numerics.Random;
using Planner.Rules.Diagnostics;
using Planner.Rules.Faults;
using Planner.Rules.Language;
using Planner.Rules.Pack;
using Planner.Rules.Workflows;
using Planner.Simulation.Faults;
using Planner.Simulation.Running;
using Planner.Simulation.Stages;
using Planner.Simulation.State;

namespace Planner.Simulation.Preparation;

/// <summary>
/// A locality and its rules ready to run: every expression compiled, every parameter looked up for every region and year, every unit given the
/// address of its random numbers.
/// </summary>
/// <threadsafety>Immutable; safe for concurrent use.</threadsafety>
public sealed class PreparedModel
{
    /// <summary>Year of the prices in which unit costs are given.</summary>
    public const int PriceBaseYear = 2021;

    private readonly PreparedParts parts;
    private readonly Lazy<StartColumns> startColumns;
    private readonly ConcurrentDictionary<(double Mean, double Concentration), Lazy<QuantileTable>> betaTables;
    private readonly Dictionary<string, int> regionIndex;
    private readonly List<PreparedCriteriaSet> sets;
    private readonly (int Region, LaneExpression When)[][] overrides;

    internal PreparedModel(PreparedParts parts, ConcurrentDictionary<(double Mean, double Concentration), Lazy<QuantileTable>>? betaTables = null)
    {
        this.parts = parts;
        this.betaTables = betaTables ?? new();
        Locality = parts.Locality;
        Pack = parts.Pack;
        regionIndex = parts.RegionIndex;
        sets = parts.Sets;
        overrides = Enumerable.Range(0, regionIndex.Count).Select(own => Relevant(parts.Overrides, own)).ToArray();
        CommuneLayout = parts.CommuneLayout;
        Components = parts.Components;
        CommuneIndicators = parts.CommuneIndicators;
        DistrictIndicators = parts.DistrictIndicators;
        NoisePurposes = parts.NoisePurposes;
        Metrics = parts.Metrics;
        Targets = parts.Targets;
        CommuneRemainsDifficult = parts.CommuneRemainsDifficult;
        PoorDistrictRemains = parts.PoorDistrictRemains;
        Shared = parts.Shared;
        Response = ResponsePlan.Of(CommuneIndicators, Components);
        LaneParameters = parts.LaneParameters;
        Slots = new CommuneSlots(CommuneIndicators.Count, LaneParameters.Count, Response.Mixes.Count);
        DistrictSlotCount = DistrictSlots.Indicators + DistrictIndicators.Count + LaneParameters.Count;
        LocalityHash = UnitHash.Of("locality:" + Locality.Id);
        DistrictHashes = Locality.Districts.Select(d => UnitHash.Of("district:" + d.Id)).ToArray();
        Communes = Locality.Tables[0].Communes
            .Select(c => new PreparedCommune(c.Id, UnitHash.Of("commune:" + c.Id), c.District, regionIndex[c.Region], c.Urban)).ToArray();
        CommunesOfDistrict = Enumerable.Range(0, Locality.Districts.Count)
            .Select(d => (IReadOnlyList<int>)Enumerable.Range(0, Communes.Count).Where(c => Communes[c].District == d).ToArray()).ToArray();
        StatusPaidIndicators = CommuneIndicators.Where(i => i.Definition.LossOnSwitch > 0).ToArray();
        LastSet = SetInForce(CommuneLevel.NewRural, Locality.EndYear)!;
        LastSetCriteria = LastSet.Criteria.Select(c => c.Name).ToArray();
        LocalityRegion = regionIndex[Locality.Region];
        startColumns = new Lazy<StartColumns>(() => new StartColumns(this));
    }

    /// <summary>The locality.</summary>
    public Locality Locality { get; }

    /// <summary>The rules.</summary>
    public RulePack Pack { get; }

    internal InputLayout CommuneLayout { get; }

    internal IReadOnlyList<PreparedCommune> Communes { get; }

    internal IReadOnlyList<IReadOnlyList<int>> CommunesOfDistrict { get; }

    internal IReadOnlyList<PreparedComponent> Components { get; }

    internal IReadOnlyList<PreparedIndicator> CommuneIndicators { get; }

    /// <summary>The response's work, sorted.</summary>
    internal ResponsePlan Response { get; }

    internal IReadOnlyList<PreparedIndicator> DistrictIndicators { get; }

    /// <summary>Indicators that fall when especially-difficult status ends.</summary>
    internal IReadOnlyList<PreparedIndicator> StatusPaidIndicators { get; }

    internal IReadOnlyList<DrawPurpose> NoisePurposes { get; }

    internal IReadOnlyList<PreparedMetric> Metrics { get; }

    internal IReadOnlyList<PreparedTarget> Targets { get; }

    internal LaneExpression CommuneRemainsDifficult { get; }

    internal LaneExpression PoorDistrictRemains { get; }

    /// <summary>The expressions whose numbers are watched, because it is not proven that they stay finite.</summary>
    internal IReadOnlyList<WatchedRule> Watched => parts.Watched;

    /// <summary>Rules faults of numbers out.</summary>
    internal FaultAnalysis Analysis => parts.Analysis;

    internal CommuneSlots Slots { get; }

    internal int DistrictSlotCount { get; }

    internal ulong LocalityHash { get; }

    internal ulong[] DistrictHashes { get; }

    /// <summary>Parameters: for each year from the start and each region a stretch of [year, parameters…].</summary>
    internal double[] Shared { get; }

    internal int LocalityRegion { get; }

    /// <summary>Indexes of the parameters that have a value of their own in every lane; none in an ordinary run.</summary>
    internal IReadOnlyList<int> LaneParameters { get; }

    /// <summary>The new-rural set in force in the last year, whose criteria are recorded.</summary>
    internal PreparedCriteriaSet LastSet { get; }

    internal IReadOnlyList<string> LastSetCriteria { get; }

    /// <summary>What communes begin with, made when the first block starts.</summary>
    internal StartColumns StartColumns => startColumns.Value;

    /// <summary>Prepares a locality with its rules.</summary>
    /// <param name="locality">The locality.</param>
    /// <param name="pack">The rules.</param>
    /// <param name="diagnostics">Receives PLN0701…: faults only seen when both are put together.</param>
    /// <returns>The model, or null when there were errors.</returns>
    public static PreparedModel? Prepare(Locality locality, RulePack pack, DiagnosticBag diagnostics)
    {
        ArgumentNullException.ThrowIfNull(locality);
        ArgumentNullException.ThrowIfNull(pack);
        ArgumentNullException.ThrowIfNull(diagnostics);
        PreparedParts? parts = PreparedParts.Build(locality, pack, diagnostics);
        return parts is null ? null : new PreparedModel(parts);
    }

    /// <summary>
    /// The same locality and rules with some parameters held per lane, so that an <see cref="InputDesign"/> can move them replicate by replicate. Where it moves none, a run
    /// gives the bytes of the ordinary model.
    /// </summary>
    /// <param name="parameters">Ids of the parameters, each once.</param>
    /// <exception cref="ArgumentException">The rules have no such parameter.</exception>
    public PreparedModel WithLaneParameters(IReadOnlyList<string> parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        List<string> known = [.. Pack.Parameters.Select(p => p.Id)];
        int[] indexes = [.. parameters.Select(id => known.IndexOf(id))];
        if (indexes.Contains(-1) || indexes.Distinct().Count() < indexes.Length)
        {
            throw new ArgumentException($"'{string.Join(", ", parameters)}' are not parameters of the rules, each once", nameof(parameters));
        }

        // What compiled before compiles again: only where numbers lie has changed.
        return new PreparedModel(PreparedParts.Build(Locality, Pack, new DiagnosticBag(), indexes)!, betaTables);
    }

    /// <summary>The same with other components and households' coefficients, as a scenario's levers make them; units, draws, metrics and targets stay.</summary>
    internal PreparedModel With(IReadOnlyList<PreparedComponent> components, PovertyRules poverty) =>
        new(parts with { Components = components, Pack = Pack with { Poverty = poverty } }, betaTables);

    /// <summary>Where the parameters of a region and year begin in <see cref="Shared"/>.</summary>
    internal int SharedOffset(int region, int year) => (((year - Locality.StartYear) * regionIndex.Count) + region) * (1 + Pack.Parameters.Count);

    /// <summary>The inverse CDF of a Beta as a table: built once and shared by all scenarios, since one inversion costs as much as a thousand look-ups.</summary>
    internal QuantileTable BetaTable(double mean, double concentration) =>
        betaTables.GetOrAdd((mean, concentration), static key => new Lazy<QuantileTable>(() => QuantileTable.Of(Beta.OfMean(key.Mean, key.Concentration)))).Value;

    /// <summary>The commune set of a level in force at the end of a year, or null.</summary>
    internal PreparedCriteriaSet? SetInForce(CommuneLevel level, int year)
    {
        foreach (PreparedCriteriaSet set in sets)
        {
            if (set.Set.Scope == IndicatorScope.Commune && set.Set.Level == level && set.Set.IsInForce(year))
            {
                return set;
            }
        }

        return null;
    }

    /// <summary>The district set in force at the end of a year, or null.</summary>
    internal PreparedCriteriaSet? DistrictSetInForce(int year)
    {
        foreach (PreparedCriteriaSet set in sets)
        {
            if (set.Set.Scope == IndicatorScope.District && set.Set.IsInForce(year))
            {
                return set;
            }
        }

        return null;
    }

    /// <summary>Most sets of parameters that the lanes of one commune can have in force in a year.</summary>
    internal int MostParameterSets => regionIndex.Count;

    /// <summary>Compiles the criteria and targets that a run judges, several at a time, before workers would do it one by one.</summary>
    internal void CompileCriteria(int threads, CancellationToken cancel)
    {
        CompiledRule.CompileLanes(
            [.. sets.Where(s => s.Set.From <= Locality.EndYear && (s.Set.To ?? Locality.EndYear) >= Locality.StartYear).SelectMany(s => s.Criteria)], threads, cancel);
        Parallel.ForEach(Targets, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancel }, target => target.Compile());
    }

    /// <summary>Looks up which parameters hold for each commune and lane this year: its region's, or another's where an override says so.</summary>
    internal void FindParameters(BlockState block, int year)
    {
        for (int c = 0; c < Communes.Count; c++)
        {
            FindParameters(block, year, c);
        }

        FindCommonParameters(block, year);
    }

    /// <summary>Those of one commune.</summary>
    internal void FindParameters(BlockState block, int year, int commune)
    {
        int width = block.Width;
        int region = Communes[commune].Region;
        int own = SharedOffset(region, year);
        Span<int> offsets = block.SharedOffsets.AsSpan(commune * width, width);
        offsets.Fill(own);
        block.CommonOffsets[commune] = own;
        FillLaneParameters(block, commune, offsets);
        if (overrides[region].Length > 0)
        {
            Override(block, commune, year, offsets);
            FillLaneParameters(block, commune, offsets);
        }
    }

    /// <summary>Those of districts, the locality and targets.</summary>
    internal void FindCommonParameters(BlockState block, int year) => FillLaneParameters(block, SharedOffset(LocalityRegion, year));

    /// <summary>A commune's parameters that differ by lane: the value in force, and what the design adds.</summary>
    private void FillLaneParameters(BlockState block, int commune, ReadOnlySpan<int> offsets)
    {
        for (int i = 0; i < LaneParameters.Count; i++)
        {
            Span<double> column = block.Column(commune, Slots.Parameters + i);
            ReadOnlySpan<double> shifts = block.ParameterShift(i);
            for (int lane = 0; lane < column.Length; lane++)
            {
                column[lane] = Shared[offsets[lane] + 1 + LaneParameters[i]] + shifts[lane];
            }
        }
    }

    /// <summary>The same for districts, the locality and targets, whose parameters are those of the locality's region.</summary>
    private void FillLaneParameters(BlockState block, int offset)
    {
        int ofDistrict = DistrictSlots.Indicators + DistrictIndicators.Count;
        for (int i = 0; i < LaneParameters.Count; i++)
        {
            Span<double> column = block.MetricColumn((Metrics.Count * (Locality.EndYear - Locality.StartYear + 1)) + i);
            ReadOnlySpan<double> shifts = block.ParameterShift(i);
            for (int lane = 0; lane < column.Length; lane++)
            {
                column[lane] = Shared[offset + 1 + LaneParameters[i]] + shifts[lane];
            }

            column.CopyTo(block.LocalityColumn(LocalitySlots.Count + i));
            for (int d = 0; d < Locality.Districts.Count; d++)
            {
                column.CopyTo(block.DistrictColumn(d, ofDistrict + i));
            }
        }
    }

    private static (int Region, LaneExpression When)[] Relevant(List<(int Region, LaneExpression When)> all, int own)
    {
        // What comes last and leads to the region's own parameters changes nothing.
        int count = all.FindLastIndex(o => o.Region != own) + 1;
        return [.. all.Take(count)];
    }

    /// <summary>The first override that holds decides, so the last is applied first.</summary>
    private void Override(BlockState block, int commune, int year, Span<int> offsets)
    {
        int own = offsets[0];
        Span<byte> holds = block.TruthRoom(offsets.Length);
        (int Region, LaneExpression When)[] mine = overrides[Communes[commune].Region];
        for (int i = mine.Length - 1; i >= 0; i--)
        {
            if (mine[i].When.Watched is { } watched)
            {
                FaultReading.Unit(block, watched, commune, own);
            }

            mine[i].When.Truths(block.Lanes, block.Offset(commune, 0), block.Width, Shared, own, holds);
            if (!TruthLanes.Any(holds))
            {
                continue;
            }

            int other = SharedOffset(mine[i].Region, year);
            for (int lane = 0; lane < offsets.Length; lane++)
            {
                offsets[lane] = holds[lane] != 0 ? other : offsets[lane];
            }
        }

        block.CommonOffsets[commune] = offsets.ContainsAnyExcept(offsets[0]) ? -1 : offsets[0];
    }
}
