using Planner.Localities.Opening;
using Planner.Localities.Policies;
using Planner.Localities.Units;
using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;
using Planner.Rules.Pack;
using Planner.Rules.Pack.Loading;

namespace Planner.Localities.Scenarios;

/// <summary>Reads a scenario file with the files it extends.</summary>
public static class ScenarioLoader
{
    private const int MostReplicates = 10_000_000;

    /// <summary>Reads a scenario.</summary>
    /// <param name="scenarioFile">Path of the <c>*.scenario.json</c>, as the user named it.</param>
    /// <param name="locality">The locality in whose folder it lies.</param>
    /// <param name="pack">The locality's rules.</param>
    /// <param name="diagnostics">Receives every fault: PLN06xx, and those of reading JSON.</param>
    /// <returns>The scenario, or null when an error was added.</returns>
    public static Scenario? Load(string scenarioFile, Locality locality, RulePack pack, DiagnosticBag diagnostics)
    {
        ArgumentNullException.ThrowIfNull(scenarioFile);
        ArgumentNullException.ThrowIfNull(locality);
        ArgumentNullException.ThrowIfNull(pack);
        ArgumentNullException.ThrowIfNull(diagnostics);
        string path = Path.DirectorySeparatorChar == '\\' ? scenarioFile.Replace('\\', '/') : scenarioFile;
        if (!path.EndsWith(ScenarioPaths.Ending, StringComparison.Ordinal))
        {
            diagnostics.Error("PLN0601", SourceSpan.StartOf(path), $"a scenario's file name ends in '{ScenarioPaths.Ending}'");
            return null;
        }

        var faults = new DiagnosticBag();
        Scenario? scenario = ScenarioDocument.Read(path, faults) is { } document ? Read(path, document, locality, pack, faults) : null;
        diagnostics.AddRange(faults);
        return faults.HasErrors ? null : scenario;
    }

    /// <summary>
    /// Reports what is wrong with a scenario whatever the rules say (its JSON, its members, years and ranges), for when the rules or the communes cannot be
    /// read. Names of components, allocation rules and communes, and expressions, are not looked at.
    /// </summary>
    /// <param name="scenarioFile">Path of the <c>*.scenario.json</c>, as the user named it.</param>
    /// <param name="locality">What <c>locality.json</c> alone says.</param>
    /// <param name="diagnostics">Receives every fault.</param>
    public static void CheckForm(string scenarioFile, Locality locality, DiagnosticBag diagnostics)
    {
        ArgumentNullException.ThrowIfNull(scenarioFile);
        ArgumentNullException.ThrowIfNull(locality);
        ArgumentNullException.ThrowIfNull(diagnostics);
        string path = Path.DirectorySeparatorChar == '\\' ? scenarioFile.Replace('\\', '/') : scenarioFile;
        if (ScenarioDocument.Read(path, diagnostics) is { } document)
        {
            _ = Read(path, document, locality, null, diagnostics);
        }
    }

    private static Scenario Read(string path, ScenarioDocument document, Locality locality, RulePack? pack, DiagnosticBag diagnostics)
    {
        // A scenario says itself what it is: title and description are not inherited.
        foreach (string own in (string[])["title", "description"])
        {
            if (document.Own[own] is null)
            {
                diagnostics.Error("PLN0011", document.Own.Span, $"the scenario needs a member '{own}' of its own");
            }
        }

        var reader = new ObjectReader(document.Root, "the scenario", diagnostics);
        reader.OptionalText("$schema");
        reader.Any("extends");
        IReadOnlyList<UncertainAssumption> assumptions = AssumptionReader.Read(reader);
        Levers levers = LeverReader.Read(reader, locality, pack);
        var scenario = new Scenario
        {
            Id = ScenarioDocument.IdOf(path),
            Title = reader.Title(),
            Description = reader.Title("description"),
            Extends = document.Extends,
            Replicates = reader.RequiredInteger("replicates", 1, MostReplicates),
            Seed = Seed(reader),
            Budget = BudgetShift.Move(BudgetReader.Read(reader, locality, pack), levers, pack, diagnostics),
            Allocations = AllocationReader.Read(reader, locality, pack),
            Disbursement = RegistrationReader.Disbursement(reader, locality, pack),
            Registration = RegistrationReader.Registration(reader, locality, pack),
            Levers = levers,
            Assumptions = assumptions,
            Correlations = AssumptionReader.Correlations(reader, assumptions),
            StatusLoss = reader.OptionalBoolean("statusLoss", true),
            Files = document.Files,
        };
        reader.Finish();
        return scenario;
    }

    private static long Seed(ObjectReader reader)
    {
        const double Exact = 9007199254740991; // 2^53 − 1: every whole number up to here is exact in JSON
        double seed = reader.RequiredNumber("seed", 0, Exact);
        if (seed != Math.Floor(seed))
        {
            reader.Diagnostics.Error("PLN0016", reader.Any("seed")!.Span, $"'seed' of the scenario is {reader.Any("seed")!.Raw}; expected a whole number");
        }

        return (long)seed;
    }
}
