using Planner.Localities.Opening;
using Planner.Localities.Scenarios;
using Planner.Localities.Units;
using Planner.Rules.Diagnostics;
using Planner.Simulation.Preparation;

namespace Planner.Workbench.Sessions;

/// <summary>Scenarios of one locality, read, checked and prepared: what a comparison is made from.</summary>
/// <param name="Model">The model of the locality and its rules.</param>
/// <param name="Scenarios">The scenarios on that model; the first is the reference.</param>
public sealed record ComparisonInputs(PreparedModel Model, IReadOnlyList<PreparedScenario> Scenarios)
{
    /// <summary>The locality.</summary>
    public Locality Locality => Model.Locality;

    /// <summary>The scenario others are compared with.</summary>
    public Scenario Reference => Scenarios[0].Scenario;

    /// <summary>Reads one locality with its scenarios.</summary>
    /// <param name="group">The locality and its scenario files, at least one.</param>
    /// <param name="diagnostics">Receives every fault of all files.</param>
    /// <returns>The inputs, or null when an error was added.</returns>
    public static ComparisonInputs? Load(ScenarioGroup group, DiagnosticBag diagnostics)
    {
        ArgumentNullException.ThrowIfNull(group);
        ArgumentNullException.ThrowIfNull(diagnostics);
        if (LocalityFolder.Open(group.LocalityFolder, diagnostics) is not { } opened)
        {
            return null;
        }

        // All files are read before the answer, so that one call reports the faults of all of them.
        PreparedModel? model = PreparedModel.Prepare(opened.Locality, opened.Pack, diagnostics);
        var scenarios = new List<PreparedScenario>();
        foreach (string file in group.ScenarioFiles)
        {
            if (ScenarioLoader.Load(file, opened.Locality, opened.Pack, diagnostics) is { } scenario
                && model is not null
                && PreparedScenario.Prepare(model, scenario, diagnostics) is { } prepared)
            {
                scenarios.Add(prepared);
            }
        }

        return model is null || diagnostics.HasErrors ? null : new ComparisonInputs(model, scenarios);
    }
}
