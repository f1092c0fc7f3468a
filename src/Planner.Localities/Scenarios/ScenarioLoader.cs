using Planner.Localities.Decisions;
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
    /// <summary>Reads a scenario.</summary>
    /// <param name="scenarioFile">Path of the <c>*.scenario.json</c>, as the user named it.</param>
    /// <param name="locality">The locality in whose folder it lies.</param>
    /// <param name="pack">The locality's rules.</param>
    /// <param name="diagnostics">Receives every fault: PLN06xx, and those of reading JSON.</param>
    /// <param name="asOf">The day up to which recorded values are facts, in place of the file's own; null for the file's.</param>
    /// <returns>The scenario, or null when an error was added.</returns>
    public static Scenario? Load(string scenarioFile, Locality locality, RulePack pack, DiagnosticBag diagnostics, string? asOf = null)
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
        Scenario? scenario = ScenarioDocument.Read(path, faults) is { } document ? Read(path, document, locality, pack, faults, asOf) : null;
        diagnostics.AddRange(faults);
        return faults.HasErrors ? null : scenario;
    }

    /// <summary>A scenario's document laid over those it extends, each value with the file and place it comes from: what two scenarios are told apart by.</summary>
    /// <param name="scenarioFile">Path of the <c>*.scenario.json</c>, as the user named it.</param>
    /// <param name="diagnostics">Receives what cannot be read.</param>
    public static JsonValue? Merged(string scenarioFile, DiagnosticBag diagnostics)
    {
        ArgumentNullException.ThrowIfNull(scenarioFile);
        ArgumentNullException.ThrowIfNull(diagnostics);
        return ScenarioDocument.Read(Path.DirectorySeparatorChar == '\\' ? scenarioFile.Replace('\\', '/') : scenarioFile, diagnostics)?.Root;
    }

    /// <summary>Reads a scenario that is at hand as a text and extends files of the folder, as if it stood there.</summary>
    /// <param name="scenarioFile">The path it would have.</param>
    /// <param name="utf8">The text.</param>
    /// <param name="parent">The merged document of the scenario it extends; its member <c>extends</c> is not followed again.</param>
    /// <param name="locality">The locality.</param>
    /// <param name="pack">The locality's rules.</param>
    /// <param name="diagnostics">Receives every fault.</param>
    /// <param name="asOf">As for <see cref="Load"/>.</param>
    /// <returns>The scenario, or null when an error was added.</returns>
    internal static Scenario? LoadText(
        string scenarioFile, ReadOnlySpan<byte> utf8, ScenarioDocument parent, Locality locality, RulePack pack, DiagnosticBag diagnostics, string? asOf = null)
    {
        var faults = new DiagnosticBag();
        Scenario? scenario = ScenarioDocument.Over(parent, scenarioFile, utf8, faults) is { } document ? Read(scenarioFile, document, locality, pack, faults, asOf) : null;
        diagnostics.AddRange(faults);
        return faults.HasErrors ? null : scenario;
    }

    /// <summary>Reads a scenario that is not saved yet; the files it extends are read from the folder.</summary>
    /// <param name="scenarioFile">Path at which it would lie.</param>
    /// <param name="text">What the file would hold, UTF-8.</param>
    /// <param name="locality">The locality in whose folder it would lie.</param>
    /// <param name="pack">The locality's rules.</param>
    /// <param name="diagnostics">Receives every fault, as for a file.</param>
    /// <returns>The scenario, or null when an error was added.</returns>
    public static Scenario? LoadDraft(string scenarioFile, ReadOnlyMemory<byte> text, Locality locality, RulePack pack, DiagnosticBag diagnostics)
    {
        ArgumentNullException.ThrowIfNull(scenarioFile);
        ArgumentNullException.ThrowIfNull(locality);
        ArgumentNullException.ThrowIfNull(pack);
        ArgumentNullException.ThrowIfNull(diagnostics);
        string path = Path.DirectorySeparatorChar == '\\' ? scenarioFile.Replace('\\', '/') : scenarioFile;
        var faults = new DiagnosticBag();
        Scenario? scenario = ScenarioDocument.Read(path, faults, text) is { } document ? Read(path, document, locality, pack, faults) : null;
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

    private static Scenario Read(string path, ScenarioDocument document, Locality locality, RulePack? pack, DiagnosticBag diagnostics, string? asOf = null)
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
        IReadOnlyList<MoneyLimit> limits = OptimiseReader.Read(reader, locality, document.Root);
        IReadOnlyList<UncertainAssumption> assumptions = AssumptionReader.Read(reader);
        IReadOnlyList<AssumptionCorrelation> correlations = AssumptionReader.Correlations(reader, assumptions);
        ScenarioPosterior? posterior = ScenarioPosterior.Read(reader, path, locality, diagnostics);
        Levers levers = LeverReader.Read(reader, locality, pack);
        List<string> files = posterior is null ? [.. document.Files] : [.. document.Files, posterior.File];
        var scenario = new Scenario
        {
            Id = ScenarioDocument.IdOf(path),
            Title = reader.Title(),
            Description = reader.Title("description"),
            Extends = document.Extends,
            Replicates = reader.RequiredInteger("replicates", 1, InputLimits.Replicates),
            Seed = FileMembers.Seed(reader, "the scenario"),
            Budget = BudgetShift.Move(BudgetReader.Read(reader, locality, pack), levers, pack, diagnostics),
            Allocations = AllocationReader.Read(reader, locality, pack),
            Disbursement = RegistrationReader.Disbursement(reader, locality, pack),
            Registration = RegistrationReader.Registration(reader, locality, pack),
            Levers = levers,
            Assumptions = posterior?.Over(assumptions) ?? assumptions,
            Correlations = posterior?.Over(correlations, diagnostics) ?? correlations,
            StatusLoss = reader.OptionalBoolean("statusLoss", true),
            Recorded = MidTermReader.Recorded(reader, path, locality, pack, files, asOf),
            Plan = MidTermReader.Plan(reader, locality, pack),
            Moves = MidTermReader.Moves(reader, locality),
            Limits = limits,
            Files = files,
        };
        reader.Finish();
        return scenario;
    }
}
