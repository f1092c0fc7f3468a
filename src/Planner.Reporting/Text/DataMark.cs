using Planner.Analysis.Comparison;
using Planner.Localities.Units;
using Planner.Rules.Pack;
using Planner.Simulation.Recording;

namespace Planner.Reporting.Text;

/// <summary>What every table, chart and row of a comparison must carry so that nobody takes it for more than it is: synthetic data, drafts of rules.</summary>
internal static class DataMark
{
    /// <summary>The mark, or null where the data are real and the rules official.</summary>
    /// <param name="comparison">The comparison.</param>
    /// <param name="language">The language.</param>
    public static string? Of(EnsembleComparison comparison, Language language) => Of(comparison.Locality, comparison.Pack, language);

    /// <summary>The mark of one run.</summary>
    /// <param name="ensemble">The run.</param>
    /// <param name="language">The language.</param>
    public static string? Of(Ensemble ensemble, Language language) => Of(ensemble.Locality, ensemble.Pack, language);

    /// <summary>The mark of a locality's data under rules.</summary>
    /// <param name="locality">The locality.</param>
    /// <param name="pack">The rules.</param>
    /// <param name="language">The language.</param>
    public static string? Of(Locality locality, RulePack pack, Language language)
    {
        string? synthetic = locality.Synthetic ? locality.SyntheticNotice.In(language) : null;
        string[] marks = [.. new[] { synthetic, OfDrafts(pack, language) }.OfType<string>()];
        return marks.Length == 0 ? null : string.Join(". ", marks);
    }

    /// <summary>The mark of drafts alone, or null where none holds.</summary>
    /// <param name="pack">The rules.</param>
    /// <param name="language">The language.</param>
    public static string? OfDrafts(RulePack pack, Language language) =>
        pack.Drafts.Count == 0 ? null : Messages.In(language).Say("table.drafts", ("names", string.Join(", ", pack.Drafts)));
}
