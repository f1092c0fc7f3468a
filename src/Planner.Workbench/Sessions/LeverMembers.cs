using System.Globalization;
using Planner.Localities.Scenarios;
using Planner.Rules.Documents;
using Planner.Rules.Pack;
using Planner.Workbench.Boards;
using Planner.Workbench.States;
using Planner.Workbench.Views;
using Planner.Workbench.Words;

namespace Planner.Workbench.Sessions;

/// <summary>
/// Levers that are there only where the scenario's files have them, with the coefficients they need: the registration quota, the single levers of docs/scenario-format.md, and what a
/// scenario changes of an allocation rule.
/// </summary>
internal static class LeverMembers
{
    // How far the screen goes where the format sets no end.
    private const double MostFactor = 5;
    private const double MostTimes = 3;
    private const double LeastCeiling = 100;

    private static readonly (string Level, Wording Title)[] Levels = [("newRural", Wording.LeverQuotaNewRural), ("advanced", Wording.LeverQuotaAdvanced), ("model", Wording.LeverQuotaModel)];

    // Shares end where the format ends them (LeverReader); other numbers have their least value from it.
    private static readonly (string Lever, string Member, Wording Title, bool Share, double Least, double Most)[] Members =
    [
        ("conditionalSupport", "recovered", Wording.LeverRecovered, true, 0, 1),
        ("costSharing", "share", Wording.LeverCostSharing, true, 0, 0.9),
        ("householdGathering", "share", Wording.LeverGathering, true, 0, 1),
        ("hangingReservoirs", "share", Wording.LeverReservoirs, true, 0, 1),
        ("householdReview", "inclusionError", Wording.LeverInclusionError, true, 0, 0.9),
        ("householdReview", "exclusionError", Wording.LeverExclusionError, true, 0, 0.9),
        ("infrastructureVersusLivelihood", "share", Wording.LeverLivelihood, true, 0, 1),
        ("remoteRoads", "weight", Wording.LeverRemoteWeight, false, 0, MostFactor),
        ("remoteRoads", "emphasis", Wording.LeverRemoteEmphasis, false, 0.1, MostFactor),
        ("weakestFirst", "focus", Wording.LeverWeakest, false, 0, MostFactor),
        ("officialsAssigned", "share", Wording.LeverOfficials, true, 0, 1),
        ("priorityCommunes", "factor", Wording.LeverPriority, false, 0, MostFactor),
        ("budgetLevels", "districtShare", Wording.LeverDistrictShare, true, 0, 1),
    ];

    /// <summary>What a member of <c>levers</c> is called; null for one that is no lever of the screen.</summary>
    /// <param name="lever">The lever.</param>
    /// <param name="member">Its member; null for a lever that is a value itself.</param>
    public static Wording? TitleOf(string lever, string? member) => (lever, member) switch
    {
        ("disbursementRate", null) => Wording.LeverDisbursement,
        ("concentration", null) => Wording.LeverConcentration,
        ("minorityFocus", null) => Wording.LeverMinority,
        ("avoidDebt", null) => Wording.LeverAvoidDebt,
        ("overlapLoss", null) => Wording.LeverOverlap,
        ("counterpartCeiling", null) => Wording.MemberCounterpart,
        ("programmeIntegration", "share") => Wording.LeverIntegration,
        ("conditionalSupport", "share") => Wording.LeverConditional,
        ("trainingAndJobs", "perWorker") => Wording.LeverPerWorker,
        _ => Members.Where(m => m.Lever == lever && m.Member == member).Select(m => (Wording?)m.Title).FirstOrDefault(),
    };

    /// <summary>The levers that the files have.</summary>
    /// <param name="chain">The scenario's files.</param>
    /// <param name="years">Years of the plan, after the start year.</param>
    public static IEnumerable<LeverItem> Of(ScenarioChain chain, IEnumerable<int> years)
    {
        foreach ((string lever, string member, Wording title, bool share, double least, double most) in Members)
        {
            // What is paid back need not be named: then it is nothing.
            double? named = Number(chain.At("levers", lever, member)) ?? (member == "recovered" && chain.At("levers", lever) is { Kind: JsonKind.Object } ? 0 : null);
            if (named is { } value)
            {
                yield return new LeverItem(
                    lever + "." + member, WorkbenchActions.Said(title), share ? LeverKind.Share : LeverKind.Number, Math.Min(least, value), Math.Max(most, value), share ? 0.05 : 0.1, value, value)
                {
                    Paths = [["levers", lever, member]],
                    Limits = WorkbenchActions.Said(share ? Wording.LimitFormat : Wording.LimitScreen),
                };
            }
        }

        if (Number(chain.At("levers", "trainingAndJobs", "perWorker")) is { } spent && Number(chain.At("levers", "trainingAndJobs", "halfway")) is { } halfway)
        {
            const double Step = 100_000;
            yield return new LeverItem(
                "trainingAndJobs.perWorker", WorkbenchActions.Said(Wording.LeverPerWorker), LeverKind.Million, Math.Min(Step, spent), Math.Max(MostTimes * halfway, spent), Step, spent, spent)
            {
                Paths = [["levers", "trainingAndJobs", "perWorker"]],
                Scale = 1e6,
                Limits = WorkbenchActions.Said(Wording.LimitTraining),
            };
        }

        int[] all = [.. years.Order()];
        foreach (int year in all)
        {
            // A year that is not named goes on with the one before it, and would go on with what is set here.
            string named = year.ToString(CultureInfo.InvariantCulture);
            if (Number(chain.At("levers", "counterpartCeiling", named)) is { } ceiling)
            {
                yield return new LeverItem(
                    "counterpartCeiling." + named, BoardBuilder.Both(l => WorkbenchView.Book.Format(l, Wording.LeverCounterpart, named)), LeverKind.Amount, 0,
                    Math.Max(MostTimes * ceiling, LeastCeiling), Math.Max(1, Math.Round(ceiling / 20)), ceiling, ceiling)
                {
                    Paths = [["levers", "counterpartCeiling", named]],
                    Limits = WorkbenchActions.Said(Wording.LimitScreen),
                };
            }
        }

        if (Number(chain.At("registration", "mostAtOnce")) is { } together)
        {
            yield return new LeverItem(
                "mostAtOnce", WorkbenchActions.Said(Wording.LeverMostAtOnce), LeverKind.Number, 0, Math.Max(100, 2 * together), 1, together, together)
            {
                Paths = [["registration", "mostAtOnce"]],
                Limits = WorkbenchActions.Said(Wording.LimitScreen),
            };
        }

        foreach ((string level, Wording title) in Levels)
        {
            // A level that is not named has no list; a year that is not named registers nobody.
            foreach (int year in chain.At("registration", "quota", level) is null ? [] : all)
            {
                string named = year.ToString(CultureInfo.InvariantCulture);
                double quota = Number(chain.At("registration", "quota", level, named)) ?? 0;
                yield return new LeverItem("quota." + level + "." + named, BoardBuilder.Both(l => WorkbenchView.Book.Format(l, title, named)), LeverKind.Number, 0, Math.Max(30, 2 * quota), 1, quota, quota)
                {
                    Paths = [["registration", "quota", level, named]],
                    Limits = WorkbenchActions.Said(Wording.LimitScreen),
                };
            }
        }
    }

    /// <summary>How much of a year's money is spent in it, by kind of money and year; what is carried over, and what is spent after the autumn review.</summary>
    /// <param name="scenario">The scenario.</param>
    public static IEnumerable<LeverItem> Disbursement(Scenario scenario)
    {
        int[] years = [.. scenario.Budget.Select(b => b.Year).Distinct().Order()];
        foreach (DisbursementRule rule in scenario.Disbursement)
        {
            string kind = rule.Kind == MoneyKind.Capital ? "capital" : "recurrent";
            Wording money = rule.Kind == MoneyKind.Capital ? Wording.MoneyCapital : Wording.MoneyRecurrent;
            LeverItem Item(string name, Func<Language, string> title, string[] path, double least, double most, double value) =>
                new($"disbursement.{kind}.{name}", BoardBuilder.Both(title), LeverKind.Share, least, most, 0.05, value, value)
                {
                    Paths = [["disbursement", kind, .. path]],
                    Limits = WorkbenchActions.Said(Wording.LimitFormat),
                };
            foreach (int year in years.Where(rule.Mean.ContainsKey))
            {
                string named = year.ToString(CultureInfo.InvariantCulture);
                double mean = rule.Mean[year];

                // The format wants it above 0 and below 1: the screen steps by hundredths.
                yield return Item(
                    "mean." + named, l => WorkbenchView.Book.Format(l, Wording.LeverSpent, named, WorkbenchView.Book.Text(l, money)), ["mean", named], Math.Min(0.01, mean), Math.Max(0.99, mean), mean);
            }

            yield return Item("carryOver", l => WorkbenchView.Book.Format(l, Wording.LeverCarryOver, WorkbenchView.Book.Text(l, money)), ["carryOver"], 0, 1, rule.CarryOver);
            yield return Item("lateShare", l => WorkbenchView.Book.Format(l, Wording.LeverLate, WorkbenchView.Book.Text(l, money)), ["lateShare"], 0, 1, rule.LateShare);
        }
    }

    /// <summary>What the scenario changes of the rules that share its money.</summary>
    /// <param name="chain">The scenario's files.</param>
    /// <param name="funding">Programmes and components.</param>
    public static IEnumerable<LeverItem> Allocations(ScenarioChain chain, FundingRules funding)
    {
        IEnumerable<(string Key, LocalizedText Title)> keys =
            [("*", WorkbenchActions.Said(Wording.EveryComponent)), .. funding.Programmes.Select(p => (p.Id, p.Title)), .. funding.Components.Select(c => (c.Id, c.Title))];
        foreach ((string key, LocalizedText title) in keys.Where(k => chain.At("allocations", k.Key) is { Kind: JsonKind.Object }))
        {
            if (Number(chain.At("allocations", key, "concentration")) is { } kept)
            {
                yield return new LeverItem($"allocations.{key}.concentration", BoardBuilder.Both(l => WorkbenchView.Book.Format(l, Wording.LeverKept, title.In(l))), LeverKind.Share, 0, 1, 0.05, kept, kept)
                {
                    Paths = [["allocations", key, "concentration"]],
                    Limits = WorkbenchActions.Said(Wording.LimitFormat),
                };
            }

            foreach ((string member, Wording words) in new[] { ("floor", Wording.LeverFloor), ("ceiling", Wording.LeverCeiling) })
            {
                if (Number(chain.At("allocations", key, member)) is { } amount)
                {
                    yield return new LeverItem(
                        $"allocations.{key}.{member}", BoardBuilder.Both(l => WorkbenchView.Book.Format(l, words, title.In(l))), LeverKind.Million, 0,
                        Math.Max(MostTimes * amount, LeastCeiling), Math.Max(1, Math.Round(amount / 20)), amount, amount)
                    {
                        Paths = [["allocations", key, member]],
                        Limits = WorkbenchActions.Said(Wording.LimitScreen),
                    };
                }
            }
        }
    }

    private static double? Number(JsonValue? value) => value is { Kind: JsonKind.Number } ? value.Number : null;
}
