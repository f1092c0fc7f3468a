using Planner.Localities.Opening;
using Planner.Localities.Scenarios;
using Planner.Localities.Units;
using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;
using Planner.Rules.Drafts;
using Planner.Simulation.Preparation;
using Planner.Simulation.Running;
using Planner.Simulation.Storing;

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

    /// <summary>What each scenario's run depends on; null where a file changed while it was read.</summary>
    /// <param name="options">Replicates and seed.</param>
    public IReadOnlyList<RunIdentity?> Identities(RunOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return [.. Scenarios.Select(s => RunIdentity.Of(Model.Locality, Model.Pack, s.Scenario, options.Seed, options.Replicates, DigestOf))];
    }

    /// <summary>What the reference's number of replicates of a scenario is addressed by; null for no such scenario, and where a file changed while it was read.</summary>
    /// <param name="id">Id of the scenario.</param>
    public string? AddressOf(string id) => Scenarios.FirstOrDefault(s => s.Scenario.Id == id) is { } scenario
        ? RunIdentity.Of(Model.Locality, Model.Pack, scenario.Scenario, Reference.Seed, Reference.Replicates, DigestOf)?.Address.Hex
        : null;

    /// <summary>What a file held when it was read; null when it changed meanwhile or was not read at all.</summary>
    public Func<string, FileDigest?> DigestOf { get; init; } = _ => null;

    /// <summary>Reads one locality with its scenarios.</summary>
    /// <param name="group">The locality and its scenario files, at least one.</param>
    /// <param name="diagnostics">Receives every fault of all files.</param>
    /// <param name="drafts">Which drafts of the rule files hold besides what is in force; null for none.</param>
    /// <param name="asOf">The day up to which recorded values are facts, in place of the scenarios' own; null for theirs. Runs of such inputs are not to be kept.</param>
    /// <param name="rulesFolder">The rules folder in place of the one that the locality names; null for its own.</param>
    /// <param name="referenceReady">Told of the inputs with the reference alone as soon as that is prepared without faults, before the other scenarios are read; null for nobody.</param>
    /// <returns>The inputs, or null when an error was added.</returns>
    public static ComparisonInputs? Load(
        ScenarioGroup group, DiagnosticBag diagnostics, DraftSelection? drafts = null, string? asOf = null, string? rulesFolder = null, Action<ComparisonInputs>? referenceReady = null)
    {
        ArgumentNullException.ThrowIfNull(group);
        ArgumentNullException.ThrowIfNull(diagnostics);
        OpenedLocality? folder = rulesFolder is null
            ? LocalityFolder.Open(group.LocalityFolder, diagnostics, drafts)
            : LocalityFolder.OpenUnder(group.LocalityFolder, rulesFolder, diagnostics, drafts);
        if (folder is not { } opened)
        {
            return null;
        }

        // All files are read before the answer, so that one call reports the faults of all of them.
        PreparedModel? model = PreparedModel.Prepare(opened.Locality, opened.Pack, diagnostics);
        var scenarios = new List<PreparedScenario>();
        foreach (string file in group.ScenarioFiles)
        {
            if (ScenarioLoader.Load(file, opened.Locality, opened.Pack, diagnostics, asOf) is { } scenario
                && model is not null
                && PreparedScenario.Prepare(model, scenario, diagnostics) is { } prepared)
            {
                scenarios.Add(prepared);
                if (scenarios.Count == 1 && file == group.ScenarioFiles[0] && !diagnostics.HasErrors && referenceReady is not null)
                {
                    // Of its own: the bag is written to while this one is read.
                    var soFar = new DiagnosticBag();
                    soFar.AddRange(diagnostics);
                    referenceReady(new ComparisonInputs(model, [prepared]) { DigestOf = soFar.DigestOf });
                }
            }
        }

        return model is null || diagnostics.HasErrors ? null : new ComparisonInputs(model, scenarios) { DigestOf = diagnostics.DigestOf };
    }
}
