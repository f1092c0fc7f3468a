using System.Text.RegularExpressions;
using Planner.Localities.Units;
using Planner.Rules.Diagnostics;
using Planner.Rules.Language;
using Planner.Rules.Pack;

namespace Planner.Localities.Opening;

/// <summary>Checks expressions over <c>commune</c>, <c>year</c> and <c>p</c> where locality and scenario files write them, so that faults show at load.</summary>
internal sealed partial class CommuneExpressions(Locality locality, RulePack? pack)
{
    // Without rules nothing is known that an expression may name.
    private readonly InputLayout? layout = pack is null ? null : new PackLayouts(pack.Indicators, pack.Parameters, pack.Metrics, locality.StartYear, locality.EndYear).Commune;

    /// <summary>Reports what is wrong with an expression (PLN03xx); nothing for null.</summary>
    public void Check(RuleText? text, ExpressionKind kind, DiagnosticBag diagnostics)
    {
        if (text is not null && layout is not null)
        {
            string[] unneeded = [.. Fields().Matches(text.Text).Select(m => m.Groups[1].Value).Where(pack!.Unneeded.ContainsKey).Distinct(StringComparer.Ordinal)];
            if (unneeded.Length > 0)
            {
                diagnostics.Error("PLN0525", text.Value.Span, $"the locality holds no values of {string.Join(", ", unneeded.Select(u => $"'{u}'"))}, as no rule of it reads them; name them in 'indicators' of {LocalityHeaderReader.FileName}");
                return;
            }

            ExpressionCompiler.CheckForLanes(ExpressionText.FromJson(text.Value), layout, kind, diagnostics);
        }
    }

    [GeneratedRegex(@"\bcommune\s*\.\s*([\p{L}_][\p{L}\p{Nd}_]*)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Fields();
}
