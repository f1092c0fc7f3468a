using Planner.Cli.Arguments;
using Planner.Cli.Hosting;
using Planner.Cli.Output;
using Planner.Cli.Words;
using Planner.Localities.Scenarios;
using Planner.Localities.Units;
using Planner.Rules.Diagnostics;
using Planner.Rules.Drafts;
using Planner.Rules.Pack;
using Planner.Simulation.Explaining;
using Planner.Simulation.Preparation;
using Planner.Workbench.Sessions;

namespace Planner.Cli.Commands;

/// <summary><c>planner explain</c>: one commune in one year, criterion by criterion.</summary>
internal static class ExplainCommand
{
    private static readonly ArgumentSpec Place = new("PATH", Many: false, Phrase.ArgumentExplainPath);
    private static readonly OptionSpec Commune = new("--commune", "ID", Phrase.OptionCommune);
    private static readonly OptionSpec Year = new("--year", "Y", Phrase.OptionYear);
    private static readonly OptionSpec Replicate = new("--replicate", "N", Phrase.OptionReplicate);

    public static readonly CommandSpec Spec = new(
        "explain",
        Phrase.AboutExplain,
        Phrase.HelpExplain,
        [Place],
        [Commune, Year, SharedOptions.Scenario, Replicate, SharedOptions.Seed, SharedOptions.Drafts, SharedOptions.Json],
        Run);

    private static int Run(CommandCall call)
    {
        string path = call.Values(Place)[0];
        string commune = call.Value(Commune) ?? throw new UsageException(Phrase.OptionMissing, Commune.Name, Commune.Value);
        int year = (int)(call.Integer(Year, 1900, 2200) ?? throw new UsageException(Phrase.OptionMissing, Year.Name, Year.Value));
        string? scenario = call.Value(SharedOptions.Scenario);
        int? replicate = (int?)call.Integer(Replicate, 0, int.MaxValue - 1);
        long? seed = call.Integer(SharedOptions.Seed, 0, SharedOptions.MostSeed);
        Explained explained = InputFiles.Read(call, diagnostics => OneScenario.Load(path, scenario, call.Drafts, diagnostics) is { } inputs
            && Explain(inputs, commune, year, replicate, seed, diagnostics) is { } explanation ? new Explained(explanation, inputs.Locality) : null);
        if (call.Has(SharedOptions.Json))
        {
            call.Host.Out.Write(ExplanationDocument.Write(explained.Explanation));
        }
        else
        {
            LocalizedText? notice = explained.Locality.Synthetic ? explained.Locality.SyntheticNotice : null;
            new ExplanationText(call.Texts, call.Host.Width).Write(explained.Explanation, notice, call.Host.Out);
        }

        return ExitCode.Done;
    }

    private static CommuneExplanation? Explain(ComparisonInputs inputs, string commune, int year, int? replicate, long? seed, DiagnosticBag diagnostics)
    {
        // These are faults of the call, not of a file.
        Locality locality = inputs.Locality;
        if (year < locality.StartYear || year > locality.EndYear)
        {
            throw new UsageException(Phrase.YearOutside, year, locality.StartYear, locality.EndYear);
        }

        List<string> communes = [.. locality.Tables[0].Communes.Select(c => c.Id)];
        if (!communes.Contains(commune, StringComparer.Ordinal))
        {
            throw new UsageException(Phrase.UnknownCommune, commune, locality.Id, NearestName.Of(commune, communes) ?? communes[0]);
        }

        if (replicate is null && year > locality.StartYear)
        {
            throw new UsageException(Phrase.ReplicateNeeded, year, locality.StartYear);
        }

        PreparedScenario scenario = inputs.Scenarios[0];
        return CommuneExplainer.Explain(inputs.Model, scenario, commune, year, seed ?? scenario.Scenario.Seed, replicate, diagnostics);
    }

    private sealed record Explained(CommuneExplanation Explanation, Locality Locality);
}
