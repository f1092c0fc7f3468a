using Planner.Localities.Scenarios;
using Planner.Rules.Diagnostics;
using Planner.Rules.Pack;
using Planner.Simulation.Preparation;
using Planner.Simulation.Running;

namespace Planner.Analysis.Sensitivity;

/// <summary>
/// One scenario with everything its results may depend on: assumptions, thresholds of the rules, levers, and for the methods that spread variance also yearly chance and
/// the synthetic tables.
/// </summary>
/// <threadsafety>Immutable; safe for concurrent use.</threadsafety>
public sealed class SensitivitySpace
{
    /// <summary>Quantiles between which an assumption is moved.</summary>
    public const double LowQuantile = 0.1;

    /// <summary>The upper one.</summary>
    public const double HighQuantile = 0.9;

    private SensitivitySpace(PreparedModel model, PreparedScenario scenario, SensitivityFactor[] single, SensitivityFactor[] groups)
    {
        Model = model;
        Scenario = scenario;
        Single = single;
        Groups = groups;
    }

    /// <summary>The model, thresholds per lane.</summary>
    public PreparedModel Model { get; }

    /// <summary>The scenario on it.</summary>
    public PreparedScenario Scenario { get; }

    /// <summary>Every factor by itself: levers, thresholds, then assumptions, each in the order of its file.</summary>
    public IReadOnlyList<SensitivityFactor> Single { get; }

    /// <summary>The same with correlated assumptions as one factor, then yearly chance and, where there are several, the synthetic tables: all that makes results vary.</summary>
    public IReadOnlyList<SensitivityFactor> Groups { get; }

    /// <summary>Puts a space together.</summary>
    /// <param name="model">The model.</param>
    /// <param name="scenario">The scenario.</param>
    /// <param name="ranges">How far thresholds and levers are moved.</param>
    /// <param name="kinds">Kinds of factors wanted.</param>
    public static SensitivitySpace Of(PreparedModel model, Scenario scenario, SensitivityRanges ranges, IReadOnlySet<FactorKind> kinds)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(ranges);
        ArgumentNullException.ThrowIfNull(kinds);
        var choices = new List<SensitivityFactor>();
        if (kinds.Contains(FactorKind.Lever))
        {
            choices.AddRange(ranges.Levers.Select(l => OfLever(l, model, scenario)).OfType<SensitivityFactor>());
        }

        if (kinds.Contains(FactorKind.Threshold))
        {
            choices.AddRange(ranges.Thresholds.Select(t => OfThreshold(t, model)).OfType<SensitivityFactor>());
        }

        string[] perLane = [.. choices.Where(c => c.Kind == FactorKind.Threshold).Select(c => c.Id)];
        PreparedModel lanes = perLane.Length == 0 ? model : model.WithLaneParameters(perLane);
        var diagnostics = new DiagnosticBag();
        PreparedScenario prepared = PreparedScenario.Prepare(lanes, scenario, diagnostics)
            ?? throw new ArgumentException(string.Join('\n', diagnostics.InFileOrder()), nameof(scenario));
        SensitivityFactor[] assumptions = kinds.Contains(FactorKind.Assumption)
            ? [.. scenario.Assumptions.Where(a => a.Distribution.Kind != "constant").Select(a => OfAssumption(a, lanes))]
            : [];
        var groups = new List<SensitivityFactor>(choices);
        groups.AddRange(Correlated(assumptions, scenario));
        groups.Add(new SensitivityFactor("chance", FactorKind.Chance, double.NaN, double.NaN, double.NaN));
        int tables = model.Locality.Tables.Count;
        if (tables > 1)
        {
            groups.Add(new SensitivityFactor("tables", FactorKind.Table, double.NaN, double.NaN, double.NaN) { TableCount = tables });
        }

        return new SensitivitySpace(lanes, prepared, [.. choices, .. assumptions], [.. groups]);
    }

    private static SensitivityFactor OfAssumption(UncertainAssumption assumption, PreparedModel model)
    {
        double At(double p) => InputDistribution.Quantile(model, assumption, p);
        return new SensitivityFactor(Name(assumption.Input), FactorKind.Assumption, At(LowQuantile), At(HighQuantile), At(0.5)) { Inputs = [assumption.Input] };
    }

    private static SensitivityFactor? OfThreshold(ThresholdRange range, PreparedModel model)
    {
        ParameterDefinition parameter = model.Pack.Parameters.First(p => p.Id == range.Parameter);
        return parameter.At(model.Locality.Region, model.Locality.EndYear) is { } now
            ? new SensitivityFactor(parameter.Id, FactorKind.Threshold, now - range.Below, now + range.Above, now) { Parameter = parameter }
            : null;
    }

    /// <summary>A lever on money that the scenario does not have moves nothing and is left out.</summary>
    private static SensitivityFactor? OfLever(LeverRange lever, PreparedModel model, Scenario scenario)
    {
        string[] components =
        [
            .. model.Pack.Funding.Components.Where(c => lever.On.Contains(c.Programme) || lever.On.Contains(c.Id)).Select(c => c.Id)
                .Where(c => scenario.Budget.Any(b => b.Component == c && b.Amount > 0)),
        ];
        return lever.Acts == LeverAction.Money && components.Length == 0
            ? null
            : new SensitivityFactor(lever.Id, FactorKind.Lever, lever.Low, lever.High, lever.Acts == LeverAction.Disbursement ? 0 : 1) { Lever = lever, Components = components };
    }

    /// <summary>
    /// Assumptions joined where a chain of correlations links them: shares of variance are defined for independent inputs only, and a group is independent of the others.
    /// </summary>
    private static IEnumerable<SensitivityFactor> Correlated(SensitivityFactor[] assumptions, Scenario scenario)
    {
        int[] group = [.. Enumerable.Range(0, assumptions.Length)];
        foreach (AssumptionCorrelation correlation in scenario.Correlations.Where(c => c.Rho != 0))
        {
            int first = Array.FindIndex(assumptions, a => a.Inputs[0] == correlation.First), second = Array.FindIndex(assumptions, a => a.Inputs[0] == correlation.Second);
            if (first < 0 || second < 0)
            {
                continue;
            }

            (int to, int from) = (Math.Min(group[first], group[second]), Math.Max(group[first], group[second]));
            for (int i = 0; i < group.Length; i++)
            {
                group[i] = group[i] == from ? to : group[i];
            }
        }

        foreach (IGrouping<int, SensitivityFactor> members in assumptions.Select((a, i) => (a, i)).GroupBy(x => group[x.i], x => x.a))
        {
            SensitivityFactor[] all = [.. members];
            yield return all.Length == 1
                ? all[0]
                : new SensitivityFactor(string.Join('+', all.Select(a => a.Id)), FactorKind.Assumption, double.NaN, double.NaN, double.NaN) { Inputs = [.. all.Select(a => a.Inputs[0])] };
        }
    }

    private static string Name(UncertainInput input)
    {
        string name = input.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }
}
