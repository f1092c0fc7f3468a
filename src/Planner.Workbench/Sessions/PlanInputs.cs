using Planner.Analysis.Optimisation;
using Planner.Localities.Decisions;
using Planner.Localities.Scenarios;
using Planner.Rules.Diagnostics;
using Planner.Rules.Pack;
using Planner.Simulation.Preparation;

namespace Planner.Workbench.Sessions;

/// <summary>What a search for a better plan starts from. The command and the workbench both go this way.</summary>
public static class PlanInputs
{
    /// <summary>Replicates of the verdict where nobody says another number.</summary>
    public const int FreshReplicates = 2000;

    /// <summary>Whose decisions are free where nobody says otherwise: everybody's below the centre.</summary>
    public static IReadOnlyList<string> Deciders => [.. FundingCompanions.Deciders.Where(d => d != "centre")];

    /// <summary>The first year that may be decided: the one after the last that is recorded.</summary>
    /// <param name="inputs">The locality.</param>
    /// <param name="present">The plan that is to become better.</param>
    public static int FirstYear(ComparisonInputs inputs, Scenario present)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(present);
        return (present.Recorded?.Through(inputs.Locality.StartYear) ?? inputs.Locality.StartYear) + 1;
    }

    /// <summary>What may be decided.</summary>
    /// <param name="inputs">The locality.</param>
    /// <param name="present">The plan that is to become better.</param>
    /// <param name="deciders">Whose decisions are free.</param>
    /// <param name="from">First year that may be decided.</param>
    /// <param name="diagnostics">Receives every fault.</param>
    /// <returns>The space, or null when an error was added.</returns>
    public static DecisionSpace? Space(ComparisonInputs inputs, Scenario present, IEnumerable<string> deciders, int from, DiagnosticBag diagnostics)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(diagnostics);
        IReadOnlyList<DecisionDefinition> decisions = FundingCompanions.Decisions(inputs.Model.Pack.Folder, diagnostics);
        return diagnostics.HasErrors
            ? null
            : DecisionSpace.Of(present, inputs.Locality, inputs.Model.Pack, decisions, deciders.ToHashSet(StringComparer.Ordinal), from, diagnostics);
    }

    /// <summary>The other scenarios of the locality that rest on the same recorded years: a plan is held against them.</summary>
    /// <param name="inputs">The locality.</param>
    /// <param name="present">The plan that is to become better.</param>
    /// <param name="diagnostics">Receives every fault.</param>
    /// <returns>The others, or null when an error was added.</returns>
    public static IReadOnlyList<PreparedScenario>? Others(ComparisonInputs inputs, Scenario present, DiagnosticBag diagnostics)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(present);
        ArgumentNullException.ThrowIfNull(diagnostics);
        string folder = Path.GetDirectoryName(present.Files[0]) is { Length: > 0 } own ? own : ".";
        var others = new List<PreparedScenario>();
        foreach (string file in ScenarioPaths.Resolve([folder], diagnostics).SelectMany(g => g.ScenarioFiles))
        {
            if (ScenarioLoader.Load(file, inputs.Locality, inputs.Model.Pack, diagnostics) is { } scenario && scenario.Id != present.Id
                && scenario.Recorded?.Through(inputs.Locality.StartYear) == present.Recorded?.Through(inputs.Locality.StartYear)
                && PreparedScenario.Prepare(inputs.Model, scenario, diagnostics) is { } prepared)
            {
                others.Add(prepared);
            }
        }

        return diagnostics.HasErrors ? null : others;
    }
}
