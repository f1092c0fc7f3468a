using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;
using Planner.Rules.Pack;

namespace Planner.Localities.Scenarios;

/// <summary>
/// Members named by component, programme or <c>*</c> for all. Of those that fit a component the most particular counts: its own, then its
/// programme's, then <c>*</c>.
/// </summary>
internal static class ComponentKeys
{
    public const string All = "*";

    /// <summary>Reports PLN0605 for a name that is none; without rules every name may be one.</summary>
    public static bool Check(JsonMember member, RulePack? pack, string what, DiagnosticBag diagnostics)
    {
        if (pack is null)
        {
            return true;
        }

        List<string> valid = Valid(pack);
        if (valid.Contains(member.Name, StringComparer.Ordinal))
        {
            return true;
        }

        diagnostics.Error("PLN0605", member.NameSpan, $"'{member.Name}' in {what} is no component, programme or '*'{NearestName.Hint(member.Name, valid)}");
        return false;
    }

    public static T? Of<T>(ComponentDefinition component, IReadOnlyDictionary<string, T> values)
        where T : class =>
        values.GetValueOrDefault(component.Id) ?? values.GetValueOrDefault(component.Programme) ?? values.GetValueOrDefault(All);

    private static List<string> Valid(RulePack pack) =>
        [.. pack.Funding.Components.Select(c => c.Id), .. pack.Funding.Programmes.Select(p => p.Id), All];
}
