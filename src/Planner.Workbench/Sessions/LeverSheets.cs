using System.Collections.Immutable;
using System.Globalization;
using Planner.Localities.Scenarios;
using Planner.Rules.Documents;
using Planner.Rules.Pack;
using Planner.Workbench.Boards;
using Planner.Workbench.States;
using Planner.Workbench.Views;
using Planner.Workbench.Words;

namespace Planner.Workbench.Sessions;

/// <summary>Reads the levers of a scenario: the sheet from which a new scenario is made.</summary>
internal static class LeverSheets
{
    private const double MostFactor = 3;

    /// <summary>The sheet of a scenario.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="chain">Its files.</param>
    /// <param name="pack">The rules.</param>
    public static LeverSheet Of(Scenario scenario, ScenarioChain chain, RulePack pack)
    {
        var items = new List<LeverItem>();
        string[] funded = [.. scenario.Budget.Select(b => b.Component).Distinct(StringComparer.Ordinal)];
        ComponentDefinition[] components = [.. pack.Funding.Components.Where(c => funded.Contains(c.Id, StringComparer.Ordinal))];
        ProgrammeDefinition[] programmes = [.. pack.Funding.Programmes.Where(p => components.Any(c => c.Programme == p.Id))];
        double whole = Number(chain.At("budgetFactors", "*")) ?? 1;
        foreach (ProgrammeDefinition programme in programmes)
        {
            double factor = Number(chain.At("budgetFactors", programme.Id)) ?? whole;
            items.Add(new LeverItem("factor." + programme.Id, BoardBuilder.Both(l => WorkbenchView.Book.Format(l, Wording.LeverFactor, programme.Title.In(l), programme.Id)), LeverKind.Factor, 0, Math.Max(MostFactor, factor), 0.05, factor, factor)
            {
                Paths = [["budgetFactors", programme.Id]],
                Limits = Text(Wording.LimitScreen),
            });
        }

        Levers levers = scenario.Levers;
        items.Add(Share("disbursementRate", Wording.LeverDisbursement, levers.DisbursementRate, 0.99, ["levers", "disbursementRate"]));
        items.Add(Share("concentration", Wording.LeverConcentration, levers.Concentration, 1, ["levers", "concentration"]));
        items.Add(Share("integration", Wording.LeverIntegration, levers.ProgrammeIntegration?.Share ?? 0, 1, ["levers", "programmeIntegration", "share"])
            with
        { Locked = levers.ProgrammeIntegration is null ? Text(Wording.LeverNeedsCoefficients) : null });
        items.Add(Share("conditional", Wording.LeverConditional, levers.ConditionalSupport?.Share ?? 0, 1, ["levers", "conditionalSupport", "share"])
            with
        { Locked = levers.ConditionalSupport is null ? Text(Wording.LeverNeedsCoefficients) : null });
        items.Add(new LeverItem("minority", Text(Wording.LeverMinority), LeverKind.Number, 0, Math.Max(5, levers.MinorityFocus), 0.1, levers.MinorityFocus, levers.MinorityFocus)
        {
            Paths = [["levers", "minorityFocus"]],
            Limits = Text(Wording.LimitScreen),
        });
        items.Add(Share("overlapLoss", Wording.LeverOverlap, levers.OverlapLoss, 1, ["levers", "overlapLoss"]));
        items.Add(new LeverItem("avoidDebt", Text(Wording.LeverAvoidDebt), LeverKind.Switch, 0, 1, 1, levers.AvoidDebt ? 1 : 0, levers.AvoidDebt ? 1 : 0) { Paths = [["levers", "avoidDebt"]] });
        items.AddRange(LeverMembers.Of(chain, scenario.Budget.Select(b => b.Year).Distinct()));
        items.AddRange(programmes.Select(p => Allocation(p, components, scenario, pack)).OfType<LeverItem>());
        items.AddRange(LeverMembers.Allocations(chain, pack.Funding));
        items.AddRange(LeverMembers.Disbursement(scenario));
        foreach (IGrouping<string, BudgetLine> line in scenario.Budget.GroupBy(b => b.Id, StringComparer.Ordinal))
        {
            ComponentDefinition component = components.First(c => c.Id == line.First().Component);
            foreach (BudgetLine year in line.OrderBy(l => l.Year))
            {
                string named = year.Year.ToString(CultureInfo.InvariantCulture);

                // The year stands first: it tells the lines apart where long titles are cut. The sheet shows and sets what the file says, before the factors above.
                if (Number(chain.At("budgets", line.Key, "amounts", named)) is { } amount)
                {
                    items.Add(new LeverItem(
                        "amount." + line.Key + "." + named, BoardBuilder.Both(l => $"{named} {component.Title.In(l)}, {SourceName(year.Source, l)}"), LeverKind.Amount, 0,
                        Math.Max(3 * amount, 100), Math.Max(1, Math.Round(amount / 20)), amount, amount)
                    {
                        Paths = [["budgets", line.Key, "amounts", named]],
                        Limits = Text(Wording.LimitScreen),
                    });
                }
            }
        }

        return new LeverSheet(scenario.Id, scenario.Title, [.. items]);
    }

    private static LeverItem? Allocation(ProgrammeDefinition programme, ComponentDefinition[] components, Scenario scenario, RulePack pack)
    {
        string[] own = [.. components.Where(c => c.Programme == programme.Id).Select(c => c.Id)];
        AllocationRule[] rules = [.. pack.Funding.Allocations.Values.OrderBy(r => r.Id, StringComparer.Ordinal)];
        string[] held = [.. own.Select(c => scenario.Allocations.TryGetValue(c, out AllocationRule? rule) ? rule.Id : "").Distinct(StringComparer.Ordinal)];
        int at = Array.FindIndex(rules, r => r.Id == held[0]);

        // Where the components of a programme follow different rules, the first choice keeps them as they are.
        LocalizedText[] names = [Text(held.Length == 1 && at >= 0 ? Wording.AllocationAsIs : Wording.AllocationMixed, held.Length == 1 && at >= 0 ? rules[at].Title : null), .. rules.Select(r => r.Title)];
        return new LeverItem("allocation." + programme.Id, BoardBuilder.Both(l => WorkbenchView.Book.Format(l, Wording.LeverAllocation, programme.Title.In(l), programme.Id)), LeverKind.Choice, 0, rules.Length, 1, 0, 0)
        {
            Choices = names,
            ChoiceIds = ["", .. rules.Select(r => r.Id)],
            Paths = [.. own.Select(c => new[] { "allocations", c })],
        };
    }

    private static LeverItem Share(string key, Wording title, double value, double most, string[] path) =>
        new(key, Text(title), LeverKind.Share, 0, most, 0.05, value, value) { Paths = [path], Limits = Text(Wording.LimitFormat) };

    private static string SourceName(MoneySource source, Language language) => WorkbenchView.Book.Text(
        language,
        source switch
        {
            MoneySource.Central => Wording.SourceCentral,
            MoneySource.Province => Wording.SourceProvince,
            MoneySource.District => Wording.SourceDistrict,
            MoneySource.Commune => Wording.SourceCommune,
            MoneySource.Credit => Wording.SourceCredit,
            MoneySource.Enterprise => Wording.SourceEnterprise,
            _ => Wording.SourcePeople,
        });

    private static double? Number(JsonValue? value) => value is { Kind: JsonKind.Number } ? value.Number : null;

    private static LocalizedText Text(Wording wording, LocalizedText? value = null) => BoardBuilder.Both(l => WorkbenchView.Book.Format(l, wording, value?.In(l)));
}
