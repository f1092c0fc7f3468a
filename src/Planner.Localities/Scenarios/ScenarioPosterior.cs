using System.Globalization;
using Planner.Localities.Calibration;
using Planner.Localities.Opening;
using Planner.Localities.Units;
using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;
using Planner.Rules.Pack;

namespace Planner.Localities.Scenarios;

/// <summary>A scenario's <c>posterior</c>: inputs that history informs are drawn from it in place of the scenario's own assumption.</summary>
internal sealed class ScenarioPosterior
{
    private readonly LocalityPosterior posterior;
    private readonly int lastYear;
    private readonly SourceSpan span;

    private ScenarioPosterior(string file, LocalityPosterior posterior, int lastYear, SourceSpan span)
    {
        File = file;
        this.posterior = posterior;
        this.lastYear = lastYear;
        this.span = span;
    }

    /// <summary>The file it was read from.</summary>
    public string File { get; }

    private IEnumerable<PosteriorInput> Informed => posterior.Inputs.Where(i => i.Informed);

    /// <summary>Reads the file that the member names; null where there is none or it has faults.</summary>
    /// <param name="reader">The scenario.</param>
    /// <param name="path">Its file.</param>
    /// <param name="locality">Its locality.</param>
    /// <param name="diagnostics">Receives PLN0502 and the faults of the file.</param>
    public static ScenarioPosterior? Read(ObjectReader reader, string path, Locality locality, DiagnosticBag diagnostics)
    {
        if (reader.OptionalText("posterior") is not { } name)
        {
            return null;
        }

        SourceSpan span = reader.Any("posterior")!.Span;
        if (string.IsNullOrWhiteSpace(name) || Path.IsPathRooted(name) || name.Contains('\\') || name.Contains(':') || name.Any(char.IsControl))
        {
            diagnostics.Error("PLN0502", span, $"the posterior '{name}' must be a path relative to the scenario's folder, with '/'");
            return null;
        }

        string file = LocalFile.Folded(path.Contains('/') ? path[..path.LastIndexOf('/')] : "", name);
        return PosteriorFile.Read(file, diagnostics) is { } posterior ? new ScenarioPosterior(file, posterior.For(locality.Id), posterior.LastYear, span) : null;
    }

    /// <summary>The scenario's assumptions with the informed inputs drawn from the posterior.</summary>
    /// <param name="assumptions">The scenario's own.</param>
    public IReadOnlyList<UncertainAssumption> Over(IReadOnlyList<UncertainAssumption> assumptions)
    {
        UncertainInput[] informed = [.. Informed.Select(i => i.Input)];
        return
        [
            .. assumptions.Where(a => !informed.Contains(a.Input)).Concat(Informed.Select(i => new UncertainAssumption(i.Input, i.Distribution, Reason(i)) { Informed = true }))
                .OrderBy(a => a.Input),
        ];
    }

    /// <summary>The scenario's correlations with those between informed inputs taken from the posterior.</summary>
    /// <param name="correlations">The scenario's own.</param>
    /// <param name="diagnostics">Receives PLN0611 where both together are no correlation matrix.</param>
    public IReadOnlyList<AssumptionCorrelation> Over(IReadOnlyList<AssumptionCorrelation> correlations, DiagnosticBag diagnostics)
    {
        UncertainInput[] informed = [.. Informed.Select(i => i.Input)];
        List<AssumptionCorrelation> all =
        [
            .. correlations.Where(c => !(informed.Contains(c.First) && informed.Contains(c.Second))),
            .. posterior.Correlations.Where(c => informed.Contains(c.First) && informed.Contains(c.Second)),
        ];
        if (all.Count > 0 && !AssumptionReader.IsPositiveDefinite(all))
        {
            diagnostics.Error("PLN0611", span, "the scenario's correlations and those of the posterior contradict each other (their matrix is not positive definite); make the scenario's smaller");
        }

        return all;
    }

    private Provenance Reason(PosteriorInput input) => new(
        null,
        null,
        new LocalizedText(
            string.Create(CultureInfo.InvariantCulture, $"Hậu nghiệm trong {File} ({posterior.Locality}): số liệu quan sát đến năm {lastYear} thu hẹp tiên nghiệm {input.Contraction * 100:0} %."),
            string.Create(CultureInfo.InvariantCulture, $"Posterior of {File} ({posterior.Locality}): observations up to {lastYear} contract the prior by {input.Contraction * 100:0} %.")),
        span);
}
