using System.Text.RegularExpressions;
using Planner.Rules.Drafts;
using Planner.Rules.Language;
using Planner.Rules.Pack;
using Planner.Rules.Workflows;
using Planner.Simulation.Preparation;

namespace Planner.Simulation.Explaining;

/// <summary>The parameters that hold for one commune in one year, with where each comes from.</summary>
/// <param name="model">The model.</param>
/// <param name="year">The year.</param>
/// <param name="sharedOffset">Where the commune's parameters of the year begin in the shared bank.</param>
internal sealed class ParametersInForce(PreparedModel model, int year, int sharedOffset)
{
    /// <summary>Those that a comparison of a rule reads by name.</summary>
    public IReadOnlyList<ParameterResult> ReadBy(CompiledRule rule, string comparison)
    {
        HashSet<string> named = new(StringComparer.OrdinalIgnoreCase);
        foreach (InputField input in rule.Expression?.Inputs ?? [])
        {
            if (input.Record == "p" && Regex.IsMatch(comparison, $@"\b{Regex.Escape(input.Path)}\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant))
            {
                named.Add(input.Name);
            }
        }

        return named.Count == 0 ? [] : [.. model.Pack.Parameters.Where(p => named.Contains(p.Id)).Select(One).OfType<ParameterResult>()];
    }

    private ParameterResult? One(ParameterDefinition parameter)
    {
        string region = model.Pack.Regions[(sharedOffset - model.SharedOffset(0, year)) / (1 + model.Pack.Parameters.Count)];
        if (parameter.RowAt(region, year) is not { } row)
        {
            return null;
        }

        Provenance provenance = row.Provenance ?? parameter.Provenance;
        AppliedChange? change = model.Pack.Changes.FirstOrDefault(c => c.Change.Span == row.Span);
        return new ParameterResult(parameter.Id, row.Value, parameter.Unit, provenance.Source, provenance.Assumption, change?.Draft, row.Span);
    }
}
